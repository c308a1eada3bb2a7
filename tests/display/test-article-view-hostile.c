/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* The second wall: pages that no sanitiser has seen, in the real article view. Then the same through the first. */
#include "fixtures.h"
#include "hostile-stage.h"

#include "text/html-tree.h"
#include "unit/xss-vectors.h"

#include <string.h>

#define BATCH 20
#define END_MARK "<b title=lt-end>.</b>"

/* Every way to ask for something that HTML, CSS, SVG and MathML have. URL is ours to listen at, NAME a host. */
static const char *const askers[] = {
  "<link rel=stylesheet href=URL>", "<link rel=preload as=image href=URL>", "<link rel=preload as=font crossorigin href=URL>",
  "<link rel=preload as=script href=URL>", "<link rel=modulepreload href=URL>", "<link rel=prefetch href=URL>",
  "<link rel=preconnect href=URL>", "<link rel=preconnect href=http://NAME/>", "<link rel=dns-prefetch href=//NAME/>",
  "<meta http-equiv=x-dns-prefetch-control content=on><a href=http://NAME/>x</a>", "<link rel=prerender href=URL>",
  "<link rel=icon href=URL>", "<link rel=manifest href=URL>", "<link rel=search href=URL>", "<link rel=import href=URL>",
  "<script type=speculationrules>{\"prefetch\":[{\"source\":\"list\",\"urls\":[\"URL\"]}]}</script>",
  "<style>@import 'URL';</style>", "<style>@font-face{font-family:f;src:url(URL)}p{font-family:f}</style><p>x</p>",
  "<p style='background:url(URL)'>x</p>", "<p style='cursor:url(URL),auto'>x</p>", "<ul style='list-style:url(URL)'><li>x</ul>",
  "<p style='border-image:url(URL) 1'>x</p>", "<p style='mask:url(URL)'>x</p>", "<p style='background:image-set(\"URL\" 1x)'>x</p>",
  "<style>p::before{content:url(URL)}</style><p>x</p>", "<p style='filter:url(URL#f)'>x</p>", "<p style='clip-path:url(URL#f)'>x</p>",
  "<svg><image href=URL width=9 height=9 /></svg>", "<svg><use href='URL#a'/></svg>", "<svg><filter id=f><feImage href=URL /></filter><rect filter='url(#f)' width=9 height=9 /></svg>",
  "<svg><style>@import 'URL';</style></svg>", "<svg><script href=URL></script></svg>", "<math href=URL><mi>x</mi></math>",
  "<svg><a href='javascript:document.documentElement.dataset.ran=1'><text y=9>x</text></a></svg>",
  "<svg><set attributeName=href to=URL /><animate attributeName=href values=URL /></svg>",
  "<img src=URL>", "<img loading=lazy src=URL>", "<img srcset='URL 1x'>", "<picture><source srcset=URL><img></picture>", "<img src=http://NAME/a.png>",
  "<img src=x onerror='document.documentElement.dataset.ran=1'>", "<img src=lt:media/none.png onerror='document.documentElement.dataset.ran=1'>",
  "<input type=image src=URL>", "<table background=URL><td background=URL>x</table>", "<body background=URL>", "<iframe src=URL></iframe>",
  "<iframe srcdoc='<img src=URL><script>parent.document.documentElement.dataset.ran=1</script>'></iframe>",
  "<iframe src='data:text/html,<img src=URL>'></iframe>", "<iframe src='javascript:parent.document.documentElement.dataset.ran=1'></iframe>",
  "<object data=URL></object>", "<object data='data:text/html,<img src=URL>'></object>", "<embed src=URL>", "<embed src='data:image/svg+xml,<svg/>'>",
  "<applet code=URL></applet>", "<frameset><frame src=URL></frameset>", "<portal src=URL></portal>", "<fencedframe src=URL></fencedframe>",
  "<video src=URL autoplay></video>", "<video poster=URL></video>", "<audio src=URL autoplay></audio>", "<video><source src=URL></video>",
  "<video><track default src=URL></video>", "<bgsound src=URL>", "<meta http-equiv=refresh content='0;url=URL'>",
  "<meta http-equiv=refresh content='0;url=javascript:document.documentElement.dataset.ran=1'>", "<meta http-equiv=refresh content='0;url=about:blank'>",
  "<meta http-equiv=Content-Security-Policy content=\"img-src *; report-uri URL\"><img src=URL>", "<base href=URL><img src=a.png>",
  "<script>document.documentElement.dataset.ran=1</script>", "<script type=module>document.documentElement.dataset.ran=1</script>",
  "<script src=URL></script>", "<script>fetch('URL')</script>", "<script>new WebSocket('ws://NAME/')</script>", "<script>new EventSource('URL')</script>",
  "<script>navigator.sendBeacon('URL')</script>", "<script>new Worker('URL')</script>", "<script>new RTCPeerConnection({iceServers:[{urls:'stun:NAME'}]}).createOffer()</script>",
  "<script>alert(1)</script>", "<script>open('URL')</script>", "<script>location='URL'</script>", "<script>print()</script>",
  "<body onload='document.documentElement.dataset.ran=1'>", "<input autofocus onfocus='document.documentElement.dataset.ran=1'>",
  "<details open ontoggle='document.documentElement.dataset.ran=1'>x</details>", "<marquee onstart='document.documentElement.dataset.ran=1'>x</marquee>",
  "<style>@keyframes k{}</style><p style='animation:k 1s' onanimationstart='document.documentElement.dataset.ran=1'>x</p>",
  "<a href=URL>x</a>", "<a href=http://NAME/>x</a>", "<a href=URL target=_blank>x</a>", "<a href=URL download>x</a>", "<a href=https://127.0.0.1:1/ ping=URL>x</a>",
  "<a href='javascript:document.documentElement.dataset.ran=1'>x</a>", "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
  "<a href=blob:null/1>x</a>", "<a href=file:///etc/passwd>x</a>", "<a href=about:blank>x</a>", "<a href=mailto:a@b.example>x</a>", "<a href=tel:1>x</a>",
  "<a href=lt:media/none.png>x</a>", "<a href=lt:story>x</a>", "<a href=''>x</a>", "<a href='#x'>x</a>", "<a href='view-source:URL'>x</a>", "<a href='webkit://gpu'>x</a>",
  "<map name=m><area href=URL shape=default></map><img usemap=#m width=9 height=9>", "<form action=URL><button>x</button></form>",
  "<form action=URL method=post target=_blank><input name=a><input type=submit></form>", "<form id=f></form><button form=f formaction=URL>x</button>",
  "<button formaction='javascript:document.documentElement.dataset.ran=1'>x</button>", "<input type=file>", "<input type=color>", "<select><option>x</select>",
  "<a href=URL attributionsrc=URL>x</a>", "<img attributionsrc=URL>", "<div style=\"background:\\75rl('URL')\">x</div>", "<xml:stylesheet href=URL>",
  "<?xml-stylesheet href='URL'?>", "<html manifest=URL>", "<isindex action=URL type=image src=URL>", "<img src=' URL'>", "<img src='http:&#47;&#47;NAME/'>"
};

