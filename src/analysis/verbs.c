/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/verbs.h"

#include <stdlib.h>
#include <string.h>

/* What most sentences have one of. Sorted. */
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

static int
compare_words (const void *key,
               const void *entry)
{
  return strcmp (key, *(const char *const *) entry);
}

gboolean
lt_word_is_listed_verb (const char *word)
{
  return bsearch (word, verbs, G_N_ELEMENTS (verbs), sizeof *verbs, compare_words) != NULL;
}

gboolean
lt_word_is_verb (const char *word)
{
  const char *mark = strchr (word, '\'');
  gsize length = strlen (word);

  return lt_word_is_listed_verb (word)
         || (length > 4 && strcmp (word + length - 2, "ed") == 0)
         || (mark != NULL && g_strv_contains (short_verbs, mark));
}
