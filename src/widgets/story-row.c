/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/story-row.h"

#include "widgets/sentiment-bar.h"
#include "widgets/words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TITLE_LINES 2
/* Between what stands side by side, and between the title and what is below, in pixels. */
#define GAP 8
#define LINE_GAP 3

/*
 * A list view keeps some two hundred of these, so they are built here without a template, of an inscription that never
 * measures its text, and all are of one height: the scroll bar stays true. A title is measured once, on one line, to
 * know whether it needs a second: with only one, title and meta stand in the middle of the row together.
 *
 * CSS nodes: story-row[.unread][.loading] ├── dot ├── inscription.title ├── box.meta ╰── image.star
 */
struct _LtStoryRow
{
  GtkWidget parent_instance;

  GtkWidget *dot;
  GtkWidget *title;
  GtkWidget *meta_box;
  GtkWidget *meta;
  GtkWidget *updated;
  GtkWidget *not_cached;
  GtkWidget *bar;
  GtkWidget *star;

  LtStoryItem *item;
  gulong notify_id;
  int title_width; /* on one line; negative while it is not known */
  gboolean offline;
};

G_DEFINE_FINAL_TYPE (LtStoryRow, lt_story_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ITEM,
  PROP_OFFLINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* "HN, r/LocalLLaMA · 3 h · 412 comments" */
static char *
meta_text (LtStoryItem *item)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  const char *places = lt_story_item_get_places (item);
  int comments = lt_story_item_get_comments (item);
  g_autofree char *time = lt_relative_time (lt_story_item_get_published (item));

  if (places != NULL && *places != '\0')
    g_strv_builder_add (parts, places);
  if (*time != '\0')
    g_strv_builder_add (parts, time);
  if (comments >= 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%d comment", "%d comments", (unsigned long) comments), comments));
  strings = g_strv_builder_end (parts);
  return g_strjoinv (" · ", strings);
}

static void
update_text (LtStoryRow *self)
{
  const char *title = lt_story_item_get_title (self->item);
  g_autofree char *meta = meta_text (self->item);

  self->title_width = -1;
  gtk_inscription_set_text (GTK_INSCRIPTION (self->title), title != NULL ? title : "");
  gtk_label_set_label (GTK_LABEL (self->meta), meta);
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
update_marks (LtStoryRow *self)
{
  gboolean loading = lt_story_item_get_loading (self->item);

  set_css_class (GTK_WIDGET (self), "loading", loading);
  set_css_class (GTK_WIDGET (self), "unread", !loading && !lt_story_item_get_read (self->item));
  gtk_widget_set_visible (self->updated, lt_story_item_get_updated (self->item));
  gtk_widget_set_visible (self->star, lt_story_item_get_saved (self->item));
  gtk_widget_set_visible (self->not_cached,
                          self->offline && !loading && lt_story_item_get_cached (self->item) != LT_CACHED_WHOLE);
}

static void
update (LtStoryRow *self)
{
  if (self->item == NULL)
    return;
  update_text (self);
  update_marks (self);
  lt_sentiment_bar_set_sentiment (LT_SENTIMENT_BAR (self->bar), lt_story_item_get_sentiment (self->item));
}

static void
notify_cb (LtStoryItem *item, GParamSpec *pspec, LtStoryRow *self)
{
  const char *name = g_param_spec_get_name (pspec);

  if (g_strcmp0 (name, "sentiment") == 0)
    lt_sentiment_bar_set_sentiment (LT_SENTIMENT_BAR (self->bar), lt_story_item_get_sentiment (item));
  else if (g_strcmp0 (name, "title") == 0 || g_strcmp0 (name, "places") == 0
           || g_strcmp0 (name, "published") == 0 || g_strcmp0 (name, "comments") == 0)
    update_text (self);
  else
    update_marks (self);
}

static void
lt_story_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtStoryRow *self = LT_STORY_ROW (object);

  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_OFFLINE:
      g_value_set_boolean (value, self->offline);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_story_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LtStoryRow *self = LT_STORY_ROW (object);

  switch (id)
    {
    case PROP_ITEM:
      lt_story_row_set_item (self, g_value_get_object (value));
      break;
    case PROP_OFFLINE:
      lt_story_row_set_offline (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_story_row_dispose (GObject *object)
{
  LtStoryRow *self = LT_STORY_ROW (object);

  lt_story_row_set_item (self, NULL);
  g_clear_pointer (&self->dot, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->meta_box, gtk_widget_unparent);
  g_clear_pointer (&self->star, gtk_widget_unparent);

  G_OBJECT_CLASS (lt_story_row_parent_class)->dispose (object);
}

/* Where it is on, the star has a place at the end of the line. */
static int
star_place (LtStoryRow *self)
{
  int width = 0;

  if (!gtk_widget_should_layout (self->star))
    return 0;
  gtk_widget_measure (self->star, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width + GAP;
}

static GtkRequisition
natural_size (GtkWidget *widget)
{
  GtkRequisition size;

  gtk_widget_get_preferred_size (widget, NULL, &size);
  return size;
}

static GtkSizeRequestMode
lt_story_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
lt_story_row_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  LtStoryRow *self = LT_STORY_ROW (widget);
  int title_minimum, title, meta_minimum, meta;
  int beside = natural_size (self->dot).width + GAP + star_place (self);

  gtk_widget_measure (self->title, orientation, -1, &title_minimum, &title, NULL, NULL);
  gtk_widget_measure (self->meta_box, orientation, -1, &meta_minimum, &meta, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = title + LINE_GAP + meta;
      return;
    }
  *minimum = MAX (title_minimum, meta_minimum) + beside;
  *natural = MAX (title, meta) + beside;
}

static int
title_width (LtStoryRow *self)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (self->title_width >= 0)
    return self->title_width;
  layout = gtk_widget_create_pango_layout (self->title, gtk_inscription_get_text (GTK_INSCRIPTION (self->title)));
  pango_layout_get_pixel_size (layout, &self->title_width, NULL);
  return self->title_width;
}

/* @x counts from where the line begins. */
static void
place (LtStoryRow *self, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation there = { x, y, width, height };

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    there.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &there, -1);
}

static void
lt_story_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LtStoryRow *self = LT_STORY_ROW (widget);
  GtkRequisition dot = natural_size (self->dot);
  GtkRequisition star = natural_size (self->star);
  int x = dot.width + GAP;
  int room = width - x - star_place (self);
  gboolean one_line = title_width (self) <= room;
  int title = natural_size (self->title).height / (one_line ? TITLE_LINES : 1);
  int meta = natural_size (self->meta_box).height;
  int y = (height - title - LINE_GAP - meta) / 2;

  place (self, self->dot, 0, (height - dot.height) / 2, dot.width, dot.height);
  place (self, self->title, x, y, one_line ? MIN (title_width (self) + 1, room) : room, title);
  place (self, self->meta_box, x, y + title + LINE_GAP, room, meta);
  if (gtk_widget_should_layout (self->star))
    place (self, self->star, width - star.width, (height - star.height) / 2, star.width, star.height);
}

/* An unread title is bold, and wider. */
static void
lt_story_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (lt_story_row_parent_class)->css_changed (widget, change);
  LT_STORY_ROW (widget)->title_width = -1;
}

