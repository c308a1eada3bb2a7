/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/summary.h"

#include "analysis/candidates.h"
#include "analysis/extracts.h"
#include "analysis/questions.h"
#include "text/sentences.h"
#include "text/url.h"

#include <string.h>

/* Facts/sources.md, section 11: at most 6 sentences and 200 words of an article, or a tenth of it if that is less. */
#define MAX_ARTICLE_SENTENCES 6
#define MAX_ARTICLE_WORDS 200
#define ARTICLE_PART 10
/* A post's own text is part of the thread, and short. */
#define MAX_POST_SENTENCES 3
#define MAX_POST_WORDS 80
#define MAX_POINTS 3
#define MAX_SITE_CHARACTERS 40
#define MAX_QUESTIONS 3
/* A side is named only where the comment and these words alone are more than a guess. */
#define POINT_MIN_CONFIDENCE 0.6
#define SAME_POINT 0.5
/* An opening further down than this is no strong one. */
#define MAX_OPENINGS 20

/* All that the sentences are made from. */
typedef struct
{
  LtStory *story;
  const LtReading *reading;
  LtTopicWords *topic;
  const LtPost *post;
  char *origin;        /* "article" or the id of the post; NULL: neither has text */
  char *said_by;       /* who is named beside a sentence in the first person */
  GPtrArray *extracts; /* LtExtract, best first */
  GPtrArray *points;   /* LtCandidate: single sentences of comments, best first */
  guint words_left;    /* that may still be quoted of the comments */
} Writing;

