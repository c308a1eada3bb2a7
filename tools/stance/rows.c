/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "stance/rows.h"

#include "analysis/linear-model.h"
#include "text/json.h"

#include <math.h>
#include <string.h>

#define MAX_LINE (1024 * 1024)
/* Ratings from -4 to 4: so near to the middle they take no side. */
#define RATED_NEUTRAL 0.6

typedef gboolean (*RowFunc) (LtRows *self, JsonObject *row, gpointer data);

LtRows *
lt_rows_new (LtOpinionWords *lists)
{
  LtRows *self = g_new0 (LtRows, 1);

  self->lists = lists;
  self->bag = lt_word_bag_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (LtRow));
  self->words = g_array_new (FALSE, FALSE, sizeof (LtRowWord));
  self->stories = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
lt_rows_free (LtRows *self)
{
  lt_word_bag_free (self->bag);
  g_array_unref (self->rows);
  g_array_unref (self->words);
  g_hash_table_unref (self->stories);
  g_hash_table_unref (self->texts);
  g_free (self);
}

static gboolean
for_each_line (LtRows *self,
               const char *path,
               RowFunc use,
               gpointer data,
               GError **error)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;

  lines = g_strsplit (contents, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (JsonNode) node = NULL;

      if (lines[i][0] == '\0')
        continue;

      node = lt_json_parse (lines[i], strlen (lines[i]), MAX_LINE, LT_JSON_MAX_DEPTH, error);

      if (node == NULL)
        {
          g_prefix_error (error, "%s:%u: ", path, i + 1);
          return FALSE;
        }

      self->n_left_out += !use (self, json_node_get_object (node), data);
    }

  return TRUE;
}

/* The story's name as story_stance.jsonl writes it: sets with a bare number are of Hacker News. */
static char *
story_of (JsonObject *row)
{
  const char *story = lt_json_string (row, "story");
  gint64 number = lt_json_int (row, "story_id", 0);

  return number > 0 ? g_strdup_printf ("hn-%" G_GINT64_FORMAT, number) : g_strdup (story);
}

static gboolean
exclude (LtRows *self,
         JsonObject *row,
         gpointer data)
{
  char *story = story_of (row);

  if (story != NULL)
    g_hash_table_add (self->stories, story);

  g_hash_table_add (self->texts, g_strdup (lt_json_string (row, "text")));
  return TRUE;
}

/* A side, or -1 for a row to leave out. */
static int
label_of (JsonObject *row)
{
  const char *label = lt_json_string (row, "label");
  double rated = lt_json_double (row, "mean_valence", NAN);

  if (isfinite (rated))
    {
      if (fabs (rated) <= RATED_NEUTRAL)
        return LT_STANCE_NEUTRAL;

      return rated > 0.0 ? LT_STANCE_POSITIVE : LT_STANCE_CRITICAL;
    }

  if (g_strcmp0 (label, "positive") == 0)
    return LT_STANCE_POSITIVE;
  if (g_strcmp0 (label, "neutral") == 0 || g_strcmp0 (label, "ambiguous") == 0)
    return LT_STANCE_NEUTRAL;

  return g_strcmp0 (label, "critical") == 0 || g_strcmp0 (label, "negative") == 0 ? LT_STANCE_CRITICAL : -1;
}

static void
add_words (LtRows *self,
           LtRow *row)
{
  row->first_word = self->words->len;
  row->n_words = self->bag->n;

  for (guint i = 0; i < self->bag->n; i++)
    {
      LtRowWord word = { self->bag->words[i].slot, lt_linear_frequency (self->bag->words[i].count) };

      g_array_append_val (self->words, word);
    }
}

static gboolean
add_row (LtRows *self,
         JsonObject *object,
         gpointer data)
{
  g_autofree char *story = story_of (object);
  LtRow row = *(const LtRow *) data;
  LtStanceInput input = {
    .title = lt_json_string (object, "title"),
    .post = lt_json_string (object, "post"),
    .parent = lt_json_string (object, "parent"),
    .text = lt_json_string (object, "text"),
  };

  row.label = label_of (object);
  row.story = story != NULL ? g_str_hash (story) : 0;
  row.fold = row.story % LT_ROW_FOLDS;

  if (row.label < 0 || input.text == NULL || (story != NULL && g_hash_table_contains (self->stories, story))
      || !g_hash_table_add (self->texts, g_strdup (input.text)))
    return FALSE;

  lt_linear_model_measure (self->lists, &input, self->bag, row.features);
  /* What agreement means is said, not learnt: see train.c. */
  row.features[LT_FEATURE_REPLY] = 0.0;
  add_words (self, &row);
  g_array_append_val (self->rows, row);
  return TRUE;
}

guint
lt_rows_n_sets (const LtRows *self)
{
  return self->rows->len > 0 ? g_array_index (self->rows, LtRow, self->rows->len - 1).set + 1 : 0;
}

gboolean
lt_rows_exclude (LtRows *self,
                 const char *path,
                 GError **error)
{
  return for_each_line (self, path, exclude, NULL, error);
}

gboolean
lt_rows_read (LtRows *self,
              const char *path,
              double weight,
              GError **error)
{
  LtRow row = { .set = lt_rows_n_sets (self), .weight = weight };

  return for_each_line (self, path, add_row, &row, error);
}
