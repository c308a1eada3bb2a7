/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/story-row.h"

#include "widgets/sentiment-bar.h"
#include "widgets/words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TITLE_LINES 2 /* as in the style sheet */

/*
 * A list view keeps some two hundred of these, so they are built here without a template, and the style sheet gives all
 * of them one height, that of a title of two lines: the scroll bar stays true.
 *
 * CSS nodes: story-row[.unread][.loading] ├── dot ├── box ├── label.title ╰── box.meta ╰── image.star
 */
struct _LtStoryRow
{
  GtkWidget parent_instance;

  GtkWidget *dot;
  GtkWidget *body;
  GtkWidget *title;
  GtkWidget *meta;
  GtkWidget *updated;
  GtkWidget *not_cached;
  GtkWidget *bar;
  GtkWidget *star;

  LtStoryItem *item;
  gulong notify_id;
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

  gtk_label_set_label (GTK_LABEL (self->title), title != NULL ? title : "");
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
  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_pointer (&self->star, gtk_widget_unparent);

  G_OBJECT_CLASS (lt_story_row_parent_class)->dispose (object);
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
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
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
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_title (void)
{
  GtkWidget *label = new_label ("title");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), TITLE_LINES);
  return label;
}

static GtkWidget *
new_meta_box (LtStoryRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->meta = new_label ("places");
  gtk_widget_set_hexpand (self->meta, TRUE);
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
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (self->body, TRUE);
  gtk_widget_set_valign (self->body, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->body), self->title);
  gtk_box_append (GTK_BOX (self->body), new_meta_box (self));
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));

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
