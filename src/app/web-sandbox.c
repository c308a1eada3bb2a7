/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/web-sandbox.h"

#include "base/future.h"
#include "net/picture.h"
#include "render/article-page.h"

/* Only root can listen on port 1, so nobody stands there: every connection the page could cause ends here, those too
 * that no content policy covers (facts/web.md section 1.1). */
#define DEAD_PROXY "http://127.0.0.1:1"

/* What our scheme is asked for. */
typedef struct
{
  WebKitURISchemeRequest *request;
  LtLibrary *library;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  g_clear_object (&self->request);
  g_clear_object (&self->library);
  g_free (self);
}

/* Passed on as it is: only WebKit's sandboxed process decodes it. */
static void
answer (WebKitURISchemeRequest *request, GBytes *bytes)
{
  LtPictureInfo info;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (!bytes || !lt_picture_inspect (bytes, &info))
    {
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No such picture");
      webkit_uri_scheme_request_finish_error (request, error);
      return;
    }
  stream = g_memory_input_stream_new_from_bytes (bytes);
  webkit_uri_scheme_request_finish (request, stream, (gint64) g_bytes_get_size (bytes), info.mime_type);
}

static DexFuture *
media_fiber (gpointer data)
{
  Wanted *wanted = data;
  const char *path = webkit_uri_scheme_request_get_path (wanted->request);
  g_autoptr (GBytes) bytes = NULL;

  if (wanted->library && path && g_str_has_prefix (path, "media/"))
    bytes = dex_await_boxed (lt_library_read_media (wanted->library, path), NULL);
  answer (wanted->request, bytes);
  return dex_future_new_true ();
}

typedef struct
{
  LtLibraryFunc library;
  gpointer data;
} Supplier;

static void
scheme_cb (WebKitURISchemeRequest *request, gpointer data)
{
  Supplier *supplier = data;
  Wanted *wanted = g_new0 (Wanted, 1);
  LtLibrary *library = supplier->library (supplier->data);

  wanted->request = g_object_ref (request);
  if (library)
    wanted->library = g_object_ref (library);
  dex_future_disown (lt_spawn (media_fiber, wanted, wanted_free));
}

static gboolean
refuse_cb (void)
{
  return TRUE;
}

static gboolean
permission_cb (WebKitWebView *view, WebKitPermissionRequest *request)
{
  webkit_permission_request_deny (request);
  return TRUE;
}

static void
download_cb (WebKitNetworkSession *session, WebKitDownload *download)
{
  webkit_download_cancel (download);
}

/* Identifiers are no API of WebKit: what is absent is left alone. */
static void
switch_off_features (WebKitSettings *settings)
{
  static const char *const off[] = { "LinkPreconnect", "LinkPreconnectEarlyHints", "LinkPreload",
                                     "SpeculationRulesPrefetch", NULL };
  WebKitFeatureList *features = webkit_settings_get_all_features ();

  for (gsize i = 0; i < webkit_feature_list_get_length (features); i++)
    {
      WebKitFeature *feature = webkit_feature_list_get (features, i);

      if (g_strv_contains (off, webkit_feature_get_identifier (feature)))
        webkit_settings_set_feature_enabled (settings, feature, FALSE);
    }
  webkit_feature_list_unref (features);
}

/* facts/web.md section 1.3 has the reason of each. */
static WebKitSettings *
make_settings (void)
{
  WebKitSettings *settings = g_object_new (WEBKIT_TYPE_SETTINGS,
                                           "enable-javascript-markup", FALSE,
                                           "hardware-acceleration-policy", WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER,
                                           "enable-media", FALSE,
                                           "enable-mediasource", FALSE,
                                           "enable-media-stream", FALSE,
                                           "enable-media-capabilities", FALSE,
                                           "enable-webaudio", FALSE,
                                           "enable-webgl", FALSE,
                                           "enable-2d-canvas-acceleration", FALSE,
                                           "enable-html5-local-storage", FALSE,
                                           "enable-html5-database", FALSE,
                                           "enable-page-cache", FALSE,
                                           "enable-fullscreen", FALSE,
                                           "enable-site-specific-quirks", FALSE,
                                           "default-charset", "utf-8",
                                           "minimum-font-size", 9,
                                           "print-backgrounds", FALSE,
                                           NULL);

  switch_off_features (settings);
  return settings;
}