static gboolean
is_voice (const LtStory *story,
          const LtComment *comment)
{
  for (guint i = 0; i < story->voices->len; i++)
    {
      const LtVoice *voice = g_ptr_array_index (story->voices, i);

      if (g_strcmp0 (voice->comment_id, comment->id) == 0 || g_strcmp0 (voice->author, comment->author) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
speaks_of_itself (const char *sentence)
{
  static const char *const words[] = { "i", "i'm", "i've", "i'd", "i'll", "me", "my", "we", "we're", "we've", "we'll",
                                       "us", "our", "ours", "you", "your", "you're" };
  g_autoptr (GPtrArray) found = lt_words (sentence, -1);

  for (guint i = 0; i < found->len; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (words); j++)
        {
          if (strcmp (g_ptr_array_index (found, i), words[j]) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/* An extract that may stand alone; in the first person it is shown as the quotation that it is. */
static LtSentence *
sentence_of_extract (const Writing *writing,
                     const LtExtract *extract)
{
  g_autofree char *quoted = NULL;

  if (!speaks_of_itself (extract->text))
    return lt_sentence_new (extract->text, writing->origin, extract->text);

  quoted = g_strdup_printf ("%s: “%s”", writing->said_by, extract->text);
  return lt_sentence_new (quoted, writing->origin, extract->text);
}

static LtSentence *
sentence_of_comment (const Writing *writing,
                     guint index,
                     const char *format,
                     const char *words)
{
  const LtComment *comment = lt_reading_get (writing->reading, index)->comment;
  g_autofree char *text = g_strdup_printf ("%s%s: “%s”", format, comment->author, words);

  return lt_sentence_new (text, comment->id, words);
}

/* The strongest sentence of the comments that names the subject, does not speak of its author, and is no voice. */
static const LtCandidate *
find_opening (const Writing *writing)
{
  g_autoptr (GPtrArray) title = lt_content_words (writing->story->title, -1);

  for (guint i = 0; i < MIN (writing->points->len, MAX_OPENINGS); i++)
    {
      const LtCandidate *point = g_ptr_array_index (writing->points, i);
      const LtComment *comment = lt_reading_get (writing->reading, point->index)->comment;

      if (lt_content_overlap (title, point->words) > 0.0 && !speaks_of_itself (point->text)
          && !is_voice (writing->story, comment))
        return point;
    }

  return NULL;
}

/* The best sentence of the article, else of the comments, else the bare fact that there is a discussion. */
static void
write_lead (Writing *writing)
{
  LtStory *story = writing->story;
  const LtCandidate *opening = find_opening (writing);

  if (writing->extracts->len > 0)
    {
      const LtExtract *extract = g_ptr_array_index (writing->extracts, writing->extracts->len > 1 ? 1 : 0);

      story->lead = sentence_of_extract (writing, extract);
    }
  else if (opening != NULL)
    {
      story->lead = sentence_of_comment (writing, opening->index, "", opening->text);
    }
  else
    {
      const LtPlace *place = g_ptr_array_index (story->discussions, 0);
      g_autofree char *text = g_strdup_printf ("A discussion on %s with %u comment%s.", place->name,
                                               writing->reading->comments->len,
                                               writing->reading->comments->len == 1 ? "" : "s");

      story->lead = lt_sentence_new (text, NULL, NULL);
    }
}

static const char *
mood_words (const LtSentiment *sentiment)
{
  static const char *const mostly[LT_N_SIDES] = { "Mostly positive", "Mostly neutral", "Mostly critical" };
  static const char *const probably[LT_N_SIDES] = { "Probably mostly positive", "Probably mostly neutral",
                                                    "Probably mostly critical" };

  switch (lt_sentiment_mood (sentiment))
    {
    case LT_MOOD_MOSTLY:
      return mostly[lt_sentiment_largest (sentiment)];
    case LT_MOOD_PROBABLY:
      return probably[lt_sentiment_largest (sentiment)];
    case LT_MOOD_DIVIDED:
      return "Divided";
    case LT_MOOD_NONE:
    case LT_MOOD_TOO_FEW:
    case LT_MOOD_ROUGH:
    case LT_MOOD_PUBLISHED:
    default:
      return "A rough estimate";
    }
}

static int
widest_margin (const LtSentiment *sentiment)
{
  int widest = 0;

  for (int side = 0; side < LT_N_SIDES; side++)
    widest = MAX (widest, sentiment->margin.of[side]);

  return (widest + 9) / 10;
}

/* What the community thinks, in figures only; none where there are too few comments. */
static LtSentence *
write_community (const LtSentiment *sentiment)
{
  g_autofree char *text = NULL;
  int percent[LT_N_SIDES];

  if (sentiment == NULL)
    return NULL;

  if (lt_sentiment_mood (sentiment) == LT_MOOD_TOO_FEW)
    {
      text = g_strdup_printf ("With %d comment%s counted, there are too few to tell what the community thinks.",
                              sentiment->n, sentiment->n == 1 ? "" : "s");
      return lt_sentence_new (text, NULL, NULL);
    }

  lt_shares_to_percent (&sentiment->share, percent);
  text = g_strdup_printf ("%s: %d %% positive, %d %% neutral and %d %% critical, estimated from %d comments "
                          "(within %d points).",
                          mood_words (sentiment), percent[LT_STANCE_POSITIVE], percent[LT_STANCE_NEUTRAL],
                          percent[LT_STANCE_CRITICAL], sentiment->n, widest_margin (sentiment));

  return lt_sentence_new (text, NULL, NULL);
}

static gboolean
is_side (const Writing *writing,
         const LtCandidate *point,
         LtStance stance)
{
  const LtComment *comment = lt_reading_get (writing->reading, point->index)->comment;

  return comment->stance == stance && comment->confidence >= POINT_MIN_CONFIDENCE
         && point->side >= POINT_MIN_CONFIDENCE;
}

static gboolean
is_among (const Writing *writing,
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

/* The points of one side, best first: one an author, none that a voice makes, no point twice. */
static GPtrArray *
points_of (Writing *writing,
           LtStance stance,
           GPtrArray *others)
{
  GPtrArray *points = g_ptr_array_new ();

  for (guint i = 0; i < writing->points->len && points->len < MAX_POINTS + 1; i++)
    {
      LtCandidate *point = g_ptr_array_index (writing->points, i);
      const LtComment *comment = lt_reading_get (writing->reading, point->index)->comment;
      gboolean fits = is_side (writing, point, stance) && !is_voice (writing->story, comment)
                      && g_strcmp0 (writing->story->lead->source, comment->id) != 0
                      && point->n_words <= writing->words_left
                      && !is_among (writing, points, point) && !is_among (writing, others, point);

      if (fits)
        {
          g_ptr_array_add (points, point);
          writing->words_left -= point->n_words;
        }
    }

  return points;
}

/* What is contested: one point of each side, or nothing where a side has none. */
static void
write_glance (Writing *writing,
              GPtrArray *praise,
              GPtrArray *criticism)
{
  LtStory *story = writing->story;
  LtSentence *community = write_community (story->sentiment);

  if (writing->extracts->len > 0)
    g_ptr_array_add (story->glance, sentence_of_extract (writing, g_ptr_array_index (writing->extracts, 0)));

  if (community != NULL)
    g_ptr_array_add (story->glance, community);

  if (praise->len > 0 && criticism->len > 0)
    {
      const LtCandidate *pro = g_ptr_array_index (praise, 0);
      const LtCandidate *contra = g_ptr_array_index (criticism, 0);

      g_ptr_array_add (story->glance, sentence_of_comment (writing, pro->index, "Read as positive, ", pro->text));
      g_ptr_array_add (story->glance, sentence_of_comment (writing, contra->index, "Read as critical, ", contra->text));
    }

  if (story->glance->len == 0)
    g_ptr_array_add (story->glance, lt_sentence_new (story->lead->text, story->lead->source, story->lead->quoted));
}

static void
add_template (LtSection *section,
              const char *text)
{
  LtBlock *block = lt_block_new (LT_BLOCK_PARAGRAPH);

  g_ptr_array_add (block->sentences, lt_sentence_new (text, NULL, NULL));
  g_ptr_array_add (section->blocks, block);
}

static int
compare_orders (gconstpointer a,
                gconstpointer b)
{
  const LtExtract *left = *(const LtExtract *const *) a;
  const LtExtract *right = *(const LtExtract *const *) b;

  return (left->order > right->order) - (left->order < right->order);
}

/* The remaining sentences of the article in its order, shown as the quotation that they are. */
static void
add_extracts (const Writing *writing,
              LtSection *section)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  LtBlock *block = NULL;

  for (guint i = 2; i < writing->extracts->len; i++)
    g_ptr_array_add (rest, g_ptr_array_index (writing->extracts, i));

  if (rest->len == 0)
    return;

  g_ptr_array_sort (rest, compare_orders);
  block = lt_block_new (LT_BLOCK_QUOTE);

  for (guint i = 0; i < rest->len; i++)
    {
      const LtExtract *extract = g_ptr_array_index (rest, i);

      g_ptr_array_add (block->sentences, lt_sentence_new (extract->text, writing->origin, extract->text));
    }

  g_ptr_array_add (section->blocks, block);
}

static gboolean
is_english (const LtArticle *article)
{
  return article->language == NULL || g_ascii_strncasecmp (article->language, "en", 2) == 0;
}

/* Why nothing of the linked page is in the story. */
static const char *
explain_no_extracts (const LtArticle *article)
{
  if (article == NULL || article->text[0] == '\0')
    return "The linked page gave no text to work with, so this story is made from the discussion only.";

  if (!is_english (article))
    return "The linked page is not in English, so this story is made from the discussion only.";

  if (g_utf8_strlen (article->text, -1) < LT_SUMMARY_MIN_ARTICLE)
    return "The linked page has too little text to work with, so this story is made from the discussion only.";

  return "No sentence of the linked page may stand alone, so this story is made from the discussion only.";
}

static void
write_subject (Writing *writing,
               const LtArticle *article)
{
  LtSection *section = lt_section_new ("What it is about");

  if (writing->extracts->len > 2)
    {
      g_autofree char *text = g_strdup_printf ("From %s, in its own words:", writing->said_by);

      add_template (section, text);
      add_extracts (writing, section);
    }
  else if (writing->extracts->len == 0 && writing->post->link != NULL)
    {
      add_template (section, explain_no_extracts (article));
    }

  if (section->blocks->len > 0)
    g_ptr_array_add (writing->story->sections, section);
  else
    lt_section_free (section);
}

static void
add_points (const Writing *writing,
            LtSection *section,
            GPtrArray *points,
            guint first,
            const char *heading)
{
  LtBlock *block = NULL;

  if (points->len <= first)
    return;

  add_template (section, heading);
  block = lt_block_new (LT_BLOCK_LIST);

  for (guint i = first; i < MIN (points->len, first + MAX_POINTS); i++)
    {
      const LtCandidate *point = g_ptr_array_index (points, i);

      g_ptr_array_add (block->sentences, sentence_of_comment (writing, point->index, "", point->text));
    }

  g_ptr_array_add (section->blocks, block);
}

/* Those of the glance are not said again. */
static void
write_points (Writing *writing,
              GPtrArray *praise,
              GPtrArray *criticism)
{
  LtSection *section = lt_section_new ("What people say");
  guint first = praise->len > 0 && criticism->len > 0 ? 1 : 0;

  add_points (writing, section, praise, first, "From comments read as positive:");
  add_points (writing, section, criticism, first, "From comments read as critical:");

  if (section->blocks->len > 0)
    g_ptr_array_add (writing->story->sections, section);
  else
    lt_section_free (section);
}

static void
write_questions (Writing *writing)
{
  g_autoptr (GPtrArray) questions = lt_open_questions_find (writing->reading, MAX_QUESTIONS);
  LtSection *section = NULL;
  LtBlock *block = NULL;

  if (questions->len == 0)
    return;

  section = lt_section_new ("Open questions");
  block = lt_block_new (LT_BLOCK_LIST);

  for (guint i = 0; i < questions->len; i++)
    {
      const LtOpenQuestion *question = g_ptr_array_index (questions, i);
      const LtComment *comment = lt_reading_get (writing->reading, question->index)->comment;
      g_autofree char *text = g_strdup_printf ("“%s” (%s; asked by %u people)", question->text, comment->author,
                                               question->n_authors);

      g_ptr_array_add (block->sentences, lt_sentence_new (text, comment->id, question->text));
    }

  g_ptr_array_add (section->blocks, block);
  g_ptr_array_add (writing->story->sections, section);
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
take_extracts (Writing *writing,
               const LtArticle *article)
{
  LtTextScreen *screen = writing->reading->screen;
  const LtPost *post = writing->post;

  if (article != NULL && is_english (article) && g_utf8_strlen (article->text, -1) >= LT_SUMMARY_MIN_ARTICLE)
    {
      guint max_words = MIN (MAX_ARTICLE_WORDS, count_words (article->text) / ARTICLE_PART);

      writing->origin = g_strdup ("article");
      writing->said_by = name_article (screen, article, post);
      writing->extracts = lt_extracts_choose (screen, writing->topic, article->text, MAX_ARTICLE_SENTENCES, max_words);
    }
  else if (post->text != NULL && post->author != NULL)
    {
      writing->origin = g_strdup (post->id);
      writing->said_by = g_strdup (post->author);
      writing->extracts = lt_extracts_choose (screen, writing->topic, post->text, MAX_POST_SENTENCES, MAX_POST_WORDS);
    }
  else
    {
      writing->extracts = g_ptr_array_new ();
    }
}

static void
clear_writing (Writing *writing)
{
  g_free (writing->origin);
  g_free (writing->said_by);
  g_ptr_array_unref (writing->extracts);
  g_ptr_array_unref (writing->points);
}

/**
 * lt_summary_write:
 * @story: with title, discussions, sentiment, voices and provenance
 *
 * Every sentence is one of the article's, the post's or a comment's, named as such, or a template with figures.
 */
void
lt_summary_write (LtStory *story,
                  const LtReading *reading,
                  LtTopicWords *topic,
                  const LtArticle *article)
{
  static const LtCandidateLimits limits = { 40, 200, 1 };
  Writing writing = { .story = story, .reading = reading, .topic = topic };
  g_autoptr (GPtrArray) praise = NULL;
  g_autoptr (GPtrArray) criticism = NULL;

  writing.post = g_ptr_array_index (reading->discussion->posts, 0);
  writing.points = lt_candidates_find (reading, topic, &limits);
  writing.words_left = words_left_by_voices (story, reading);
  take_extracts (&writing, article);
  write_lead (&writing);
  praise = points_of (&writing, LT_STANCE_POSITIVE, NULL);
  criticism = points_of (&writing, LT_STANCE_CRITICAL, praise);

  write_glance (&writing, praise, criticism);
  write_subject (&writing, article);
  write_points (&writing, praise, criticism);
  write_questions (&writing);

  clear_writing (&writing);
}
