/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/stance.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Fewer counted comments than this show no figures. */
#define LT_SENTIMENT_MIN_COUNTED 10

typedef enum
{
  LT_LEAD_NONE,
  LT_LEAD_POSITIVE,
  LT_LEAD_NEUTRAL,
  LT_LEAD_CRITICAL,
  LT_LEAD_DIVIDED,
} LtLead;

/* What a sentence about the estimate may say; follows from the figures alone (UX.md). */
typedef enum
{
  LT_MOOD_NONE,      /* no estimate */
  LT_MOOD_TOO_FEW,   /* n known and below LT_SENTIMENT_MIN_COUNTED */
  LT_MOOD_ROUGH,     /* margins over 25 points, or margins and no lead */
  LT_MOOD_PUBLISHED, /* neither margins nor lead: "as published by the source" */
  LT_MOOD_MOSTLY,    /* share >= 50 % and sure >= 0.9: see lead */
  LT_MOOD_PROBABLY,  /* share >= 50 % and sure >= 0.7: see lead */
  LT_MOOD_DIVIDED,
} LtMood;

typedef struct
{
  gint64 at;
  LtShares share;
  int n; /* -1: unknown */
} LtSentimentPoint;

typedef struct
{
  char *source;
  LtShares share;
  gboolean has_labels;
  int labels[LT_N_STANCES];
  int n;
} LtSourceSentiment;

/* The estimate of a story. A record: built by one owner, not changed once shared. */
typedef struct _LtSentiment LtSentiment;
struct _LtSentiment
{
  LtShares share;
  gboolean has_margin;
  LtShares margin; /* half-widths of the 95 % interval, tenths */
  gboolean has_labels;
  int labels[LT_N_STANCES];
  int n; /* counted comments; -1: unknown */
  LtLead lead;
  double sure;
  char *method;
  gint64 as_of;
  GPtrArray *by_source; /* LtSourceSentiment */
  GArray *history;      /* LtSentimentPoint, oldest first */
};

#define LT_TYPE_SENTIMENT (lt_sentiment_get_type ())
GType lt_sentiment_get_type (void);
LtSentiment *lt_sentiment_new (void);
LtSentiment *lt_sentiment_ref (LtSentiment *self);
void lt_sentiment_unref (LtSentiment *self);
LtMood lt_sentiment_mood (const LtSentiment *self); /* NULL: LT_MOOD_NONE */
LtStance lt_sentiment_largest (const LtSentiment *self);
LtSourceSentiment *lt_source_sentiment_new (const char *source);
void lt_source_sentiment_free (LtSourceSentiment *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSentiment, lt_sentiment_unref)

G_END_DECLS
