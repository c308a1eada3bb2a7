/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"

#include "library/story-list.h"

#include "base/future.h"
#include "base/statement.h"
#include "library/library-private.h"
#include "library/schema.h"
#include "library/search-words.h"
#include "library/story-index.h"

/**
 * LtStoryList:
 *
 * The stories of one query, newest first. Owned by the page that shows it; main thread.
 *
 *     SQL ──(off thread)── rows ── LtStoryIndex ── LtStoryList ── selection ── list view
 *                                                      │
 *                                        LtStoryPool: one LtStoryItem a row, filled in pages
 *
 * When the library changes, the rows are read again and only what differs is told. A query that was
 * replaced meanwhile answers to nobody: each has a generation.
 */
struct _LtStoryList
{
  GObject parent_instance;

  LtLibrary *library;
  LtStoryIndex *index;
  LtFilter filter;
  char *match;      /* of the full-text search, or NULL */
  guint generation; /* of the query; an answer of an older one is dropped */
  gboolean loading;
  DexFuture *reading; /* in flight, or NULL */
  gboolean again;     /* the library changed while it was */
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void read_rows (LtStoryList *self);

static GType
lt_story_list_get_item_type (GListModel *model)
{
  return LT_TYPE_STORY_ITEM;
}

static guint
lt_story_list_get_n_items (GListModel *model)
{
  return lt_story_index_get_length (LT_STORY_LIST (model)->index);
}

static gpointer
lt_story_list_get_item (GListModel *model, guint position)
{
  LtStoryList *self = LT_STORY_LIST (model);

  if (position >= lt_story_index_get_length (self->index))
    return NULL;
  return lt_story_pool_get (lt_library_get_pool (self->library),
                            lt_story_index_get (self->index, position));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = lt_story_list_get_item_type;
  interface->get_n_items = lt_story_list_get_n_items;
  interface->get_item = lt_story_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LtStoryList, lt_story_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* One reading of the rows. */
typedef struct
{
  GWeakRef list;
  guint generation;
  LtFilter filter;
  char *match;
  GArray *stay; /* gint64, descending: rows shown that stay though they match no longer; or NULL */
} Query;

static void
clear_query (gpointer data)
{
  Query *self = data;

  g_free (self->match);
  g_clear_pointer (&self->stay, g_array_unref);
}

static void
query_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_query);
}

static void
fiber_data_free (gpointer data)
{
  Query *self = data;

  g_weak_ref_clear (&self->list);
  query_unref (self);
}

static const char *
query_sql (const Query *query)
{
  static const char *const plain[] = {
    [LT_FILTER_ALL] = "SELECT row FROM story ORDER BY row DESC",
    [LT_FILTER_UNREAD] = "SELECT row FROM story WHERE read = 0 ORDER BY row DESC",
    [LT_FILTER_SAVED] = "SELECT row FROM story WHERE saved = 1 ORDER BY row DESC",
  };
  static const char *const words[] = {
    [LT_FILTER_ALL] = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC",
    [LT_FILTER_UNREAD] = "SELECT search.rowid FROM search JOIN story ON story.row = search.rowid"
                         " WHERE search MATCH ?1 AND story.read = 0 ORDER BY search.rowid DESC",
    [LT_FILTER_SAVED] = "SELECT search.rowid FROM search JOIN story ON story.row = search.rowid"
                        " WHERE search MATCH ?1 AND story.saved = 1 ORDER BY search.rowid DESC",
  };

  return query->match != NULL ? words[query->filter] : plain[query->filter];
}

/* Every row that @statement gives. */
static GArray *
read_column (LtStatement *statement, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  while (lt_statement_step (statement, &failed))
    {
      gint64 row = lt_statement_column_int (statement, 0);

      g_array_append_val (rows, row);
    }
  lt_statement_reset (statement);
  if (failed == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
take (GArray *rows, guint *position, gint64 row)
{
  while (*position < rows->len && g_array_index (rows, gint64, *position) > row)
    (*position)++;
  return *position < rows->len && g_array_index (rows, gint64, *position) == row;
}

/* Of all rows there are, those that match or stay. All three descend. */
static GArray *
merge (GArray *all, GArray *matching, GArray *stay)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), matching->len);
  guint m = 0;
  guint s = 0;

  for (guint i = 0; i < all->len; i++)
    {
      gint64 row = g_array_index (all, gint64, i);
      gboolean matches = take (matching, &m, row);
      gboolean stays = take (stay, &s, row);

      if (matches || stays)
        g_array_append_val (rows, row);
    }
  return rows;
}

