/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/add-dialog.h"

#include "app/discussion-address.h"

#include <glib/gi18n.h>

struct _LtAddDialog
{
  AdwDialog parent_instance;

  /* Template children */
  GtkStack *pages;
  AdwEntryRow *address;
  GtkStack *feedback;
  GtkLabel *hint;
  GtkLabel *progress;
  GtkWidget *add_button;
  AdwStatusPage *unavailable;

  /* Owned */
  LtStoryRequest *request; /* while it is under way */
};

G_DEFINE_FINAL_TYPE (LtAddDialog, lt_add_dialog, ADW_TYPE_DIALOG)

enum
{
  SUBMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is wrong is also said aloud. */
static void
show_hint (LtAddDialog *self, const char *sentence, gboolean wrong)
{
  gtk_stack_set_visible_child_name (self->feedback, "hint");
  if (g_strcmp0 (gtk_label_get_label (self->hint), sentence) == 0)
    return;
  gtk_label_set_label (self->hint, sentence);
  gtk_widget_set_css_classes (GTK_WIDGET (self->hint), (const char *[]) { wrong ? "error" : "dimmed", NULL });
  if (wrong)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
judge (LtAddDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address));
  LtAddressVerdict verdict = lt_discussion_address_judge (text);

  gtk_widget_set_sensitive (self->add_button, verdict == LT_ADDRESS_WHOLE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->address), "error");
  if (verdict == LT_ADDRESS_WRONG)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->address), "error");
      show_hint (self, _ ("This is no discussion on Hacker News: its address begins with news.ycombinator.com/item?id="), TRUE);
    }
  else
    show_hint (self, _ ("For example news.ycombinator.com/item?id=8863, or only 8863"), FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->address), GTK_ACCESSIBLE_STATE_INVALID,
                               verdict == LT_ADDRESS_WRONG ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
changed_cb (LtAddDialog *self)
{
  judge (self);
}

static void
add_cb (LtAddDialog *self)
{
  g_autofree char *address = lt_discussion_address_complete (gtk_editable_get_text (GTK_EDITABLE (self->address)));

  if (address && !self->request)
    g_signal_emit (self, signals[SUBMITTED], 0, address);
}

static void
preferences_cb (LtAddDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (window, "app.preferences", NULL);
}

/* What lies in the clipboard is most likely what the person came with. */
static void
clipboard_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (LtAddDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_autofree char *address = text && g_utf8_validate (text, -1, NULL) && !g_ascii_isdigit (*text)
                                 ? lt_discussion_address_complete (text)
                                 : NULL;

  if (!address || *gtk_editable_get_text (GTK_EDITABLE (self->address)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->address), address);
  gtk_editable_select_region (GTK_EDITABLE (self->address), 0, -1);
}

/* GTK (4.18) loses a few bytes of a clipboard that is asked for text and holds none. */
static gboolean
holds_text (GdkClipboard *clipboard)
{
  g_autoptr (GdkContentFormats) formats =
      gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));

  return gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
}

static void
lt_add_dialog_map (GtkWidget *widget)
{
  LtAddDialog *self = LT_ADD_DIALOG (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  GTK_WIDGET_CLASS (lt_add_dialog_parent_class)->map (widget);
  if (!self->request && holds_text (clipboard))
    gdk_clipboard_read_text_async (clipboard, NULL, clipboard_read_cb, g_object_ref (self));
}

static void
drop_request (LtAddDialog *self)
{
  if (self->request)
    g_signal_handlers_disconnect_by_data (self->request, self);
  g_clear_object (&self->request);
}

static void
lt_add_dialog_dispose (GObject *object)
{
  drop_request (LT_ADD_DIALOG (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), LT_TYPE_ADD_DIALOG);
  G_OBJECT_CLASS (lt_add_dialog_parent_class)->dispose (object);
}

static void
lt_add_dialog_class_init (LtAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lt_add_dialog_dispose;
  widget_class->map = lt_add_dialog_map;

  /**
   * LtAddDialog::submitted:
   * @address: of a discussion's page
   *
   * The person wants the story of it.
   */
  signals[SUBMITTED] = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/de/llmtracker/LLMTracker/add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LtAddDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, LtAddDialog, address);
  gtk_widget_class_bind_template_child (widget_class, LtAddDialog, feedback);
  gtk_widget_class_bind_template_child (widget_class, LtAddDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, LtAddDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, LtAddDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, LtAddDialog, unavailable);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, preferences_cb);
}

static void
lt_add_dialog_init (LtAddDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  judge (self);
}

/**
 * lt_add_dialog_new:
 * @source: (nullable): what is followed
 *
 * Returns: (transfer floating): the dialog
 */
LtAddDialog *
lt_add_dialog_new (LtSubscription *source)
{
  LtAddDialog *self = g_object_new (LT_TYPE_ADD_DIALOG, NULL);

  if (source && lt_subscription_takes_requests (source))
    return self;
  gtk_stack_set_visible_child_name (self->pages, "unavailable");
  adw_status_page_set_description (
      self->unavailable,
      source && lt_subscription_is_built_in (source)
          ? _ ("The sample edition is complete as it is. Choose “This computer” in the preferences to add discussions.")
          : _ ("The stories of a feed are chosen by its publisher. Choose “This computer” in the preferences to add discussions."));
  return self;
}

static void
show_progress (LtAddDialog *self)
{
  const char *sentence = lt_story_request_get_progress (self->request);

  if (sentence)
    gtk_label_set_label (self->progress, sentence);
}

static void
set_asking (LtAddDialog *self, gboolean asking)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->address), !asking);
  gtk_widget_set_sensitive (self->add_button, !asking);
  gtk_stack_set_visible_child_name (self->feedback, asking ? "progress" : "hint");
}

void
lt_add_dialog_watch (LtAddDialog *self, LtStoryRequest *request)
{
  g_return_if_fail (LT_IS_ADD_DIALOG (self));

  drop_request (self);
  self->request = g_object_ref (request);
  g_signal_connect_object (request, "notify::progress", G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  set_asking (self, TRUE);
  show_progress (self);
}

void
lt_add_dialog_show_error (LtAddDialog *self, const char *sentence)
{
  g_return_if_fail (LT_IS_ADD_DIALOG (self));

  drop_request (self);
  set_asking (self, FALSE);
  show_hint (self, sentence, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}