static void
lt_story_row_class_init (LtStoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_story_row_dispose;
  object_class->get_property = lt_story_row_get_property;
  object_class->set_property = lt_story_row_set_property;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, LT_TYPE_STORY_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OFFLINE] = g_param_spec_boolean ("offline", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "story-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  widget_class->get_request_mode = lt_story_row_get_request_mode;
  widget_class->measure = lt_story_row_measure;
  widget_class->size_allocate = lt_story_row_size_allocate;
  widget_class->css_changed = lt_story_row_css_changed;
}

static GtkWidget *
new_icon (const char *name, const char *tooltip, const char *css_class)
{
  GtkWidget *image = gtk_image_new_from_icon_name (name);

  gtk_widget_set_tooltip_text (image, tooltip);
  gtk_widget_set_visible (image, FALSE);
  gtk_widget_add_css_class (image, css_class);
  return image;
}

static GtkWidget *
new_title (void)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (inscription), TITLE_LINES);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 4);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (inscription), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (inscription, "title");
  return inscription;
}

static GtkWidget *
new_meta (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "places");
  return label;
}

static GtkWidget *
new_meta_box (LtStoryRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->meta = new_meta ();
  self->updated = gtk_label_new (_ ("Updated"));
  gtk_widget_set_visible (self->updated, FALSE);
  gtk_widget_add_css_class (self->updated, "updated");
  self->not_cached = new_icon ("not-cached-symbolic", _ ("Not Wholly Available Offline"), "not-cached");
  self->bar = lt_sentiment_bar_new ();
  gtk_widget_add_css_class (box, "meta");
  gtk_box_append (GTK_BOX (box), self->meta);
  gtk_box_append (GTK_BOX (box), self->updated);
  gtk_box_append (GTK_BOX (box), self->not_cached);
  gtk_box_append (GTK_BOX (box), self->bar);
  return box;
}

