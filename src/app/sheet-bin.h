/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A child that would like to be of a given height, whatever it shows: a bottom sheet takes what its content would like. */
#define LT_TYPE_SHEET_BIN (lt_sheet_bin_get_type ())
G_DECLARE_FINAL_TYPE (LtSheetBin, lt_sheet_bin, LT, SHEET_BIN, GtkWidget)

/* @height: in pixels; where there is less room it is less high, and never lower than the child can be */
void lt_sheet_bin_set_height (LtSheetBin *self, int height);

G_END_DECLS
