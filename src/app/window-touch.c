/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/window-private.h"

#include <math.h>

/* How far a finger goes for "back", in pixels. */
#define SWIPE_LENGTH 64

/* The way of a finger towards the end of the line, where what lay below comes from. */
static double
way_back (LtWindow *self, double x)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -x : x;
}

/* Whether it began where one pulls a page away: from the other half, a finger moves what is too wide for the page. */
static gboolean
began_near_the_edge (LtWindow *self, GtkGestureDrag *drag)
{
  double x, y;
  double middle = gtk_widget_get_width (GTK_WIDGET (self->article)) / 2.0;

  return gtk_gesture_drag_get_start_point (drag, &x, &y) && way_back (self, x - middle) < 0;
}

static void
drag_update_cb (LtWindow *self, double x, double y, GtkGestureDrag *drag)
{
  GdkEventSequence *finger = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (drag));
  gboolean back;

  if (gtk_gesture_get_sequence_state (GTK_GESTURE (drag), finger) != GTK_EVENT_SEQUENCE_NONE
      || !gtk_drag_check_threshold (GTK_WIDGET (self->article), 0, 0, (int) x, (int) y))
    return;
  back = lt_window_is_narrow (self) && way_back (self, x) > 2 * fabs (y) && began_near_the_edge (self, drag);
  gtk_gesture_set_state (GTK_GESTURE (drag), back ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_end_cb (LtWindow *self, double x, double y, GtkGestureDrag *drag)
{
  GdkEventSequence *finger = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (drag));

  if (gtk_gesture_get_sequence_state (GTK_GESTURE (drag), finger) == GTK_EVENT_SEQUENCE_CLAIMED
      && way_back (self, x) >= SWIPE_LENGTH)
    g_action_group_activate_action (G_ACTION_GROUP (self), "back", NULL);
}

/**
 * lt_window_install_touch:
 *
 * Swiping back over the article: the web view takes every finger for itself, and the navigation view below sees none.
 */
void
lt_window_install_touch (LtWindow *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (drag), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->article), GTK_EVENT_CONTROLLER (drag));
}
