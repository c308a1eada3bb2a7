/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"

#include "library/story-pool.h"

#include "base/future.h"
#include "base/statement.h"

/* What one statement fills: a third of what a list view holds, measured as good as one read of all. */
#define PAGE 64

/* A flag that a person set and that is not stored yet. */
typedef struct
{
  gboolean value;
  guint writes; /* on their way */
} Hold;

struct _LtStoryPool
{
  GObject parent_instance;

  LtDatabase *reader;
  GHashTable *items;    /* row -> LtStoryItem, weak */
  GHashTable *holds[2]; /* by LtFlag: row -> Hold */
  GArray *wanted;       /* rows to fill in the next turn */
  guint turn;           /* source id */
  guint writes;         /* settled: an answer asked for before one of them may be old */
};

G_DEFINE_FINAL_TYPE (LtStoryPool, lt_story_pool, G_TYPE_OBJECT)

/* One row as read; it owns what the record points at. */
typedef struct
{
  gint64 row;
  LtStoryRecord record;
  char *story_id;
  char *title;
  char *places;
  LtSentiment *sentiment;
} Filling;

/* One call of the database. */
typedef struct
{
  LtStoryPool *pool;
  GArray *rows;
  guint writes;
} Batch;

static void
filling_free (gpointer data)
{
  Filling *self = data;

  g_free (self->story_id);
  g_free (self->title);
  g_free (self->places);
  g_clear_pointer (&self->sentiment, lt_sentiment_unref);
  g_free (self);
}

static void
batch_free (gpointer data)
{
  Batch *self = data;

  g_object_unref (self->pool);
  g_array_unref (self->rows);
  g_free (self);
}

static LtSentiment *
read_sentiment (LtStatement *statement, int column)
{
  LtSentiment *sentiment;

  if (lt_statement_column_is_null (statement, column))
    return NULL;
  sentiment = lt_sentiment_new ();
  sentiment->has_margin = !lt_statement_column_is_null (statement, column + LT_N_SIDES);
  for (int side = 0; side < LT_N_SIDES; side++)
    {
      sentiment->share.of[side] = (int) lt_statement_column_int (statement, column + side);
      sentiment->margin.of[side] = (int) lt_statement_column_int (statement, column + LT_N_SIDES + side);
    }
  sentiment->n = (int) lt_statement_column_int (statement, column + 6);
  sentiment->lead = (LtLead) lt_statement_column_int (statement, column + 7);
  sentiment->sure = lt_statement_column_double (statement, column + 8);
  return sentiment;
}

static Filling *
read_filling (LtStatement *statement)
{
  Filling *filling = g_new0 (Filling, 1);
  LtStoryRecord *record = &filling->record;

  filling->row = lt_statement_column_int (statement, 0);
  record->feed = lt_statement_column_int (statement, 1);
  record->story_id = filling->story_id = lt_statement_dup_text (statement, 2);
  record->title = filling->title = lt_statement_dup_text (statement, 3);
  record->places = filling->places = lt_statement_dup_text (statement, 4);
  record->published = lt_statement_column_int (statement, 5);
  record->comments = (int) lt_statement_column_int (statement, 6);
  record->read = lt_statement_column_int (statement, 7) != 0;
  record->saved = lt_statement_column_int (statement, 8) != 0;
  record->updated = lt_statement_column_int (statement, 9) != 0;
  record->cached = (LtCached) lt_statement_column_int (statement, 10);
  record->sentiment = filling->sentiment = read_sentiment (statement, 11);
  return filling;
}

#define EIGHT "?, ?, ?, ?, ?, ?, ?, ?"

