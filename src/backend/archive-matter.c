/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/archive-private.h"

#include "backend/matter.h"

/* What two discussions with titles alike may be linked by. */
typedef struct
{
  GHashTable *own;
  GHashTable *cited;
} Links;

static void
links_init (Links *self)
{
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
links_clear (Links *self)
{
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->cited, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Links, links_clear)

/* The rows of a query that is bound, as records. */
static gboolean
read_records (LtStatement *statement,
              GPtrArray *records,
              GError **error)
{
  g_autoptr (GError) failure = NULL;

  while (lt_statement_step (statement, &failure))
    g_ptr_array_add (records, lt_archive_thread_read (statement));
  lt_statement_reset (statement);

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A story that may be about the same. */
typedef struct
{
  char *story;
  LtMatterVerdict verdict;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->story);
  g_free (candidate);
}

/* The surest verdict on any of the threads. */
static LtMatterVerdict
compare (const LtSearch *search,
         const LtMatter *other)
{
  LtMatterVerdict verdict = LT_MATTER_OTHER;

  for (guint i = 0; i < search->records->len; i++)
    {
      const LtThreadRecord *record = g_ptr_array_index (search->records, i);
      const LtMatter matter = { record->words, record->link, record->canonical, record->date };

      verdict = MAX (verdict, lt_matter_compare (&matter, other));
    }

  return verdict;
}

/* Every story of some days is met at each search: its row is compared as it stands. */
static void
judge_row (const LtSearch *search,
           LtStatement *statement,
           GPtrArray *candidates)
{
  const LtMatter matter = {
    lt_statement_column_text (statement, 1),
    lt_statement_column_text (statement, 2),
    lt_statement_column_text (statement, 3),
    lt_statement_column_int (statement, 4),
  };
  LtMatterVerdict verdict = compare (search, &matter);
  Candidate *candidate;

  if (verdict == LT_MATTER_OTHER)
    return;

  candidate = g_new0 (Candidate, 1);
  candidate->story = lt_statement_dup_text (statement, 0);
  candidate->verdict = verdict;
  g_ptr_array_add (candidates, candidate);
}

static void
bind_days (LtStatement *statement,
           const LtSearch *search)
{
  gint64 first = G_MAXINT64;
  gint64 last = G_MININT64;

  for (guint i = 0; i < search->records->len; i++)
    {
      const LtThreadRecord *record = g_ptr_array_index (search->records, i);

      first = MIN (first, record->date);
      last = MAX (last, record->date);
    }

  lt_statement_bind_text (statement, 1, search->except);
  lt_statement_bind_int (statement, 2, last - LT_MATTER_WINDOW);
  lt_statement_bind_int (statement, 3, first + LT_MATTER_WINDOW);
}

/* The oldest story first. CROSS JOIN keeps the days outside: an archive of years holds many more threads than those. */
static gboolean
list_candidates (LtConnection *connection,
                 const LtSearch *search,
                 GPtrArray *candidates,
                 GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection,
                                                  "SELECT s.id, t.words, t.link, t.canonical, t.date"
                                                  " FROM stories AS s CROSS JOIN threads AS t ON t.story = s.id"
                                                  " WHERE t.state = 0 AND t.link IS NOT NULL AND s.id IS NOT ?1"
                                                  " AND s.published BETWEEN ?2 AND ?3 ORDER BY s.published, s.id",
                                                  error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  bind_days (statement, search);
  while (lt_statement_step (statement, &failure))
    judge_row (search, statement, candidates);
  lt_statement_reset (statement);

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
collect_searched (const LtSearch *search,
                  Links *links)
{
  for (guint i = 0; i < search->threads->len; i++)
    {
      const LtThread *thread = g_ptr_array_index (search->threads, i);

      lt_matter_add_post (links->own, links->cited, thread->post);
      lt_matter_add_comments (links->cited, thread->comments);
    }
}

static gboolean
is_linked (LtConnection *connection,
           const LtSearch *search,
           const char *story,
           gboolean *linked,
           GError **error)
{
  g_autoptr (GBytes) bytes = lt_archive_find_bytes (connection, "SELECT bytes FROM discussions WHERE story = ?1 AND replaced = 0",
                                                    story, error);
  g_autoptr (LtDiscussion) discussion = bytes != NULL ? lt_discussion_read (bytes, error) : NULL;
  g_auto (Links) ours = { NULL };
  g_auto (Links) theirs = { NULL };

  if (discussion == NULL)
    return FALSE;

  links_init (&ours);
  links_init (&theirs);
  collect_searched (search, &ours);
  for (guint i = 0; i < discussion->posts->len; i++)
    lt_matter_add_post (theirs.own, theirs.cited, g_ptr_array_index (discussion->posts, i));
  lt_matter_add_comments (theirs.cited, discussion->comments);
  *linked = lt_matter_is_linked (ours.own, ours.cited, theirs.own, theirs.cited);

  return TRUE;
}

gboolean
lt_archive_find_same (LtConnection *connection,
                      const LtSearch *search,
                      char **story,
                      GError **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);

  *story = NULL;
  if (!list_candidates (connection, search, candidates, error))
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = g_ptr_array_index (candidates, i);
      gboolean linked = candidate->verdict == LT_MATTER_SAME;

      if (!linked && !is_linked (connection, search, candidate->story, &linked, error))
        return FALSE;
      if (!linked)
        continue;

      *story = g_strdup (candidate->story);
      return TRUE;
    }

  return TRUE;
}

