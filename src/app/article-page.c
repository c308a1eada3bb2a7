/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/article-view-private.h"

#include "app/web-sandbox.h"
#include "render/article-page.h"

#include <string.h>

/* A second death so soon after the first is the page's fault: it is not loaded by itself again. */
#define CRASH_AGAIN_US (20 * G_USEC_PER_SEC)
/* Frames between the end of loading and the page being on the screen, since the web process hands its pixels over. */
#define FRAMES_TO_PAINT 2

static void
after_paint_cb (LtArticleView *self, GdkFrameClock *clock)
{
  if (++self->frames < FRAMES_TO_PAINT)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self->web));
      return;
    }
  g_clear_signal_handler (&self->after_paint, clock);
  /* Another one may be on its way by now. */
  if (self->shown)
    g_signal_emit_by_name (self, "painted");
}

static void
await_paint (LtArticleView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->web));

  self->frames = 0;
  if (!clock || self->after_paint)
    return;
  self->after_paint = g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_draw (GTK_WIDGET (self->web));
}

/* Its process died, or it went elsewhere: WebKit asks no policy for a link whose address does not resolve, and blanks the
 * page. */
static void
lose_page (LtArticleView *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean again = self->crashed != 0 && now - self->crashed < CRASH_AGAIN_US;

  self->crashed = now;
  self->own_load = FALSE;
  self->shown = FALSE;
  if (!again && self->story)
    lt_article_view_load_story (self);
  g_signal_emit_by_name (self, "crashed", again);
}

static void
load_changed_cb (LtArticleView *self, WebKitLoadEvent event)
{
  /* Until the newest load is let through, all of this is about pages that it replaces. */
  if (self->own_load)
    return;
  if (event == WEBKIT_LOAD_COMMITTED)
    self->committed = TRUE;
  if (event != WEBKIT_LOAD_FINISHED || !self->committed || !self->story)
    return;
  if (!g_str_has_prefix (webkit_web_view_get_uri (self->web), LT_PAGE_ADDRESS))
    {
      lose_page (self);
      return;
    }
  self->shown = TRUE;
  if (self->place > 0)
    lt_article_view_go (self, self->place);
  await_paint (self);
}

static void
follow (LtArticleView *self, const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  if (g_strcmp0 (scheme, LT_ACTION_SCHEME) == 0)
    g_signal_emit_by_name (self, "action", address);
  else if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "mailto") == 0)
    g_signal_emit_by_name (self, "open-link", address);
}

/* Whether a navigation is the newest load of ours, or leads to a place in the page. */
static gboolean
is_inside (LtArticleView *self, const char *address, WebKitNavigationType type)
{
  gsize length = strlen (self->page);

  if (g_str_has_prefix (address, self->page) && address[length] == '#')
    return TRUE;
  if (!self->own_load || type != WEBKIT_NAVIGATION_TYPE_OTHER || !g_str_equal (address, self->page))
    return FALSE;
  self->own_load = FALSE;
  return TRUE;
}

static gboolean
decide_policy_cb (LtArticleView *self, WebKitPolicyDecision *decision, WebKitPolicyDecisionType kind)
{
  WebKitNavigationAction *action;
  const char *address;

  if (kind == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    {
      WebKitURIRequest *request = webkit_response_policy_decision_get_request (WEBKIT_RESPONSE_POLICY_DECISION (decision));

      if (g_strcmp0 (webkit_uri_request_get_uri (request), self->page) == 0)
        webkit_policy_decision_use (decision);
      else
        webkit_policy_decision_ignore (decision);
      return TRUE;
    }
  action = webkit_navigation_policy_decision_get_navigation_action (WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  address = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));
  if (address && kind == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION
      && is_inside (self, address, webkit_navigation_action_get_navigation_type (action)))
    {
      webkit_policy_decision_use (decision);
      g_signal_emit_by_name (self, "loading");
      return TRUE;
    }
  webkit_policy_decision_ignore (decision);
  if (address && webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_LINK_CLICKED)
    follow (self, address);
  return TRUE;
}

static void
hover_cb (LtArticleView *self, WebKitHitTestResult *hit)
{
  const char *address = webkit_hit_test_result_context_is_link (hit) ? webkit_hit_test_result_get_link_uri (hit) : NULL;

  lt_article_view_show_address (self, address);
}

/* Space never reaches the window's own shortcuts: the web view takes it. The keys for a menu open one that is none of
 * ours. */
static gboolean
key_pressed_cb (LtArticleView *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if ((key == GDK_KEY_Menu && modifiers == 0) || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    {
      lt_article_view_open_menu (self);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_space || (modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  lt_article_view_turn_page (self, (modifiers & GDK_SHIFT_MASK) == 0);
  return GDK_EVENT_STOP;
}

/**
 * lt_article_view_connect_page:
 *
 * Decides from now on what the web view may load, and hears what becomes of it.
 */
void
lt_article_view_connect_page (LtArticleView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (self->web, "load-changed", G_CALLBACK (load_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web, "decide-policy", G_CALLBACK (decide_policy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web, "mouse-target-changed", G_CALLBACK (hover_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web, "web-process-terminated", G_CALLBACK (lose_page), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->web), keys);
}
