/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/extracts.h"

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
/* An article says early what it is about. */
#define PLACE_DECAY 0.06

/* What pages say about themselves instead of about their subject. */
static const char *const page_words[] = {
  "advertis",
  "all rights reserved",
  "also read",
  "click",
  "comment below",
  "cookie",
  "copyright",
  "disclosure",
  "editor's note",
  "email us",
  "follow us",
  "follow me",
  "getty images",
  "image credit",
  "image:",
  "join us",
  "learn more",
  "listen to",
  "log in",
  "minutes read",
  "min read",
  "newsletter",
  "opens in",
  "originally published",
  "photo by",
  "photo:",
  "photograph by",
  "posted on",
  "privacy policy",
  "read more",
  "related:",
  "see also",
  "share this",
  "sign up",
  "sign in",
  "sponsored",
  "subscribe",
  "table of contents",
  "terms of service",
  "this article",
  "this post",
  "this story",
  "this page",
  "this blog",
  "updated on",
  "watch:",
  "affiliate",
};

void
lt_extract_free (LtExtract *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->words);
  g_free (self);
}

static gboolean
is_about_page (const char *sentence)
{
  g_autofree char *lower = g_utf8_strdown (sentence, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (page_words); i++)
    {
      if (strstr (lower, page_words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Begins and ends like a sentence of prose, with its quotation marks and brackets paired. */
static gboolean
is_whole (const char *sentence)
{
  gsize length = strlen (sentence);
  int round = 0;
  int curly = 0;
  int straight = 0;

  if (!g_unichar_isupper (g_utf8_get_char (sentence)) || length < 2 || sentence[length - 1] != '.')
    return FALSE;

  for (const char *at = sentence; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      round += (c == '(') - (c == ')');
      curly += (c == 0x201c) - (c == 0x201d);
      straight += c == '"';
    }

  return round == 0 && curly == 0 && straight % 2 == 0;
}

static gboolean
may_be_taken (LtTextScreen *screen,
              const char *sentence)
{
  return is_whole (sentence)
         && strchr (sentence, '`') == NULL
         && g_utf8_strlen (sentence, -1) <= MAX_CHARACTERS
         && !lt_text_screen_dangles (screen, sentence)
         && !lt_text_screen_is_private (screen, sentence)
         && !lt_text_screen_addresses_software (screen, sentence)
         && !lt_text_screen_has_hidden (sentence)
         && !is_about_page (sentence);
}

static LtExtract *
extract_new (LtTopicWords *topic,
             const char *sentence,
             guint order,
             guint n_words)
{
  LtExtract *extract = g_new0 (LtExtract, 1);

  extract->text = g_strdup (sentence);
  extract->order = order;
  extract->n_words = n_words;
  extract->words = lt_content_words (sentence, -1);
  extract->score = lt_topic_words_score (topic, extract->words) / (1.0 + PLACE_DECAY * order);

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

static GPtrArray *
find_extracts (LtTextScreen *screen,
               LtTopicWords *topic,
               const char *text)
{
  g_autoptr (GArray) spans = lt_sentences (text);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_extract_free);

  for (guint i = 0; i < MIN (spans->len, MAX_SENTENCES); i++)
    {
      const LtSpan *span = &g_array_index (spans, LtSpan, i);
      g_autofree char *sentence = g_strndup (text + span->start, span->length);
      g_autoptr (GPtrArray) words = lt_words (sentence, -1);

      if (words->len < MIN_WORDS || words->len > MAX_WORDS || !may_be_taken (screen, sentence))
        continue;

      g_ptr_array_add (found, extract_new (topic, sentence, i, words->len));
    }

  g_ptr_array_sort (found, compare_extracts);

  return found;
}

static gboolean
says_something_new (GPtrArray *chosen,
                    const LtExtract *extract)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      const LtExtract *other = g_ptr_array_index (chosen, i);

      if (lt_content_overlap (other->words, extract->words) > SAME_CONTENT)
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
lt_extracts_choose (LtTextScreen *screen,
                    LtTopicWords *topic,
                    const char *text,
                    guint max_sentences,
                    guint max_words)
{
  g_autoptr (GPtrArray) found = find_extracts (screen, topic, text);
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) lt_extract_free);
  guint n_words = 0;

  for (guint i = 0; i < found->len && chosen->len < max_sentences;)
    {
      LtExtract *extract = g_ptr_array_index (found, i);

      if (extract->words->len >= MIN_CONTENT_WORDS && n_words + extract->n_words <= max_words
          && says_something_new (chosen, extract))
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
