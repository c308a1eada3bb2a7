/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/voices.h"

#include "text/exact-span.h"

#include <string.h>

#define MAX_PER_ROOT 2
/* Two passages that share this much of the shorter one's words say the same. */
#define SAME_ARGUMENT 0.5
#define VOICE_SENTENCES 4
/* A voice of a side shows that side: the words alone must be of it about as surely as not. */
#define MIN_SIDE 0.55
#define MAX_AGAINST 0.45
#define MIN_LEANING_SIDE 0.3
/* Answers stray from the story, so they have to hold more of its subject. */
#define MIN_SUBJECT_OF_ANSWER 0.33
#define SHORT_THREAD_WORDS 240
#define SHORT_THREAD_CHARACTERS 180

typedef struct
{
  const LtReading *reading;
  GPtrArray *chosen; /* LtCandidate, borrowed */
  guint words_left;
} Choice;

static const LtComment *
comment_of (const Choice *choice,
            const LtCandidate *candidate)
{
  return lt_reading_get (choice->reading, candidate->index)->comment;
}

static gboolean
shows_its_side (const Choice *choice,
                const LtCandidate *candidate)
{
  LtStance stance = comment_of (choice, candidate)->stance;

  return stance == LT_STANCE_NEUTRAL
         || (candidate->side >= MIN_SIDE && candidate->against < MIN (candidate->side, MAX_AGAINST));
}

/* Praise is said in words of praise; criticism often without a word of opinion, by a fact or a failed try. It is heard
 * where the comment as a whole is critical more surely than not, and the words lean to it. */
static gboolean
is_surely_critical (const Choice *choice,
                    const LtCandidate *candidate)
{
  const LtComment *comment = comment_of (choice, candidate);

  return comment->stance == LT_STANCE_CRITICAL && comment->confidence >= 0.5
         && candidate->side >= MIN_LEANING_SIDE && candidate->against < MIN (candidate->side, MAX_AGAINST);
}

static gboolean
is_about_story (const Choice *choice,
                const LtCandidate *candidate)
{
  gboolean is_answer = lt_reading_get (choice->reading, candidate->index)->parent != LT_NO_COMMENT;

  return candidate->subject >= (is_answer ? MIN_SUBJECT_OF_ANSWER : LT_CANDIDATE_MIN_SUBJECT);
}

/* At most one of an author, two of a sub-thread, and no argument twice. */
static gboolean
fits_others (const Choice *choice,
             const LtCandidate *candidate)
{
  const LtReadComment *entry = lt_reading_get (choice->reading, candidate->index);
  guint of_root = 0;

  /* Two voices there may always be; all others only within the words that may be quoted. */
  if (choice->chosen->len >= 2 && candidate->n_words > choice->words_left)
    return FALSE;

  for (guint i = 0; i < choice->chosen->len; i++)
    {
      LtCandidate *other = g_ptr_array_index (choice->chosen, i);
      const LtReadComment *other_entry = lt_reading_get (choice->reading, other->index);

      of_root += other_entry->root == entry->root;

      if (g_strcmp0 (other_entry->comment->author, entry->comment->author) == 0
          || lt_content_overlap (other->words, candidate->words) >= SAME_ARGUMENT)
        return FALSE;
    }

  return of_root < MAX_PER_ROOT;
}

/* The best candidate of a stance that fits. */
static gboolean
choose_one (Choice *choice,
            GPtrArray *candidates,
            LtStance stance,
            gboolean must_show)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      LtCandidate *candidate = g_ptr_array_index (candidates, i);

      if (!is_about_story (choice, candidate) || comment_of (choice, candidate)->stance != stance
          || !(shows_its_side (choice, candidate) || (!must_show && is_surely_critical (choice, candidate)))
          || g_ptr_array_find (choice->chosen, candidate, NULL)
          || !fits_others (choice, candidate))
        continue;

      g_ptr_array_add (choice->chosen, candidate);
      choice->words_left -= MIN (choice->words_left, candidate->n_words);
      return TRUE;
    }

  return FALSE;
}

