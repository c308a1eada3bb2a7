/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/special-pages.h"

#include "text/url-identity.h"
#include "text/url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* All from facts/sources.md, section 6. */
#define GIST_BYTES 20000

#define POST_OF_X N_ ("The link leads to a post on X, which is not read: the story is from the discussion only.")
#define VIDEO N_ ("The link leads to a video, which is not watched: the story is from the discussion only.")
#define DOCUMENT N_ ("The link leads to a document that needs its application: the story is from the discussion only.")
#define ACCOUNT N_ ("The link leads to a page that needs an account: the story is from the discussion only.")
#define PDF N_ ("The link leads to a PDF, which is not read: the story is from the discussion only.")
#define NO_TEXT N_ ("The link leads to a file that is no text: the story is from the discussion only.")
#define COPY N_ ("The link leads to a copy that does not say of which page: the story is from the discussion only.")
#define ABSTRACT N_ ("Only the abstract of the paper was read.")
#define POST N_ ("The link leads to a short post; only its text was read.")

static const char *const paper_parts[] = { "abstract", NULL };
static const char *const github_parts[] = { "markdown-body", NULL };
static const char *const hugging_face_parts[] = { "model-card-content", "blog-content", "prose", NULL };

/* By host. A path, where there is one, is that which the address begins with. The first row that fits counts. */
static const struct
{
  const char *domain;
  const char *path;
  LtSpecialKind kind;
  const char *note;
  const char *const *parts;
  gsize most;
} sites[] = {
  { "x.com", NULL, LT_SPECIAL_UNREAD, POST_OF_X, NULL, 0 },
  { "twitter.com", NULL, LT_SPECIAL_UNREAD, POST_OF_X, NULL, 0 },
  { "t.co", NULL, LT_SPECIAL_UNREAD, POST_OF_X, NULL, 0 },
  { "xcancel.com", NULL, LT_SPECIAL_UNREAD, POST_OF_X, NULL, 0 },
  { "fxtwitter.com", NULL, LT_SPECIAL_UNREAD, POST_OF_X, NULL, 0 },
  { "vxtwitter.com", NULL, LT_SPECIAL_UNREAD, POST_OF_X, NULL, 0 },
  { "nitter.net", NULL, LT_SPECIAL_UNREAD, POST_OF_X, NULL, 0 },
  { "youtube.com", NULL, LT_SPECIAL_UNREAD, VIDEO, NULL, 0 },
  { "youtu.be", NULL, LT_SPECIAL_UNREAD, VIDEO, NULL, 0 },
  { "vimeo.com", NULL, LT_SPECIAL_UNREAD, VIDEO, NULL, 0 },
  { "twitch.tv", NULL, LT_SPECIAL_UNREAD, VIDEO, NULL, 0 },
  { "tiktok.com", NULL, LT_SPECIAL_UNREAD, VIDEO, NULL, 0 },
  { "docs.google.com", NULL, LT_SPECIAL_UNREAD, DOCUMENT, NULL, 0 },
  { "drive.google.com", NULL, LT_SPECIAL_UNREAD, DOCUMENT, NULL, 0 },
  { "notion.so", NULL, LT_SPECIAL_UNREAD, DOCUMENT, NULL, 0 },
  { "notion.site", NULL, LT_SPECIAL_UNREAD, DOCUMENT, NULL, 0 },
  { "accounts.google.com", NULL, LT_SPECIAL_UNREAD, ACCOUNT, NULL, 0 },
  { "login.microsoftonline.com", NULL, LT_SPECIAL_UNREAD, ACCOUNT, NULL, 0 },
  { "facebook.com", NULL, LT_SPECIAL_UNREAD, ACCOUNT, NULL, 0 },
  { "instagram.com", NULL, LT_SPECIAL_UNREAD, ACCOUNT, NULL, 0 },
  { "discord.com", "/channels/", LT_SPECIAL_UNREAD, ACCOUNT, NULL, 0 },
  { "discord.gg", NULL, LT_SPECIAL_UNREAD, ACCOUNT, NULL, 0 },
  { "github.com", "/login", LT_SPECIAL_UNREAD, ACCOUNT, NULL, 0 },
  { "gist.github.com", NULL, LT_SPECIAL_NONE, NULL, github_parts, GIST_BYTES },
  { "github.com", NULL, LT_SPECIAL_NONE, NULL, github_parts, 0 },
  { "huggingface.co", NULL, LT_SPECIAL_NONE, NULL, hugging_face_parts, 0 },
  { "bsky.app", "/profile/", LT_SPECIAL_POST, POST, NULL, 0 },
};

/* Names of hosts that ask who one is, whatever the domain. */
static const char *const login_hosts[] = { "login.", "signin.", "auth.", "sso.", "accounts." };

static const char *const no_text_endings[] = {
  ".zip",
  ".gz",
  ".tgz",
  ".bz2",
  ".xz",
  ".zst",
  ".7z",
  ".rar",
  ".tar",
  ".mp4",
  ".webm",
  ".mkv",
  ".mov",
  ".mp3",
  ".ogg",
  ".wav",
  ".flac",
  ".epub",
  ".mobi",
  ".dmg",
  ".exe",
  ".msi",
  ".deb",
  ".rpm",
  ".apk",
  ".iso",
  ".whl",
  ".gguf",
  ".safetensors",
  ".png",
  ".jpg",
  ".jpeg",
  ".webp",
  ".gif",
  ".docx",
  ".pptx",
  ".xlsx",
};

