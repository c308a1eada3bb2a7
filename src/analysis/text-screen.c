/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/text-screen.h"

#include "text/plain-text.h"

/* Patterns of facts/sources.md, section 8. A false hit costs one comment its label, so they may be broad. */
static const char *const software_patterns[] = {
  "\\b(?:ignore|disregard|forget|override|bypass)\\b[^.!?\\n]{0,30}\\b(?:previous|prior|above|earlier|preceding|"
  "system)\\b[^.!?\\n]{0,30}(?:instruction|prompt|rule|message|command|guideline|"
  "direction|context|text)",
  "\\b(?:ignore|disregard|forget) (?:everything|all|anything)(?: of the| the)? (?:above|before|previous)",
  "\\bignorier\\w* (?:alle|alles|die|sämtliche|bisherige|vorherige)",
  "忽略(?:所有|之前|以上|前面|先前)",
  "无视(?:所有|之前|以上)",
  "تجاهل (?:كل|جميع|التعليمات)",
  "<\\s*[|｜][^>\\n]{1,40}[|｜]?\\s*>",
  "\\[/?(?:INST|SYS|SYSTEM)\\]",
  "<</?SYS>>",
  "</s>",
  "<s>",
  "</?(?:start_of_turn|end_of_turn|think|comment|data|system|assistant|instructions?)>",
  "^\\s*(?:system|assistant|developer) ?(?:prompt|message)?:",
  "\\b(?:dear|attention|note to|message to|hey|hello),? (?:ai|llm|llms|summari[sz]er|language model|chatbot|"
  "assistant|model)s?\\b ?[:,]",
  "\\b(?:tl;?dr|note|summary|instructions?) for (?:the )?(?:ai|llms?|summari[sz]ers?|bots?)\\b",
  "\\bwhen(?:ever)? you summari[sz]e",
  "\\bevery honest summary",
  "\\b(?:this|your) summary (?:must|should|has to)",
  "\\b(?:repeat|reveal|print|output|show)\\b[^.!?\\n]{0,20}\\b(?:system|hidden) prompt",
  "\\byou are (?:now )?(?:an?|the) (?:ai|assistant|language model|summari[sz]er)\\b",
  "\\bdecode (?:this|and follow)",
  "\\[END OF [A-Z ]{3,20}\\]",
  "\\bfollowing \\d+ comments are",
  "\"\\}\\]\\}",
  "\"stance\"\\s*:\\s*\"",
  "\\bstance\\?\\s*a:",
  NULL,
};

/* Addresses, telephone numbers, marks of references and of Markdown. */
static const char *const private_patterns[] = {
  "https?:",
  "\\bwww\\.",
  "[\\w.+-]{1,64}@[\\w-]{1,64}\\.\\w",
  "(?:^|\\s)@\\w{2,}",
  "\\w\\s?[(\\[]\\s?at\\s?[)\\]]\\s?\\w",
  "\\w at \\w+ dot (?:com|net|org|io|dev|de)\\b",
  "(?:^|[\\s/])u/\\w{3,}",
  "\\w#\\d{4}\\b",
  "\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b",
  "\\b0\\d{2,4}[ /-]\\d{5,}",
  "\\+\\d[\\d ()/-]{7,}\\d",
  "\\(\\d{3}\\)\\s?\\d{3}",
  "\\b\\d{3}[-. ]\\d{3}[-. ]\\d{4}\\b",
  "\\b\\d{1,5} (?:[A-Z][a-z]+ ){1,3}(?:street|st\\.|avenue|ave\\.|road|rd\\.|lane|drive|boulevard)\\b",
  "\\w://",
  "\\[\\d+\\]",
  "\\]\\(",
  "!\\[",
  "\\b(?:javascript|data):",
  NULL,
};

/* Insults of persons, and what is too coarse to show unasked; hard words on things are opinions. */
static const char *const insult_words[] = {
  "idiots?", "idiotic", "morons?", "moronic", "imbeciles?", "retard\\w*", "dumbass\\w*",
  "dipshits?", "assholes?", "arseholes?", "jackass\\w*", "bastards?", "bitch\\w*", "cunts?",
  "pricks?", "twats?", "wankers?", "scumbags?", "shitheads?", "fuckers?", "motherfuck\\w*",
  "fuck(?:ing)? (?:you|off|him|her|them)", "shut up", "stfu", "gtfo",
  "kill (?:yourself|himself|herself|themselves)", "kys", "subhuman", "cretins?", "losers?",
  "simpletons?", "mouth[- ]?breathers?", "degenerates?", "nazis?", "pedo\\w*", "cucks?",
  "incels?", "clowns?", "bootlickers?", "sheeple", "\\w*fuck\\w*", "\\w*shit\\w*", "masturbat\\w*",
  "porn\\w*", "dicks?", "penis\\w*", "whores?", "sluts?", "rap(?:e|ed|ist)s?", NULL
};

