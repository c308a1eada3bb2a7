/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/article-view.h"

#include "app/web-sandbox.h"
#include "render/article-page.h"

#include <glib/gi18n.h>
#include <string.h>
#include <webkit/webkit.h>

/* A second death so soon after the first is the page's fault: it is not loaded by itself again. */
#define CRASH_AGAIN_US (20 * G_USEC_PER_SEC)
/* Frames between the end of loading and the page being on the screen, since the web process hands its pixels over. */
#define FRAMES_TO_PAINT 2

/* Our own lines, in a world of their own. Values come as arguments, never inside of the source. */
#define TURN_SCRIPT "const e = document.scrollingElement, page = innerHeight * 0.85;"                                \
                    "if (forward ? e.scrollTop + innerHeight >= e.scrollHeight - 2 : e.scrollTop <= 0) return true;" \
                    "scrollBy ({ top: forward ? page : -page, behavior: smooth ? 'smooth' : 'instant' }); return false;"
#define LOOK_SCRIPT "const e = document.documentElement;"             \
                    "e.classList.toggle ('dark', dark);"              \
                    "e.classList.toggle ('light', !dark);"            \
                    "e.classList.toggle ('high-contrast', contrast);" \
                    "e.classList.toggle ('serif', serif);"            \
                    "e.style.setProperty ('--scale', scale);"
#define PLACE_SCRIPT "return document.scrollingElement.scrollTop;"
#define GO_SCRIPT "scrollTo ({ top: place, behavior: 'instant' });"
#define WATCH_SCRIPT "addEventListener ('scroll', () => webkit.messageHandlers.scrolled.postMessage (1), " \
                     "{ once: true, passive: true });"

struct _LtArticleView
{
  AdwBin parent_instance;

  /* Owned by the template of the hierarchy: children */
  GtkWidget *overlay;
  GtkWidget *address;
  WebKitWebView *web;

  /* Owned */
  GSettings *settings;
  LtLibrary *library;
  LtOpenStory *story;
  GCancellable *calls;

  char *page; /* the address of the newest load; each has its own, or one could pass for another */
  gboolean offline;
  gboolean own_load; /* the newest load has not been let through yet; it is once */
  gboolean committed;
  gboolean shown; /* the page loaded is the story's */
  gboolean turning_forward;
  double place; /* to scroll to when loaded */
  gint64 crashed;
  gulong after_paint;
  guint frames;
};

G_DEFINE_FINAL_TYPE (LtArticleView, lt_article_view, ADW_TYPE_BIN)

enum
{
  OPEN_LINK,
  ACTION,
  PAINTED,
  SCROLLED,
  CRASHED,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The page */

static LtLibrary *
get_library (gpointer data)
{
  return LT_ARTICLE_VIEW (data)->library;
}

static char *
media_address (const char *address, gpointer data)
{
  LtOpenStory *story = data;
  const char *path = story->media ? g_hash_table_lookup (story->media, address) : NULL;

  return path ? g_strconcat ("lt:", path, NULL) : NULL;
}

static char *
document_font (void)
{
  const char *name = adw_style_manager_get_document_font_name (adw_style_manager_get_default ());
  PangoFontDescription *description = pango_font_description_from_string (name ? name : "");
  char *family = g_strdup (pango_font_description_get_family (description));

  pango_font_description_free (description);
  return family;
}

/* "de" of "de_DE.UTF-8". */
static char *
language_code (void)
{
  const char *name = g_get_language_names ()[0];

  if (strcmp (name, "C") == 0 || g_str_has_prefix (name, "C."))
    return g_strdup ("en");
  return g_strndup (name, strcspn (name, "_.@"));
}

static char *
make_page (LtArticleView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autofree char *font = document_font ();
  g_autofree char *language = language_code ();
  LtPageOptions options = {
    .font = g_settings_get_boolean (self->settings, "serif") ? LT_PAGE_FONT_SERIF : LT_PAGE_FONT_SANS,
    .font_family = font,
    .scale = g_settings_get_uint (self->settings, "text-size") / 100.0,
    .dark = adw_style_manager_get_dark (style),
    .high_contrast = adw_style_manager_get_high_contrast (style),
    .offline = self->offline,
    .language = language,
  };

  return lt_article_page (self->story->story, &options, media_address, self->story);
}

static void
load (LtArticleView *self, const char *html)
{
  static guint n_loads;

  g_free (self->page);
  self->page = g_strdup_printf (LT_PAGE_ADDRESS "/%u", ++n_loads);
  self->own_load = TRUE;
  self->committed = FALSE;
  self->shown = FALSE;
  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
  self->calls = g_cancellable_new ();
  webkit_web_view_load_html (self->web, html, self->page);
}

static void
load_story (LtArticleView *self)
{
  g_autofree char *html = make_page (self);

  load (self, html);
}

/* Calls into our world. WebKit takes numbers and strings as arguments, but no booleans: 0 and 1 do as well. */

static void
call (LtArticleView *self, const char *script, GVariant *arguments, GAsyncReadyCallback callback)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (arguments);