static WebKitNetworkSession *
make_session (void)
{
  WebKitNetworkSession *session = webkit_network_session_new_ephemeral ();
  WebKitNetworkProxySettings *dead = webkit_network_proxy_settings_new (DEAD_PROXY, NULL);

  webkit_network_session_set_proxy_settings (session, WEBKIT_NETWORK_PROXY_MODE_CUSTOM, dead);
  webkit_network_proxy_settings_free (dead);
  g_signal_connect (session, "download-started", G_CALLBACK (download_cb), NULL);
  return session;
}

/**
 * lt_web_view_new:
 * @library: gives the library
 * @data: for @library; must outlive the view
 *
 * The view is shut before it loads anything. What a page navigates to is the
 * owner's to decide: connect to decide-policy.
 *
 * Returns: (transfer floating): a web view
 */
WebKitWebView *
lt_web_view_new (LtLibraryFunc library, gpointer data)
{
  g_autoptr (WebKitWebContext) context = webkit_web_context_new ();
  g_autoptr (WebKitNetworkSession) session = make_session ();
  g_autoptr (WebKitSettings) settings = make_settings ();
  g_autoptr (WebKitUserContentManager) manager = webkit_user_content_manager_new ();
  Supplier *supplier = g_new (Supplier, 1);
  WebKitWebView *view;

  supplier->library = library;
  supplier->data = data;
  webkit_web_context_register_uri_scheme (context, "lt", scheme_cb, supplier, g_free);
  view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "web-context", context, "network-session", session, "settings", settings,
                       "user-content-manager", manager, "default-content-security-policy", LT_PAGE_CSP, NULL);
  g_signal_connect (view, "permission-request", G_CALLBACK (permission_cb), NULL);
  g_signal_connect (view, "script-dialog", G_CALLBACK (refuse_cb), NULL);
  g_signal_connect (view, "run-file-chooser", G_CALLBACK (refuse_cb), NULL);
  g_signal_connect (view, "authenticate", G_CALLBACK (refuse_cb), NULL);
  g_signal_connect (view, "enter-fullscreen", G_CALLBACK (refuse_cb), NULL);
  g_signal_connect (view, "show-notification", G_CALLBACK (refuse_cb), NULL);
  g_signal_connect (view, "print", G_CALLBACK (refuse_cb), NULL);
  /* A page gave way to the next one: there is no page of errors. */
  g_signal_connect (view, "load-failed", G_CALLBACK (refuse_cb), NULL);
  return view;
}

/**
 * lt_web_can_accelerate:
 * @widget: a widget of a window that is on screen
 *
 * GTK draws by the processor where it finds no OpenGL, or was told to; WebKit
 * would find none either, and a process of it that looks for one may end.
 *
 * Returns: whether a web view can be drawn by the graphics processor here
 */
gboolean
lt_web_can_accelerate (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native ? gtk_native_get_renderer (native) : NULL;

  return renderer && !GSK_IS_CAIRO_RENDERER (renderer);
}

/**
 * lt_web_view_set_accelerated:
 * @accelerated: whether the graphics processor draws the page
 *
 * A new view is not: a page that does not move is on the screen sooner, takes
 * half of the memory and scrolls as well at scale 2 (tests/bench/README.md).
 */
void
lt_web_view_set_accelerated (WebKitWebView *view, gboolean accelerated)
{
  webkit_settings_set_hardware_acceleration_policy (webkit_web_view_get_settings (view),
                                                    accelerated ? WEBKIT_HARDWARE_ACCELERATION_POLICY_ALWAYS
                                                                : WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER);
}
