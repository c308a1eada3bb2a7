/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/community-pane.h"

#include "app/community-making.h"
#include "app/community-overview.h"
#include "app/community-slice.h"
#include "app/community-thread.h"
#include "widgets/words.h"

#include <glib/gi18n-lib.h>

struct _LtCommunityPane
{
  AdwBin parent_instance;

  /* Template children */
  AdwNavigationView *navigation;
  LtCommunityOverview *overview;

  /* Owned */
  LtOpenStory *story;
};

G_DEFINE_FINAL_TYPE (LtCommunityPane, lt_community_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_HANDLE,
  N_PROPS
};

enum
{
  OPEN_LINK,
  TOAST,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
open_link_cb (LtCommunityPane *self, const char *url)
{
  if (url != NULL)
    g_signal_emit (self, signals[OPEN_LINK], 0, url);
}

static void
toast_cb (LtCommunityPane *self, const char *text)
{
  g_signal_emit (self, signals[TOAST], 0, text);
}

/* Names a page by what it shows and from what, so that asking for it again leads to it and does not open another. */
static char *
tag_of (LtCommunityPane *self, const char *kind, const char *id)
{
  return g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %d", kind, id, self->story->story->edition, self->story->discussion != NULL);
}

static gboolean
show_existing (LtCommunityPane *self, const char *tag)
{
  AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, tag);

  if (page == NULL)
    return FALSE;
  adw_navigation_view_pop_to_page (self->navigation, page);
  return TRUE;
}