static LtSpecialPage *
special_page_new (LtSpecialKind kind,
                  const char *address,
                  const char *note)
{
  LtSpecialPage *self = g_new0 (LtSpecialPage, 1);

  self->kind = kind;
  self->address = g_strdup (address);
  self->note = note != NULL ? _ (note) : NULL;

  return self;
}

/**
 * lt_special_page_free:
 * @self: (transfer full): how a link is read
 */
void
lt_special_page_free (LtSpecialPage *self)
{
  g_free (self->page);
  g_free (self->address);
  g_free (self);
}

static LtSpecialPage *
new_for_video (const char *service,
               const char *page)
{
  g_autofree char *escaped = g_uri_escape_string (page, NULL, FALSE);
  g_autofree char *address = g_strconcat (service, escaped, NULL);
  LtSpecialPage *self = special_page_new (LT_SPECIAL_VIDEO, address, VIDEO);

  self->page = g_strdup (page);

  return self;
}

static LtSpecialPage *
new_for_thing (LtUrlThing thing,
               const char *id)
{
  g_autofree char *page = NULL;
  LtSpecialPage *self = NULL;

  switch (thing)
    {
    case LT_URL_PAPER:
      page = g_strconcat ("https://arxiv.org/abs/", id, NULL);
      self = special_page_new (LT_SPECIAL_PAPER, page, ABSTRACT);
      self->parts = paper_parts;
      return self;

    case LT_URL_YOUTUBE:
      page = g_strconcat ("https://www.youtube.com/watch?v=", id, NULL);
      return new_for_video ("https://www.youtube.com/oembed?format=json&url=", page);

    case LT_URL_VIMEO:
      page = g_strconcat ("https://vimeo.com/", id, NULL);
      return new_for_video ("https://vimeo.com/api/oembed.json?url=", page);

    case LT_URL_X_POST:
      return special_page_new (LT_SPECIAL_UNREAD, NULL, POST_OF_X);

    case LT_URL_PAGE:
    default:
      return NULL;
    }
}

static LtSpecialPage *
new_for_site (const char *url,
              const char *host,
              const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      LtSpecialPage *self = NULL;

      if (!lt_url_host_is_within (host, sites[i].domain))
        continue;
      if (sites[i].path != NULL && !g_str_has_prefix (path, sites[i].path))
        continue;

      self = special_page_new (sites[i].kind, sites[i].kind != LT_SPECIAL_UNREAD ? url : NULL, sites[i].note);
      self->parts = sites[i].parts;
      self->most = sites[i].most;
      return self;
    }

  return NULL;
}

/* "/@somebody/112233445566778899" on any host: Mastodon and what is like it. */
static gboolean
is_fediverse_post (const char *path)
{
  g_autoptr (GRegex) regex = g_regex_new ("^/(@[^/]+|users/[^/]+/statuses)/[0-9]{15,}/?$", 0, 0, NULL);

  return g_regex_match (regex, path, 0, NULL);
}

static LtSpecialPage *
new_for_form (const char *url,
              const char *host,
              const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (login_hosts); i++)
    {
      if (g_str_has_prefix (host, login_hosts[i]))
        return special_page_new (LT_SPECIAL_UNREAD, NULL, ACCOUNT);
    }

  if (is_fediverse_post (path))
    return special_page_new (LT_SPECIAL_POST, url, POST);

  if (g_str_has_suffix (lower, ".pdf"))
    return special_page_new (LT_SPECIAL_UNREAD, NULL, PDF);

  for (gsize i = 0; i < G_N_ELEMENTS (no_text_endings); i++)
    {
      if (g_str_has_suffix (lower, no_text_endings[i]))
        return special_page_new (LT_SPECIAL_UNREAD, NULL, NO_TEXT);
    }

  return NULL;
}

/**
 * lt_special_page_new:
 * @url: a link, http or https
 *
 * Some sites are known, and some addresses tell what they lead to. An archive's copy is read at its
 * original. What is no text, or nothing without an account, is not asked for at all.
 *
 * Returns: (transfer full): how @url is read
 */
LtSpecialPage *
lt_special_page_new (const char *url)
{
  g_autofree char *original = lt_url_original (url);
  g_autofree char *host = original != NULL ? lt_url_host (original) : NULL;
  g_autoptr (GUri) uri = original != NULL ? g_uri_parse (original, G_URI_FLAGS_NONE, NULL) : NULL;
  g_autofree char *id = NULL;
  LtUrlThing thing = lt_url_identify (original, &id);
  LtSpecialPage *self = NULL;

  if (original == NULL)
    return special_page_new (LT_SPECIAL_UNREAD, NULL, COPY);
  if (host == NULL || uri == NULL)
    return special_page_new (LT_SPECIAL_NONE, original, NULL);

  self = new_for_thing (thing, id);
  if (self == NULL)
    self = new_for_form (original, host, g_uri_get_path (uri));
  if (self == NULL)
    self = new_for_site (original, host, g_uri_get_path (uri));
  if (self == NULL)
    self = special_page_new (LT_SPECIAL_NONE, original, NULL);

  return self;
}
