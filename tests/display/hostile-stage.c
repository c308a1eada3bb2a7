/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "hostile-stage.h"

#include "fixtures.h"

#include "app/web-sandbox.h"
#include "text/sanitise.h"

#include <glib/gstdio.h>

#define PATIENCE_S 60
#define TITLE "Nothing ran"
/* The only address that WebKit may turn to: nobody stands there. */
#define DEAD_PROXY "connect 127.0.0.1:1"

/* Names of the page's own elements hide those of the document, in our world too: hence the prototypes. */
#define PROVOKE_SCRIPT                                                                                             \
  "const all = s => [...Document.prototype.querySelectorAll.call (document, s)];"                                  \
  "const names = e => Element.prototype.getAttributeNames.call (e);"                                               \
  "for (const e of all ('*'))"                                                                                     \
  "  for (const name of names (e).filter (n => n.startsWith ('on')))"                                              \
  "    EventTarget.prototype.dispatchEvent.call (e, new Event (name.slice (2), { bubbles: true }));"               \
  "for (const form of all ('form'))"                                                                               \
  "  try { HTMLFormElement.prototype.submit.call (form); } catch {}"                                               \
  "const blanks = e => e.hasAttribute?.('href') && !URL.canParse (e.href?.baseVal ?? e.href);"                     \
  "let n = 0;"                                                                                                     \
  "for (const e of all ('a, area, button, input, summary, label, option, [href], [onclick], [*|href]')) {"         \
  "  if (blanks (e)) continue;"                                                                                    \
  "  EventTarget.prototype.dispatchEvent.call (e, new MouseEvent ('click', { bubbles: true, cancelable: true }));" \
  "  if (e instanceof HTMLElement) HTMLElement.prototype.click.call (e);"                                          \
  "  if (++n % 8 == 0) await new Promise (done => setTimeout (done, 0));"                                          \
  "}"                                                                                                              \
  "await new Promise (done => setTimeout (done, 10));"                                                             \
  "const title = Object.getOwnPropertyDescriptor (Document.prototype, 'title').get.call (document);"               \
  "return title + (all ('html')[0].dataset.ran ?? '');"

/* The linker gives the pages' calls of lt_sanitise_html() to this: what it lets through is up to the web view alone. */
char *__real_lt_sanitise_html (const char *html, gssize length, LtImageFunc image, gpointer data);
char *__wrap_lt_sanitise_html (const char *html, gssize length, LtImageFunc image, gpointer data);

static gboolean is_raw;

char *
__wrap_lt_sanitise_html (const char *html, gssize length, LtImageFunc image, gpointer data)
{
  return is_raw ? g_strdup (html) : __real_lt_sanitise_html (html, length, image, data);
}

static gboolean
incoming_cb (HostileStage *self)
{
  self->n_connections++;
  return FALSE;
}

static gboolean
count_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer count)
{
  (*(guint *) count)++;
  return TRUE;
}

static void
count (const char *signal, guint *counter)
{
  g_signal_add_emission_hook (g_signal_lookup (signal, WEBKIT_TYPE_WEB_VIEW), 0, count_cb, counter, NULL);
}

static void
link_cb (HostileStage *self, const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "mailto") != 0)
    g_error ("would open %s", address);
  self->n_links++;
}

static void
lost_cb (HostileStage *self)
{
  self->n_lost++;
}

static void
load_changed_cb (HostileStage *self, WebKitLoadEvent event)
{
  self->loaded = event == WEBKIT_LOAD_FINISHED;
}

/* Until @done is set: a stall is a failure. */
static void
wait_for (const gboolean *done, const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (!*done)
    {
      if (g_get_monotonic_time () > end)
        g_error ("%s stalled", what);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

static void
listen_on_loopback (HostileStage *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;

  self->service = g_socket_service_new ();
  g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                                G_SOCKET_PROTOCOL_DEFAULT, NULL, &address, NULL));
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  g_signal_connect_swapped (self->service, "incoming", G_CALLBACK (incoming_cb), self);
}

static GSettings *
make_settings (void)
{
  g_autoptr (GSettingsSchemaSource) source =
      g_settings_schema_source_new_from_directory (g_getenv ("G_TEST_BUILDDIR"), NULL, TRUE, NULL);
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (source, "de.llmtracker.LLMTracker", FALSE);

  return g_settings_new_full (schema, NULL, NULL);
}

