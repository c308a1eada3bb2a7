/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "story/bounds.h"
#include "story/feed.h"
#include "story/voice.h"
#include "text/exact-span.h"

/* A comment quoted whole is word for word; one code point further on, or under another name, it is not. */
static void
check_voice (LtComment *comment,
             LtDiscussion *discussion)
{
  g_autoptr (LtVoice) voice = lt_voice_new ();

  voice->text = g_strdup (comment->text);
  voice->author = g_strdup (comment->author);
  voice->comment_id = g_strdup (comment->id);
  voice->length = g_utf8_strlen (comment->text, -1);
  voice->sha256 = lt_sha256 (comment->text, -1);
  g_assert_true (lt_voice_verify (voice, discussion) == (voice->length > 0));

  voice->start = 1;
  g_assert_false (lt_voice_verify (voice, discussion));
  voice->start = 0;
  g_free (voice->author);
  voice->author = g_strconcat (comment->author != NULL ? comment->author : "", "x", NULL);
  g_assert_false (lt_voice_verify (voice, discussion));
}

static void
check_comment (LtComment *comment,
               LtDiscussion *discussion)
{
  g_assert_true (lt_discussion_find (discussion, comment->id) == comment);
  g_assert_true (comment->parent == NULL || lt_discussion_find (discussion, comment->parent) != NULL);
  lt_fuzz_check_limit (comment->text, LT_COMMENT_MAX_CHARACTERS);
  lt_fuzz_check_url (comment->url);
  g_assert_true (comment->confidence >= 0.0 && comment->confidence <= 1.0);
  check_voice (comment, discussion);
}

static void
check_round_trip (LtDiscussion *discussion)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = lt_discussion_write (discussion);
  g_autoptr (LtDiscussion) again = lt_discussion_read (written, &error);
  g_autoptr (GBytes) rewritten = NULL;

  g_assert_no_error (error);
  rewritten = lt_discussion_write (again);
  g_assert_true (g_bytes_equal (written, rewritten));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LtDiscussion) discussion = lt_discussion_read (bytes, &error);

  if (discussion == NULL)
    {
      lt_fuzz_check_error (error);
      return 0;
    }

  g_assert_cmpuint (discussion->comments->len, <=, LT_DISCUSSION_MAX_COMMENTS);
  for (guint i = 0; i < discussion->comments->len; i++)
    check_comment (g_ptr_array_index (discussion->comments, i), discussion);
  check_round_trip (discussion);

  return 0;
}