/* How many voices a story of so many comments carries. */
static guint
number_of_voices (const LtReading *reading)
{
  return CLAMP (2 + reading->n_counted / 12, 2, LT_VOICES_MAX);
}

/* Both sides first, then each side in turn as the labels are shared out, at last whatever is left. */
static void
choose_all (Choice *choice,
            GPtrArray *candidates,
            const LtSentiment *sentiment)
{
  guint wanted = number_of_voices (choice->reading);
  int taken[LT_N_SIDES] = { 0 };

  while (choice->chosen->len < wanted)
    {
      int next = -1;
      double most = 0.0;

      for (int side = 0; side < LT_N_SIDES; side++)
        {
          double due = (1.0 + sentiment->labels[side]) / (1.0 + 2.0 * taken[side]);

          /* Opinions are what voices are for: a neutral one must be due five times. */
          due *= side == LT_STANCE_NEUTRAL ? 0.2 : 1.0;

          if (taken[side] == 0 && side != LT_STANCE_NEUTRAL && sentiment->labels[side] > 0)
            due += 1e6;

          if (taken[side] >= 0 && due > most)
            {
              most = due;
              next = side;
            }
        }

      if (next < 0)
        break;

      /* One with nobody left to quote drops out. */
      if (choose_one (choice, candidates, (LtStance) next, TRUE)
          || (taken[next] == 0 && choose_one (choice, candidates, (LtStance) next, FALSE)))
        taken[next]++;
      else
        taken[next] = -1;
    }
}

static LtVoice *
voice_new (const LtReading *reading,
           const LtCandidate *candidate)
{
  const LtComment *comment = lt_reading_get (reading, candidate->index)->comment;
  const LtReadComment *reply = lt_reading_best_reply (reading, candidate->index);
  LtVoice *voice = lt_voice_new ();

  voice->text = g_strdup (candidate->text);
  voice->author = g_strdup (comment->author);
  voice->source = g_strdup (comment->source);
  voice->comment_id = g_strdup (comment->id);
  voice->url = g_strdup (comment->url);
  voice->date = comment->date;
  voice->stance = comment->stance;
  voice->start = lt_code_points_before (comment->text, candidate->start);
  voice->length = g_utf8_strlen (candidate->text, -1);
  voice->sha256 = lt_sha256 (comment->text, -1);
  voice->reply_id = reply != NULL ? g_strdup (reply->comment->id) : NULL;

  return voice;
}

/* Of a short thread little may be quoted: then several short voices say more than one long. */
static gsize
longest_voice (const LtReading *reading)
{
  return lt_reading_quotable_words (reading) < SHORT_THREAD_WORDS ? SHORT_THREAD_CHARACTERS : LT_VOICE_MAX_CHARACTERS;
}

/**
 * lt_voices_choose:
 * @story: with sentiment and provenance; its voices are filled
 * @reading: a reading that was classified
 *
 * Two to six exact spans of whole sentences, both sides where both exist. Each is verified against the discussion
 * before it enters the story; one that fails is dropped and counted.
 */
void
lt_voices_choose (LtStory *story,
                  const LtReading *reading,
                  LtTopicWords *topic)
{
  const LtCandidateLimits limits = { LT_VOICE_MIN_CHARACTERS, longest_voice (reading), VOICE_SENTENCES };
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  Choice choice = { reading, chosen, lt_reading_quotable_words (reading) * 6 / 10 };

  if (story->sentiment == NULL)
    return;

  candidates = lt_candidates_find (reading, topic, &limits);
  choose_all (&choice, candidates, story->sentiment);

  for (guint i = 0; i < chosen->len; i++)
    {
      g_autoptr (LtVoice) voice = voice_new (reading, g_ptr_array_index (chosen, i));

      if (lt_voice_verify (voice, reading->discussion))
        g_ptr_array_add (story->voices, g_steal_pointer (&voice));
      else
        story->provenance->dropped_quotes++;
    }
}
