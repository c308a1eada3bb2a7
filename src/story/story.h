/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/analyst.h"
#include "story/provenance.h"
#include "story/section.h"
#include "story/sentiment.h"
#include "story/source-health.h"
#include "story/voice.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 at;
  char *what;
} LtChange;

/* Where a story is talked about. */
typedef struct
{
  char *source;
  char *name;
  char *url;
  int score;    /* -1: unknown */
  int comments; /* -1: unknown */
  gint64 fetched;
  gboolean complete;
} LtPlace;

/* Where a sentence of the story comes from. */
typedef struct
{
  char *of;     /* "summary", "at_a_glance/<n>", "block/<n>" */
  char *source; /* "article" or a comment id */
  char *text;
} LtClaim;

/* A whole story: one item of the feed. A record: built by one owner, not changed once shared; the count is atomic. */
typedef struct _LtStory LtStory;
struct _LtStory
{
  char *id;
  char *url;
  char *external_url;
  char *title;
  char *summary;
  char *image; /* address of a medium */
  char *language;
  char *content_html;
  char *content_text; /* only of feeds without HTML */
  GPtrArray *tags;    /* strings */
  gint64 published;
  gint64 modified;
  GPtrArray *authors; /* strings: names, for feeds without the extension */

  gboolean extended; /* the item has our extension */
  int version;
  gint64 edition;
  int revision;
  GPtrArray *changes;     /* LtChange, oldest first */
  GPtrArray *at_a_glance; /* strings */
  char *image_alt;
  char *image_credit;
  LtSentiment *sentiment;
  GPtrArray *voices;      /* LtVoice */
  GPtrArray *discussions; /* LtPlace */
  GPtrArray *sources;     /* LtSourceHealth */
  LtAnalyst *analyst;
  LtProvenance *provenance;
  GPtrArray *claims; /* LtClaim */

  char *discussion_path;  /* address of the discussion file, or NULL */
  gint64 discussion_size; /* -1: unknown */

  /* Only before it is HTML, in the backend: */
  GPtrArray *glance;   /* LtSentence: what at_a_glance is made of */
  LtSentence *lead;    /* what summary is made of */
  GPtrArray *sections; /* LtSection */
};

#define LT_TYPE_STORY (lt_story_get_type ())
GType lt_story_get_type (void);
LtStory *lt_story_new (const char *id);
LtStory *lt_story_ref (LtStory *self);
void lt_story_unref (LtStory *self);
void lt_story_add_change (LtStory *self, gint64 at, const char *what);
void lt_story_add_claim (LtStory *self, const char *of, const char *source, const char *text);
LtPlace *lt_place_new (const char *source, const char *name, const char *url);
void lt_place_free (LtPlace *self);
void lt_change_free (LtChange *self);
void lt_claim_free (LtClaim *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtStory, lt_story_unref)

G_END_DECLS
