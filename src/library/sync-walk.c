/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "library/sync-private.h"

#include "base/datetime.h"
#include "base/future.h"
#include "library/library-private.h"

#include <glib/gi18n-lib.h>

/*
 * Pages are ordered by edition, highest first. A walk goes down them until it meets what is held,
 * and only when it has ended it writes down how far the feed is synced. Interrupted anywhere, it
 * starts again from the top and finds what it stored.
 *
 * While a page is stored on the database's thread the next one is fetched and parsed on another.
 */

/* Tombstones are kept for 90 days (FEED.md): after more, deletions may have been missed. */
#define TOMBSTONE_SECONDS (G_GINT64_CONSTANT (90) * 24 * 60 * 60)
#define DAY_SECONDS (G_GINT64_CONSTANT (24) * 60 * 60)
/* 100,000 stories of our own pages; a feed without end has an end here. */
#define MAX_PAGES 1000

typedef struct
{
  LtSync *sync;
  guint generation;
  LtWalkKind kind;
  LtFeedRecord *record; /* becomes what is written down */
  GHashTable *visited;  /* addresses of pages */
  GHashTable *met;      /* ids */
  gboolean extended;
  gboolean first; /* none ever ended, or nothing is held */
  gboolean whole; /* go down to the oldest held, and drop what was not met */
  gboolean force; /* another archive: its editions win whatever is held */
  gint64 edition; /* of the feed now */
  gint64 lowest;  /* edition met */
  gint64 oldest;  /* time of the oldest story held; 0: none is */
  int stories;    /* met in this walk */
  int new_stories;
  gboolean ended;
} Walk;

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->record, lt_feed_record_free);
  g_clear_pointer (&walk->visited, g_hash_table_unref);
  g_clear_pointer (&walk->met, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* A cancelled walk may take one more step before it notices; nobody hears of it. */
static gboolean
is_current (Walk *walk)
{
  return walk->generation == walk->sync->generation;
}

static LtStoryDraft *
draft_at (LtSyncPage *page, guint position)
{
  return page->drafts->pdata[position];
}

static LtSyncPage *
await_page (Walk *walk, DexFuture *future, GError **error)
{
  g_autoptr (LtSyncPage) page = dex_await_boxed (future, error);

  if (page == NULL)
    return NULL;
  if (page->status == 200 || page->status == 304)
    return g_steal_pointer (&page);
  if (page->retry_after > 0)
    walk->sync->not_before = lt_time_now () + MIN (page->retry_after, DAY_SECONDS);
  g_propagate_error (error, lt_sync_status_error (page->status));
  return NULL;
}

static DexFuture *
fetch (Walk *walk, const char *url, const char *etag)
{
  g_hash_table_add (walk->visited, g_strdup (url));
  return lt_sync_page_fetch (walk->sync->client, walk->sync->address, url, etag);
}

/* The next page's address, unless the archive leads in a circle or nowhere. */
static const char *
next_of (Walk *walk, LtSyncPage *page)
{
  if (page->next_url == NULL || g_hash_table_contains (walk->visited, page->next_url)
      || g_hash_table_size (walk->visited) >= MAX_PAGES)
    return NULL;
  return page->next_url;
}

/* What the first page says about the feed decides what kind of walk this is. */
static void
judge_feed (Walk *walk, LtSyncPage *page)
{
  LtFeedRecord *record = walk->record;
  LtFeed *feed = page->feed;

  walk->extended = feed->extended;
  walk->edition = feed->edition;
  walk->force = record->synced != 0 && feed->extended
                && (g_strcmp0 (feed->archive_id, record->archive_id) != 0
                    || feed->edition < record->edition);
  walk->first = record->synced == 0 || walk->oldest == 0;
  walk->whole = !walk->first && (walk->whole || walk->force);
  g_set_str (&record->title, feed->title);
  g_set_str (&record->archive_id, feed->archive_id);
  g_set_str (&record->etag, page->etag);
}

static void
meet (Walk *walk, LtSyncPage *page)
{
  for (guint i = 0; i < page->drafts->len; i++)
    {
      LtStoryDraft *draft = draft_at (page, i);

      g_hash_table_add (walk->met, g_strdup (draft->id));
      if (draft->extended)
        walk->lowest = MIN (walk->lowest, draft->edition);
    }
}

/* Whether every story of the page is older than @time. A page without stories is older than all. */
static gboolean
is_older (LtSyncPage *page, gint64 time)
{
  for (guint i = 0; i < page->drafts->len; i++)
    if (draft_at (page, i)->published >= time)
      return FALSE;
  return TRUE;
}

static gboolean
meets_edition (LtSyncPage *page, gint64 edition)
{
  for (guint i = 0; i < page->drafts->len; i++)
    if (draft_at (page, i)->extended && draft_at (page, i)->edition <= edition)
      return TRUE;
  return FALSE;
}

/* How many stories of the page a first walk may still take. */
static guint
room (Walk *walk, LtSyncPage *page)
{
  int limit = walk->sync->first_stories;

  if (!walk->first || limit == 0 || walk->kind != LT_WALK_NEWER)
    return page->drafts->len;
  return MIN (page->drafts->len, (guint) MAX (limit - walk->stories, 0));
}

static gboolean
reaches_first_limit (Walk *walk, LtSyncPage *page)
{
  LtSync *self = walk->sync;
  guint n = page->drafts->len;

  if (self->first_stories > 0 && walk->stories >= self->first_stories)
    return TRUE;
  return self->first_days > 0 && n > 0
         && draft_at (page, n - 1)->published < lt_time_now () - self->first_days * DAY_SECONDS;
}

/* Known before the page is stored, so that the next one can be fetched meanwhile. */
static gboolean
ends_at (Walk *walk, LtSyncPage *page)
{
  if (next_of (walk, page) == NULL)
    return TRUE;
  if (walk->kind == LT_WALK_OLDER)
    return FALSE;
  if (walk->whole)
    return is_older (page, walk->oldest);
  if (walk->first)
    return reaches_first_limit (walk, page);
  return walk->extended && meets_edition (page, walk->record->edition);
}

/* Known only after it is stored: a plain feed has no editions, so its walk ends at what is held;
 * "load older" ends with a page's worth of stories that are new. */
static gboolean
ends_after (Walk *walk, LtPageStore *store)
{
  if (walk->kind == LT_WALK_OLDER)
    return walk->new_stories >= LT_FEED_ARCHIVE_ITEMS;
  return !walk->extended && !walk->first && store->known > 0;
}

static gboolean
may_prefetch (Walk *walk)
{
  return walk->kind == LT_WALK_NEWER && (walk->extended || walk->first);
}

static int
compare_published (gconstpointer a, gconstpointer b)
{
  const LtStoryDraft *first = *(LtStoryDraft *const *) a;
  const LtStoryDraft *second = *(LtStoryDraft *const *) b;

  return first->published < second->published ? -1 : first->published > second->published;
}

/* Oldest first; of one second, the last of the page first: its first story gets the highest row. */
static GPtrArray *
dup_sorted (LtSyncPage *page, guint n_drafts)
{
  GPtrArray *sorted = g_ptr_array_new_full (n_drafts, (GDestroyNotify) lt_story_draft_unref);

  for (guint i = n_drafts; i > 0; i--)
    g_ptr_array_add (sorted, lt_story_draft_ref (draft_at (page, i - 1)));
  g_ptr_array_sort (sorted, compare_published);
  return sorted;
}

static DexFuture *
store (Walk *walk, LtSyncPage *page, guint n_drafts)
{
  g_autoptr (GPtrArray) sorted = dup_sorted (page, n_drafts);

  return lt_library_store_page (walk->sync->library, walk->sync->feed, sorted, walk->force);
}

static void
tell (Walk *walk, LtPageStore *stored)
{
  walk->new_stories += stored->added;
  if (is_current (walk))
    lt_sync_set_stories (walk->sync, walk->sync->stories + stored->added + stored->revised);
}

/* Stores @page and gives the next one, or NULL with walk->ended set. */
static LtSyncPage *
step (Walk *walk, LtSyncPage *page, GError **error)
{
  guint n_drafts = room (walk, page);
  gboolean ends;
  g_autoptr (LtPageStore) stored = NULL;
  DexFuture *next = NULL;
  g_autofree char *next_url = NULL;

  walk->stories += (int) n_drafts;
  meet (walk, page);
  ends = ends_at (walk, page);
  next_url = g_strdup (next_of (walk, page));
  if (!ends && may_prefetch (walk))
    next = fetch (walk, next_url, NULL);

  stored = dex_await_boxed (store (walk, page, n_drafts), error);
  if (stored == NULL)
    {
      dex_clear (&next);
      return NULL;
    }
  tell (walk, stored);
  if (ends || ends_after (walk, stored))
    {
      dex_clear (&next);
      walk->ended = TRUE;
      /* A page that was taken in part is where "load older" begins. */
      if (walk->first || walk->whole || walk->kind == LT_WALK_OLDER)
        g_set_str (&walk->record->next_url, n_drafts < page->drafts->len ? page->url : next_url);
      return NULL;
    }
  return await_page (walk, next != NULL ? next : fetch (walk, next_url, NULL), error);
}

static gboolean
walk_pages (Walk *walk, LtSyncPage *first, GError **error)
{
  g_autoptr (LtSyncPage) page = lt_sync_page_ref (first);

  while (page != NULL)
    {
      g_autoptr (LtSyncPage) current = g_steal_pointer (&page);

      if (current->feed == NULL)
        {
          g_propagate_error (error, lt_sync_status_error (current->status));
          return FALSE;
        }
      page = step (walk, current, error);
    }
  return walk->ended;
}

static gboolean
end_walk (Walk *walk, gboolean synced, GError **error)
{
  LtSync *self = walk->sync;

  if (synced)
    walk->record->synced = lt_time_now ();
  if (!dex_await (lt_library_end_walk (self->library, walk->record), error))
    return FALSE;
  if (synced && is_current (walk))
    lt_sync_set_synced (self, walk->record->synced);
  return TRUE;
}

static gboolean
drop_unmet (Walk *walk, GError **error)
{
  if (!walk->whole)
    return TRUE;
  /* Of another archive every edition held is void; else what was not walked to is not judged. */
  return dex_await (lt_library_drop_unmet (walk->sync->library, walk->sync->feed, walk->met,
                                           walk->force || !walk->extended ? 0 : walk->lowest),
                    error);
}

static gboolean
find_oldest (Walk *walk, GError **error)
{
  g_autoptr (GError) failed = NULL;

  walk->oldest = dex_await_int64 (lt_library_find_oldest (walk->sync->library, walk->sync->feed), &failed);
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
walk_newer (Walk *walk, GError **error)
{
  LtSync *self = walk->sync;
  LtFeedRecord *record = walk->record;
  g_autoptr (LtSyncPage) page = NULL;

  walk->whole = record->synced != 0 && lt_time_now () - record->synced > TOMBSTONE_SECONDS;
  page = await_page (walk, fetch (walk, self->address, walk->whole ? NULL : record->etag), error);
  if (page == NULL)
    return FALSE;
  if (page->status == 304)
    return end_walk (walk, TRUE, error);

  if (is_current (walk))
    lt_sync_set_phase (self, LT_SYNC_ITEMS);
  if (!find_oldest (walk, error))
    return FALSE;
  judge_feed (walk, page);
  if (!walk_pages (walk, page, error))
    return FALSE;
  if (!drop_unmet (walk, error)
      || !dex_await (lt_library_apply_deletions (self->library, self->feed, page->feed), error))
    return FALSE;
  record->edition = walk->edition;
  return end_walk (walk, TRUE, error);
}

static gboolean
walk_older (Walk *walk, GError **error)
{
  g_autoptr (LtSyncPage) page = NULL;

  if (walk->record->next_url == NULL)
    return TRUE;
  page = await_page (walk, fetch (walk, walk->record->next_url, NULL), error);
  if (page == NULL)
    return FALSE;
  if (is_current (walk))
    lt_sync_set_phase (walk->sync, LT_SYNC_ITEMS);
  if (page->feed == NULL)
    {
      g_propagate_error (error, lt_sync_status_error (page->status));
      return FALSE;
    }
  walk->extended = page->feed->extended;
  return walk_pages (walk, page, error) && end_walk (walk, FALSE, error);
}

/**
 * lt_sync_walk:
 * @kind: towards what is new, or on from where the first walk ended
 *
 * Runs a walk on the calling fiber.
 *
 * Returns: whether it ended; else @error is what stopped it
 */
gboolean
lt_sync_walk (LtSync *self, LtWalkKind kind, GError **error)
{
  g_auto (Walk) walk = { 0 };

  walk.sync = self;
  walk.generation = self->generation;
  walk.kind = kind;
  walk.lowest = G_MAXINT64;
  walk.visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk.met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk.record = dex_await_boxed (lt_library_get_feed (self->library, self->feed), error);
  if (walk.record == NULL)
    return FALSE;
  if (walk.record->synced > 0)
    lt_sync_set_synced (self, walk.record->synced);
  return kind == LT_WALK_NEWER ? walk_newer (&walk, error) : walk_older (&walk, error);
}
