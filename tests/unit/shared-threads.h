/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/thread.h"

G_BEGIN_DECLS

/* The stored threads of Hacker News below LT_SHARED that have comments; NULL where that is not set or not there. */
GPtrArray *lt_shared_threads_load (void);
/* The stored threads of a file of Firebase items, one a line. */
GPtrArray *lt_threads_from_items (const char *path);

G_END_DECLS
