/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cancelled by a person or by the end of what asked: nothing to tell. */
gboolean lt_error_is_silent (const GError *error);
/* What went wrong as a sentence for a person. (transfer full) */
char *lt_error_sentence (const GError *error);

G_END_DECLS
