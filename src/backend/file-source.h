/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/archive.h"
#include "backend/edition.h"
#include "backend/published-file.h"

G_BEGIN_DECLS

/* The files of the edition as the server sends them: written when asked for, kept until the next publication. */
#define LT_TYPE_FILE_SOURCE (lt_file_source_get_type ())
G_DECLARE_FINAL_TYPE (LtFileSource, lt_file_source, LT, FILE_SOURCE, GObject)

LtFileSource *lt_file_source_new (LtArchive *archive, gboolean is_private);
void lt_file_source_set_analyst (LtFileSource *self, const LtAnalyst *analyst);
/* (type LtPublishedFile) @path: "feed.json"; LT_ARCHIVE_ERROR_NOT_FOUND */
DexFuture *lt_file_source_load (LtFileSource *self, const char *path);

G_END_DECLS
