/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/thread.h"

G_BEGIN_DECLS

/* Threads of invented people for the tests of the analysis. */
LtThread *lt_make_thread (const char *title, const char *link, const char *text);
/* A comment below @parent (a number, 0: at the top); gives its number. Ids are "hn-<number>". */
guint lt_make_comment (LtThread *thread, guint parent, const char *author, const char *text);

G_END_DECLS