static HostileStage *stage;

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

static char *
make_asker (gsize i)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/a%" G_GSIZE_FORMAT, stage->port, i);
  g_autofree char *name = g_strdup_printf ("a%" G_GSIZE_FORMAT ".probe.invalid", i);
  g_autofree char *here = replace (askers[i], "URL", url);

  return replace (here, "NAME", name);
}

/* Whoever an attack would call is called here: only the host is another. */
static char *
point_here (const char *vector)
{
  static GRegex *hosts;
  g_autofree char *with = g_strdup_printf ("\\1\\2//127.0.0.1:%u", stage->port);
  g_autofree char *valid = g_utf8_make_valid (vector, -1);
  g_autofree char *pointed = NULL;

  if (hosts == NULL)
    hosts = g_regex_new ("(^|[\"'=(\\s;,])((?:https?:|wss?:|ftp:)?)//[\\w.@-]+(?::\\d+)?", G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  pointed = g_regex_replace (hosts, valid, -1, 0, with, 0, NULL);
  g_assert_nonnull (pointed);
  return g_steal_pointer (&pointed);
}

/* Would what follows in the page still be parsed as elements? */
static gboolean
leaves_off (const char *vector)
{
  g_autofree char *html = g_strconcat (vector, END_MARK, NULL);
  g_autoptr (LtHtmlTree) tree = lt_html_tree_new_fragment (html, strlen (html));
  LtHtmlWalk walk;

  lt_html_walk_init (&walk, lt_html_tree_get_root (tree));
  while (lt_html_walk_next (&walk))
    {
      const char *title = NULL;

      if (walk.leaving || lt_html_tag (walk.node) != GUMBO_TAG_B)
        continue;
      title = lt_html_attribute (walk.node, "title");
      if (g_strcmp0 (title, "lt-end") != 0)
        continue;
      for (GumboNode *node = walk.node; node != NULL; node = node->parent)
        {
          if (lt_html_tag (node) == GUMBO_TAG_TEMPLATE)
            return FALSE;
        }
      return TRUE;
    }
  return FALSE;
}

static gboolean
handled_cb (void)
{
  return TRUE;
}

/* That the traps shut at all: a view as it comes, without our walls, walks into each of them. */
static void
test_control (void)
{
  g_autoptr (WebKitNetworkSession) session = webkit_network_session_new_ephemeral ();
  GtkWidget *view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "network-session", session, NULL);
  GtkWindow *window = fixture_present (view, 400, 300);
  g_autofree char *base = g_strdup_printf ("http://127.0.0.1:%u/", stage->port);
  const char *html = "<img src=a.png><link rel=preconnect href=http://control.probe.invalid/><script>alert(1)</script>";
  g_autofree char *log = NULL;

  g_signal_connect (view, "script-dialog", G_CALLBACK (handled_cb), NULL);
  webkit_web_view_load_html (WEBKIT_WEB_VIEW (view), html, base);
  for (guint i = 0; i < 100 && (stage->n_connections == 0 || stage->n_dialogs == 0); i++)
    fixture_wait (50);
  fixture_wait (500);
  log = hostile_stage_read_log (stage);
  g_assert_cmpuint (stage->n_connections, >, 0);
  g_assert_cmpuint (stage->n_dialogs, >, 0);
  g_assert_nonnull (strstr (log, "connect 127.0.0.1:"));
  g_assert_nonnull (strstr (log, "resolve control.probe.invalid"));
  gtk_window_destroy (window);
  fixture_wait (200);
}

