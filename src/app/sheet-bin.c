/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/sheet-bin.h"

struct _LtSheetBin
{
  GtkWidget parent_instance;

  int height;
};

G_DEFINE_FINAL_TYPE (LtSheetBin, lt_sheet_bin, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
lt_sheet_bin_get_request_mode (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
lt_sheet_bin_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *natural = MAX (*minimum, LT_SHEET_BIN (widget)->height);
}

static void
lt_sheet_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
lt_sheet_bin_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lt_sheet_bin_parent_class)->dispose (object);
}

static void
lt_sheet_bin_class_init (LtSheetBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_sheet_bin_dispose;
  widget_class->get_request_mode = lt_sheet_bin_get_request_mode;
  widget_class->measure = lt_sheet_bin_measure;
  widget_class->size_allocate = lt_sheet_bin_size_allocate;
}

static void
lt_sheet_bin_init (LtSheetBin *self)
{
}

void
lt_sheet_bin_set_height (LtSheetBin *self, int height)
{
  g_return_if_fail (LT_IS_SHEET_BIN (self));

  if (self->height == height)
    return;
  self->height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
