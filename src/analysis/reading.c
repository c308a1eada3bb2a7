/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/reading.h"

#include "text/sentences.h"

#include <string.h>

/* A name that ends in "bot" is one only if it repeats itself. */
#define BOT_REPEATS 3
/* Facts/sources.md, section 11: a tenth of a thread's words. Of a short thread a few sentences all the same. */
#define QUOTABLE_PART 10
#define QUOTABLE_MIN 120

static gboolean
is_removed (const LtComment *comment)
{
  return comment->excluded == LT_EXCLUDED_REMOVED || comment->text == NULL || comment->text[0] == '\0'
         || strcmp (comment->text, "[deleted]") == 0 || strcmp (comment->text, "[removed]") == 0
         || strcmp (comment->text, "[flagged]") == 0 || strcmp (comment->text, "[dead]") == 0;
}

/* Who brought the story up in one discussion is no voice of the community in another. */
static gboolean
is_submitter (const LtComment *comment,
              GPtrArray *posts)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const LtPost *post = g_ptr_array_index (posts, i);

      if (post->author != NULL && g_strcmp0 (comment->author, post->author) == 0 && g_strcmp0 (comment->source, post->source) == 0)
        return TRUE;
    }

  return comment->excluded == LT_EXCLUDED_SUBMITTER;
}

/* How often each text of a possible bot stands in the thread. */
static GHashTable *
count_bot_texts (GPtrArray *comments)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < comments->len; i++)
    {
      const LtComment *comment = g_ptr_array_index (comments, i);
      g_autofree char *name = comment->author != NULL ? g_ascii_strdown (comment->author, -1) : NULL;
      char *key = NULL;

      if (name == NULL || !g_str_has_suffix (name, "bot") || comment->text == NULL)
        continue;

      key = g_strconcat (comment->author, "\n", comment->text, NULL);
      g_hash_table_replace (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }

  return counts;
}

static gboolean
is_bot (const LtComment *comment,
        GHashTable *bot_texts)
{
  g_autofree char *key = NULL;

  if (comment->excluded == LT_EXCLUDED_BOT || g_strcmp0 (comment->author, "AutoModerator") == 0)
    return TRUE;

  if (comment->author == NULL)
    return FALSE;

  key = g_strconcat (comment->author, "\n", comment->text, NULL);
  return GPOINTER_TO_UINT (g_hash_table_lookup (bot_texts, key)) >= BOT_REPEATS;
}

static void
set_excluded (LtComment *comment,
              GPtrArray *posts,
              GHashTable *bot_texts)
{
  if (is_removed (comment))
    comment->excluded = LT_EXCLUDED_REMOVED;
  else if (is_submitter (comment, posts))
    comment->excluded = LT_EXCLUDED_SUBMITTER;
  else if (is_bot (comment, bot_texts))
    comment->excluded = LT_EXCLUDED_BOT;
  else
    comment->excluded = LT_EXCLUDED_NOT;

  comment->counted = comment->excluded == LT_EXCLUDED_NOT;
}

/* Over the feed's limit a text is cut before it is hashed, so quotes of the rest still verify. */
static void
cut_text (LtReading *self,
          LtComment *comment)
{
  char *cut = NULL;

  if (comment->text == NULL)
    comment->text = g_strdup ("");

  if (g_utf8_strlen (comment->text, -1) <= LT_COMMENT_MAX_CHARACTERS)
    return;

  cut = g_utf8_substring (comment->text, 0, LT_COMMENT_MAX_CHARACTERS);
  g_free (comment->text);
  comment->text = cut;
  self->n_cut++;
}

static guint
count_words (const char *text)
{
  g_autoptr (GPtrArray) words = lt_words (text, -1);

  return words->len;
}

static void
add_comment (LtReading *self,
             const LtComment *original,
             guint n_post,
             GHashTable *bot_texts,
             GHashTable *indices)
{
  LtReadComment entry = { .parent = LT_NO_COMMENT };
  gpointer parent = NULL;

  if (self->comments->len >= LT_DISCUSSION_MAX_COMMENTS || g_hash_table_contains (indices, original->id))
    {
      self->n_left_out++;
      return;
    }

  entry.comment = lt_comment_copy (original);
  entry.comment->post = n_post;
  entry.root = self->comments->len;
  cut_text (self, entry.comment);
  set_excluded (entry.comment, self->discussion->posts, bot_texts);

  if (original->parent != NULL && g_hash_table_lookup_extended (indices, original->parent, NULL, &parent))
    {
      entry.parent = GPOINTER_TO_UINT (parent);
      entry.root = lt_reading_get (self, entry.parent)->root;
    }
  else
    {
      g_clear_pointer (&entry.comment->parent, g_free);
    }

  entry.suspicious = lt_text_screen_addresses_software (self->screen, entry.comment->text);
  self->n_counted += entry.comment->counted;
  self->n_suspicious += entry.suspicious;
  self->n_words += count_words (entry.comment->text);
  g_hash_table_insert (indices, entry.comment->id, GUINT_TO_POINTER (self->comments->len));
  g_ptr_array_add (self->discussion->comments, entry.comment);
  g_array_append_val (self->comments, entry);
}

static void
add_thread (LtReading *self,
            const LtThread *thread,
            guint n_post,
            GHashTable *indices)
{
  g_autoptr (GHashTable) bot_texts = count_bot_texts (thread->comments);

  for (guint i = 0; i < thread->comments->len; i++)
    add_comment (self, g_ptr_array_index (thread->comments, i), n_post, bot_texts, indices);
}

