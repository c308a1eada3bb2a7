/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A submission's title without what its site and its excitement add: "Show HN:", "[pdf]", pictographs, "!!!". */
char *lt_title_clean (const char *title);

G_END_DECLS
