/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What tests and tools see of a window without a display of theirs:
 *   LLM_TRACKER_TIMING=1      prints when the list and articles were painted, since LLM_TRACKER_SPAWNED (µs, monotonic)
 *   LLM_TRACKER_PICTURE=FILE  saves the window as a picture once the first story is shown, and says so
 *   LLM_TRACKER_PICTURE_QUIT=1  then ends
 */
void lt_witness_list_painted (void);
/* @asked: when the story was asked for, in µs */
void lt_witness_story_painted (gint64 asked);
/* What is to be seen can be seen. */
void lt_witness_ready (GtkWindow *window);

G_END_DECLS
