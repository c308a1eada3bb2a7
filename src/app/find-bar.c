/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/find-bar.h"

#include <glib/gi18n.h>

struct _LtFindBar
{
  AdwBin parent_instance;

  /* Template children */
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;

  LtArticleView *view; /* not owned: both are of the same pane */
};

G_DEFINE_FINAL_TYPE (LtFindBar, lt_find_bar, ADW_TYPE_BIN)

/* Not a child of the template: those that are direct are unparented with it, and the bin does so itself. */
static GtkSearchBar *
get_bar (LtFindBar *self)
{
  return GTK_SEARCH_BAR (adw_bin_get_child (ADW_BIN (self)));
}

static gboolean
is_open (LtFindBar *self)
{
  return gtk_search_bar_get_search_mode (get_bar (self));
}

static void
show_count (LtFindBar *self, const char *sentence, gboolean any)
{
  gtk_label_set_label (self->count, sentence);
  gtk_widget_set_sensitive (self->previous, any);
  gtk_widget_set_sensitive (self->next, any);
}

static void
look (LtFindBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (!*text)
    show_count (self, "", FALSE);
  lt_article_view_find (self->view, text);
}

static void
found_cb (LtFindBar *self, guint position, guint n_matches)
{
  g_autofree char *sentence = NULL;

  if (!is_open (self) || !*gtk_editable_get_text (GTK_EDITABLE (self->entry)))
    return;
  if (n_matches > 0)
    /* Translators: which match of how many, as in “2 of 4” */
    sentence = g_strdup_printf (C_ ("matches", "%u of %u"), position, n_matches);
  else
    sentence = g_strdup (_ ("No matches"));
  show_count (self, sentence, n_matches > 0);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
text_cb (LtFindBar *self)
{
  if (is_open (self))
    look (self);
}

static void
next_cb (LtFindBar *self)
{
  lt_article_view_find_next (self->view, TRUE);
}

static void
previous_cb (LtFindBar *self)
{
  lt_article_view_find_next (self->view, FALSE);
}

static void
close_cb (LtFindBar *self)
{
  lt_find_bar_close (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
mode_cb (LtFindBar *self)
{
  if (is_open (self))
    look (self);
  else
    lt_article_view_find (self->view, NULL);
}

/* Return looks on by itself. */
static gboolean
key_pressed_cb (LtFindBar *self, guint key, guint code, GdkModifierType state)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  previous_cb (self);
  return GDK_EVENT_STOP;
}

static void
lt_find_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LT_TYPE_FIND_BAR);
  G_OBJECT_CLASS (lt_find_bar_parent_class)->dispose (object);
}

static void
lt_find_bar_class_init (LtFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_find_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LtFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, LtFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, LtFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, LtFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
}

static void
lt_find_bar_init (LtFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (get_bar (self), GTK_EDITABLE (self->entry));
  show_count (self, "", FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

/**
 * lt_find_bar_set_view:
 * @view: (transfer none): where it finds; must live as long
 */
void
lt_find_bar_set_view (LtFindBar *self, LtArticleView *view)
{
  g_return_if_fail (LT_IS_FIND_BAR (self));

  self->view = view;
  g_signal_connect_object (view, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
}

/**
 * lt_find_bar_open:
 *
 * Shows the bar with what was looked for last, ready to be typed over.
 */
void
lt_find_bar_open (LtFindBar *self)
{
  g_return_if_fail (LT_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (get_bar (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
lt_find_bar_close (LtFindBar *self)
{
  g_return_if_fail (LT_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (get_bar (self), FALSE);
}
