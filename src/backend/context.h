/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/stance-model.h"
#include "analysis/topics.h"
#include "backend/heat.h"
#include "base/configuration.h"
#include "net/http-client.h"
#include "story/analyst.h"

G_BEGIN_DECLS

/* What a round needs besides the archive: made from the configuration, and made again when that is read again. */
typedef struct
{
  GPtrArray *sources; /* LtSource */
  LtTopics *topics;
  LtStanceModel *model;
  LtAnalyst *analyst; /* with the address of the avatar */
  GBytes *avatar;     /* or NULL */
  LtHeatRule heat;
  int per_day;
  gboolean fetch_articles;
  gboolean fetch_media;
  guint interval; /* seconds between rounds */
  double pace;    /* multiplies every pause */
} LtContext;

/* @folder: where the configuration is, or NULL; topics.conf there replaces the installed one. */
LtContext *lt_context_new (LtConfiguration *configuration, const char *folder, GError **error);
LtContext *lt_context_ref (LtContext *self);
void lt_context_unref (LtContext *self);
/* "LLM Tracker 0.1.0": who made a story. */
const char *lt_context_get_generator (void);
/* NULL when there is none of this id. */
LtSource *lt_context_find_source (LtContext *self, const char *id);

LtStanceModel *lt_context_load_model (GError **error);
LtTopics *lt_context_load_topics (LtConfiguration *configuration, const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtContext, lt_context_unref)

G_END_DECLS