/* Talk about the thread, the page or the site. */
static const char *const meta_words[] = {
  "paywall\\w*", "archive\\.(?:is|ph|org|today)", "flagged", "downvot\\w*", "upvot\\w*", "dupe",
  "duplicate of", "reposts?", "reposted", "the title", "this title", "title should", "title is",
  "headline is", "clickbait title", "editorialized", "submission", "submitter", "op here",
  "mods?", "moderators?", "dang",
  "hn (?:comments?|users?|crowd|readers?|thread|discussion|guidelines)", "hacker news",
  "hackernews", "this thread", "this sub", "subreddit", "this comment", "your comment",
  "my comment", "the comments", "comment section", "edited to", "font", "scroll(?:ing)?",
  "web ?site is", "web ?site's", "page (?:is|doesn|won|does|layout)", "cookies?", "cookie banner",
  "newsletter", "subscribe", "sign up", "rss", "mobile view", "dark mode", "typos?", "disclaimer",
  "full disclosure", "tl;?dr", "ama", "ask me anything", "happy to answer", "feedback", NULL
};

/* Additions to a comment. */
static const char *const meta_patterns[] = {
  "\\b(?:edit|ps|p\\.s\\.):",
  NULL,
};

/* Beginnings that point to what stands before, or to nobody. */
static const char *const dangling_words[] = {
  "actually", "add to", "additionally", "afaik", "again", "agree", "agreed", "ah", "alright",
  "also", "although", "amazing", "amazingly", "and", "another", "anyone", "anyway", "anyways",
  "apparently", "as a side note", "as in", "as (?:i|you) (?:said|mentioned|noted)", "as such",
  "as they", "awesome", "awful", "basically", "beautiful", "because",
  "because of (?:that|this|it)", "besides", "better", "both", "brilliant", "btw", "but",
  "by the way", "congrats", "congratulations", "consequently", "cool", "crappy",
  "despite (?:that|this|it|these|those)", "did", "ditto", "e\\.g", "eh", "either", "either way",
  "especially", "even (?:then|so|if)", "everyone", "everything", "exactly", "excellent", "except",
  "expect", "fantastic", "feels?", "finally", "first", "firstly", "for example", "for instance",
  "fortunately", "frankly", "further", "furthermore", "fwiw", "fyi", "given",
  "given (?:that|this)", "good", "got", "great", "guess", "ha+", "had", "haha\\w*", "having said",
  "he", "hello", "hence", "her", "here", "he's", "hey", "hi", "him", "his", "hm+", "honestly",
  "hopefully", "however", "i\\.e", "if it", "if so", "if that", "if they", "if this", "iirc",
  "imho", "imo", "impressive", "in addition", "in all seriousness", "in my (?:own )?case",
  "in other words", "in short order", "in (?:short|fact|summary|conclusion)", "in that case",
  "in the case", "in this case", "incredible", "indeed", "instead", "interestingly", "it",
  "it'll", "its", "it's", "just", "lastly", "less", "like", "like (?:i|you) (?:said|mentioned)",
  "likewise", "lol", "looking", "looks?", "luckily", "makes?", "many", "mark my words", "maybe",
  "meanwhile", "more", "moreover", "more(?:over| to the point)", "most", "much",
  "my (?:point|question)", "nah", "namely", "neat", "neither", "never ?mind", "nevertheless",
  "next", "nice", "no", "nobody", "nonetheless", "nope", "nor",
  "not (?:a|an|as|having|only|that|the|to)", "not only that", "not really", "not sure", "nothing",
  "now", "obviously", "oddly", "of course", "oh", "ok", "okay",
  "on (?:that|this|the (?:flip|plus|other|one)(?: side| hand)?)", "on the other hand",
  "on top of that", "once (?:you|it|they|that)", "one", "ones", "only", "or", "otherwise",
  "particularly", "personally", "plus", "point is", "posted?", "presumably", "regardless",
  "reminds?", "requires?", "right", "sadly", "safer", "said", "same", "second", "secondly", "see",
  "seems?", "she", "she's", "side note", "similarly", "since then", "so", "some", "someone",
  "something", "sounds?", "speaking of", "still", "such", "supposedly", "sure", "terrible",
  "than", "thank", "thanks", "that", "thats", "that's", "the above", "the former", "the latter",
  "the other", "the same", "their", "them", "then", "there", "therefore", "there's", "these",
  "they", "they're", "they've", "third", "this", "those", "though", "thus", "to add",
  "to be fair", "too", "true", "unfortunately", "unless", "until then",
  "usually,? (?:that|this|these|those|it|they)", "weird", "well", "what about", "whatever",
  "when it", "where", "which", "while i (?:agree|think)", "while it", "who", "whose",
  "with (?:that|this|it|these|those)", "worse", "worth (?:mentioning|noting|pointing)", "wow",
  "yeah", "yep", "yes", "yet", "you", "your", "youre", "you're", "you've", "yup", NULL
};

/* Statements that begin so have lost who they speak of; questions may. */
static const char *const lacking_words[] = {
  "am", "are", "been", "being", "can", "could", "has", "have", "is", "was", "were", "will", "would", NULL
};

