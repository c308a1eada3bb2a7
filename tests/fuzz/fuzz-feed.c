/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "story/bounds.h"
#include "story/feed.h"
#include "story/fields.h"

#include <string.h>

static void
check_voices (LtStory *story)
{
  g_assert_cmpuint (story->voices->len, <=, LT_VOICES_MAX);
  for (guint i = 0; i < story->voices->len; i++)
    {
      const LtVoice *voice = g_ptr_array_index (story->voices, i);

      lt_fuzz_check_limit (voice->text, LT_VOICE_MAX_CHARACTERS);
      lt_fuzz_check_limit (voice->author, LT_NAME_MAX);
      lt_fuzz_check_url (voice->url);
      g_assert_cmpint (voice->start, >=, 0);
      g_assert_cmpint (voice->length, >, 0);
    }
}

static void
check_story (LtStory *story)
{
  g_assert_true (lt_id_is_valid (story->id));
  g_assert_true (story->content_html != NULL || story->content_text != NULL);
  lt_fuzz_check_text (story->content_html);
  g_assert_true (story->content_html == NULL || strlen (story->content_html) <= LT_CONTENT_MAX_BYTES);
  lt_fuzz_check_limit (story->title, LT_TITLE_MAX);
  lt_fuzz_check_limit (story->summary, LT_SUMMARY_MAX);
  lt_fuzz_check_url (story->external_url);
  g_assert_cmpuint (story->tags->len, <=, LT_TAGS_MAX);
  g_assert_cmpuint (story->at_a_glance->len, <=, LT_GLANCE_MAX);
  check_voices (story);
}

/* What was read can be written, and reading that gives the same: else a reader's cache would drift. */
static void
check_round_trip (LtFeed *feed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = lt_feed_write (feed);
  g_autoptr (LtFeed) again = lt_feed_read (written, &error);
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (again->items->len, ==, feed->items->len);
  rewritten = lt_feed_write (again);
  g_assert_true (g_bytes_equal (written, rewritten));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LtFeed) feed = lt_feed_read (bytes, &error);

  if (feed == NULL)
    {
      lt_fuzz_check_error (error);
      return 0;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (feed->items->len, <=, LT_FEED_MAX_ITEMS);
  g_assert_cmpuint (feed->faults->len, <=, LT_FAULTS_MAX + 1);
  for (guint i = 0; i < feed->items->len; i++)
    check_story (g_ptr_array_index (feed->items, i));
  check_round_trip (feed);

  return 0;
}
