/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Wrapped text for rows of lists. Property: text (string). */
#define LT_TYPE_TEXT_BLOCK (lt_text_block_get_type ())
G_DECLARE_FINAL_TYPE (LtTextBlock, lt_text_block, LT, TEXT_BLOCK, GtkWidget)

GtkWidget *lt_text_block_new (void);
const char *lt_text_block_get_text (LtTextBlock *self);
void lt_text_block_set_text (LtTextBlock *self, const char *text);

G_END_DECLS
