/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/selection.h"

#include "backend/matter.h"
#include "text/url.h"

#define DAY_SECONDS (24 * 3600)
/* Each costs the download of a thread that may have nothing to do with AI. */
#define MAX_TOPIC_CHECKS 10

void
lt_task_free (LtTask *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->source);
  g_free (self->id);
  g_free (self->title);
  g_free (self->link);
  g_free (self->words);
  g_free (self);
}

LtTask *
lt_task_new (LtSource *source,
             const char *id)
{
  LtTask *self = g_new0 (LtTask, 1);

  self->source = g_object_ref (source);
  self->id = g_strdup (id);
  self->comments = -1;

  return self;
}

/* The sample was chosen by whoever wrote it: neither topic nor heat is asked. */
static gboolean
is_chosen_by_hand (LtSource *source)
{
  return g_strcmp0 (lt_source_get_id (source), "sample") == 0;
}

static gboolean
is_selected (LtSelection *self,
             LtSource *source,
             const LtThreadRef *ref)
{
  g_autofree char *term = NULL;

  return is_chosen_by_hand (source) || lt_topics_select (self->context->topics, ref->title, ref->link, &term);
}

/* Is the discussion wanted at all, and as what? */
static gboolean
judge (LtSelection *self,
       LtSource *source,
       const LtThreadRef *ref,
       LtTask *task)
{
  LtThreadRecord *record = g_hash_table_lookup (self->threads, ref->id);

  if (record != NULL && record->state == LT_THREAD_MADE)
    {
      task->revision = TRUE;
      return lt_heat_has_grown (ref->comments, record->comments);
    }
  if (record != NULL)
    return FALSE;

  if (!is_chosen_by_hand (source) && !lt_heat_is_made (ref, &self->context->heat, self->now))
    return FALSE;

  task->check_topic = !is_selected (self, source, ref);
  return TRUE;
}

/* A thread whose source tells what becomes of it is revised by the schedule, not by what a list shows. */
static gboolean
is_watched (LtSelection *self,
            LtSource *source,
            const char *id)
{
  LtThreadRecord *record = g_hash_table_lookup (self->threads, id);

  return record != NULL && record->state == LT_THREAD_MADE && lt_source_is_watched (source);
}

void
lt_selection_add (LtSelection *self,
                  LtSource *source,
                  GPtrArray *refs)
{
  for (guint i = 0; i < refs->len; i++)
    {
      const LtThreadRef *ref = g_ptr_array_index (refs, i);
      LtTask *task = lt_task_new (source, ref->id);

      task->title = g_strdup (ref->title);
      task->link = ref->link != NULL ? lt_url_merge_key (ref->link) : NULL;
      task->date = ref->date;
      task->comments = ref->comments;
      task->rank = lt_heat_rank (ref, self->now);

      if (is_watched (self, source, ref->id))
        {
          task->revision = TRUE;
          g_hash_table_replace (self->seen, task->id, task);
        }
      else if (judge (self, source, ref, task))
        g_ptr_array_add (self->tasks, task);
      else
        lt_task_free (task);
    }
}

/* What is sure comes before what must be looked at, then by rank. */
static int
compare_tasks_cb (gconstpointer a,
                  gconstpointer b)
{
  const LtTask *left = *(LtTask *const *) a;
  const LtTask *right = *(LtTask *const *) b;

  if (left->check_topic != right->check_topic)
    return left->check_topic ? 1 : -1;
  if (left->rank != right->rank)
    return left->rank > right->rank ? -1 : 1;

  return g_strcmp0 (left->id, right->id);
}

typedef struct
{
  GHashTable *days;  /* day -> number of stories */
  GHashTable *links; /* merge key -> GArray of LtMatter: what is known by that address */
  guint topic_checks;
} Tally;

static guint
count_of_day (Tally *tally,
              gint64 date)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (tally->days, GINT_TO_POINTER ((int) (date / DAY_SECONDS))));
}

