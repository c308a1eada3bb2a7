/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/article-view-private.h"

#include "app/web-sandbox.h"

#define SCRIPT_RESOURCE "/de/llmtracker/LLMTracker/page-script.js"

/* What our script in the page tells. Until the story's page is there, all of it is about another one. */

static void
scrolled_cb (LtArticleView *self)
{
  if (self->shown)
    g_signal_emit_by_name (self, "scrolled");
}

/* Below zero at the end: who opens the story again begins anew, but a page loaded anew stays there. */
static void
place_cb (LtArticleView *self, JSCValue *value)
{
  double place = jsc_value_to_double (value);

  if (!self->shown)
    return;
  self->place = ABS (place);
  g_signal_emit_by_name (self, "moved", (gint64) MAX (place, 0));
}

static void
focused_cb (LtArticleView *self, JSCValue *value)
{
  g_autofree char *address = jsc_value_to_string (value);

  g_free (self->focused);
  self->focused = *address ? g_steal_pointer (&address) : NULL;
  lt_article_view_show_address (self, self->focused);
}

static void
listen_for (LtArticleView *self, WebKitUserContentManager *manager, const char *name, GCallback callback)
{
  g_autofree char *signal = g_strconcat ("script-message-received::", name, NULL);

  webkit_user_content_manager_register_script_message_handler (manager, name, LT_SCRIPT_WORLD);
  g_signal_connect_object (manager, signal, callback, self, G_CONNECT_SWAPPED);
}

/**
 * lt_article_view_install_script:
 *
 * Has our script come with every page from now on.
 */
void
lt_article_view_install_script (LtArticleView *self)
{
  WebKitUserContentManager *manager = webkit_web_view_get_user_content_manager (self->web);
  g_autoptr (GBytes) source = g_resources_lookup_data (SCRIPT_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  WebKitUserScript *script = webkit_user_script_new_for_world (
      g_bytes_get_data (source, NULL), WEBKIT_USER_CONTENT_INJECT_TOP_FRAME, WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END,
      LT_SCRIPT_WORLD, NULL, NULL);

  webkit_user_content_manager_add_script (manager, script);
  webkit_user_script_unref (script);
  listen_for (self, manager, "scrolled", G_CALLBACK (scrolled_cb));
  listen_for (self, manager, "place", G_CALLBACK (place_cb));
  listen_for (self, manager, "focused", G_CALLBACK (focused_cb));
}

/* Values go in as arguments, never inside of the source. WebKit takes numbers and strings, but no booleans: 0 and 1 do
 * as well. */
void
lt_article_view_call (LtArticleView *self, const char *script, GVariant *arguments, GAsyncReadyCallback callback)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (arguments);

  webkit_web_view_call_async_javascript_function (self->web, script, -1, owned, LT_SCRIPT_WORLD, NULL, self->calls,
                                                  callback, callback ? g_object_ref (self) : NULL);
}

JSCValue *
lt_article_view_finish_call (LtArticleView *self, GAsyncResult *result)
{
  return webkit_web_view_call_async_javascript_function_finish (self->web, result, NULL);
}

void
lt_article_view_go (LtArticleView *self, double place)
{
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "place", "d", place);
  lt_article_view_call (self, "lt.go (place);", g_variant_dict_end (&arguments), NULL);
}

/**
 * lt_article_view_apply_look:
 *
 * Colours, typeface and size of the page that is there follow the settings.
 */
void
lt_article_view_apply_look (LtArticleView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "dark", "d", (double) adw_style_manager_get_dark (style));
  g_variant_dict_insert (&arguments, "contrast", "d", (double) adw_style_manager_get_high_contrast (style));
  g_variant_dict_insert (&arguments, "serif", "d", (double) g_settings_get_boolean (self->settings, "serif"));
  g_variant_dict_insert (&arguments, "scale", "d", g_settings_get_uint (self->settings, "text-size") / 100.0);
  lt_article_view_call (self, "lt.look (dark, contrast, serif, scale);", g_variant_dict_end (&arguments), NULL);
}

static void
turned_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LtArticleView) self = data;
  g_autoptr (JSCValue) at_end = lt_article_view_finish_call (self, result);

  if (at_end && jsc_value_to_boolean (at_end))
    g_signal_emit_by_name (self, "left", self->turning_forward);
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
  lt_article_view_call (self, "return lt.turn (forward, smooth);", g_variant_dict_end (&arguments), turned_cb);
}