  webkit_web_view_call_async_javascript_function (self->web, script, -1, owned, LT_SCRIPT_WORLD, NULL, self->calls,
                                                  callback, callback ? g_object_ref (self) : NULL);
}

/* (transfer full) (nullable): NULL when another page came meanwhile. */
static JSCValue *
finish_call (LtArticleView *self, GAsyncResult *result)
{
  return webkit_web_view_call_async_javascript_function_finish (self->web, result, NULL);
}

static GVariant *
look_arguments (LtArticleView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "dark", "d", (double) adw_style_manager_get_dark (style));
  g_variant_dict_insert (&arguments, "contrast", "d", (double) adw_style_manager_get_high_contrast (style));
  g_variant_dict_insert (&arguments, "serif", "d", (double) g_settings_get_boolean (self->settings, "serif"));
  g_variant_dict_insert (&arguments, "scale", "d", g_settings_get_uint (self->settings, "text-size") / 100.0);
  return g_variant_dict_end (&arguments);
}

/* The colour behind the page, so that nothing flashes between two of them. */
static void
update_background (LtArticleView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  GdkRGBA colour;

  if (adw_style_manager_get_dark (style))
    gdk_rgba_parse (&colour, contrast ? "#000000" : "#1d1d20");
  else
    gdk_rgba_parse (&colour, "#ffffff");
  webkit_web_view_set_background_color (self->web, &colour);
}

static void
look_changed_cb (LtArticleView *self)
{
  if (!self->web)
    return;
  update_background (self);
  if (self->shown)
    call (self, LOOK_SCRIPT, look_arguments (self), NULL);
}

static void
turned_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LtArticleView) self = data;
  g_autoptr (JSCValue) at_end = finish_call (self, result);

  if (at_end && jsc_value_to_boolean (at_end))
    g_signal_emit (self, signals[LEFT], 0, self->turning_forward);
}

static void
place_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LtArticleView) self = data;
  g_autoptr (JSCValue) place = finish_call (self, result);

  if (!self->story)
    return;
  if (place)
    self->place = jsc_value_to_double (place);
  load_story (self);
}

/* What the web view tells */

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
    g_signal_emit (self, signals[PAINTED], 0);
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
    load_story (self);
  g_signal_emit (self, signals[CRASHED], 0, again);
}

static void
load_changed_cb (LtArticleView *self, WebKitLoadEvent event)
{
  GVariantDict arguments;

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
    {
      g_variant_dict_init (&arguments, NULL);
      g_variant_dict_insert (&arguments, "place", "d", self->place);
      call (self, GO_SCRIPT, g_variant_dict_end (&arguments), NULL);
      self->place = 0;
    }
  await_paint (self);
}