static void
push (LtCommunityPane *self, AdwNavigationPage *page, const char *tag)
{
  adw_navigation_page_set_tag (page, tag);
  g_signal_connect_object (page, "open-link", G_CALLBACK (open_link_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
}

static void
push_comments (LtCommunityPane *self, AdwNavigationPage *page, const char *tag)
{
  g_signal_connect_object (page, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  push (self, page, tag);
}

static void
comment_activated_cb (LtCommunityPane *self, const char *comment_id)
{
  if (!lt_community_pane_show_comment (self, comment_id))
    g_signal_emit (self, signals[TOAST], 0, _ ("The comment is not in the stored discussion"));
}

static void
slice_activated_cb (LtCommunityPane *self, int stance)
{
  g_autofree char *id = g_strdup_printf ("%d", stance);
  g_autofree char *tag = tag_of (self, "slice", id);
  AdwNavigationPage *page;

  if (show_existing (self, tag))
    return;
  page = lt_community_slice_new (self->story, (LtStance) stance);
  g_signal_connect_object (page, "comment-activated", G_CALLBACK (comment_activated_cb), self, G_CONNECT_SWAPPED);
  push_comments (self, page, tag);
}

static void
discussion_activated_cb (LtCommunityPane *self, const char *key)
{
  lt_community_pane_show_discussion (self, key);
}

static void
making_activated_cb (LtCommunityPane *self)
{
  lt_community_pane_show_making (self);
}

static void
lt_community_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HANDLE:
      g_value_take_string (value, lt_community_pane_dup_handle (LT_COMMUNITY_PANE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_community_pane_dispose (GObject *object)
{
  LtCommunityPane *self = LT_COMMUNITY_PANE (object);

  /* The bin unparents its child itself; the template must not have done so before. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LT_TYPE_COMMUNITY_PANE);
  g_clear_pointer (&self->story, lt_open_story_unref);

  G_OBJECT_CLASS (lt_community_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LT_TYPE_COMMUNITY_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/community-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LtCommunityPane, navigation);
  gtk_widget_class_bind_template_child (widget_class, LtCommunityPane, overview);
  gtk_widget_class_bind_template_callback (widget_class, slice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, comment_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, discussion_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, making_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, toast_cb);
}

static void
lt_community_pane_class_init (LtCommunityPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lt_community_pane_dispose;
  object_class->get_property = lt_community_pane_get_property;

  properties[PROP_HANDLE] = g_param_spec_string ("handle", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPEN_LINK] = g_signal_new ("open-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TOAST] = g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lt_community_pane_init (LtCommunityPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lt_community_pane_new (void)
{
  return g_object_new (LT_TYPE_COMMUNITY_PANE, NULL);
}

/**
 * lt_community_pane_set_story:
 * @self: the pane
 * @story: (nullable): an open story, or %NULL for none
 *
 * Another story leads back to the overview. The same story again, as after a revision, leaves the page that is open: it shows
 * the comments it was opened with, which it keeps.
 */
void
lt_community_pane_set_story (LtCommunityPane *self, LtOpenStory *story)
{
  gboolean same;

  g_return_if_fail (LT_IS_COMMUNITY_PANE (self));

  if (self->story == story)
    return;
  same = self->story != NULL && story != NULL && self->story->row == story->row;
  if (story != NULL)
    lt_open_story_ref (story);
  g_clear_pointer (&self->story, lt_open_story_unref);
  self->story = story;
  if (!same)
    adw_navigation_view_pop_to_tag (self->navigation, "overview");
  lt_community_overview_set_story (self->overview, story);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HANDLE]);
}

/* How many comments the story rests on; -1 when nobody says. */
static int
comments_read (const LtStory *story)
{
  if (story->provenance != NULL && story->provenance->comments_read >= 0)
    return story->provenance->comments_read;
  return story->sentiment != NULL ? story->sentiment->n : -1;
}

char *
lt_community_pane_dup_handle (LtCommunityPane *self)
{
  g_autofree char *mood = NULL;
  int read;

  g_return_val_if_fail (LT_IS_COMMUNITY_PANE (self), NULL);

  if (self->story == NULL)
    return g_strdup (_ ("Community"));
  mood = lt_mood_handle (self->story->story->sentiment);
  read = comments_read (self->story->story);
  if (mood == NULL)
    return g_strdup (_ ("Community"));
  if (read < 0)
    return g_steal_pointer (&mood);
  /* Translators: the handle of the bottom sheet: the mood and how many comments were read: "70 % critical · 412 read" */
  return g_strdup_printf (ngettext ("%s · %d read", "%s · %d read", (unsigned long) read), mood, read);
}

gboolean
lt_community_pane_show_discussion (LtCommunityPane *self, const char *key)
{
  g_autofree char *tag = NULL;
  AdwNavigationPage *page;

  g_return_val_if_fail (LT_IS_COMMUNITY_PANE (self), FALSE);

  if (self->story == NULL)
    return FALSE;
  tag = tag_of (self, "discussion", key != NULL ? key : "");
  if (show_existing (self, tag))
    return TRUE;
  page = lt_community_thread_new_for_place (self->story, key);
  if (page != NULL)
    push_comments (self, page, tag);
  return page != NULL;
}

gboolean
lt_community_pane_show_comment (LtCommunityPane *self, const char *comment_id)
{
  g_autofree char *tag = NULL;
  AdwNavigationPage *page;

  g_return_val_if_fail (LT_IS_COMMUNITY_PANE (self), FALSE);

  if (self->story == NULL || comment_id == NULL)
    return FALSE;
  tag = tag_of (self, "comment", comment_id);
  if (show_existing (self, tag))
    return TRUE;
  page = lt_community_thread_new_for_comment (self->story, comment_id);
  if (page != NULL)
    push_comments (self, page, tag);
  return page != NULL;
}

void
lt_community_pane_show_making (LtCommunityPane *self)
{
  g_autofree char *tag = NULL;

  g_return_if_fail (LT_IS_COMMUNITY_PANE (self));

  if (self->story == NULL)
    return;
  tag = tag_of (self, "making", "");
  if (!show_existing (self, tag))
    push (self, lt_community_making_new (self->story->story), tag);
}

void
lt_community_pane_toggle_table (LtCommunityPane *self)
{
  g_return_if_fail (LT_IS_COMMUNITY_PANE (self));

  adw_navigation_view_pop_to_tag (self->navigation, "overview");
  lt_community_overview_toggle_table (self->overview);
}

gboolean
lt_community_pane_pop (LtCommunityPane *self)
{
  g_return_val_if_fail (LT_IS_COMMUNITY_PANE (self), FALSE);

  return adw_navigation_view_pop (self->navigation);
}
