/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "widgets/voice-row.h"

#include "widgets/resources.h"
#include "widgets/stance-mark.h"
#include "widgets/words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* About eight lines of the pane. */
#define FOLD_CHARACTERS 320

/*
 * CSS nodes: voice-row ├── label.quote ├── button ├── box (stance-mark, labels) ╰── box.foot
 * Accessibility: a list item whose label is the quotation with its attribution; its actions are voice.*.
 */
struct _LtVoiceRow
{
  GtkWidget parent_instance;

  /* Template children */
  GtkLabel *quote;
  GtkWidget *show_all;
  LtStanceMark *mark;
  GtkLabel *stance;
  GtkLabel *author;
  GtkLabel *place;
  GtkWidget *open_button;

  LtVoice *voice;
};

G_DEFINE_FINAL_TYPE (LtVoiceRow, lt_voice_row, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  OPEN_ON_SITE,
  COPIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_whole_quote (LtVoiceRow *self)
{
  /* Translators: quotation marks around a person's words */
  g_autofree char *text = g_strdup_printf (_ ("“%s”"), self->voice->text);

  gtk_label_set_label (self->quote, text);
  gtk_widget_set_visible (self->show_all, FALSE);
}

/* What is left out stands outside the quotation marks: within them every character is the person's own. */
static void
show_quote (LtVoiceRow *self)
{
  g_autofree char *excerpt = lt_excerpt (self->voice->text, FOLD_CHARACTERS);
  g_autofree char *text = NULL;

  if (excerpt == NULL)
    {
      show_whole_quote (self);
      return;
    }
  /* Translators: the beginning of a quotation; the ellipsis is ours and stands outside the quotation marks */
  text = g_strdup_printf (_ ("“%s”\u00a0…"), excerpt);
  gtk_label_set_label (self->quote, text);
}

static void
show_all_cb (LtVoiceRow *self)
{
  gboolean focused = gtk_widget_has_focus (self->show_all);

  show_whole_quote (self);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN_ON_SITE], 0);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = lt_voice_row_dup_attributed (LT_VOICE_ROW (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  g_signal_emit (widget, signals[COPIED], 0);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *widget)
{
  if (!gtk_widget_contains (widget, x, y))
    return;
  /* As a button does: the keyboard goes on from here, and comes back to here. */
  gtk_widget_grab_focus (widget);
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
lt_voice_row_dispose (GObject *object)
{
  LtVoiceRow *self = LT_VOICE_ROW (object);

  lt_widgets_dispose_template (GTK_WIDGET (self), LT_TYPE_VOICE_ROW);

  G_OBJECT_CLASS (lt_voice_row_parent_class)->dispose (object);
}

static void
lt_voice_row_finalize (GObject *object)
{
  LtVoiceRow *self = LT_VOICE_ROW (object);

  g_clear_pointer (&self->voice, lt_voice_free);

  G_OBJECT_CLASS (lt_voice_row_parent_class)->finalize (object);
}

static guint
add_signal (LtVoiceRowClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LT_TYPE_STANCE_MARK);
  lt_widgets_set_template (widget_class, "voice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LtVoiceRow, quote);
  gtk_widget_class_bind_template_child (widget_class, LtVoiceRow, show_all);
  gtk_widget_class_bind_template_child (widget_class, LtVoiceRow, mark);
  gtk_widget_class_bind_template_child (widget_class, LtVoiceRow, stance);
  gtk_widget_class_bind_template_child (widget_class, LtVoiceRow, author);
  gtk_widget_class_bind_template_child (widget_class, LtVoiceRow, place);
  gtk_widget_class_bind_template_child (widget_class, LtVoiceRow, open_button);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
lt_voice_row_class_init (LtVoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lt_voice_row_dispose;
  object_class->finalize = lt_voice_row_finalize;

  signals[ACTIVATED] = add_signal (klass, "activated");
  signals[OPEN_ON_SITE] = add_signal (klass, "open-on-site");
  signals[COPIED] = add_signal (klass, "copied");

  gtk_widget_class_set_css_name (widget_class, "voice-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATED]);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "voice.show-in-thread", NULL, activate_cb);
  gtk_widget_class_install_action (widget_class, "voice.open-on-site", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "voice.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "activated", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "activated", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "voice.copy", NULL);
}

static void
lt_voice_row_init (LtVoiceRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
show_attribution (LtVoiceRow *self)
{
  const LtVoice *voice = self->voice;
  g_autofree char *time = lt_relative_time (voice->date);
  g_autofree char *place = *time != '\0' ? g_strjoin (" · ", lt_source_short_name (voice->source), time, NULL)
                                         : g_strdup (lt_source_short_name (voice->source));
  g_autofree char *label = NULL;

  lt_stance_mark_set_stance (self->mark, voice->stance);
  gtk_label_set_label (self->stance, lt_stance_title (voice->stance));
  gtk_label_set_label (self->author, voice->author != NULL ? voice->author : "");
  gtk_label_set_label (self->place, place);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "voice.open-on-site", voice->url != NULL);
  gtk_widget_set_visible (self->open_button, voice->url != NULL);
  /* Translators: read aloud for a voice: the quotation, its author, the place, the stance */
  label = g_strdup_printf (_ ("“%s”, %s, %s, %s, word for word from the stored thread"),
                           voice->text, voice->author != NULL ? voice->author : _ ("unknown author"),
                           lt_source_name (voice->source), lt_stance_word (voice->stance));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkWidget *
lt_voice_row_new (const LtVoice *voice)
{
  LtVoiceRow *self;

  g_return_val_if_fail (voice != NULL && voice->text != NULL, NULL);

  self = g_object_new (LT_TYPE_VOICE_ROW, NULL);
  self->voice = lt_voice_copy (voice);
  show_quote (self);
  show_attribution (self);
  return GTK_WIDGET (self);
}

const LtVoice *
lt_voice_row_get_voice (LtVoiceRow *self)
{
  g_return_val_if_fail (LT_IS_VOICE_ROW (self), NULL);

  return self->voice;
}

char *
lt_voice_row_dup_attributed (LtVoiceRow *self)
{
  const LtVoice *voice;

  g_return_val_if_fail (LT_IS_VOICE_ROW (self), NULL);

  voice = self->voice;
  return lt_attributed (voice->text, voice->author, voice->source, voice->date, voice->url);
}