static void
follow (LtArticleView *self, const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  if (g_strcmp0 (scheme, LT_ACTION_SCHEME) == 0)
    g_signal_emit (self, signals[ACTION], 0, address);
  else if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "mailto") == 0)
    g_signal_emit (self, signals[OPEN_LINK], 0, address);
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

  if (address && g_str_has_prefix (address, LT_ACTION_SCHEME))
    address = NULL;
  gtk_widget_set_visible (self->address, address != NULL);
  gtk_label_set_label (GTK_LABEL (self->address), address ? address : "");
}

static void
scrolled_cb (LtArticleView *self)
{
  if (self->shown)
    g_signal_emit (self, signals[SCROLLED], 0);
}

/* The web view's own menu offers Back, Reload and new windows: this one has what makes sense here. */
static gboolean
context_menu_cb (LtArticleView *self, WebKitContextMenu *menu, WebKitHitTestResult *hit)
{
  webkit_context_menu_remove_all (menu);
  if (webkit_hit_test_result_context_is_selection (hit))
    webkit_context_menu_append (menu, webkit_context_menu_item_new_from_stock_action (WEBKIT_CONTEXT_MENU_ACTION_COPY));
  if (webkit_hit_test_result_context_is_link (hit)
      && !g_str_has_prefix (webkit_hit_test_result_get_link_uri (hit), LT_ACTION_SCHEME))
    {
      webkit_context_menu_append (menu, webkit_context_menu_item_new_from_stock_action_with_label (
                                            WEBKIT_CONTEXT_MENU_ACTION_OPEN_LINK, _ ("Open Link")));
      webkit_context_menu_append (menu, webkit_context_menu_item_new_from_stock_action (
                                            WEBKIT_CONTEXT_MENU_ACTION_COPY_LINK_TO_CLIPBOARD));
    }
  if (webkit_hit_test_result_context_is_image (hit))
    webkit_context_menu_append (menu, webkit_context_menu_item_new_from_stock_action (
                                          WEBKIT_CONTEXT_MENU_ACTION_COPY_IMAGE_TO_CLIPBOARD));
  return webkit_context_menu_get_n_items (menu) == 0;
}