/* LtDatabaseFunc. */
static gboolean
run_query (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  Query *query = data;
  LtStatement *statement = lt_connection_prepare (connection, query_sql (query), error);
  g_autoptr (GArray) rows = NULL;

  if (statement == NULL)
    return FALSE;
  if (query->match != NULL)
    lt_statement_bind_text (statement, 1, query->match);
  rows = read_column (statement, error);
  if (rows == NULL)
    return FALSE;
  if (query->stay != NULL)
    {
      g_autoptr (GArray) matching = g_steal_pointer (&rows);
      g_autoptr (GArray) all = NULL;

      statement = lt_connection_prepare (connection, "SELECT row FROM story ORDER BY row DESC", error);
      all = statement != NULL ? read_column (statement, error) : NULL;
      if (all == NULL)
        return FALSE;
      rows = merge (all, matching, query->stay);
    }
  g_value_init (result, G_TYPE_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&rows));
  return TRUE;
}

static void
set_loading (LtStoryList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_rows (LtStoryList *self, GArray *rows)
{
  guint position;
  guint removed;
  guint added;

  lt_story_index_begin (self->index, rows);
  while (lt_story_index_step (self->index, &position, &removed, &added))
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static DexFuture *
query_fiber (gpointer data)
{
  Query *query = data;
  g_autoptr (LtStoryList) self = g_weak_ref_get (&query->list);
  g_autoptr (LtLibrary) library = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return dex_future_new_true ();
  library = g_object_ref (self->library);
  g_clear_object (&self);
  rows = dex_await_boxed (lt_library_read (library, run_query, g_atomic_rc_box_acquire (query),
                                           query_unref),
                          &error);
  self = g_weak_ref_get (&query->list);
  if (self == NULL || query->generation != self->generation)
    return dex_future_new_true ();

  /* Let go, not dropped: that would cancel this fiber, and what is begun from here on. */
  dex_future_disown (g_steal_pointer (&self->reading));
  if (rows != NULL)
    take_rows (self, g_steal_pointer (&rows));
  else if (lt_library_is_open (library))
    g_warning ("The list could not be read: %s", error->message);
  /* Whoever heard of the change may have asked another question. */
  if (query->generation != self->generation)
    return dex_future_new_true ();
  set_loading (self, FALSE);
  if (self->again && self->reading == NULL)
    read_rows (self);
  return dex_future_new_true ();
}

/* Rows that are shown stay, unless the filter was set just now: then nothing is. */
static void
read_rows (LtStoryList *self)
{
  Query *query = g_atomic_rc_box_new0 (Query);
  gboolean narrowed = self->filter != LT_FILTER_ALL || self->match != NULL;

  g_weak_ref_init (&query->list, self);
  query->generation = self->generation;
  query->filter = self->filter;
  query->match = g_strdup (self->match);
  if (narrowed && !self->loading)
    query->stay = lt_story_index_dup_rows (self->index);
  self->again = FALSE;
  dex_clear (&self->reading);
  self->reading = lt_spawn (query_fiber, query, fiber_data_free);
}

static void
library_changed_cb (LtStoryList *self)
{
  if (self->reading != NULL)
    self->again = TRUE;
  else
    read_rows (self);
}

static void
lt_story_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtStoryList *self = LT_STORY_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_story_list_dispose (GObject *object)
{
  LtStoryList *self = LT_STORY_LIST (object);

  dex_clear (&self->reading);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (lt_story_list_parent_class)->dispose (object);
}

static void
lt_story_list_finalize (GObject *object)
{
  LtStoryList *self = LT_STORY_LIST (object);

  lt_story_index_free (self->index);
  g_free (self->match);
  G_OBJECT_CLASS (lt_story_list_parent_class)->finalize (object);
}

static void
lt_story_list_class_init (LtStoryListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = lt_story_list_get_property;
  object_class->dispose = lt_story_list_dispose;
  object_class->finalize = lt_story_list_finalize;

  /**
   * LtStoryList:loading:
   *
   * Whether the first answer of the current query is still awaited.
   */
  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lt_story_list_init (LtStoryList *self)
{
  self->index = lt_story_index_new ();
  self->loading = TRUE;
}

/**
 * lt_story_list_new:
 * @library: an open library
 *
 * Makes a list of all stories and begins to read it.
 *
 * Returns: (transfer full): the list
 */
LtStoryList *
lt_story_list_new (LtLibrary *library)
{
  LtStoryList *self;

  g_return_val_if_fail (LT_IS_LIBRARY (library), NULL);

  self = g_object_new (LT_TYPE_STORY_LIST, NULL);
  self->library = g_object_ref (library);
  g_signal_connect_swapped (library, "changed", G_CALLBACK (library_changed_cb), self);
  read_rows (self);
  return self;
}

/**
 * lt_story_list_set_filter:
 * @words: (nullable): full-text search; anything at all
 *
 * Sets what is shown. The old rows stay until the answer is here. Setting the same again is a new
 * question too: rows that only stayed leave.
 */
void
lt_story_list_set_filter (LtStoryList *self, LtFilter filter, const char *words)
{
  g_return_if_fail (LT_IS_STORY_LIST (self));

  self->filter = filter;
  g_free (self->match);
  self->match = lt_search_words_to_match (words);
  self->generation++;
  set_loading (self, TRUE);
  read_rows (self);
}

/**
 * lt_story_list_get_filter:
 *
 * Returns: the filter that was set
 */
LtFilter
lt_story_list_get_filter (LtStoryList *self)
{
  g_return_val_if_fail (LT_IS_STORY_LIST (self), LT_FILTER_ALL);

  return self->filter;
}

/**
 * lt_story_list_get_loading:
 *
 * Returns: whether the first answer of the current query is still awaited
 */
gboolean
lt_story_list_get_loading (LtStoryList *self)
{
  g_return_val_if_fail (LT_IS_STORY_LIST (self), FALSE);

  return self->loading;
}

/**
 * lt_story_list_find:
 *
 * Returns: the position of @row, or `G_MAXUINT`
 */
guint
lt_story_list_find (LtStoryList *self, gint64 row)
{
  g_return_val_if_fail (LT_IS_STORY_LIST (self), G_MAXUINT);

  return lt_story_index_find (self->index, row);
}

/**
 * lt_story_list_get_row:
 *
 * Returns: the row at @position, or 0 past the end
 */
gint64
lt_story_list_get_row (LtStoryList *self, guint position)
{
  g_return_val_if_fail (LT_IS_STORY_LIST (self), 0);

  if (position >= lt_story_index_get_length (self->index))
    return 0;
  return lt_story_index_get (self->index, position);
}

/**
 * lt_story_list_get_day:
 *
 * Tells the day of a story from its row alone, so that sections need no story to be read.
 *
 * Returns: the local midnight that began it, in seconds
 */
gint64
lt_story_list_get_day (LtStoryList *self, guint position)
{
  gint64 published = lt_story_list_get_row (self, position) / LT_ROWS_A_SECOND;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (published);
  g_autoptr (GDateTime) midnight = NULL;

  if (time != NULL)
    midnight = g_date_time_new_local (g_date_time_get_year (time), g_date_time_get_month (time),
                                      g_date_time_get_day_of_month (time), 0, 0, 0);
  return midnight != NULL ? g_date_time_to_unix (midnight) : 0;
}

/* A search for the next unread story. */
typedef struct
{
  LtStoryList *list;
  gint64 row;
} Seek;

static void
seek_free (gpointer data)
{
  Seek *self = data;

  g_object_unref (self->list);
  g_free (self);
}

/* LtDatabaseFunc. @data: the row to begin with. */
static gboolean
list_unread_below (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  LtStatement *statement = lt_connection_prepare (
      connection, "SELECT row FROM story WHERE read = 0 AND row <= ?1 ORDER BY row DESC", error);
  g_autoptr (GArray) rows = NULL;

  if (statement == NULL)
    return FALSE;
  lt_statement_bind_int (statement, 1, *(gint64 *) data);
  rows = read_column (statement, error);
  if (rows == NULL)
    return FALSE;
  g_value_init (result, G_TYPE_ARRAY);
  g_value_take_boxed (result, g_steal_pointer (&rows));
  return TRUE;
}

static DexFuture *
next_unread_fiber (gpointer data)
{
  Seek *seek = data;
  LtStoryList *self = seek->list;
  gint64 found = -1;
  GValue value = G_VALUE_INIT;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (seek->row != 0)
    {
      rows = dex_await_boxed (lt_library_read (self->library, list_unread_below,
                                               g_memdup2 (&seek->row, sizeof seek->row), g_free),
                              &error);
      if (rows == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
  for (guint i = 0; rows != NULL && i < rows->len && found < 0; i++)
    {
      gint64 row = g_array_index (rows, gint64, i);
      guint position = lt_story_index_find (self->index, row);
      gboolean read = FALSE;

      lt_story_pool_held (lt_library_get_pool (self->library), row, LT_FLAG_READ, &read);
      if (position != G_MAXUINT && !read)
        found = position;
    }
  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, found);
  return dex_future_new_for_value (&value);
}

/**
 * lt_story_list_next_unread:
 * @position: where to begin
 *
 * Returns: (transfer full): a future of the position of the next unread story at or after @position
 *   as gint64, or -1
 */
DexFuture *
lt_story_list_next_unread (LtStoryList *self, guint position)
{
  Seek *seek;

  dex_return_error_if_fail (LT_IS_STORY_LIST (self));

  seek = g_new (Seek, 1);
  seek->list = g_object_ref (self);
  seek->row = lt_story_list_get_row (self, position);
  return lt_spawn (next_unread_fiber, seek, seek_free);
}
