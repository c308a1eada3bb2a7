/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/article-pane.h"

#include "app/error-text.h"
#include "app/find-bar.h"
#include "app/plain-story.h"

#include <glib/gi18n.h>

struct _LtArticlePane
{
  AdwBin parent_instance;

  /* Template children */
  GtkToggleButton *star;
  AdwBanner *update;
  GtkStack *stack;
  LtFindBar *find_bar;
  LtArticleView *view;
  LtPlainStory *plain;
  AdwStatusPage *several;
  AdwStatusPage *error;

  LtOpenStory *story; /* on screen */
  const char *form;   /* the child of the stack that shows it */
  char *reason;       /* why there can be no web view here, or NULL */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (LtArticlePane, lt_article_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

enum
{
  SHOWN,
  LOADING,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
painted_cb (LtArticlePane *self)
{
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
loading_cb (LtArticlePane *self)
{
  g_signal_emit (self, signals[LOADING], 0);
}

static void
set_form (LtArticlePane *self, const char *form)
{
  self->form = form;
  gtk_stack_set_visible_child_name (self->stack, form);
}

static void
show_plain (LtArticlePane *self, const char *reason, gboolean again)
{
  lt_plain_story_show (self->plain, self->story->story, reason, again);
  set_form (self, "plain");
}

static void
show_error (LtArticlePane *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->error, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* Once, it was loaded anew by itself; a second time so soon, a person decides. */
static void
crashed_cb (LtArticlePane *self, gboolean again)
{
  if (again && self->story)
    show_plain (self, _ ("Plain text, since the page stopped working twice"), TRUE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _ ("The page stopped working and was loaded again"));
}

static void
lt_article_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtArticlePane *self = LT_ARTICLE_PANE (object);

  switch (id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_article_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LtArticlePane *self = LT_ARTICLE_PANE (object);

  switch (id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        return;
      self->narrow = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_article_pane_dispose (GObject *object)
{
  LtArticlePane *self = LT_ARTICLE_PANE (object);

  g_clear_pointer (&self->story, lt_open_story_unref);
  g_clear_pointer (&self->reason, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), LT_TYPE_ARTICLE_PANE);
  G_OBJECT_CLASS (lt_article_pane_parent_class)->dispose (object);
}

static void
lt_article_pane_class_init (LtArticlePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_article_pane_dispose;
  object_class->get_property = lt_article_pane_get_property;
  object_class->set_property = lt_article_pane_set_property;

  /**
   * LtArticlePane:narrow:
   *
   * Whether the pane is a page by itself: then the list and the sheet have what the bar leaves out.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[LOADING] = g_signal_new ("loading", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (LT_TYPE_ARTICLE_VIEW);
  g_type_ensure (LT_TYPE_FIND_BAR);
  g_type_ensure (LT_TYPE_PLAIN_STORY);
  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/article-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LtArticlePane, star);
  gtk_widget_class_bind_template_child (widget_class, LtArticlePane, update);
  gtk_widget_class_bind_template_child (widget_class, LtArticlePane, stack);
  gtk_widget_class_bind_template_child (widget_class, LtArticlePane, find_bar);
  gtk_widget_class_bind_template_child (widget_class, LtArticlePane, view);
  gtk_widget_class_bind_template_child (widget_class, LtArticlePane, plain);
  gtk_widget_class_bind_template_child (widget_class, LtArticlePane, several);
  gtk_widget_class_bind_template_child (widget_class, LtArticlePane, error);
  gtk_widget_class_bind_template_callback (widget_class, painted_cb);
  gtk_widget_class_bind_template_callback (widget_class, crashed_cb);
}

static void
lt_article_pane_init (LtArticlePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lt_find_bar_set_view (self->find_bar, self->view);
  g_signal_connect_object (self->view, "loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);
}

/* Both forms of the article follow them. */
void
lt_article_pane_set_settings (LtArticlePane *self, GSettings *settings)
{
  g_return_if_fail (LT_IS_ARTICLE_PANE (self));

  lt_article_view_set_settings (self->view, settings);
  lt_plain_story_set_settings (self->plain, settings);
}

/* What was offered and looked for belongs to what was shown until now. */
static void
leave (LtArticlePane *self)
{
  lt_article_pane_offer_update (self, NULL);
  lt_find_bar_close (self->find_bar);
}

/* To the story that is there, from several ones or an error. */
static void
come_back (LtArticlePane *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), self->form) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, self->form);
  g_signal_emit (self, signals[SHOWN], 0);
}

void
lt_article_pane_show (LtArticlePane *self, LtOpenStory *story)
{
  g_return_if_fail (LT_IS_ARTICLE_PANE (self));

  if (self->story == story)
    {
      come_back (self);
      return;
    }
  leave (self);
  lt_article_pane_set_saved (self, story->saved);
  lt_open_story_ref (story);
  g_clear_pointer (&self->story, lt_open_story_unref);
  self->story = story;
  if (self->reason)
    {
      show_plain (self, self->reason, FALSE);
      g_signal_emit (self, signals[LOADING], 0);
      g_signal_emit (self, signals[SHOWN], 0);
      return;
    }
  lt_article_view_show (self->view, story);
  set_form (self, "story");
}

/**
 * lt_article_pane_warm:
 * @reason: (nullable): why there can be no web view here
 *
 * Makes the web view; with a @reason there will be none, and stories are plain
 * text from now on.
 */
void
lt_article_pane_warm (LtArticlePane *self, const char *reason)
{
  g_return_if_fail (LT_IS_ARTICLE_PANE (self));

  if (reason)
    g_set_str (&self->reason, reason);
  else
    lt_article_view_warm (self->view);
}

void
lt_article_pane_show_several (LtArticlePane *self, guint n_stories)
{
  g_autofree char *title = NULL;

  g_return_if_fail (LT_IS_ARTICLE_PANE (self));

  title = g_strdup_printf (ngettext ("%u Story Selected", "%u Stories Selected", n_stories), n_stories);
  adw_status_page_set_title (self->several, title);
  leave (self);
  gtk_stack_set_visible_child_name (self->stack, "several");
}

void
lt_article_pane_show_error (LtArticlePane *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (LT_IS_ARTICLE_PANE (self));

  sentence = lt_error_sentence (error);
  show_error (self, sentence);
}

void
lt_article_pane_offer_update (LtArticlePane *self, const char *sentence)
{
  g_return_if_fail (LT_IS_ARTICLE_PANE (self));

  if (sentence)
    adw_banner_set_title (self->update, sentence);
  adw_banner_set_revealed (self->update, sentence != NULL);
}

void
lt_article_pane_set_saved (LtArticlePane *self, gboolean saved)
{
  g_return_if_fail (LT_IS_ARTICLE_PANE (self));

  gtk_button_set_icon_name (GTK_BUTTON (self->star), saved ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->star), saved ? _ ("Remove from Saved") : _ ("Save Story"));
}

void
lt_article_pane_find (LtArticlePane *self)
{
  g_return_if_fail (LT_IS_ARTICLE_PANE (self));

  if (gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->view))
    lt_find_bar_open (self->find_bar);
}

LtArticleView *
lt_article_pane_get_view (LtArticlePane *self)
{
  g_return_val_if_fail (LT_IS_ARTICLE_PANE (self), NULL);

  return self->view;
}