/* Space never reaches the window's own shortcuts: the web view takes it. */
static gboolean
key_pressed_cb (LtArticleView *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (key != GDK_KEY_space || (modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  lt_article_view_turn_page (self, (modifiers & GDK_SHIFT_MASK) == 0);
  return GDK_EVENT_STOP;
}

static void
connect_web (LtArticleView *self)
{
  WebKitUserContentManager *manager = webkit_web_view_get_user_content_manager (self->web);
  WebKitUserScript *watch = webkit_user_script_new_for_world (WATCH_SCRIPT, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
                                                              WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END,
                                                              LT_SCRIPT_WORLD, NULL, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  webkit_user_content_manager_register_script_message_handler (manager, "scrolled", LT_SCRIPT_WORLD);
  webkit_user_content_manager_add_script (manager, watch);
  webkit_user_script_unref (watch);
  g_signal_connect_object (manager, "script-message-received::scrolled", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web, "load-changed", G_CALLBACK (load_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web, "decide-policy", G_CALLBACK (decide_policy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web, "mouse-target-changed", G_CALLBACK (hover_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web, "web-process-terminated", G_CALLBACK (lose_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->web, "context-menu", G_CALLBACK (context_menu_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->web), keys);
}

static void
lt_article_view_dispose (GObject *object)
{
  LtArticleView *self = LT_ARTICLE_VIEW (object);

  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
  if (self->settings)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  g_clear_pointer (&self->story, lt_open_story_unref);
  g_clear_pointer (&self->page, g_free);
  G_OBJECT_CLASS (lt_article_view_parent_class)->dispose (object);
}

static guint
new_signal (LtArticleViewClass *klass, const char *name, GType argument)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       argument != G_TYPE_NONE ? 1 : 0, argument);
}

static void
lt_article_view_class_init (LtArticleViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lt_article_view_dispose;

  signals[OPEN_LINK] = new_signal (klass, "open-link", G_TYPE_STRING);
  signals[ACTION] = new_signal (klass, "action", G_TYPE_STRING);
  signals[PAINTED] = new_signal (klass, "painted", G_TYPE_NONE);
  signals[SCROLLED] = new_signal (klass, "scrolled", G_TYPE_NONE);
  signals[CRASHED] = new_signal (klass, "crashed", G_TYPE_BOOLEAN);
  signals[LEFT] = new_signal (klass, "left", G_TYPE_BOOLEAN);
}

static void
lt_article_view_init (LtArticleView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->overlay = gtk_overlay_new ();
  self->address = g_object_new (GTK_TYPE_LABEL, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_END, "visible", FALSE,
                                "ellipsize", PANGO_ELLIPSIZE_MIDDLE, "can-target", FALSE, NULL);
  gtk_widget_add_css_class (self->address, "osd");
  gtk_widget_add_css_class (self->address, "link-address");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->address);
  adw_bin_set_child (ADW_BIN (self), self->overlay);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
}

void
lt_article_view_set_settings (LtArticleView *self, GSettings *settings)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  g_set_object (&self->settings, settings);
  g_signal_connect_swapped (settings, "changed::text-size", G_CALLBACK (look_changed_cb), self);
  g_signal_connect_swapped (settings, "changed::serif", G_CALLBACK (look_changed_cb), self);
}

void
lt_article_view_set_library (LtArticleView *self, LtLibrary *library)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  g_set_object (&self->library, library);
}

/**
 * lt_article_view_warm:
 *
 * Makes the web view, which costs some 40 to 75 ms here and a process, and has
 * it load an empty page. Called once the list is on the screen.
 */
void
lt_article_view_warm (LtArticleView *self)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (self->web)
    return;
  self->web = lt_web_view_new (get_library, self);
  update_background (self);
  connect_web (self);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->web));
  if (!self->story)
    load (self, "<!DOCTYPE html><title></title>");
}

/**
 * lt_article_view_show:
 * @story: an open story
 *
 * Shows a story from its beginning; the one that is shown already, from where
 * it was scrolled to.
 */
void
lt_article_view_show (LtArticleView *self, LtOpenStory *story)
{
  gboolean same;

  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));
  g_return_if_fail (story != NULL);

  same = self->story && self->story->row == story->row;
  lt_open_story_ref (story);
  g_clear_pointer (&self->story, lt_open_story_unref);
  self->story = story;
  lt_article_view_warm (self);
  gtk_widget_set_visible (self->address, FALSE);
  if (same && self->shown)
    call (self, PLACE_SCRIPT, g_variant_new ("a{sv}", NULL), place_cb);
  else
    load_story (self);
}

void
lt_article_view_reload (LtArticleView *self)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (self->story && self->web)
    load_story (self);
}

/**
 * lt_article_view_set_offline:
 * @offline: whether the network is out of reach
 *
 * What the page says of links that need the network follows.
 */
void
lt_article_view_set_offline (LtArticleView *self, gboolean offline)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (self->offline == offline)
    return;
  self->offline = offline;
  if (self->story && self->shown)
    call (self, PLACE_SCRIPT, g_variant_new ("a{sv}", NULL), place_cb);
}

void
lt_article_view_turn_page (LtArticleView *self, gboolean forward)
{
  GVariantDict arguments;

  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (!self->shown)
    return;
  self->turning_forward = forward;
  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "forward", "d", (double) forward);
  g_variant_dict_insert (&arguments, "smooth", "d", (double) adw_get_enable_animations (GTK_WIDGET (self)));
  call (self, TURN_SCRIPT, g_variant_dict_end (&arguments), turned_cb);
}
