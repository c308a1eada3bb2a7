/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/reading.h"

G_BEGIN_DECLS

/* The products, companies and people that most authors of the counted comments name and @title does not, at most
 * @limit, most named first. (transfer full) (element-type utf8) */
GPtrArray *lt_names_find (const LtReading *reading, const char *title, guint limit);

G_END_DECLS