static void
lt_story_row_init (LtStoryRow *self)
{
  self->dot = g_object_new (ADW_TYPE_BIN, "css-name", "dot", "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_parent (self->dot, GTK_WIDGET (self));

  self->title = new_title ();
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  self->meta_box = new_meta_box (self);
  gtk_widget_set_parent (self->meta_box, GTK_WIDGET (self));

  self->star = new_icon ("starred-symbolic", _ ("Saved"), "star");
  gtk_widget_set_parent (self->star, GTK_WIDGET (self));
}

GtkWidget *
lt_story_row_new (void)
{
  return g_object_new (LT_TYPE_STORY_ROW, NULL);
}

/**
 * lt_story_row_set_item:
 * @self: the row
 * @item: (nullable): what it shows from now on, changes included
 */
void
lt_story_row_set_item (LtStoryRow *self, LtStoryItem *item)
{
  g_return_if_fail (LT_IS_STORY_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->notify_id, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      self->notify_id = g_signal_connect (item, "notify", G_CALLBACK (notify_cb), self);
      update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

void
lt_story_row_set_offline (LtStoryRow *self, gboolean offline)
{
  g_return_if_fail (LT_IS_STORY_ROW (self));

  if (self->offline == offline)
    return;
  self->offline = offline;
  if (self->item != NULL)
    update_marks (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFLINE]);
}

char *
lt_story_row_dup_label (LtStoryItem *item)
{
  const char *title;

  g_return_val_if_fail (LT_IS_STORY_ITEM (item), NULL);

  title = lt_story_item_get_title (item);
  return g_strdup (title != NULL ? title : "");
}

/**
 * lt_story_row_dup_description:
 * @item: what a row shows
 *
 * Says all that the row's marks show, and that a machine wrote the story.
 *
 * Returns: (transfer full): the description for screen readers
 */
char *
lt_story_row_dup_description (LtStoryItem *item)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  g_return_val_if_fail (LT_IS_STORY_ITEM (item), NULL);

  if (lt_story_item_get_loading (item))
    return g_strdup (_ ("Loading"));
  if (!lt_story_item_get_read (item))
    g_strv_builder_add (parts, _ ("Unread"));
  if (lt_story_item_get_saved (item))
    g_strv_builder_add (parts, _ ("Saved"));
  if (lt_story_item_get_updated (item))
    g_strv_builder_add (parts, _ ("Updated"));
  g_strv_builder_take (parts, meta_text (item));
  if (lt_story_item_get_sentiment (item) != NULL)
    g_strv_builder_take (parts, lt_mood_sentence (lt_story_item_get_sentiment (item)));
  /* Translators: the story was written by software; keep the letters for artificial intelligence */
  g_strv_builder_add (parts, _ ("AI summary"));
  strings = g_strv_builder_end (parts);
  return g_strjoinv (", ", strings);
}
