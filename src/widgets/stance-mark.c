/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "widgets/stance-mark.h"

#include "widgets/stance-paint.h"

/* Lines and dots a shape is wide; more would blur at 12 pixels. */
#define PITCHES 3.5f

struct _LtStanceMark
{
  GtkWidget parent_instance;

  LtStance stance;
  GskPath *shape; /* for the size of the last drawing */
  float size;
};

G_DEFINE_FINAL_TYPE (LtStanceMark, lt_stance_mark, GTK_TYPE_WIDGET)

static void
lt_stance_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LtStanceMark *self = LT_STANCE_MARK (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float size = MIN (width, height);
  GdkRGBA colour;

  if (size <= 0)
    return;
  if (self->shape == NULL || self->size != size)
    {
      g_clear_pointer (&self->shape, gsk_path_unref);
      self->shape = lt_stance_shape (self->stance, size);
      self->size = size;
    }
  gtk_widget_get_color (widget, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - size) / 2, (height - size) / 2));
  lt_stance_append_fill (snapshot, self->shape, self->stance, &colour, size / PITCHES);
  gtk_snapshot_restore (snapshot);
}

static void
lt_stance_mark_dispose (GObject *object)
{
  LtStanceMark *self = LT_STANCE_MARK (object);

  g_clear_pointer (&self->shape, gsk_path_unref);

  G_OBJECT_CLASS (lt_stance_mark_parent_class)->dispose (object);
}

static void
lt_stance_mark_class_init (LtStanceMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_stance_mark_dispose;
  widget_class->snapshot = lt_stance_mark_snapshot;

  gtk_widget_class_set_css_name (widget_class, "stance-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lt_stance_mark_init (LtStanceMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), lt_stance_css_class (self->stance));
}

GtkWidget *
lt_stance_mark_new (LtStance stance)
{
  LtStanceMark *self = g_object_new (LT_TYPE_STANCE_MARK, NULL);

  lt_stance_mark_set_stance (self, stance);
  return GTK_WIDGET (self);
}

LtStance
lt_stance_mark_get_stance (LtStanceMark *self)
{
  g_return_val_if_fail (LT_IS_STANCE_MARK (self), LT_STANCE_UNCLEAR);

  return self->stance;
}

void
lt_stance_mark_set_stance (LtStanceMark *self, LtStance stance)
{
  g_return_if_fail (LT_IS_STANCE_MARK (self));

  if (self->stance == stance)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), lt_stance_css_class (self->stance));
  self->stance = stance;
  gtk_widget_add_css_class (GTK_WIDGET (self), lt_stance_css_class (stance));
  g_clear_pointer (&self->shape, gsk_path_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
