/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/prose.h"

#include "text/sentences.h"

#include <stdlib.h>
#include <string.h>

/* So many words behind a colon are a sentence, fewer an entry. */
#define MIN_WORDS_BEHIND_COLON 8
/* No caption and no entry is longer; and no list holds all verbs. */
#define MAX_WORDS_WITHOUT_VERB 14

/* What pages say about themselves instead of about their subject. */
static const char *const page_words[] = {
  "advertis", "affiliate", "all rights reserved", "also read", "click", "comment below", "cookie", "copyright",
  "disclosure", "editor's note", "email us", "feel free", "follow me", "follow us", "getty images", "here is the", "here's", "here’s", "image credit",
  "image:", "join us", "learn more", "listen to", "log in", "min read", "minutes read", "newsletter", "opens in",
  "originally published", "photo by", "photo:", "photograph by", "posted on", "privacy policy", "read more",
  "related:", "see also", "share this", "sign in", "sign up", "sponsored", "subscribe", "table of contents",
  "terms of service", "this article", "this blog", "this page", "this post", "this story", "updated on", "watch:"
};

/* Beginnings of what a page tells its reader to do, and of what it shows instead of saying. */
static const char *const orders[] = {
  "add", "ask", "buy", "check", "choose", "click", "combine", "come", "configure", "connect", "consider", "contact",
  "copy", "create", "deploy", "discover", "download", "enable", "enjoy", "enter", "explore", "expose", "figure", "find", "follow", "get", "give", "go to", "have a", "here", "hover", "imagine", "import", "include",
  "install", "integrate", "join", "keep", "learn", "let", "let's", "look", "make", "make sure", "meet", "note",
  "open the", "paste", "pick", "please", "press", "pull", "put", "read", "remember", "replace", "restart", "run",
  "save", "say", "scroll", "see", "select", "send", "set", "start", "stay", "stop", "take", "talk", "tap",
  "tell", "think of", "try", "tweet", "type", "unlock", "update", "upgrade", "use", "using the", "visit",
  "wait", "watch", "write"
};

/* Of the verbs that sentences have: with none of them, and no past tense, it is a caption or an entry.
 * Sorted. */
static const char *const verbs[] = {
  "accept", "accepts", "achieve", "achieves", "add", "adds", "aim", "aims", "allow", "allows", "am", "announce",
  "announces", "appear", "appears", "are", "argue", "argues", "ask", "asks", "be", "beat", "beats", "became",
  "become", "becomes", "been", "began", "begin", "begins", "believe", "believes", "bought", "break", "breaks",
  "bring", "brings", "brought", "build", "builds", "built", "buy", "buys", "call", "calls", "came", "can",
  "cannot", "care", "cares", "cause", "causes", "change", "changes", "chose", "claim", "claims", "come", "comes",
  "compare", "compares", "contain", "contains", "cost", "costs", "could", "count", "counts", "create", "creates",
  "cut", "deliver", "delivers", "depend", "depends", "did", "do", "does", "double", "doubles", "draw", "draws",
  "drew", "drive", "drives", "drop", "drops", "drove", "enable", "enables", "end", "ends", "exist", "exists",
  "expect", "expects", "explain", "explains", "fail", "fails", "fall", "falls", "feel", "feels", "fell", "felt",
  "find", "finds", "fit", "fits", "fix", "fixes", "flies", "fly", "follow", "follows", "force", "forces", "found",
  "gave", "generate", "generates", "get", "gets", "give", "gives", "go", "goes", "got", "grew", "grow", "grows",
  "had", "handle", "handles", "happen", "happens", "has", "have", "hear", "heard", "hears", "held", "help",
  "helps", "hide", "hides", "hit", "hold", "holds", "hope", "hopes", "ignore", "ignores", "improve", "improves",
  "include", "includes", "is", "join", "joins", "judge", "judges", "jump", "jumps", "keep", "keeps", "kept",
  "kill", "kills", "knew", "know", "knows", "lack", "lacks", "land", "lands", "last", "lasts", "launch",
  "launches", "lead", "leads", "leave", "leaves", "led", "left", "let", "lets", "like", "likes", "link", "links",
  "live", "lives", "load", "loads", "lock", "locks", "look", "looks", "lose", "loses", "lost", "made", "make",
  "makes", "mark", "marks", "match", "matches", "matter", "matters", "may", "mean", "means", "measure",
  "measures", "meet", "meets", "met", "might", "miss", "misses", "mix", "mixes", "move", "moves", "must", "name",
  "names", "need", "needs", "note", "notes", "occur", "occurs", "offer", "offers", "open", "opens", "ought",
  "outperform", "outperforms", "own", "owns", "paid", "pass", "passes", "pay", "pays", "perform", "performs",
  "pick", "picks", "plan", "plans", "plant", "point", "points", "post", "posts", "power", "powers", "prefer",
  "prefers", "prevent", "prevents", "produce", "produces", "promise", "promises", "prove", "proves", "provide",
  "provides", "push", "pushes", "put", "puts", "raise", "raises", "ran", "rank", "ranks", "reach", "reaches",
  "read", "reads", "reduce", "reduces", "refuse", "refuses", "release", "releases", "relies", "rely", "remain",
  "remains", "replace", "replaces", "report", "reports", "require", "requires", "rise", "rises", "rose", "run",
  "runs", "said", "save", "saves", "saw", "say", "says", "score", "scores", "see", "seem", "seems", "sees",
  "sell", "sells", "send", "sends", "sent", "serve", "serves", "set", "sets", "shall", "share", "shares", "ship",
  "ships", "should", "show", "shows", "shut", "sold", "solve", "solves", "sound", "sounds", "speak", "speaks",
  "spend", "spends", "spent", "split", "splits", "stand", "stands", "start", "starts", "stay", "stays", "stop",
  "stops", "store", "stores", "struggle", "struggles", "suck", "sucks", "suffer", "suffers", "suggest",
  "suggests", "support", "supports", "take", "takes", "talk", "talks", "target", "targets", "taught", "teach",
  "teaches", "tell", "tells", "tend", "tends", "test", "tests", "think", "thinks", "thought", "told", "took",
  "touch", "trade", "trades", "train", "trains", "translate", "translates", "treat", "treats", "tries", "try",
  "turn", "turns", "type", "understand", "understands", "understood", "use", "uses", "wait", "waits", "want",
  "wants", "was", "weigh", "weighs", "went", "were", "will", "win", "wins", "won", "wonder", "work", "works",
  "worries", "worry", "would", "write", "writes", "wrote", "yield", "yields"
};

