/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "run-fiber.h"

#include "base/database.h"
#include "base/datetime.h"
#include "base/future.h"
#include "library/library-private.h"
#include "library/schema.h"
#include "story/feed.h"

#include <glib/gstdio.h>
#include <string.h>

/* Stories of invented content, and a profile folder, for the tests of the library. */

#define ADDRESS "https://feed.example/feed.json"

/* The smallest PNG header that the inspection takes: 8 by 8 pixels. @salt makes other bytes. */
static inline GBytes *
make_picture (guint8 salt)
{
  static const guint8 head[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
    0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0, 0x4b, 0x6d, 0x29, 0xdc
  };
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, &salt, 1);
  return g_byte_array_free_to_bytes (bytes);
}

static inline char *
make_picture_path (guint8 salt)
{
  g_autoptr (GBytes) bytes = make_picture (salt);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strdup_printf ("media/%s.png", hash);
}

static inline LtDiscussion *
make_discussion (const char *item)
{
  LtDiscussion *discussion = lt_discussion_new (item);

  discussion->as_of = 1790000000;
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("hn-%s-%d", item, i);
      LtComment *comment = lt_comment_new (id, "hackernews");

      comment->author = g_strdup_printf ("reader%d", i);
      comment->date = 1790000000 + i;
      g_free (comment->text);
      comment->text = g_strdup_printf ("Remark %d about %s, which nobody asked for.", i, item);
      comment->url = g_strdup ("https://news.example/item");
      comment->counted = TRUE;
      comment->stance = LT_STANCE_CRITICAL;
      g_ptr_array_add (discussion->comments, comment);
    }
  return discussion;
}

static inline void
add_voice (LtStory *story, LtDiscussion *discussion)
{
  const LtComment *comment = discussion->comments->pdata[0];
  LtVoice *voice = lt_voice_new ();

  voice->text = g_strndup (comment->text, 8);
  voice->author = g_strdup (comment->author);
  voice->source = g_strdup (comment->source);
  voice->comment_id = g_strdup (comment->id);
  voice->url = g_strdup (comment->url);
  voice->date = comment->date;
  voice->stance = comment->stance;
  voice->start = 0;
  voice->length = 8;
  voice->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, comment->text, -1);
  g_ptr_array_add (story->voices, voice);
}

static inline LtStory *
make_story (const char *id, gint64 edition, gint64 published)
{
  LtStory *story = lt_story_new (id);
  LtPlace *place = lt_place_new ("hackernews", "Hacker News", "https://news.example/item");

  story->title = g_strdup_printf ("Title of %s", id);
  story->url = g_strdup ("https://news.example/item");
  story->summary = g_strdup ("A short invented summary.");
  story->content_html = g_strdup_printf ("<h2>Heading</h2><p>Body of %s.</p>", id);
  story->published = published;
  story->modified = published;
  story->extended = TRUE;
  story->version = 1;
  story->edition = edition;
  story->revision = 1;
  place->comments = 12;
  place->score = 34;
  place->complete = TRUE;
  g_ptr_array_add (story->discussions, place);
  return story;
}

static inline LtSentiment *
make_sentiment (void)
{
  LtSentiment *sentiment = lt_sentiment_new ();

  sentiment->share = (LtShares) { { 100, 200, 700 } };
  sentiment->has_margin = TRUE;
  sentiment->margin = (LtShares) { { 30, 40, 50 } };
  sentiment->n = 412;
  sentiment->lead = LT_LEAD_CRITICAL;
  sentiment->sure = 0.95;
  return sentiment;
}

/* @n stories s-0 (newest) to s-(n-1), an hour apart, of edition n to 1; oldest first. */
static inline GPtrArray *
make_drafts (guint n, gint64 newest)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_story_draft_unref);

  for (guint i = n; i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("s-%u", i - 1);
      g_autoptr (LtStory) story = make_story (id, n + 1 - i, newest - (gint64) (i - 1) * 3600);

      g_ptr_array_add (drafts, lt_story_draft_new (story, "http://localhost/feed.json", 1));
    }
  return drafts;
}

static inline char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("lt-library-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

static inline void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static inline LtLibrary *
await_library (const char *folder)
{
  g_autoptr (GError) error = NULL;
  LtLibrary *library = dex_await_object (lt_library_open (folder), &error);

  g_assert_no_error (error);
  return library;
}

static inline void
await_done (DexFuture *future)
{
  g_autoptr (GError) error = NULL;

  dex_await (future, &error);
  g_assert_no_error (error);
}

/* The fibers that worked for @object are let go in later turns of the loop. */
static inline void
await_alone (gpointer object)
{
  for (int i = 0; i < 5000 && G_OBJECT (object)->ref_count > 1; i++)
    await_done (lt_sleep (1));
}

/* Drops @library: closed, and nobody else holds it. */
static inline void
await_close (LtLibrary *library)
{
  await_done (lt_library_close (library));
  await_alone (library);
  g_assert_finalize_object (library);
}

/* LtDatabaseFunc. */
static inline gboolean
do_nothing (LtConnection *connection,
            gpointer data,
            GValue *result,
            GError **error)
{
  return TRUE;
}

/* Until all that was asked of the databases is answered, and what that led to as well. */
static inline void
await_settled (LtLibrary *library)
{
  for (int i = 0; i < 4; i++)
    {
      await_done (lt_sleep (1));
      await_done (lt_library_write (library, do_nothing, NULL, NULL));
      await_done (lt_library_read (library, do_nothing, NULL, NULL));
    }
  await_done (lt_sleep (1));
}

static inline gint64
await_int64 (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  gint64 result = dex_await_int64 (future, &error);

  g_assert_no_error (error);
  return result;
}

static inline gint64
await_row (LtLibrary *library, const char *reference)
{
  return await_int64 (lt_library_find_story (library, reference));
}

static inline LtOpenStory *
await_story (LtLibrary *library, const char *reference)
{
  g_autoptr (GError) error = NULL;
  LtOpenStory *story =
      dex_await_boxed (lt_library_open_story (library, await_row (library, reference)), &error);

  g_assert_no_error (error);
  return story;
}

static inline gboolean
await_is_held (LtLibrary *library, const char *reference)
{
  g_autoptr (GError) error = NULL;

  if (dex_await (lt_library_find_story (library, reference), &error))
    return TRUE;
  g_assert_error (error, LT_LIBRARY_ERROR, LT_LIBRARY_ERROR_NOT_FOUND);
  return FALSE;
}

static inline void
await_drafts (LtLibrary *library, gint64 feed, guint n)
{
  g_autoptr (GPtrArray) drafts = make_drafts (n, 1790000000);

  await_done (lt_library_store_page (library, feed, drafts, FALSE));
}

static inline void
run_in_folder (gconstpointer fiber)
{
  g_autofree char *folder = make_folder ();

  run_fiber ((DexFiberFunc) fiber, folder);
  remove_folder (folder);
}