/* A verb without who did it. */
static const char *const lacking_patterns[] = {
  "^\\w{2,}ed (?:a|an|it|my|out|some|that|the|this|those|to|up)\\b",
  NULL,
};

/* Marks, numbers and speakers before a sentence, and a pronoun among its first words. */
static const char *const dangling_patterns[] = {
  "^[\"'“”‘’(\\[*_–—-]",
  "^\\d+[.)]\\s",
  "^\\w+:",
  "^(?:\\S+ ){1,3}(?:this|these|those|it|them|him|her|they|he|she)"
  "(?:[.,;:!]|\\s+(?:as|in|on|at|to|for|with|and|but|is|was|has|had|will|"
  "because|when|how|wait|would|could|can|before|after|out)\\b)",
  "^(?:\\S+ ){1,4}(?:this|these|those) (?:does|doesn't|feels?|isn't|looks?|makes?|may|means?|might|"
  "seems?|should|wasn't|won't|works?)\\b",
  "^(?:after|as for|at|before|by|for|from|in|like|of|under|with|without) (?:his|her|its|their|these|those|"
  "this|that|which|whom)\\b",
  NULL,
};

/* In an answer, whoever is answered. */
static const char *const reader_words[] = { "you", "your", "yours", "you'\\w+", "you’\\w+", "yourself", NULL };

struct _LtTextScreen
{
  GRegex *software;
  GRegex *private;
  GRegex *insults;
  GRegex *meta;
  GRegex *dangles;
  GRegex *lacks;
  GRegex *reader;
};

/* @words stand whole behind @before; @patterns as they are. Both end with NULL and may be NULL. */
static GRegex *
compile (const char *before,
         const char *const *words,
         const char *const *patterns)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *all_words = words != NULL ? g_strjoinv ("|", (char **) words) : NULL;
  g_autofree char *all_patterns = patterns != NULL ? g_strjoinv ("|", (char **) patterns) : NULL;
  g_autoptr (GString) pattern = g_string_new (NULL);
  GRegex *regex = NULL;

  if (all_words != NULL)
    g_string_append_printf (pattern, "%s(?:%s)\\b", before, all_words);

  if (all_patterns != NULL)
    g_string_append_printf (pattern, "%s%s", pattern->len > 0 ? "|" : "", all_patterns);

  regex = g_regex_new (pattern->str, G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_MULTILINE,
                       G_REGEX_MATCH_DEFAULT, &error);

  g_assert_no_error (error);

  return regex;
}

LtTextScreen *
lt_text_screen_new (void)
{
  LtTextScreen *self = g_new0 (LtTextScreen, 1);

  self->software = compile (NULL, NULL, software_patterns);
  self->private = compile (NULL, NULL, private_patterns);
  self->insults = compile ("\\b", insult_words, NULL);
  self->meta = compile ("\\b", meta_words, meta_patterns);
  self->dangles = compile ("^", dangling_words, dangling_patterns);
  self->lacks = compile ("^", lacking_words, lacking_patterns);
  self->reader = compile ("\\b", reader_words, NULL);

  return self;
}

void
lt_text_screen_free (LtTextScreen *self)
{
  g_regex_unref (self->software);
  g_regex_unref (self->private);
  g_regex_unref (self->insults);
  g_regex_unref (self->meta);
  g_regex_unref (self->dangles);
  g_regex_unref (self->lacks);
  g_regex_unref (self->reader);
  g_free (self);
}

static gboolean
matches (GRegex *regex,
         const char *text)
{
  return g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, NULL);
}

gboolean
lt_text_screen_addresses_software (LtTextScreen *self,
                                   const char *text)
{
  /* Without zero-width letters, which would hide the words from the pattern. */
  g_autofree char *visible = lt_display_text (text);

  return matches (self->software, text) || matches (self->software, visible);
}

gboolean
lt_text_screen_is_private (LtTextScreen *self,
                           const char *text)
{
  return matches (self->private, text);
}

gboolean
lt_text_screen_insults (LtTextScreen *self,
                        const char *text)
{
  return matches (self->insults, text);
}

gboolean
lt_text_screen_is_meta (LtTextScreen *self,
                        const char *text)
{
  return matches (self->meta, text);
}

gboolean
lt_text_screen_dangles (LtTextScreen *self,
                        const char *text)
{
  return matches (self->dangles, text);
}

gboolean
lt_text_screen_lacks_subject (LtTextScreen *self,
                              const char *text)
{
  return matches (self->lacks, text);
}

gboolean
lt_text_screen_addresses_reader (LtTextScreen *self,
                                 const char *text)
{
  return matches (self->reader, text);
}

gboolean
lt_text_screen_has_hidden (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)
          || (c >= 0x200b && c <= 0x200c) || c == 0x2060 || c == 0xfeff
          || (c >= 0xe0000 && c <= 0xe01ef))
        return TRUE;
    }

  return FALSE;
}