static const char *const short_verbs[] = { "'s", "'re", "'ve", "'ll", "'d", "'t", "'m", NULL };

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

/* "Install it and run the model." is said to a reader who stands at a machine. */
static gboolean
is_order (const char *sentence)
{
  g_autofree char *lower = g_utf8_strdown (sentence, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      gsize length = strlen (orders[i]);

      if (strncmp (lower, orders[i], length) == 0 && (lower[length] == ' ' || lower[length] == ',' || lower[length] == ':'))
        return TRUE;
    }

  return FALSE;
}

/* Commands, patterns, paths and formulas are no prose. */
static gboolean
holds_code (const char *sentence)
{
  static const char *const marks[] = { "`", " --", "=", "->", "=>", "{", "}", "\\", "::", "()", ".*", "$(", "</", " /", "_", " | " };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (strstr (sentence, marks[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* ", It" and ", The": a second sentence that lost its border. */
static gboolean
is_run_on (const char *sentence)
{
  static const char *const starts[] = { ", It ", ", The ", ", This ", ", They ", ", We ", ", But ", ", And ", ", So ", ", You ",
                                        ". It ", ". It'", ". That", ". This ", ". They ", " + ", ": - ", " • " };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (strstr (sentence, starts[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* "Languages that it can output: English and Chinese.": an entry of a list, whose few last words are no sentence. */
static gboolean
is_entry (const char *sentence)
{
  const char *colon = strstr (sentence, ": ");
  g_autoptr (GPtrArray) after = NULL;

  if (colon == NULL)
    return FALSE;

  after = lt_words (colon, -1);

  return after->len < MIN_WORDS_BEHIND_COLON;
}

/* "Garden Garden is a model": a heading that lost its border. */
static gboolean
repeats_word (GPtrArray *words)
{
  for (guint i = 1; i < words->len; i++)
    {
      if (strcmp (g_ptr_array_index (words, i - 1), g_ptr_array_index (words, i)) == 0)
        return TRUE;
    }

  return FALSE;
}

static int
compare_words (const void *key,
               const void *entry)
{
  return strcmp (key, *(const char *const *) entry);
}

static gboolean
is_listed (const char *word)
{
  return bsearch (word, verbs, G_N_ELEMENTS (verbs), sizeof *verbs, compare_words) != NULL;
}

/* Of the list, shortened to one of it, or a regular past tense. */
static gboolean
is_verb (const char *word)
{
  const char *mark = strchr (word, '\'');
  gsize length = strlen (word);

  return is_listed (word)
         || (length > 4 && strcmp (word + length - 2, "ed") == 0)
         || (mark != NULL && g_strv_contains (short_verbs, mark));
}

gboolean
lt_prose_has_verb (const char *sentence)
{
  g_autoptr (GPtrArray) words = lt_words (sentence, -1);

  if (words->len > MAX_WORDS_WITHOUT_VERB)
    return TRUE;

  for (guint i = 1; i < words->len; i++)
    {
      if (is_verb (g_ptr_array_index (words, i)))
        return TRUE;
    }

  return FALSE;
}

/* "Supports beans.": an entry of a list of what something does. */
static gboolean
begins_with_verb (GPtrArray *words)
{
  const char *word = words->len > 0 ? g_ptr_array_index (words, 0) : "";

  return g_str_has_suffix (word, "s") && is_listed (word);
}

/* "ends here. starts small": shorter words are "etc." and "vs.". */
static gboolean
lost_border (const char *sentence)
{
  gsize word = 0;

  for (const char *at = sentence; *at != '\0'; at++)
    {
      if (*at == '.' && word > 3 && at[1] == ' ' && g_ascii_islower (at[2]))
        return TRUE;

      word = g_ascii_isalpha (*at) ? word + 1 : 0;
    }

  return FALSE;
}

/* "The article says: Beans are better.": the words of somebody else. */
static gboolean
quotes_others (const char *sentence)
{
  const char *colon = strstr (sentence, ": ");

  return colon != NULL && g_unichar_isupper (g_utf8_get_char (colon + 2)) && !is_entry (sentence);
}

gboolean
lt_prose_makes_claim (LtTextScreen *screen,
                      const char *sentence)
{
  return lt_prose_has_verb (sentence)
         && !is_order (sentence)
         && !is_run_on (sentence)
         && !lost_border (sentence)
         && !quotes_others (sentence)
         && strstr (sentence, " !") == NULL
         && !lt_text_screen_is_idle (screen, sentence);
}

/* "In a long speech, she said": who it was stands before. */
static gboolean
begins_aside (const char *sentence)
{
  static const char *const starts[] = { "After ", "As ", "At ", "Before ", "By ", "During ", "For ", "From ", "In ", "On ",
                                        "To ", "When ", "While ", "With " };
  static const char *const subjects[] = { ", he ", ", she ", ", they " };
  const char *comma = strstr (sentence, ", ");
  gboolean begins = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    begins = begins || g_str_has_prefix (sentence, starts[i]);

  for (gsize i = 0; begins && i < G_N_ELEMENTS (subjects); i++)
    {
      if (strstr (sentence, subjects[i]) != NULL)
        return TRUE;
    }

  return begins && comma != NULL && (g_str_has_prefix (comma, ", it ") || g_str_has_prefix (comma, ", it's "));
}

/* "(Agency)A": a place and an agency before the first word. */
static gboolean
has_dateline (const char *sentence)
{
  const char *bracket = strchr (sentence, ')');

  return bracket != NULL && g_ascii_isalpha (bracket[1]);
}

gboolean
lt_prose_may_stand_alone (LtTextScreen *screen,
                          const char *sentence)
{
  g_autoptr (GPtrArray) words = lt_words (sentence, -1);

  return is_whole (sentence)
         && lt_prose_has_verb (sentence)
         && !begins_with_verb (words)
         && !repeats_word (words)
         && !holds_code (sentence)
         && !is_order (sentence)
         && !is_run_on (sentence)
         && !is_entry (sentence)
         && !quotes_others (sentence)
         && !begins_aside (sentence)
         && !has_dateline (sentence)
         && !lt_text_screen_dangles (screen, sentence)
         && !lt_text_screen_lacks_subject (screen, sentence)
         && !lt_text_screen_is_idle (screen, sentence)
         && !lt_text_screen_is_private (screen, sentence)
         && !lt_text_screen_addresses_software (screen, sentence)
         && !lt_text_screen_has_hidden (sentence)
         && !is_about_page (sentence);
}

gboolean
lt_speaks_of_itself (const char *sentence)
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
