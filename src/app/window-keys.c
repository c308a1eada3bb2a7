/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/window-private.h"

/* Single letters, which a preference turns off. They wait for the bubble phase, so that an entry gets them first;
 * accelerators of the application would come before it. */
static const struct
{
  guint key;
  const char *action;
} letters[] = {
  { GDK_KEY_j, "win.next-story" },
  { GDK_KEY_k, "win.previous-story" },
  { GDK_KEY_n, "win.next-unread" },
  { GDK_KEY_m, "win.toggle-read" },
  { GDK_KEY_s, "win.saved" },
  { GDK_KEY_b, "win.open-original" },
  { GDK_KEY_d, "win.show-discussion" },
  { GDK_KEY_t, "win.community-table" },
};

static gboolean
letter_pressed_cb (LtWindow *self, guint key, guint code, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !g_settings_get_boolean (lt_context_get_settings (self->context), "single-letters"))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (gdk_keyval_to_lower (key) == letters[i].key)
      return gtk_widget_activate_action (GTK_WIDGET (self), letters[i].action, NULL);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
escape_pressed_cb (LtWindow *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)))
    return GDK_EVENT_PROPAGATE;
  g_action_group_activate_action (G_ACTION_GROUP (self), "back", NULL);
  return GDK_EVENT_STOP;
}

/* The web view keeps Alt+Left to itself, so the window takes it on the way down. */
static gboolean
back_pressed_cb (LtWindow *self, guint key, guint code, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK || (key != GDK_KEY_Left && key != GDK_KEY_Right))
    return GDK_EVENT_PROPAGATE;
  g_action_group_activate_action (G_ACTION_GROUP (self), key == GDK_KEY_Left ? "back" : "forward", NULL);
  return GDK_EVENT_STOP;
}

static void
button_pressed_cb (LtWindow *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != 8 && button != 9)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_action_group_activate_action (G_ACTION_GROUP (self), button == 8 ? "back" : "forward", NULL);
}

/* Space would select and unselect rows; here it reads on, wherever in the list the focus is. */
static gboolean
space_pressed_cb (LtWindow *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (key != GDK_KEY_space || (modifiers & ~GDK_SHIFT_MASK) != 0 || !focus || !gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW))
    return GDK_EVENT_PROPAGATE;
  lt_article_view_turn_page (lt_article_pane_get_view (self->article), (modifiers & GDK_SHIFT_MASK) == 0);
  return GDK_EVENT_STOP;
}

static void
add_keys (LtWindow *self, GtkWidget *widget, GtkPropagationPhase phase, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect_object (keys, "key-pressed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

/**
 * lt_window_install_keys:
 *
 * The keys and buttons that accelerators cannot have.
 */
void
lt_window_install_keys (LtWindow *self)
{
  GtkGesture *buttons = gtk_gesture_click_new ();

  add_keys (self, GTK_WIDGET (self), GTK_PHASE_BUBBLE, G_CALLBACK (letter_pressed_cb));
  add_keys (self, GTK_WIDGET (self), GTK_PHASE_BUBBLE, G_CALLBACK (escape_pressed_cb));
  add_keys (self, GTK_WIDGET (self), GTK_PHASE_CAPTURE, G_CALLBACK (back_pressed_cb));
  add_keys (self, GTK_WIDGET (self->stories), GTK_PHASE_CAPTURE, G_CALLBACK (space_pressed_cb));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (buttons), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (buttons), GTK_PHASE_CAPTURE);
  g_signal_connect_object (buttons, "pressed", G_CALLBACK (button_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (buttons));
}
