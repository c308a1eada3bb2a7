/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "library/sync-private.h"

#include "base/datetime.h"
#include "base/future.h"

#include <glib/gi18n-lib.h>

/* FEED.md: a first walk ends here. */
#define FIRST_DAYS 30
#define FIRST_STORIES 500

/**
 * LtSync:
 *
 * Brings one feed into the library. Owned by the application; main thread. This file holds what is
 * told and begun; sync-walk.c walks the pages, sync-files.c brings what the stories want,
 * sync-status.c asks a backend what it does.
 *
 * A walk under way keeps its object alive: lt_sync_cancel() before the last reference is dropped.
 */
G_DEFINE_FINAL_TYPE (LtSync, lt_sync, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PHASE,
  PROP_STORIES,
  PROP_DONE,
  PROP_TOTAL,
  PROP_OFFLINE,
  PROP_ERROR,
  PROP_SYNCED,
  PROP_STATUS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
notify (LtSync *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
lt_sync_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtSync *self = LT_SYNC (object);

  switch (id)
    {
    case PROP_PHASE:
      g_value_set_int (value, self->phase);
      break;
    case PROP_STORIES:
      g_value_set_int (value, self->stories);
      break;
    case PROP_DONE:
      g_value_set_int (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_int (value, self->total);
      break;
    case PROP_OFFLINE:
      g_value_set_boolean (value, self->offline);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_SYNCED:
      g_value_set_int64 (value, self->synced);
      break;
    case PROP_STATUS:
      g_value_set_boxed (value, self->status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_sync_dispose (GObject *object)
{
  LtSync *self = LT_SYNC (object);

  dex_clear (&self->walk);
  dex_clear (&self->files);
  dex_clear (&self->outcome);
  g_clear_object (&self->library);
  g_clear_object (&self->client);
  G_OBJECT_CLASS (lt_sync_parent_class)->dispose (object);
}

static void
lt_sync_finalize (GObject *object)
{
  LtSync *self = LT_SYNC (object);

  g_free (self->address);
  g_clear_error (&self->error);
  g_clear_pointer (&self->status, lt_status_unref);
  G_OBJECT_CLASS (lt_sync_parent_class)->finalize (object);
}

#define READABLE (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static void
lt_sync_class_init (LtSyncClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = lt_sync_get_property;
  object_class->dispose = lt_sync_dispose;
  object_class->finalize = lt_sync_finalize;

  /**
   * LtSync:phase:
   *
   * What it is doing: an #LtSyncPhase.
   */
  properties[PROP_PHASE] =
      g_param_spec_int ("phase", NULL, NULL, LT_SYNC_IDLE, LT_SYNC_FILES, LT_SYNC_IDLE, READABLE);
  /**
   * LtSync:stories:
   *
   * How many stories this walk brought or revised.
   */
  properties[PROP_STORIES] = g_param_spec_int ("stories", NULL, NULL, 0, G_MAXINT, 0, READABLE);
  /**
   * LtSync:done:
   *
   * How many of the files wanted were tried.
   */
  properties[PROP_DONE] = g_param_spec_int ("done", NULL, NULL, 0, G_MAXINT, 0, READABLE);
  /**
   * LtSync:total:
   *
   * How many files are wanted.
   */
  properties[PROP_TOTAL] = g_param_spec_int ("total", NULL, NULL, 0, G_MAXINT, 0, READABLE);
  /**
   * LtSync:offline:
   *
   * Whether the last request could not reach the feed.
   */
  properties[PROP_OFFLINE] = g_param_spec_boolean ("offline", NULL, NULL, FALSE, READABLE);
  /**
   * LtSync:error:
   *
   * What stopped the last walk; %NULL when it ended.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, READABLE);
  /**
   * LtSync:synced:
   *
   * When a walk last ended; 0 before the first one of this run.
   */
  properties[PROP_SYNCED] = g_param_spec_int64 ("synced", NULL, NULL, 0, G_MAXINT64, 0, READABLE);
  /**
   * LtSync:status:
   *
   * What the backend last said that it does.
   */
  properties[PROP_STATUS] = g_param_spec_boxed ("status", NULL, NULL, LT_TYPE_STATUS, READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lt_sync_init (LtSync *self)
{
  self->first_days = FIRST_DAYS;
  self->first_stories = FIRST_STORIES;
}

/**
 * lt_sync_new:
 * @library: where it goes
 * @client: how the feed is reached
 * @feed: its id in @library
 * @address: of its `feed.json`; over a socket the host in it is of no meaning
 *
 * Returns: (transfer full): a new object that does nothing yet
 */
LtSync *
lt_sync_new (LtLibrary *library, LtHttpClient *client, gint64 feed, const char *address)
{
  LtSync *self;

  g_return_val_if_fail (LT_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (LT_IS_HTTP_CLIENT (client), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (LT_TYPE_SYNC, NULL);
  self->library = g_object_ref (library);
  self->client = g_object_ref (client);
  self->feed = feed;
  self->address = g_strdup (address);
  return self;
}

/**
 * lt_sync_set_first_walk:
 * @days: 0 for no limit
 * @stories: 0 for no limit
 *
 * Sets how far a first walk goes back.
 */
void
lt_sync_set_first_walk (LtSync *self, int days, int stories)
{
  g_return_if_fail (LT_IS_SYNC (self));

  self->first_days = MAX (days, 0);
  self->first_stories = MAX (stories, 0);
}

/* What a walk's fiber is given. */
typedef struct
{
  LtSync *sync;
  LtWalkKind kind;
  gboolean ask; /* for a round first */
  guint generation;
  DexPromise *outcome;
} Start;

static void
start_free (gpointer data)
{
  Start *self = data;

  g_object_unref (self->sync);
  dex_unref (self->outcome);
  g_free (self);
}

static gboolean
run (Start *start, GError **error)
{
  LtSync *self = start->sync;

  if (lt_time_now () < self->not_before)
    {
      g_set_error_literal (error, LT_HTTP_ERROR, LT_HTTP_ERROR_STATUS,
                           _ ("The feed's server asked to be left alone for a while."));
      return FALSE;
    }
  return (!start->ask || lt_sync_ask_for_round (self, error))
         && lt_sync_walk (self, start->kind, error);
}

static DexFuture *
start_fiber (gpointer data)
{
  Start *start = data;
  LtSync *self = start->sync;
  g_autoptr (GError) error = NULL;
  gboolean done = run (start, &error);

  if (start->generation == self->generation)
    {
      /* Let go, not dropped: that would cancel this fiber, and all that is begun from here on. */
      dex_future_disown (g_steal_pointer (&self->walk));
      dex_clear (&self->outcome);
      lt_sync_set_error (self, error);
      lt_sync_set_phase (self, LT_SYNC_IDLE);
      if (done)
        lt_sync_fetch_files (self);
    }
  if (done)
    dex_promise_resolve_boolean (start->outcome, TRUE);
  else
    dex_promise_reject (start->outcome, g_steal_pointer (&error));
  return dex_future_new_true ();
}

/* Everybody who asks while a walk is under way waits for that one. */
static DexFuture *
start_walk (LtSync *self, LtWalkKind kind, gboolean ask)
{
  Start *start;

  if (self->walk != NULL)
    return dex_ref (DEX_FUTURE (self->outcome));

  self->outcome = dex_promise_new ();
  start = g_new (Start, 1);
  start->sync = g_object_ref (self);
  start->kind = kind;
  start->ask = ask;
  start->generation = self->generation;
  start->outcome = dex_ref (self->outcome);
  lt_sync_set_stories (self, 0);
  lt_sync_set_phase (self, LT_SYNC_CONNECTING);
  self->walk = lt_spawn (start_fiber, start, start_free);
  return dex_ref (DEX_FUTURE (self->outcome));
}

/**
 * lt_sync_run:
 *
 * Walks the feed. While a walk is under way, this waits for it. Dropping the future does not end
 * the walk: lt_sync_cancel() does.
 *
 * Returns: (transfer full): a future that resolves when the items are stored
 */
DexFuture *
lt_sync_run (LtSync *self)
{
  dex_return_error_if_fail (LT_IS_SYNC (self));

  return start_walk (self, LT_WALK_NEWER, FALSE);
}

/**
 * lt_sync_refresh:
 *
 * Asks the built-in backend for a round, then walks. Its new stories come as they are done; see
 * lt_sync_fetch_status().
 *
 * Returns: (transfer full): as lt_sync_run()
 */
DexFuture *
lt_sync_refresh (LtSync *self)
{
  dex_return_error_if_fail (LT_IS_SYNC (self));

  return start_walk (self, LT_WALK_NEWER, TRUE);
}

/**
 * lt_sync_load_older:
 *
 * Goes on where the first walk ended, by at least one page.
 *
 * Returns: (transfer full): as lt_sync_run()
 */
DexFuture *
lt_sync_load_older (LtSync *self)
{
  dex_return_error_if_fail (LT_IS_SYNC (self));

  return start_walk (self, LT_WALK_OLDER, FALSE);
}

/**
 * lt_sync_cancel:
 *
 * Ends the walk and the files. What came stays; the next walk fills the rest. Those who wait are
 * rejected with %G_IO_ERROR_CANCELLED.
 */
void
lt_sync_cancel (LtSync *self)
{
  g_return_if_fail (LT_IS_SYNC (self));

  self->generation++;
  self->files_again = FALSE;
  dex_clear (&self->walk);
  dex_clear (&self->files);
  dex_clear (&self->outcome);
  lt_sync_set_phase (self, LT_SYNC_IDLE);
}

/**
 * lt_sync_get_phase:
 *
 * Returns: what it is doing
 */
LtSyncPhase
lt_sync_get_phase (LtSync *self)
{
  g_return_val_if_fail (LT_IS_SYNC (self), LT_SYNC_IDLE);

  return self->phase;
}

/**
 * lt_sync_get_stories:
 *
 * Returns: how many stories this walk brought or revised
 */
int
lt_sync_get_stories (LtSync *self)
{
  g_return_val_if_fail (LT_IS_SYNC (self), 0);

  return self->stories;
}

/**
 * lt_sync_get_done:
 *
 * Returns: how many of the files wanted were tried
 */
int
lt_sync_get_done (LtSync *self)
{
  g_return_val_if_fail (LT_IS_SYNC (self), 0);

  return self->done;
}

/**
 * lt_sync_get_total:
 *
 * Returns: how many files are wanted
 */
int
lt_sync_get_total (LtSync *self)
{
  g_return_val_if_fail (LT_IS_SYNC (self), 0);

  return self->total;
}

/**
 * lt_sync_get_offline:
 *
 * Returns: whether the last request could not reach the feed
 */
gboolean
lt_sync_get_offline (LtSync *self)
{
  g_return_val_if_fail (LT_IS_SYNC (self), FALSE);

  return self->offline;
}

/**
 * lt_sync_get_error:
 *
 * Returns: (nullable): what stopped the last walk
 */
const GError *
lt_sync_get_error (LtSync *self)
{
  g_return_val_if_fail (LT_IS_SYNC (self), NULL);

  return self->error;
}

/**
 * lt_sync_get_synced:
 *
 * Returns: when a walk last ended, in seconds; 0 before
 */
gint64
lt_sync_get_synced (LtSync *self)
{
  g_return_val_if_fail (LT_IS_SYNC (self), 0);

  return self->synced;
}

/**
 * lt_sync_get_feed:
 *
 * Returns: the feed's id in the library
 */
gint64
lt_sync_get_feed (LtSync *self)
{
  g_return_val_if_fail (LT_IS_SYNC (self), 0);

  return self->feed;
}

/**
 * lt_sync_get_status:
 *
 * Returns: (nullable) (transfer none): what the backend last said that it does
 */
LtStatus *
lt_sync_get_status (LtSync *self)
{
  g_return_val_if_fail (LT_IS_SYNC (self), NULL);

  return self->status;
}

/**
 * lt_sync_set_phase:
 *
 * Tells what it is doing.
 */
void
lt_sync_set_phase (LtSync *self, LtSyncPhase phase)
{
  if (self->phase == phase)
    return;
  self->phase = phase;
  notify (self, PROP_PHASE);
}

/**
 * lt_sync_set_stories:
 *
 * Tells how many stories this walk brought.
 */
void
lt_sync_set_stories (LtSync *self, int stories)
{
  if (self->stories == stories)
    return;
  self->stories = stories;
  notify (self, PROP_STORIES);
}

/**
 * lt_sync_set_files:
 *
 * Tells how far the files are.
 */
void
lt_sync_set_files (LtSync *self, int done, int total)
{
  if (self->total != total)
    {
      self->total = total;
      notify (self, PROP_TOTAL);
    }
  if (self->done != done)
    {
      self->done = done;
      notify (self, PROP_DONE);
    }
}

/**
 * lt_sync_set_synced:
 *
 * Tells when a walk ended.
 */
void
lt_sync_set_synced (LtSync *self, gint64 synced)
{
  if (self->synced == synced)
    return;
  self->synced = synced;
  notify (self, PROP_SYNCED);
}

/**
 * lt_sync_is_unreachable:
 *
 * Returns: whether @error means that the feed could not be reached, rather than what it said
 */
gboolean
lt_sync_is_unreachable (const GError *error)
{
  return g_error_matches (error, LT_HTTP_ERROR, LT_HTTP_ERROR_UNREACHABLE)
         || g_error_matches (error, LT_HTTP_ERROR, LT_HTTP_ERROR_TIMEOUT)
         || g_error_matches (error, LT_HTTP_ERROR, LT_HTTP_ERROR_TRUNCATED);
}

/**
 * lt_sync_set_error:
 * @error: (nullable): %NULL when a walk ended
 *
 * Tells the outcome of a walk, and whether the feed was out of reach.
 */
void
lt_sync_set_error (LtSync *self, const GError *error)
{
  gboolean offline = lt_sync_is_unreachable (error);

  if (self->error != NULL || error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error != NULL ? g_error_copy (error) : NULL;
      notify (self, PROP_ERROR);
    }
  if (self->offline != offline)
    {
      self->offline = offline;
      notify (self, PROP_OFFLINE);
    }
}
