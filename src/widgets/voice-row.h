/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/voice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A quotation as a card. Signals: activated (), open-on-site (), copied (). */
#define LT_TYPE_VOICE_ROW (lt_voice_row_get_type ())
G_DECLARE_FINAL_TYPE (LtVoiceRow, lt_voice_row, LT, VOICE_ROW, GtkWidget)

/* Only for a voice that was verified word for word. The voice is copied. */
GtkWidget *lt_voice_row_new (const LtVoice *voice);
const LtVoice *lt_voice_row_get_voice (LtVoiceRow *self);
/* The quotation with who said it, where and when. (transfer full) */
char *lt_voice_row_dup_attributed (LtVoiceRow *self);

G_END_DECLS
