/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "widgets/text-block.h"

#define LINE_SPACING 1.2f
/* Wide enough for a word in a narrow pane; longer ones break. */
#define MINIMUM_CHARACTERS 8
#define NATURAL_CHARACTERS 60

/*
 * A GtkLabel that wraps lays its text out at its least, its natural and its given width; for two hundred rows of a page of text
 * each that is most of the time that a list takes to open. This lays it out at the given width alone, and keeps that layout.
 */
struct _LtTextBlock
{
  GtkWidget parent_instance;

  char *text;
  PangoLayout *layout; /* NULL until needed after a change of style */
};

G_DEFINE_FINAL_TYPE (LtTextBlock, lt_text_block, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static PangoLayout *
ensure_layout (LtTextBlock *self)
{
  if (self->layout != NULL)
    return self->layout;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (self->layout, LINE_SPACING);
  return self->layout;
}

static int
width_of_characters (LtTextBlock *self, int characters)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) * characters / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return width;
}

static int
height_for_width (LtTextBlock *self, int width)
{
  PangoLayout *layout = ensure_layout (self);
  int height;

  pango_layout_set_width (layout, width < 0 ? -1 : width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static GtkSizeRequestMode
lt_text_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lt_text_block_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  LtTextBlock *self = LT_TEXT_BLOCK (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width_of_characters (self, MINIMUM_CHARACTERS);
      *natural = width_of_characters (self, NATURAL_CHARACTERS);
    }
  else
    *minimum = *natural = height_for_width (self, for_size < 0 ? width_of_characters (self, NATURAL_CHARACTERS) : for_size);
}

static void
lt_text_block_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LtTextBlock *self = LT_TEXT_BLOCK (widget);
  GdkRGBA colour;

  height_for_width (self, gtk_widget_get_width (widget));
  gtk_widget_get_color (widget, &colour);
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
}

static void
lt_text_block_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lt_text_block_parent_class)->css_changed (widget, change);

  g_clear_object (&LT_TEXT_BLOCK (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
lt_text_block_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  g_clear_object (&LT_TEXT_BLOCK (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
lt_text_block_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (lt_text_block_parent_class)->system_setting_changed (widget, setting);

  /* The size of text, its rendering or its font have changed. */
  g_clear_object (&LT_TEXT_BLOCK (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
lt_text_block_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, LT_TEXT_BLOCK (object)->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_text_block_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TEXT:
      lt_text_block_set_text (LT_TEXT_BLOCK (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_text_block_finalize (GObject *object)
{
  LtTextBlock *self = LT_TEXT_BLOCK (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (lt_text_block_parent_class)->finalize (object);
}

static void
lt_text_block_class_init (LtTextBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = lt_text_block_finalize;
  object_class->get_property = lt_text_block_get_property;
  object_class->set_property = lt_text_block_set_property;
  widget_class->get_request_mode = lt_text_block_get_request_mode;
  widget_class->measure = lt_text_block_measure;
  widget_class->snapshot = lt_text_block_snapshot;
  widget_class->css_changed = lt_text_block_css_changed;
  widget_class->direction_changed = lt_text_block_direction_changed;
  widget_class->system_setting_changed = lt_text_block_system_setting_changed;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "text-block");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
lt_text_block_init (LtTextBlock *self)
{
  self->text = g_strdup ("");
}

GtkWidget *
lt_text_block_new (void)
{
  return g_object_new (LT_TYPE_TEXT_BLOCK, NULL);
}

const char *
lt_text_block_get_text (LtTextBlock *self)
{
  g_return_val_if_fail (LT_IS_TEXT_BLOCK (self), NULL);

  return self->text;
}

void
lt_text_block_set_text (LtTextBlock *self, const char *text)
{
  g_return_if_fail (LT_IS_TEXT_BLOCK (self));

  if (!g_set_str (&self->text, text != NULL ? text : ""))
    return;
  if (self->layout != NULL)
    pango_layout_set_text (self->layout, self->text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}
