/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "feed-server.h"
#include "library-fixture.h"

#include "library/story-list.h"
#include "library/sync.h"

#define HOUR 3600
#define DAY (24 * HOUR)

/* A profile, a published folder, and what brings one into the other. */
typedef struct
{
  char *folder;
  FeedServer *server;
  LtHttpClient *client;
  LtLibrary *library;
  LtSync *sync;
  char *address;
  gint64 feed;
  gint64 now;
} Fixture;

static inline void
await_fixture (Fixture *self)
{
  self->library = await_library (self->folder);
  self->feed = await_int64 (lt_library_subscribe (self->library, self->address));
  self->sync = lt_sync_new (self->library, self->client, self->feed, self->address);
}

static inline void
fixture_init (Fixture *self)
{
  self->now = lt_time_now ();
  self->folder = make_folder ();
  self->server = feed_server_new ();
  self->address = feed_server_address (self->server, "/feed.json");
  self->client = lt_http_client_new ("llm-tracker-test/1");
  lt_http_client_set_pace (self->client, 0.01);
  await_fixture (self);
}

static inline void
await_end (Fixture *self)
{
  lt_sync_cancel (self->sync);
  await_alone (self->sync);
  g_assert_finalize_object (self->sync);
  await_close (self->library);
}

static inline void
fixture_clear (Fixture *self)
{
  await_end (self);
  g_clear_object (&self->client);
  feed_server_free (self->server);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->address);
}

static inline LtFeed *
make_feed (gint64 edition, const char *next)
{
  LtFeed *feed = lt_feed_new ();

  feed->title = g_strdup ("Invented news");
  feed->extended = TRUE;
  feed->version = 1;
  feed->archive_id = g_strdup ("archive-a");
  feed->edition = edition;
  feed->next_url = g_strdup (next);
  return feed;
}

/* Story "s-N" of edition N, N hours younger than @oldest. */
static inline void
add_story (LtFeed *feed, guint number, gint64 oldest)
{
  g_autofree char *id = g_strdup_printf ("s-%u", number);

  g_ptr_array_add (feed->items, make_story (id, number, oldest + (gint64) number * HOUR));
}

static inline void
put_feed (Fixture *self, const char *path, LtFeed *feed)
{
  feed_server_put (self->server, path, lt_feed_write (feed));
}

/* @n stories in pages of @per_page: feed.json, archive/1.json (the oldest) and so on. */
static inline void
publish_archive (Fixture *self, guint n, guint per_page, const char *archive_id)
{
  gint64 oldest = self->now - (gint64) n * HOUR;
  guint number = n;
  guint page = (n + per_page - 1) / per_page - 1;
  g_autofree char *path = g_strdup ("/feed.json");

  while (number > 0)
    {
      g_autofree char *next = page > 0 ? g_strdup_printf ("%s%u.json", number == n ? "archive/" : "", page) : NULL;
      g_autoptr (LtFeed) feed = make_feed (n, next);

      g_set_str (&feed->archive_id, archive_id);
      for (guint i = 0; i < per_page && number > 0; i++)
        add_story (feed, number--, oldest);
      put_feed (self, path, feed);
      g_free (path);
      path = g_strdup_printf ("/archive/%u.json", page--);
    }
}

static inline void
await_run (Fixture *self)
{
  await_done (lt_sync_run (self->sync));
  g_assert_null (lt_sync_get_error (self->sync));
}

/* Runs into an error of @code. */
static inline void
await_failure (Fixture *self, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dex_await (lt_sync_run (self->sync), &error));
  g_assert_error (error, LT_HTTP_ERROR, code);
  g_assert_error ((GError *) lt_sync_get_error (self->sync), LT_HTTP_ERROR, code);
  g_assert_cmpint (lt_sync_get_phase (self->sync), ==, LT_SYNC_IDLE);
}

static inline void
await_files (Fixture *self)
{
  for (guint i = 0; i < 3000 && lt_sync_get_phase (self->sync) != LT_SYNC_IDLE; i++)
    await_done (lt_sleep (1));
  g_assert_cmpint (lt_sync_get_phase (self->sync), ==, LT_SYNC_IDLE);
}

static inline guint
await_count (Fixture *self)
{
  LtStoryList *list = lt_story_list_new (self->library);
  guint count;

  while (lt_story_list_get_loading (list))
    await_done (lt_sleep (1));
  count = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_object_unref (list);
  return count;
}

static inline LtFeedRecord *
await_record (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  LtFeedRecord *record = dex_await_boxed (lt_library_get_feed (self->library, self->feed), &error);

  g_assert_no_error (error);
  return record;
}

static inline void
await_synced_ago (Fixture *self, gint64 ago)
{
  g_autoptr (LtFeedRecord) record = await_record (self);

  record->synced = self->now - ago;
  await_done (lt_library_end_walk (self->library, record));
}

typedef void (*Body) (Fixture *self);

static inline DexFuture *
body_fiber (gpointer body)
{
  Fixture fixture = { 0 };

  fixture_init (&fixture);
  ((Body) body) (&fixture);
  fixture_clear (&fixture);
  return NULL;
}

static inline void
run_body (gconstpointer body)
{
  run_fiber (body_fiber, (gpointer) body);
}
