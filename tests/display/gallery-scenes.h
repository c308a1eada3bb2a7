/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the gallery shows: a widget in all its states, or a page of the community pane in one. */
typedef struct
{
  const char *name;
  GtkWidget *(*build) (void);
  int width, height;
  void (*arrange) (GtkWidget *content); /* once it is on the screen, or NULL */
} GalleryScene;

/* Ends with one that has no name. */
extern const GalleryScene gallery_scenes[];

G_END_DECLS