static gboolean
read_story (LtConnection *connection,
            LtHolding *holding,
            const char *id,
            GError **error)
{
  g_autoptr (GBytes) item = NULL;
  g_autoptr (GBytes) discussion = NULL;

  item = lt_archive_find_bytes (connection, "SELECT item FROM stories WHERE id = ?1", id, error);
  if (item == NULL)
    return FALSE;
  discussion = lt_archive_find_bytes (connection, "SELECT bytes FROM discussions WHERE story = ?1 AND replaced = 0", id, error);
  if (discussion == NULL)
    return FALSE;

  holding->story = lt_feed_read_item (item, error);
  holding->discussion = holding->story != NULL ? lt_discussion_read (discussion, error) : NULL;

  return holding->discussion != NULL;
}

static gboolean
read_threads (LtConnection *connection,
              LtHolding *holding,
              const char *id,
              GError **error)
{
  LtStatement *statement = lt_connection_prepare (connection,
                                                  "SELECT " LT_THREAD_COLUMNS " FROM threads AS t"
                                                  " WHERE t.story = ?1 AND t.state = 0"
                                                  " ORDER BY t.story != t.id, t.date, t.id",
                                                  error);

  if (statement == NULL)
    return FALSE;

  lt_statement_bind_text (statement, 1, id);
  return read_records (statement, holding->threads, error);
}

/* @id: NULL gives the empty holding. */
static gboolean
return_holding (LtConnection *connection,
                const char *id,
                GValue *result,
                GError **error)
{
  g_autoptr (LtHolding) holding = lt_holding_new ();

  if (id != NULL && (!read_story (connection, holding, id, error) || !read_threads (connection, holding, id, error)))
    return FALSE;

  g_value_init (result, LT_TYPE_HOLDING);
  g_value_take_boxed (result, g_steal_pointer (&holding));

  return TRUE;
}

static gboolean
load_holding_cb (LtConnection *connection,
                 gpointer data,
                 GValue *result,
                 GError **error)
{
  g_autofree char *story = NULL;

  return lt_archive_find_text (connection,
                               "SELECT s.id FROM stories AS s WHERE s.id = coalesce ("
                               "  (SELECT story FROM threads WHERE id = ?1 AND state = 0), ?1)",
                               data, &story, error)
         && return_holding (connection, story, result, error);
}

DexFuture *
lt_archive_load_holding (LtArchive *self,
                         const char *id)
{
  return lt_database_read (self->database, load_holding_cb, g_strdup (id), g_free);
}

static gboolean
load_same_cb (LtConnection *connection,
              gpointer data,
              GValue *result,
              GError **error)
{
  g_autofree char *story = NULL;

  return lt_archive_find_same (connection, data, &story, error) && return_holding (connection, story, result, error);
}

DexFuture *
lt_archive_load_same (LtArchive *self,
                      LtSearch *search)
{
  return lt_database_read (self->database, load_same_cb, lt_search_ref (search), (GDestroyNotify) lt_search_unref);
}
