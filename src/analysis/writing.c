/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/writing.h"

#include "analysis/names.h"
#include "analysis/quotable.h"
#include "analysis/summary.h"
#include "text/sentences.h"
#include "text/url.h"

#include <string.h>

/* Facts/sources.md, section 11: at most 6 sentences and 200 words of an article, or a tenth of it if that is less. */
#define MAX_ARTICLE_SENTENCES 6
#define MAX_ARTICLE_WORDS 200
#define ARTICLE_PART 10
/* Of a short article one sentence all the same, which is a very short extract. */
#define MIN_ARTICLE_WORDS 35
/* A post's own text is part of the thread, and short. */
#define MAX_POST_SENTENCES 3
#define MAX_POST_WORDS 80
#define MAX_SITE_CHARACTERS 40
/* So much of a page tells its language: see lt_english_part(). */
#define ENGLISH_BYTES 4000
#define ENGLISH_PART 0.05
#define SURELY_ENGLISH_PART 0.15
/* A side is named only where the comment and these words alone are more than a guess. */
#define POINT_MIN_CONFIDENCE 0.6
/* To be neutral accuses nobody of anything. */
#define NEUTRAL_MIN_CONFIDENCE 0.5
#define SAME_POINT 0.5
#define MAX_NAMES 3

/* The voice that is taken from this comment, or NULL. */
static const LtVoice *
voice_of (const LtWriting *self,
          const LtCandidate *point)
{
  const LtStory *story = self->story;
  const char *id = lt_reading_get (self->reading, point->index)->comment->id;

  for (guint i = 0; i < story->voices->len; i++)
    {
      const LtVoice *voice = g_ptr_array_index (story->voices, i);

      if (g_strcmp0 (voice->comment_id, id) == 0)
        return voice;
    }

  return NULL;
}

LtSentence *
lt_writing_quote_extract (const LtWriting *self,
                          const LtExtract *extract)
{
  g_autofree char *quoted = NULL;

  if (!lt_speaks_of_itself (extract->text))
    return lt_sentence_new (extract->text, self->origin, extract->text);

  quoted = g_strdup_printf ("%s: “%s”", self->said_by, extract->text);
  return lt_sentence_new (quoted, self->origin, extract->text);
}

LtSentence *
lt_writing_quote_comment (const LtWriting *self,
                          guint index,
                          const char *before,
                          const char *words)
{
  const LtComment *comment = lt_reading_get (self->reading, index)->comment;
  g_autofree char *text = g_strdup_printf ("%s%s: “%s”", before, comment->author, words);

  return lt_sentence_new (text, comment->id, words);
}

/* The words speak of the story: of what its title names, or of what many bring up. */
static gboolean
is_on_subject (const LtWriting *writing,
               const LtCandidate *point)
{
  g_autoptr (GPtrArray) title = lt_content_words (writing->story->title, -1);

  return point->subject >= LT_CANDIDATE_MIN_SUBJECT
         && (lt_content_overlap (title, point->words) > 0.0 || lt_themes_match (writing->themes, point->text));
}

/* Of its side by the whole comment and by these words alone, and taking nothing of it back. On no side, what people
 * tell of themselves is no observation. */
static gboolean
is_side (const LtWriting *writing,
         const LtCandidate *point,
         LtStance stance)
{
  const LtComment *comment = lt_reading_get (writing->reading, point->index)->comment;
  LtTextScreen *screen = writing->reading->screen;
  double least = stance == LT_STANCE_NEUTRAL ? NEUTRAL_MIN_CONFIDENCE : POINT_MIN_CONFIDENCE;

  return comment->stance == stance && comment->confidence >= least && point->side >= least
         && (stance == LT_STANCE_NEUTRAL ? !lt_speaks_of_itself (point->text)
                                         : !lt_text_screen_takes_back (screen, point->text))
         && is_on_subject (writing, point);
}