static void
test_askers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (askers); i++)
    {
      g_autofree char *html = make_asker (i);

      hostile_stage_provoke (stage, html, TRUE);
    }
  hostile_stage_assert_silent (stage);
}

/* WebKit blanks the page for a link whose address does not resolve, and asks nobody: the story comes back. */
static void
test_blank (void)
{
  g_autofree char *text = NULL;

  hostile_stage_provoke (stage, "<div><a href=''>x</a>Still here", TRUE);
  text = hostile_stage_call (stage, "setTimeout (() => document.querySelector ('.content a').click (), 0);");
  for (guint i = 0; i < 100 && stage->n_lost == 0; i++)
    fixture_wait (20);
  fixture_wait (500);
  g_assert_cmpuint (stage->n_lost, ==, 1);
  g_free (text);
  text = hostile_stage_call (stage, "return document.body.innerText;");
  g_assert_nonnull (strstr (text, "Still here"));
  hostile_stage_assert_silent (stage);
}

static void
test_askers_sanitised (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  guint before = stage->n_links;

  for (gsize i = 0; i < G_N_ELEMENTS (askers); i++)
    {
      g_autofree char *asker = make_asker (i);

      g_string_append (html, asker);
    }
  hostile_stage_provoke (stage, html->str, FALSE);
  g_assert_cmpuint (stage->n_links, >, before);
  hostile_stage_assert_silent (stage);
}

typedef struct
{
  GString *html;
  guint n;
  gboolean raw;
} Batch;

static void
flush (Batch *batch)
{
  if (batch->n > 0)
    hostile_stage_provoke (stage, batch->html->str, batch->raw);
  /* An element around all: the page's own code gives the first level a direction. */
  g_string_assign (batch->html, "<div>");
  batch->n = 0;
}

static void
add (Batch *batch, const char *vector)
{
  g_autofree char *pointed = point_here (vector);

  if (batch->raw && !leaves_off (pointed))
    {
      g_autofree char *alone = g_strconcat ("<div>", pointed, NULL);

      hostile_stage_provoke (stage, alone, TRUE);
      return;
    }
  g_string_append (batch->html, pointed);
  if (++batch->n == BATCH)
    flush (batch);
}

static void
test_vectors (gconstpointer raw)
{
  g_autoptr (GPtrArray) vectors = xss_vectors_load ();
  g_autoptr (GString) html = g_string_new (NULL);
  Batch batch = { html, 0, GPOINTER_TO_INT (raw) };

  if (vectors == NULL)
    {
      g_test_skip ("no shared data");
      return;
    }
  flush (&batch);
  for (guint i = 0; i < vectors->len; i++)
    add (&batch, vectors->pdata[i]);
  flush (&batch);
  hostile_stage_assert_silent (stage);
}

int
main (int argc, char **argv)
{
  int status;

  g_assert_cmpint (argc, >, 1);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  stage = hostile_stage_new (argv[1]);
  g_test_add_func ("/article-view-hostile/askers", test_askers);
  g_test_add_func ("/article-view-hostile/askers-sanitised", test_askers_sanitised);
  g_test_add_func ("/article-view-hostile/blank", test_blank);
  g_test_add_data_func ("/article-view-hostile/vectors", GINT_TO_POINTER (TRUE), test_vectors);
  g_test_add_data_func ("/article-view-hostile/vectors-sanitised", GINT_TO_POINTER (FALSE), test_vectors);
  /* Last: it leaves traces. */
  g_test_add_func ("/article-view-hostile/control", test_control);
  status = g_test_run ();
  hostile_stage_free (stage);
  return status;
}
