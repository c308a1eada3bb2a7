/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/extracts.h"

#include "analysis/prose.h"
#include "analysis/references.h"
#include "text/sentences.h"

#include <string.h>

/* Facts/sources.md, section 9: sentences of 8 to 40 words; FEED.md: bullets and claims of at most 300 characters, the
 * name of who is quoted among them. */
#define MIN_WORDS 8
#define MAX_WORDS 40
#define MAX_CHARACTERS 250
#define MAX_SENTENCES 400
#define MIN_CONTENT_WORDS 5
/* Sentences that share this much say the same. */
#define SAME_CONTENT 0.6
/* An article says early what it is about, and what happened before all else. */
#define PLACE_DECAY 0.06
#define LEAD_DECAY 0.4
/* What it says of itself is worth more than what its author tells of herself. */
#define FIRST_PERSON 0.6
/* A sentence that names what the title names is worth up to three times another. */
#define TITLE_WEIGHT 2.0
/* A sentence that is the title again, with so few words beside its own, says nothing new. */
#define SAME_AS_TITLE 0.8
#define MORE_THAN_TITLE 3

typedef struct
{
  LtTextScreen *screen;
  LtTopicWords *topic;
  GPtrArray *title;  /* its words of content */
  GHashTable *named; /* the same */
} Subject;

void
lt_extract_free (LtExtract *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* What an article puts forward, it says without "I", and in the words of its title. */
static double
weigh (const Subject *subject,
       const LtExtract *extract)
{
  double title = lt_content_overlap (subject->title, extract->words);

  return lt_topic_words_score (subject->topic, extract->words) * (1.0 + TITLE_WEIGHT * title)
         * (lt_speaks_of_itself (extract->text) ? FIRST_PERSON : 1.0);
}

static LtExtract *
extract_new (const Subject *subject,
             const char *sentence,
             guint order,
             guint n_words)
{
  LtExtract *extract = g_new0 (LtExtract, 1);

  extract->text = g_strdup (sentence);
  extract->order = order;
  extract->n_words = n_words;
  extract->words = lt_content_words (sentence, -1);
  extract->score = weigh (subject, extract) / (1.0 + PLACE_DECAY * order);
  extract->lead = weigh (subject, extract) / (1.0 + LEAD_DECAY * order);

  return extract;
}

static int
compare_extracts (gconstpointer a,
                  gconstpointer b)
{
  const LtExtract *left = *(const LtExtract *const *) a;
  const LtExtract *right = *(const LtExtract *const *) b;

  if (left->score < right->score)
    return 1;

  if (left->score > right->score)
    return -1;

  return (left->order > right->order) - (left->order < right->order);
}

static gboolean
is_title (const Subject *subject,
          const LtExtract *extract)
{
  return lt_content_overlap (subject->title, extract->words) >= SAME_AS_TITLE
         && extract->words->len < subject->title->len + MORE_THAN_TITLE;
}

/* What authors tell of themselves, and of nothing that the title names. */
static gboolean
is_aside (const Subject *subject,
          const LtExtract *extract)
{
  return lt_speaks_of_itself (extract->text) && lt_content_overlap (subject->title, extract->words) == 0.0;
}

/* "“…?” Ann asked before she left.": what stands right behind a quotation tells whose it was. */
static gboolean
follows_quotation (const char *text,
                   gsize start)
{
  const char *at = text + start;

  while (at > text && (at[-1] == ' ' || at[-1] == '\t'))
    at--;

  return at > text && (at[-1] == '"' || (at >= text + 3 && strncmp (at - 3, "\xe2\x80\x9d", 3) == 0));
}

static GPtrArray *
find_extracts (const Subject *subject,
               const char *text)
{
  g_autoptr (GArray) spans = lt_sentences (text);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_extract_free);

  for (guint i = 0; i < MIN (spans->len, MAX_SENTENCES); i++)
    {
      const LtSpan *span = &g_array_index (spans, LtSpan, i);
      g_autofree char *whole = g_strndup (text + span->start, span->length);
      const char *sentence = lt_prose_skip_dateline (whole);
      g_autoptr (GPtrArray) words = lt_words (sentence, -1);

      if (words->len >= MIN_WORDS && words->len <= MAX_WORDS && g_utf8_strlen (sentence, -1) <= MAX_CHARACTERS
          && !follows_quotation (text, span->start)
          && lt_prose_may_stand_alone (subject->screen, sentence)
          && lt_references_hold (sentence, subject->named, FALSE))
        g_ptr_array_add (found, extract_new (subject, sentence, i, words->len));
    }

  g_ptr_array_sort (found, compare_extracts);

  return found;
}

static gboolean
says_something_new (const Subject *subject,
                    GPtrArray *chosen,
                    const LtExtract *extract)
{
  if (extract->words->len < MIN_CONTENT_WORDS || is_title (subject, extract) || is_aside (subject, extract))
    return FALSE;

  for (guint i = 0; i < chosen->len; i++)
    {
      const LtExtract *other = g_ptr_array_index (chosen, i);

      if (lt_content_overlap (other->words, extract->words) > SAME_CONTENT)
        return FALSE;
    }

  return TRUE;
}

static GHashTable *
set_of (GPtrArray *words)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < words->len; i++)
    g_hash_table_add (set, g_ptr_array_index (words, i));

  return set;
}

/* The best beginning comes to place @to, whatever else there is. */
static void
move_lead (const Subject *subject,
           GPtrArray *found,
           guint to,
           guint max_words)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  guint lead = to;
  double best = 0.0;

  for (guint i = 0; i < MIN (to, found->len); i++)
    g_ptr_array_add (before, g_ptr_array_index (found, i));

  for (guint i = to; i < found->len; i++)
    {
      const LtExtract *extract = g_ptr_array_index (found, i);

      if (extract->lead > best && extract->n_words <= max_words && says_something_new (subject, before, extract))
        {
          best = extract->lead;
          lead = i;
        }
    }

  if (lead < found->len)
    g_ptr_array_insert (found, (int) to, g_ptr_array_steal_index (found, lead));
}

GPtrArray *
lt_extracts_choose (LtTextScreen *screen,
                    LtTopicWords *topic,
                    const char *title,
                    const char *text,
                    guint max_sentences,
                    guint max_words)
{
  g_autoptr (GPtrArray) title_words = lt_content_words (title, -1);
  g_autoptr (GHashTable) named = set_of (title_words);
  const Subject subject = { screen, topic, title_words, named };
  g_autoptr (GPtrArray) found = find_extracts (&subject, text);
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_extract_free);
  guint n_words = 0;

  move_lead (&subject, found, 0, max_words);
  move_lead (&subject, found, 1, max_words);

  for (guint i = 0; i < found->len && chosen->len < max_sentences;)
    {
      LtExtract *extract = g_ptr_array_index (found, i);

      if (n_words + extract->n_words <= max_words && says_something_new (&subject, chosen, extract))
        {
          n_words += extract->n_words;
          g_ptr_array_add (chosen, g_ptr_array_steal_index (found, i));
        }
      else
        {
          i++;
        }
    }

  return chosen;
}
