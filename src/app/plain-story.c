/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/plain-story.h"

#include "render/story-text.h"
#include "text/plain-text.h"

#include <glib/gi18n.h>

struct _LtPlainStory
{
  AdwBin parent_instance;

  /* Template children */
  AdwBanner *reason;
  AdwClampScrollable *clamp;
  GtkTextView *text;

  GtkTextTag *body;    /* the buffer's: the look of all of it */
  GSettings *settings; /* not owned: the window's context has it */
};

G_DEFINE_FINAL_TYPE (LtPlainStory, lt_plain_story, ADW_TYPE_BIN)

/* Pixels that lines are wide at normal size: some 70 characters. */
#define LINE_WIDTH 640

/* As the page does: the measure grows with the text. */
static void
apply_look (LtPlainStory *self)
{
  double scale = g_settings_get_uint (self->settings, "text-size") / 100.0;
  gboolean serif = g_settings_get_boolean (self->settings, "serif");

  g_object_set (self->body, "scale", scale, "family", serif ? "serif" : NULL, NULL);
  adw_clamp_scrollable_set_maximum_size (self->clamp, (int) (LINE_WIDTH * scale));
  adw_clamp_scrollable_set_tightening_threshold (self->clamp, (int) (LINE_WIDTH * scale));
}

static void
lt_plain_story_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LT_TYPE_PLAIN_STORY);
  G_OBJECT_CLASS (lt_plain_story_parent_class)->dispose (object);
}

static void
lt_plain_story_class_init (LtPlainStoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_plain_story_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/plain-story.ui");
  gtk_widget_class_bind_template_child (widget_class, LtPlainStory, reason);
  gtk_widget_class_bind_template_child (widget_class, LtPlainStory, clamp);
  gtk_widget_class_bind_template_child (widget_class, LtPlainStory, text);
}

static void
lt_plain_story_init (LtPlainStory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->body = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->text), "body", NULL, NULL);
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->text), "title", "weight", PANGO_WEIGHT_BOLD, "scale",
                              PANGO_SCALE_XX_LARGE, "pixels-below-lines", 12, NULL);
}

void
lt_plain_story_set_settings (LtPlainStory *self, GSettings *settings)
{
  g_return_if_fail (LT_IS_PLAIN_STORY (self));

  self->settings = settings;
  g_signal_connect_object (settings, "changed::text-size", G_CALLBACK (apply_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::serif", G_CALLBACK (apply_look), self, G_CONNECT_SWAPPED);
  apply_look (self);
}

void
lt_plain_story_show (LtPlainStory *self, LtStory *story, const char *reason, gboolean again)
{
  GtkTextBuffer *buffer;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  GtkTextIter iter, end;

  g_return_if_fail (LT_IS_PLAIN_STORY (self));

  buffer = gtk_text_view_get_buffer (self->text);
  title = lt_display_text (story->title);
  text = lt_story_text (story);
  adw_banner_set_title (self->reason, reason);
  adw_banner_set_button_label (self->reason, again ? _ ("Try Again") : NULL);
  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &iter, title, -1, "title", NULL);
  gtk_text_buffer_insert (buffer, &iter, "\n", 1);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
  gtk_text_buffer_get_bounds (buffer, &iter, &end);
  gtk_text_buffer_apply_tag (buffer, self->body, &iter, &end);
  /* Not by the text view, which would scroll to where it thinks the line is, before it knows how high the lines are. */
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->clamp)), 0);
}