static gboolean
is_among (const LtWriting *writing,
          GPtrArray *points,
          const LtCandidate *point)
{
  const char *author = lt_reading_get (writing->reading, point->index)->comment->author;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const LtCandidate *other = g_ptr_array_index (points, i);

      if (lt_content_overlap (other->words, point->words) > SAME_POINT
          || g_strcmp0 (lt_reading_get (writing->reading, other->index)->comment->author, author) == 0)
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
lt_writing_find_points (const LtWriting *self,
                        LtStance stance,
                        gboolean voiced,
                        GPtrArray *others)
{
  GPtrArray *points = g_ptr_array_new ();

  for (guint i = 0; i < self->points->len && points->len < LT_WRITING_MAX_POINTS; i++)
    {
      LtCandidate *point = g_ptr_array_index (self->points, i);

      if ((voice_of (self, point) != NULL) == voiced && is_side (self, point, stance)
          && !is_among (self, points, point) && !is_among (self, others, point))
        g_ptr_array_add (points, point);
    }

  return points;
}

GPtrArray *
lt_writing_find_rest (const LtWriting *self,
                      GPtrArray *others)
{
  GPtrArray *points = g_ptr_array_new ();

  for (guint i = 0; i < self->points->len && points->len < LT_WRITING_MAX_POINTS; i++)
    {
      LtCandidate *point = g_ptr_array_index (self->points, i);

      if (voice_of (self, point) == NULL && is_on_subject (self, point)
          && !lt_text_screen_takes_back (self->reading->screen, point->text)
          && !is_among (self, points, point) && !is_among (self, others, point))
        g_ptr_array_add (points, point);
    }

  return points;
}

guint
lt_writing_cost (const LtWriting *self,
                 const LtCandidate *point)
{
  const LtVoice *voice = voice_of (self, point);

  return voice != NULL && strstr (voice->text, point->text) != NULL ? 0 : point->n_words;
}

gboolean
lt_writing_take_words (LtWriting *self,
                       const LtCandidate *point)
{
  guint cost = lt_writing_cost (self, point);

  if (cost > self->words_left)
    return FALSE;

  self->words_left -= cost;

  return TRUE;
}

/* By its words: templates say what their text is not, though what they say makes it likelier. */
gboolean
lt_article_is_english (const LtArticle *article)
{
  gboolean said = article->language == NULL || g_ascii_strncasecmp (article->language, "en", 2) == 0;
  g_autoptr (GPtrArray) words = lt_words (article->text, (gssize) strnlen (article->text, ENGLISH_BYTES));

  if (words->len == 0)
    return said;

  return lt_english_part (words) >= (said ? ENGLISH_PART : SURELY_ENGLISH_PART);
}

static guint
count_words (const char *text)
{
  g_autoptr (GPtrArray) words = lt_words (text, -1);

  return words->len;
}

static guint
words_left_by_voices (const LtStory *story,
                      const LtReading *reading)
{
  guint left = lt_reading_quotable_words (reading);

  for (guint i = 0; i < story->voices->len; i++)
    {
      const LtVoice *voice = g_ptr_array_index (story->voices, i);

      left -= MIN (left, count_words (voice->text));
    }

  return left;
}

/* The page's own name for itself is as foreign as its text. */
static gboolean
is_site_name (LtTextScreen *screen,
              const char *name)
{
  return name != NULL && name[0] != '\0' && g_utf8_strlen (name, -1) <= MAX_SITE_CHARACTERS
         && strpbrk (name, "|<>\n") == NULL
         && !lt_text_screen_has_hidden (name)
         && !lt_text_screen_addresses_software (screen, name)
         && !lt_text_screen_is_private (screen, name);
}

static char *
name_article (LtTextScreen *screen,
              const LtArticle *article,
              const LtPost *post)
{
  g_autofree char *host = post->link != NULL ? lt_url_host (post->link) : NULL;

  if (is_site_name (screen, article->site))
    return g_strdup (article->site);

  return host != NULL ? g_steal_pointer (&host) : g_strdup ("the article");
}

/* The text that the story is about: the article if there is one to speak of, else what the submitter wrote. */
static void
take_extracts (LtWriting *writing,
               const LtArticle *article)
{
  LtTextScreen *screen = writing->reading->screen;
  const LtPost *post = writing->post;

  if (article != NULL && lt_article_is_english (article) && g_utf8_strlen (article->text, -1) >= LT_SUMMARY_MIN_ARTICLE)
    {
      guint max_words = CLAMP (count_words (article->text) / ARTICLE_PART, MIN_ARTICLE_WORDS, MAX_ARTICLE_WORDS);

      writing->origin = g_strdup ("article");
      writing->said_by = name_article (screen, article, post);
      writing->extracts = lt_extracts_choose (screen, writing->topic, writing->story->title, article->text, MAX_ARTICLE_SENTENCES, max_words);
    }
  else if (post->text != NULL && post->author != NULL)
    {
      writing->origin = g_strdup (post->id);
      writing->said_by = g_strdup (post->author);
      writing->extracts = lt_extracts_choose (screen, writing->topic, writing->story->title, post->text, MAX_POST_SENTENCES, MAX_POST_WORDS);
    }
  else
    {
      writing->extracts = g_ptr_array_new ();
    }
}

/* What @story has so far tells which words may still be quoted. */
LtWriting *
lt_writing_new (LtStory *story,
                const LtReading *reading,
                LtTopicWords *topic,
                LtThemes *themes,
                const LtArticle *article)
{
  static const LtCandidateLimits limits = { 40, 200, 1, TRUE };
  LtWriting *self = g_new0 (LtWriting, 1);

  self->story = story;
  self->reading = reading;
  self->topic = topic;
  self->post = g_ptr_array_index (reading->discussion->posts, 0);
  self->points = lt_candidates_find (reading, topic, &limits);
  self->themes = lt_themes_find (themes, reading, story->title);
  self->names = lt_names_find (reading, story->title, MAX_NAMES);
  self->words_left = words_left_by_voices (story, reading);
  take_extracts (self, article);

  return self;
}

void
lt_writing_free (LtWriting *self)
{
  g_free (self->origin);
  g_free (self->said_by);
  g_ptr_array_unref (self->extracts);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->themes);
  g_ptr_array_unref (self->names);
  g_free (self);
}