/* By its bare name in a path of libraries: those alone are seen inside of WebKit's sandbox, too. */
static void
open_log (HostileStage *self, const char *probe)
{
  g_autofree char *folder = g_path_get_dirname (probe);
  g_autofree char *name = g_path_get_basename (probe);
  int fd = g_file_open_tmp ("lt-sockets-XXXXXX", &self->log, NULL);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_setenv ("LT_SOCKET_LOG", self->log, TRUE);
  g_setenv ("LD_LIBRARY_PATH", folder, TRUE);
  g_setenv ("LD_PRELOAD", name, TRUE);
}

static void
make_view (HostileStage *self)
{
  g_autoptr (GSettings) settings = make_settings ();

  self->view = g_object_new (LT_TYPE_ARTICLE_VIEW, NULL);
  lt_article_view_set_settings (self->view, settings);
  lt_article_view_warm (self->view);
  self->web = WEBKIT_WEB_VIEW (fixture_find (GTK_WIDGET (self->view), WEBKIT_TYPE_WEB_VIEW, 0));
  g_signal_connect_swapped (self->web, "load-changed", G_CALLBACK (load_changed_cb), self);
  g_signal_connect_swapped (self->view, "open-link", G_CALLBACK (link_cb), self);
  g_signal_connect_swapped (self->view, "crashed", G_CALLBACK (lost_cb), self);
  /* Or the end of the empty page would pass for that of the first story. */
  self->window = fixture_present (GTK_WIDGET (self->view), 800, 600);
  wait_for (&self->loaded, "the empty page");
  count ("script-dialog", &self->n_dialogs);
  count ("web-process-terminated", &self->n_deaths);
  count ("create", &self->n_windows);
}

HostileStage *
hostile_stage_new (const char *probe)
{
  HostileStage *self = g_new0 (HostileStage, 1);

  open_log (self, probe);
  listen_on_loopback (self);
  make_view (self);
  return self;
}

void
hostile_stage_free (HostileStage *self)
{
  gtk_window_destroy (self->window);
  fixture_wait (100);
  g_socket_service_stop (self->service);
  g_object_unref (self->service);
  g_remove (self->log);
  g_free (self->log);
  g_free (self);
}

void
hostile_stage_show (HostileStage *self, LtOpenStory *story)
{
  self->loaded = FALSE;
  lt_article_view_show (self->view, story);
  wait_for (&self->loaded, "a page");
}

static void
called_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  HostileStage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = webkit_web_view_call_async_javascript_function_finish (self->web, result, &error);

  g_assert_no_error (error);
  self->answer = jsc_value_to_string (value);
  self->called = TRUE;
}

char *
hostile_stage_call (HostileStage *self, const char *script)
{
  self->called = FALSE;
  webkit_web_view_call_async_javascript_function (self->web, script, -1, NULL, LT_SCRIPT_WORLD, NULL, NULL, called_cb, self);
  wait_for (&self->called, "a script of ours");
  return g_steal_pointer (&self->answer);
}

void
hostile_stage_provoke (HostileStage *self, const char *html, gboolean raw)
{
  g_autoptr (LtStory) story = lt_story_new ("hn-1");
  g_autoptr (LtOpenStory) open = NULL;
  g_autofree char *answer = NULL;

  story->title = g_strdup (TITLE);
  story->content_html = g_strdup (html);
  open = fixture_open_story (++self->row, story, NULL);
  is_raw = raw;
  hostile_stage_show (self, open);
  answer = hostile_stage_call (self, PROVOKE_SCRIPT);
  is_raw = FALSE;
  if (!g_str_equal (answer, TITLE))
    g_error ("script ran in %s", html);
  hostile_stage_assert_calm (self, html);
}

void
hostile_stage_assert_calm (HostileStage *self, const char *what)
{
  const char *address = webkit_web_view_get_uri (self->web);

  if (self->n_connections > 0 || self->n_dialogs > 0 || self->n_deaths > 0 || self->n_windows > 0)
    g_error ("%u connections, %u dialogs, %u deaths, %u windows by %s", self->n_connections, self->n_dialogs, self->n_deaths,
             self->n_windows, what);
  if (!g_str_has_prefix (address, LT_PAGE_ADDRESS))
    g_error ("led to %s by %s", address, what);
  if (g_list_model_get_n_items (gtk_window_get_toplevels ()) != 1)
    g_error ("a window was opened by %s", what);
}

char *
hostile_stage_read_log (HostileStage *self)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (self->log, &text, NULL, NULL));
  return text;
}

void
hostile_stage_assert_silent (HostileStage *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  fixture_wait (500);
  hostile_stage_assert_calm (self, "what came late");
  text = hostile_stage_read_log (self);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0' && !g_str_equal (lines[i], DEAD_PROXY))
        g_error ("a process of WebKit did %s", lines[i]);
    }
}