static void
count_one (Tally *tally,
           gint64 date)
{
  g_hash_table_insert (tally->days, GINT_TO_POINTER ((int) (date / DAY_SECONDS)),
                       GUINT_TO_POINTER (count_of_day (tally, date) + 1));
}

static void
add_matter (Tally *tally,
            const char *key,
            const LtMatter *matter)
{
  GArray *matters = key != NULL ? g_hash_table_lookup (tally->links, key) : NULL;

  if (key == NULL)
    return;

  if (matters == NULL)
    {
      matters = g_array_new (FALSE, FALSE, sizeof (LtMatter));
      g_hash_table_insert (tally->links, (gpointer) key, matters);
    }
  g_array_append_vals (matters, matter, 1);
}

static void
tally_known (LtSelection *self,
             Tally *tally)
{
  GHashTableIter iter;
  LtThreadRecord *record;

  g_hash_table_iter_init (&iter, self->threads);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &record))
    {
      const LtMatter matter = { record->words, record->link, record->canonical, record->date };

      if (record->state != LT_THREAD_MADE)
        continue;

      add_matter (tally, record->link, &matter);
      if (g_strcmp0 (record->link, record->canonical) != 0)
        add_matter (tally, record->canonical, &matter);
      /* Only its own story took a place of the day's. */
      if (record->story == NULL)
        count_one (tally, record->date);
    }
}

static LtMatter
matter_of (LtTask *task)
{
  if (task->words == NULL)
    task->words = lt_matter_words (task->title);

  return (LtMatter) { task->words, task->link, NULL, task->date };
}

/* Is there, or will there be, a story about the same? What only its page tells shows when it is read. */
static gboolean
is_known (Tally *tally,
          LtTask *task)
{
  GArray *matters = task->link != NULL ? g_hash_table_lookup (tally->links, task->link) : NULL;
  LtMatter matter;

  if (matters == NULL)
    return FALSE;

  matter = matter_of (task);
  for (guint i = 0; i < matters->len; i++)
    if (lt_matter_compare (&matter, &g_array_index (matters, LtMatter, i)) == LT_MATTER_SAME)
      return TRUE;

  return FALSE;
}

/* One that is only looked at takes no place of the day's, and has no story to join as yet. */
static void
count_task (Tally *tally,
            LtTask *task)
{
  LtMatter matter;

  if (task->check_topic)
    return;

  matter = matter_of (task);
  count_one (tally, task->date);
  add_matter (tally, task->link, &matter);
}

static gboolean
admit (LtSelection *self,
       Tally *tally,
       LtTask *task)
{
  if (task->revision || is_chosen_by_hand (task->source))
    return TRUE;

  /* The other discussion was of our topic, and has its place. */
  task->joins = is_known (tally, task);
  if (task->joins)
    {
      task->check_topic = FALSE;
      return TRUE;
    }

  if (count_of_day (tally, task->date) >= (guint) self->context->per_day)
    return FALSE;
  if (task->check_topic && ++tally->topic_checks > MAX_TOPIC_CHECKS)
    return FALSE;

  count_task (tally, task);
  return TRUE;
}

/* What joins a story comes after those stories. */
static void
append_joining (LtSelection *self,
                GPtrArray *joining)
{
  for (guint i = 0; i < joining->len; i++)
    g_ptr_array_add (self->tasks, g_ptr_array_index (joining, i));
}

void
lt_selection_finish (LtSelection *self)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) joining = g_ptr_array_new ();
  g_autoptr (GPtrArray) candidates = g_steal_pointer (&self->tasks);
  Tally tally = { days, links, 0 };

  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_task_free);
  tally_known (self, &tally);
  g_ptr_array_sort (candidates, compare_tasks_cb);

  for (guint i = 0; i < candidates->len; i++)
    {
      LtTask *task = g_ptr_array_index (candidates, i);

      if (!admit (self, &tally, task))
        continue;

      g_ptr_array_index (candidates, i) = NULL;
      g_ptr_array_add (task->joins ? joining : self->tasks, task);
    }

  append_joining (self, joining);
}
