/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A file of the edition as it is sent. A record; made on a thread. */
typedef struct _LtPublishedFile LtPublishedFile;
struct _LtPublishedFile
{
  GBytes *bytes;
  GBytes *gzip; /* NULL where it would not help */
  char *etag;
  const char *type;          /* static */
  const char *cache_control; /* static */
};

#define LT_TYPE_PUBLISHED_FILE (lt_published_file_get_type ())
GType lt_published_file_get_type (void);
/* @path: of the edition, "media/….png": it tells type and caching. */
LtPublishedFile *lt_published_file_new (const char *path, GBytes *bytes, gboolean is_private);
LtPublishedFile *lt_published_file_ref (LtPublishedFile *self);
void lt_published_file_unref (LtPublishedFile *self);
/* Does this If-None-Match name the file? */
gboolean lt_published_file_matches (LtPublishedFile *self, const char *if_none_match);
/* Does this Accept-Encoding take gzip? */
gboolean lt_accepts_gzip (const char *accept_encoding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtPublishedFile, lt_published_file_unref)

G_END_DECLS
