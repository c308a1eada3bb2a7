/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/edition.h"

#include <libdex.h>

G_BEGIN_DECLS

/* Writes an edition as a folder of files that any web server can serve. */
typedef struct
{
  char *archive; /* the archive's file */
  char *folder;
  char *base_url; /* with a final slash, or NULL */
  LtPublishDiscussions discussions;
  gboolean media;
  LtAnalyst *analyst;
} LtPublication;

LtPublication *lt_publication_new (const char *archive, const char *folder);
void lt_publication_free (LtPublication *self);
/* Takes @self. (type guint): the number of files of the edition. */
DexFuture *lt_publication_write (LtPublication *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtPublication, lt_publication_free)

G_END_DECLS
