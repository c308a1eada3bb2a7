/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "story/feed-reader.h"

#include "story/bounds.h"
#include "story/fields.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WHOLE 1000

/* The numbers of an object that has a member for each stance, or for each side of a share. */
static gboolean
read_by_stance (JsonObject *object,
                int *values,
                guint n,
                gint64 max,
                LtFaults *faults)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 value = lt_field_int (object, lt_stance_to_string ((LtStance) i), 0, max, -1, faults);

      if (value < 0)
        return FALSE;
      values[i] = (int) value;
    }

  return TRUE;
}

static gboolean
read_share (JsonObject *object,
            LtShares *share,
            LtFaults *faults)
{
  JsonObject *member = lt_field_object (object, "share", faults);

  if (member != NULL && read_by_stance (member, share->of, LT_N_SIDES, WHOLE, faults)
      && share->of[0] + share->of[1] + share->of[2] == WHOLE)
    return TRUE;

  lt_faults_add (faults, _ ("An estimate whose shares do not sum to 1000 was skipped."));
  return FALSE;
}

static gboolean
read_margin (JsonObject *object,
             LtShares *margin,
             LtFaults *faults)
{
  JsonObject *member = lt_field_object (object, "margin", faults);

  if (member == NULL)
    return FALSE;
  if (read_by_stance (member, margin->of, LT_N_SIDES, WHOLE, faults))
    return TRUE;

  lt_faults_add (faults, _ ("The margin is incomplete and was skipped."));
  memset (margin, 0, sizeof *margin);
  return FALSE;
}

static gboolean
read_labels (JsonObject *object,
             int labels[LT_N_STANCES],
             LtFaults *faults)
{
  JsonObject *member = lt_field_object (object, "labels", faults);

  if (member == NULL)
    return FALSE;
  if (read_by_stance (member, labels, LT_N_STANCES, G_MAXINT, faults))
    return TRUE;

  lt_faults_add (faults, _ ("The numbers of labels are incomplete and were skipped."));
  memset (labels, 0, sizeof (int) * LT_N_STANCES);
  return FALSE;
}

static gboolean
lead_from_string (const char *text,
                  LtLead *lead)
{
  LtStance stance;

  if (strcmp (text, "divided") == 0)
    *lead = LT_LEAD_DIVIDED;
  else if (lt_stance_from_string (text, &stance) && stance != LT_STANCE_UNCLEAR)
    *lead = (LtLead) (LT_LEAD_POSITIVE + stance);
  else
    return FALSE;

  return TRUE;
}

/* A lead that the shares do not bear out is a lie or a mistake; either way it is not shown. */
static void
read_lead (LtSentiment *self,
           JsonObject *object,
           LtFaults *faults)
{
  JsonObject *member = lt_field_object (object, "lead", faults);
  g_autofree char *stance = NULL;
  LtLead lead = LT_LEAD_NONE;
  double sure;

  if (member == NULL)
    return;

  stance = lt_field_text (member, "stance", LT_NAME_MAX, faults);
  sure = lt_field_fraction (member, "sure", -1.0, faults);
  if (stance == NULL || sure < 0.0 || !lead_from_string (stance, &lead))
    lt_faults_add (faults, _ ("The lead of the estimate cannot be read and was skipped."));
  else if (lead != LT_LEAD_DIVIDED
           && self->share.of[lead - LT_LEAD_POSITIVE] < self->share.of[lt_sentiment_largest (self)])
    lt_faults_add (faults, _ ("The lead of the estimate is not its largest share and was skipped."));
  else
    {
      self->lead = lead;
      self->sure = sure;
    }
}

static void
read_by_source (LtSentiment *self,
                JsonObject *object,
                LtFaults *faults)
{
  JsonObject *member = lt_field_object (object, "by_source", faults);
  g_autoptr (GList) names = member != NULL ? json_object_get_members (member) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *one;
      LtSourceSentiment *source;
      LtShares share;

      if (self->by_source->len >= LT_SOURCES_MAX)
        {
          lt_faults_add (faults, _ ("“%s” has more than %u entries; the rest was skipped."), "by_source", LT_SOURCES_MAX);
          return;
        }

      if (!lt_id_is_valid (l->data))
        {
          lt_faults_add (faults, _ ("“%s” is no valid id."), (const char *) l->data);
          continue;
        }

      one = lt_field_object (member, l->data, faults);
      if (one == NULL || !read_share (one, &share, faults))
        continue;

      source = lt_source_sentiment_new (l->data);
      source->share = share;
      source->has_labels = read_labels (one, source->labels, faults);
      source->n = (int) lt_field_int (one, "n", 0, G_MAXINT, -1, faults);
      g_ptr_array_add (self->by_source, source);
    }
}

/* The newest points are worth most, so of too many the oldest go. */
static void
read_history (LtSentiment *self,
              JsonObject *object,
              LtFaults *faults)
{
  JsonArray *array = lt_field_array (object, "history", faults);
  guint length = array != NULL ? json_array_get_length (array) : 0;
  gint64 last = G_MININT64;

  if (length > LT_HISTORY_MAX)
    lt_faults_add (faults, _ ("“history” has more than %d points; the oldest were skipped."), LT_HISTORY_MAX);

  for (guint i = length > LT_HISTORY_MAX ? length - LT_HISTORY_MAX : 0; i < length; i++)
    {
      JsonObject *one = lt_element_object (array, i, "history", faults);
      LtSentimentPoint point;

      if (one == NULL || !read_share (one, &point.share, faults))
        continue;

      point.at = lt_field_time (one, "at", faults);
      point.n = (int) lt_field_int (one, "n", 0, G_MAXINT, -1, faults);
      if (point.at < last)
        lt_faults_add (faults, _ ("A point of the history that is out of order was skipped."));
      else
        g_array_append_val (self->history, point);
      last = MAX (last, point.at);
    }
}

LtSentiment *
lt_feed_reader_sentiment (JsonObject *object,
                          LtFaults *faults)
{
  g_autoptr (LtSentiment) self = lt_sentiment_new ();

  if (!read_share (object, &self->share, faults))
    return NULL;

  self->has_margin = read_margin (object, &self->margin, faults);
  self->has_labels = read_labels (object, self->labels, faults);
  self->n = (int) lt_field_int (object, "n", 0, G_MAXINT, -1, faults);
  self->method = lt_field_text (object, "method", LT_NOTE_MAX, faults);
  self->as_of = lt_field_time (object, "as_of", faults);
  read_lead (self, object, faults);
  read_by_source (self, object, faults);
  read_history (self, object, faults);

  return g_steal_pointer (&self);
}
