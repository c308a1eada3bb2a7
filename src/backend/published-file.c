/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/published-file.h"

#include "story/feed.h"
#include "text/exact-span.h"

#include <gio/gio.h>
#include <string.h>

/* Below this the headers weigh more than what is saved. */
#define GZIP_MIN_BYTES 1024
#define GZIP_LEVEL 6
#define ETAG_DIGITS 32

G_DEFINE_BOXED_TYPE (LtPublishedFile, lt_published_file, lt_published_file_ref, lt_published_file_unref)

/* FEED.md, "Files of a published edition". */
static const struct
{
  const char *prefix;
  const char *suffix;
  const char *type;
  const char *cache_control;
  gboolean is_text;
} kinds[] = {
  { "feed.json", "", LT_FEED_MIME_TYPE, "max-age=60", TRUE },
  { "archive/", ".json", LT_FEED_MIME_TYPE, "max-age=3600", TRUE },
  { "discussions/", ".json", LT_DISCUSSION_MIME_TYPE, "max-age=3600", TRUE },
  { "status.json", "", "application/json", "no-store", TRUE },
  { "atom.xml", "", "application/atom+xml", "max-age=60", TRUE },
  { "stories/", ".html", "text/html; charset=utf-8", "max-age=300", TRUE },
  { "media/", ".png", "image/png", "max-age=31536000, immutable", FALSE },
  { "media/", ".jpg", "image/jpeg", "max-age=31536000, immutable", FALSE },
  { "media/", ".webp", "image/webp", "max-age=31536000, immutable", FALSE },
  { "media/", ".gif", "image/gif", "max-age=31536000, immutable", FALSE },
  { "", "", "application/octet-stream", "no-store", FALSE },
};

static guint
kind_of (const char *path)
{
  guint i = 0;

  while (!g_str_has_prefix (path, kinds[i].prefix) || !g_str_has_suffix (path, kinds[i].suffix))
    i++;

  return i;
}

static GBytes *
compress (GBytes *bytes)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, GZIP_LEVEL));
  g_autoptr (GBytes) gzip = g_converter_convert_bytes (converter, bytes, NULL);

  return gzip != NULL && g_bytes_get_size (gzip) < g_bytes_get_size (bytes) ? g_steal_pointer (&gzip) : NULL;
}

/**
 * lt_published_file_new:
 * @path: where the file is in the edition
 * @bytes: what it holds
 * @is_private: whether it is for the reader on this machine, which must not take an old feed for the new one
 *
 * Returns: (transfer full): the file, compressed and named by its content
 */
LtPublishedFile *
lt_published_file_new (const char *path,
                       GBytes *bytes,
                       gboolean is_private)
{
  LtPublishedFile *self = g_atomic_rc_box_new0 (LtPublishedFile);
  guint kind = kind_of (path);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *hash = lt_sha256 (data != NULL ? data : "", (gssize) length);

  self->bytes = g_bytes_ref (bytes);
  self->type = kinds[kind].type;
  self->cache_control = is_private && strcmp (path, "feed.json") == 0 ? "no-cache" : kinds[kind].cache_control;
  /* Weak: the compressed form has the same name. */
  self->etag = g_strdup_printf ("W/\"%.*s\"", ETAG_DIGITS, hash);
  if (kinds[kind].is_text && length >= GZIP_MIN_BYTES)
    self->gzip = compress (bytes);

  return self;
}

LtPublishedFile *
lt_published_file_ref (LtPublishedFile *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
file_clear (gpointer data)
{
  LtPublishedFile *self = data;

  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->gzip, g_bytes_unref);
  g_free (self->etag);
}

void
lt_published_file_unref (LtPublishedFile *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, file_clear);
}

static const char *
without_weakness (const char *etag)
{
  return g_str_has_prefix (etag, "W/") ? etag + 2 : etag;
}

gboolean
lt_published_file_matches (LtPublishedFile *self,
                           const char *if_none_match)
{
  g_auto (GStrv) names = NULL;

  if (if_none_match == NULL)
    return FALSE;

  names = g_strsplit (if_none_match, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = g_strstrip (names[i]);

      if (strcmp (name, "*") == 0 || strcmp (without_weakness (name), without_weakness (self->etag)) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * lt_accepts_gzip:
 * @accept_encoding: (nullable): the header
 *
 * A weight of zero is a refusal (RFC 9110, 12.5.3); other weights only order what we have one of.
 */
gboolean
lt_accepts_gzip (const char *accept_encoding)
{
  g_auto (GStrv) codings = accept_encoding != NULL ? g_strsplit (accept_encoding, ",", -1) : NULL;

  for (guint i = 0; codings != NULL && codings[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (codings[i], ";", 2);
      char *weight;

      if (parts[0] == NULL || g_ascii_strcasecmp (g_strstrip (parts[0]), "gzip") != 0)
        continue;

      weight = parts[1] != NULL ? g_strstrip (parts[1]) : NULL;
      return weight == NULL || !g_str_has_prefix (weight, "q=") || g_ascii_strtod (weight + 2, NULL) > 0.0;
    }

  return FALSE;
}