/* Depth, replies, what is below, and the place among siblings. Parents stand before children. */
static void
derive (LtReading *self)
{
  g_autofree guint *n_roots = g_new0 (guint, self->discussion->posts->len);

  for (guint i = 0; i < self->comments->len; i++)
    {
      LtReadComment *entry = &g_array_index (self->comments, LtReadComment, i);

      entry->comment->depth = 0;
      entry->comment->reply_count = 0;

      if (entry->parent == LT_NO_COMMENT)
        {
          entry->rank = n_roots[entry->comment->post]++;
        }
      else
        {
          LtComment *parent = lt_reading_get (self, entry->parent)->comment;

          entry->comment->depth = parent->depth + 1;
          entry->rank = (guint) parent->reply_count++;
        }
    }

  for (guint i = self->comments->len; i > 0; i--)
    {
      const LtReadComment *entry = lt_reading_get (self, i - 1);

      if (entry->parent != LT_NO_COMMENT)
        g_array_index (self->comments, LtReadComment, entry->parent).n_below += entry->n_below + 1;
    }
}

/**
 * lt_reading_new:
 * @threads: (element-type LtThread): the main one first; not changed
 *
 * Copies the comments of all threads into one discussion and settles who is counted.
 */
LtReading *
lt_reading_new (const char *story_id,
                GPtrArray *threads,
                gint64 now)
{
  LtReading *self = g_new0 (LtReading, 1);
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);

  self->discussion = lt_discussion_new (story_id);
  self->discussion->as_of = now;
  self->comments = g_array_new (FALSE, TRUE, sizeof (LtReadComment));
  self->screen = lt_text_screen_new ();

  for (guint i = 0; i < threads->len; i++)
    g_ptr_array_add (self->discussion->posts, lt_post_copy (((LtThread *) g_ptr_array_index (threads, i))->post));
  for (guint i = 0; i < threads->len; i++)
    add_thread (self, g_ptr_array_index (threads, i), i, indices);

  derive (self);

  return self;
}

void
lt_reading_free (LtReading *self)
{
  lt_discussion_unref (self->discussion);
  g_array_unref (self->comments);
  lt_text_screen_free (self->screen);
  g_clear_object (&self->model);
  g_free (self);
}

/* Which post a comment hangs on. */
static const LtPost *
post_of (const LtReading *self,
         const LtComment *comment)
{
  GPtrArray *posts = self->discussion->posts;

  return comment->post < posts->len ? g_ptr_array_index (posts, comment->post) : NULL;
}

static LtStanceInput
input_of (const LtReading *self,
          guint index)
{
  const LtReadComment *entry = lt_reading_get (self, index);
  const LtPost *post = post_of (self, entry->comment);

  return (LtStanceInput) {
    .title = post != NULL ? post->title : NULL,
    .post = post != NULL ? post->text : NULL,
    .parent = entry->parent != LT_NO_COMMENT ? lt_reading_get (self, entry->parent)->comment->text : NULL,
    .text = entry->comment->text,
  };
}

static void
set_label (LtReadComment *entry,
           const LtStanceProbabilities *probabilities)
{
  LtComment *comment = entry->comment;

  if (entry->suspicious || comment->excluded == LT_EXCLUDED_REMOVED)
    {
      comment->stance = LT_STANCE_UNCLEAR;
      comment->confidence = 0.0;
      return;
    }

  memcpy (comment->probability, probabilities->of, sizeof comment->probability);
  comment->stance = lt_stance_of (probabilities, &comment->confidence);
}

/**
 * lt_reading_classify:
 *
 * Labels every comment, the parent's text as context. Comments written for software stay `unclear`.
 */
gboolean
lt_reading_classify (LtReading *self,
                     LtStanceModel *model,
                     GCancellable *cancellable,
                     GError **error)
{
  guint n = self->comments->len;
  g_autofree LtStanceInput *inputs = g_new0 (LtStanceInput, n + 1);
  g_autofree LtStanceProbabilities *outputs = g_new0 (LtStanceProbabilities, n + 1);

  for (guint i = 0; i < n; i++)
    inputs[i] = input_of (self, i);

  if (!lt_stance_model_classify (model, inputs, n, outputs, cancellable, error))
    return FALSE;

  g_set_object (&self->model, model);

  for (guint i = 0; i < n; i++)
    set_label (&g_array_index (self->comments, LtReadComment, i), &outputs[i]);

  return TRUE;
}

guint
lt_reading_quotable_words (const LtReading *self)
{
  return MAX (self->n_words / QUOTABLE_PART, QUOTABLE_MIN);
}

const LtReadComment *
lt_reading_best_reply (const LtReading *self,
                       guint index)
{
  const LtReadComment *best = NULL;

  /* Children stand behind their parent, and below it there are n_below of them in all. */
  for (guint i = index + 1; i < self->comments->len; i++)
    {
      const LtReadComment *entry = lt_reading_get (self, i);

      if (entry->parent != index || entry->comment->excluded == LT_EXCLUDED_REMOVED || entry->suspicious)
        continue;

      /* Siblings stand in rank order: only more answers outweigh an earlier place. */
      if (best == NULL || entry->n_below > best->n_below + 2)
        best = entry;
    }

  return best;
}