static gboolean
read_page (LtConnection *connection, GArray *rows, guint from, GPtrArray *fillings, GError **error)
{
  g_autoptr (GError) failed = NULL;
  LtStatement *statement = lt_connection_prepare (
      connection,
      "SELECT row, feed, id, title, places, published, comments, read, saved, updated, cached,"
      "   positive, neutral, critical, positive_margin, neutral_margin, critical_margin, counted,"
      "   lead, sure"
      " FROM story WHERE row IN (" EIGHT ", " EIGHT ", " EIGHT ", " EIGHT ", " EIGHT ", " EIGHT ", " EIGHT ", " EIGHT ")",
      error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < PAGE && from + i < rows->len; i++)
    lt_statement_bind_int (statement, (int) i + 1, g_array_index (rows, gint64, from + i));
  while (lt_statement_step (statement, &failed))
    g_ptr_array_add (fillings, read_filling (statement));
  lt_statement_reset (statement);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* LtDatabaseFunc. */
static gboolean
read_batch (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  GArray *rows = data;
  g_autoptr (GPtrArray) fillings = g_ptr_array_new_with_free_func (filling_free);

  for (guint from = 0; from < rows->len; from += PAGE)
    if (!read_page (connection, rows, from, fillings, error))
      return FALSE;
  g_value_init (result, G_TYPE_PTR_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&fillings));
  return TRUE;
}

static void
fill (LtStoryPool *self, Filling *filling)
{
  LtStoryItem *item = g_hash_table_lookup (self->items, &filling->row);

  if (item == NULL)
    return;
  lt_story_pool_held (self, filling->row, LT_FLAG_READ, &filling->record.read);
  lt_story_pool_held (self, filling->row, LT_FLAG_SAVED, &filling->record.saved);
  lt_story_item_fill (item, &filling->record);
}

static DexFuture *
fill_fiber (gpointer data)
{
  Batch *batch = data;
  LtStoryPool *self = batch->pool;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fillings =
      dex_await_boxed (lt_database_read (self->reader, read_batch, g_array_ref (batch->rows),
                                         (GDestroyNotify) g_array_unref),
                       &error);

  if (fillings == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (batch->writes != self->writes)
    {
      for (guint i = 0; i < batch->rows->len; i++)
        lt_story_pool_refresh (self, g_array_index (batch->rows, gint64, i));
      return dex_future_new_true ();
    }
  for (guint i = 0; i < fillings->len; i++)
    fill (self, fillings->pdata[i]);
  return dex_future_new_true ();
}

static gboolean
turn_cb (gpointer data)
{
  LtStoryPool *self = data;
  Batch *batch = g_new (Batch, 1);

  self->turn = 0;
  batch->pool = g_object_ref (self);
  batch->rows = g_steal_pointer (&self->wanted);
  batch->writes = self->writes;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  dex_future_disown (lt_spawn (fill_fiber, batch, batch_free));
  return G_SOURCE_REMOVE;
}

static void
want (LtStoryPool *self, gint64 row)
{
  g_array_append_val (self->wanted, row);
  if (self->turn == 0)
    self->turn = g_idle_add_full (G_PRIORITY_DEFAULT, turn_cb, self, NULL);
}

static void
item_gone_cb (gpointer data, GObject *item)
{
  LtStoryPool *self = data;
  gint64 row = lt_story_item_get_row ((LtStoryItem *) item);

  g_hash_table_remove (self->items, &row);
}

static void
lt_story_pool_dispose (GObject *object)
{
  LtStoryPool *self = LT_STORY_POOL (object);
  GHashTableIter iter;
  gpointer item;

  g_clear_handle_id (&self->turn, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_remove_all (self->items);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (lt_story_pool_parent_class)->dispose (object);
}

static void
lt_story_pool_finalize (GObject *object)
{
  LtStoryPool *self = LT_STORY_POOL (object);

  g_hash_table_unref (self->items);
  g_hash_table_unref (self->holds[LT_FLAG_READ]);
  g_hash_table_unref (self->holds[LT_FLAG_SAVED]);
  g_array_unref (self->wanted);
  G_OBJECT_CLASS (lt_story_pool_parent_class)->finalize (object);
}

static void
lt_story_pool_class_init (LtStoryPoolClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = lt_story_pool_dispose;
  object_class->finalize = lt_story_pool_finalize;
}

static void
lt_story_pool_init (LtStoryPool *self)
{
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->holds[LT_FLAG_READ] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->holds[LT_FLAG_SAVED] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * lt_story_pool_new:
 * @reader: where rows are read
 *
 * Returns: (transfer full): an empty pool
 */
LtStoryPool *
lt_story_pool_new (LtDatabase *reader)
{
  LtStoryPool *self = g_object_new (LT_TYPE_STORY_POOL, NULL);

  self->reader = g_object_ref (reader);
  return self;
}

/**
 * lt_story_pool_get:
 *
 * Gives the one item of @row: the living one, or a new one that is filled soon.
 *
 * Returns: (transfer full): the item
 */
LtStoryItem *
lt_story_pool_get (LtStoryPool *self, gint64 row)
{
  LtStoryItem *item = g_hash_table_lookup (self->items, &row);

  if (item != NULL)
    return g_object_ref (item);
  item = lt_story_item_new (row);
  g_hash_table_insert (self->items, g_memdup2 (&row, sizeof row), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  want (self, row);
  return item;
}

/**
 * lt_story_pool_refresh:
 *
 * Reads what is stored of @row again if someone holds its item.
 */
void
lt_story_pool_refresh (LtStoryPool *self, gint64 row)
{
  if (g_hash_table_contains (self->items, &row))
    want (self, row);
}

/**
 * lt_story_pool_living:
 *
 * Returns: (transfer full): the rows whose item someone holds
 */
GArray *
lt_story_pool_living (LtStoryPool *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_array_append_vals (rows, row, 1);
  return rows;
}

/**
 * lt_story_pool_refresh_all:
 *
 * Reads again what is stored of every item that someone holds.
 */
void
lt_story_pool_refresh_all (LtStoryPool *self)
{
  g_autoptr (GArray) rows = lt_story_pool_living (self);

  for (guint i = 0; i < rows->len; i++)
    want (self, g_array_index (rows, gint64, i));
}

static void
show (LtStoryItem *item, LtFlag flag, gboolean value)
{
  if (flag == LT_FLAG_READ)
    lt_story_item_set_read (item, value);
  else
    lt_story_item_set_saved (item, value);
}

/**
 * lt_story_pool_hold:
 * @rows: of gint64
 *
 * Shows @value in the items at once. Whatever is read meanwhile does not undo it, until
 * lt_story_pool_settle() was called as often.
 */
void
lt_story_pool_hold (LtStoryPool *self, GArray *rows, LtFlag flag, gboolean value)
{
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);
      Hold *hold = g_hash_table_lookup (self->holds[flag], &row);
      LtStoryItem *item = g_hash_table_lookup (self->items, &row);

      if (hold == NULL)
        {
          hold = g_new0 (Hold, 1);
          g_hash_table_insert (self->holds[flag], g_memdup2 (&row, sizeof row), hold);
        }
      hold->value = value;
      hold->writes++;
      if (item != NULL)
        show (item, flag, value);
    }
}

/**
 * lt_story_pool_settle:
 *
 * The write is over, whichever way: the store is the truth again, and living items are read.
 */
void
lt_story_pool_settle (LtStoryPool *self, GArray *rows, LtFlag flag)
{
  self->writes++;
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);
      Hold *hold = g_hash_table_lookup (self->holds[flag], &row);

      if (hold != NULL && --hold->writes == 0)
        g_hash_table_remove (self->holds[flag], &row);
      lt_story_pool_refresh (self, row);
    }
}

/**
 * lt_story_pool_held:
 * @value: (inout): changed only when it is held
 *
 * Returns: whether a write of this flag is on its way
 */
gboolean
lt_story_pool_held (LtStoryPool *self, gint64 row, LtFlag flag, gboolean *value)
{
  Hold *hold = g_hash_table_lookup (self->holds[flag], &row);

  if (hold == NULL)
    return FALSE;
  *value = hold->value;
  return TRUE;
}
