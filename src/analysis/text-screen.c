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
  "\\brepeat the (?:words|text) above",
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

/* Insults of persons, the wish for their harm, and what is too coarse to show unasked; hard words on things are opinions. */
static const char *const insult_words[] = {
  "arseholes?", "assholes?", "bastards?", "bitch\\w*", "bootlickers?", "clowns?", "cretins?",
  "cucks?", "cunts?", "degenerates?", "deserves? (?:to die|to be (?:shot|hanged)|(?:the )?death penalty)", "dicks?",
  "dipshits?", "dumbass\\w*", "fuckers?",
  "fuck(?:ing)? (?:you|off|him|her|them)", "gtfo", "idiotic", "idiots?", "imbeciles?", "incels?",
  "jackass\\w*", "kill (?:yourself|himself|herself|themselves)", "kys", "losers?", "masturbat\\w*",
  "moronic", "morons?", "motherfuck\\w*", "mouth[- ]?breathers?", "nazis?", "pedo\\w*", "penis\\w*",
  "porn\\w*", "pricks?", "rap(?:e|ed|ist)s?", "retard\\w*", "rot in (?:hell|jail|prison)", "scumbags?",
  "sheeple", "shilling", "should be (?:shot|hanged)",
  "shills?", "shitheads?", "shut up", "simpletons?", "sluts?", "stfu", "subhuman", "twats?",
  "wankers?", "\\w*fuck\\w*", "whores?", "\\w*shit\\w*", NULL
};

/* Talk about the thread, the page or the site. */
static const char *const meta_words[] = {
  "ama", "archive\\.(?:is|ph|org|today)", "ask me anything", "clickbait title", "comment section",
  "cookie banner", "cookies?", "dang", "dark mode", "disclaimer", "downvot\\w*", "dupe",
  "duplicate of", "edited to", "editorialized", "feedback", "flagged", "font", "full disclosure",
  "hacker news", "hackernews", "happy to answer", "headline is", "hn", "just kidding",
  "mobile view", "moderators?", "mods?", "my comment", "newsletter",
  "op (?:could|did|didn|has|here|is|might|said|should|was|won)", "ops prompt",
  "page (?:is|doesn|won|does|layout)", "paywall\\w*", "related threads?", "reposted", "reposts?",
  "rss", "sarcas\\w*", "scroll(?:ing)?", "sign up", "spamming", "submission", "submitter",
  "subreddit", "subscribe", "the comments", "the op", "the title", "this comment", "this sub",
  "(?:this|the) thread", "this title", "title is", "title should", "tl;?dr", "to quote", "typos?",
  "upvot\\w*", "web ?site is", "web ?site's", "your comment", NULL
};

/* Courtesies, and marks of talk between two people; neither is an opinion that others could use. */
static const char *const chat_words[] = {
  "alot", "anyone (?:know|have|here)", "as well(?=[.!]$)", "bro", "cant", "can't wait",
  "congrat\\w*", "didnt", "does anyone", "doesnt", "dont", "dude", "even you", "gonna", "good job",
  "good luck", "gratitude", "great job", "great work", "(?:hey|you) guys", "haha\\w*",
  "(?:have|had) (?:\\w+ ){0,3}questions?", "idk", "i dunno", "im", "i meant", "imho", "i misread",
  "i'm not sure what you", "i phrased", "isnt", "ive", "keep (?:it )?up", "kudos", "let me know",
  "lmao", "lol", "misinterpret\\w*", "my bad", "ngl", "nice work", "nitpick", "off[- ]topic",
  "or not(?=[.!]$)", "pls", "plz", "props to", "rofl", "(?:say|many|big) thanks", "sir", "sorry,",
  "sorry (?:for|to)", "tbh", "thanking", "thanks(?=[.!])", "thanks for", "thank you", "thats",
  "the (?:former|latter)", "to answer your", "too(?=[.!]$)",
  "u (?:are|can|get|have|know|need|should|want|will)", "unrelated", "ur", "wanna", "well done",
  "what you (?:mean|said)", "will (?:update|report back)", "wont", "yall", "y'all", "you mean",
  "you must admit", "you're (?:right|wrong)", "your (?:question|point|post|reply|link)", "you said",
  NULL
};

/* "The same flaw", if it is not said as what. */
static const char *const chat_patterns[] = {
  "\\bthe same (?!as\\b|way as\\b|time\\b|thing as\\b)\\w++(?! \\w* ?(?:as|that)\\b)",
  "(?:^|\\s)[:;]-?[)(DP/](?:\\s|$)",
  "!!|\\?\\?|\\.{4,}",
  NULL
};

/* Additions to a comment. */
static const char *const meta_patterns[] = {
  "\\b(?:edit|ps|p\\.s\\.):",
  "^edit\\b",
  NULL,
};

/* Beginnings that point to what stands before, or to nobody. */
static const char *const dangling_words[] = {
  "actually", "additionally", "add to", "afaik", "again", "agree", "agreed", "ah", "alright",
  "also", "alternatively", "although", "amazing", "amazingly", "and", "another", "anyone", "anyway",
  "anyways", "apparently", "as a side note", "as in", "as (?:i|you) (?:said|mentioned|noted)",
  "as such", "assuming", "as they", "at first", "awesome", "awful", "basically", "beautiful",
  "because", "because of (?:that|this|it)", "besides", "better", "both", "boy", "boys", "brilliant",
  "btw", "but", "by the way", "closer to home", "congrats", "congratulations", "consequently",
  "conversely", "cool", "crappy", "damn", "despite (?:that|this|it|these|those)", "did", "ditto",
  "e\\.g", "eh", "either", "either way", "er", "especially", "essentially", "even (?:then|so|if)",
  "even worse", "everyone", "everything", "exactly", "excellent", "except", "expect", "extremely",
  "fantastic", "feels?", "finally", "first", "firstly", "for example", "for instance",
  "fortunately", "frankly", "further", "furthermore", "fwiw", "fyi", "given", "given (?:that|this)",
  "good", "got", "great", "guess", "ha+", "had", "haha\\w*", "having said", "he", "hello", "hence",
  "her", "here", "he's", "hey", "hi", "him", "his", "hm+", "holy", "honestly", "hopefully",
  "however", "hrm", "huh", "i\\.e", "if it", "if so", "if that", "if they", "if this", "iirc",
  "imho", "imo", "impressive", "in addition", "in all seriousness", "in any case", "incredible",
  "indeed", "in my (?:own )?case", "in other words", "in particular",
  "in (?:short|fact|summary|conclusion)", "in short order", "instead", "interesting",
  "interestingly", "in that case", "in the case", "in this case", "it", "it'll", "it's", "its",
  "jeez", "jep", "just", "kinda", "kind of", "lastly", "less", "like",
  "like (?:i|you) (?:said|mentioned)", "likewise", "lol", "looking", "looks?", "luckily", "makes?",
  "man(?=,)", "many", "mark my words", "maybe", "meanwhile", "more", "moreover",
  "more(?:over| to the point)", "most", "much", "my (?:point|question)", "nah", "namely", "neat",
  "neither", "never ?mind", "nevertheless", "next", "nice", "no", "nobody", "nonetheless", "nope",
  "nor", "not (?!all|every|everyone|everybody|many|one|only)", "nothing", "not only that", "now",
  "obviously", "oddly", "of course", "off topic", "oh", "ok", "okay", "omg",
  "once (?:you|it|they|that)", "one", "ones", "only",
  "on (?:that|this|the (?:flip|plus|other|one)(?: side| hand)?)", "on the other hand",
  "on top of that", "oof", "or", "other than", "otherwise", "particularly", "personally", "plus",
  "point is", "posted?", "presumably", "pretty", "regardless", "reminds?", "requires?", "right",
  "sad", "sadly", "safer", "said", "same", "second", "secondly", "see", "seems?", "seriously",
  "she", "she's", "side note", "similar", "similarly", "since then", "so", "some", "someone",
  "something", "sounds?", "speaking of", "still", "such", "supposedly", "sure", "terrible", "than",
  "thank", "thanks", "that", "that's", "thats", "the above", "the former", "their", "the latter",
  "them", "then", "the other", "there", "therefore", "there's", "the same", "these", "they",
  "they're", "they've", "third", "this", "those", "though", "thus", "til", "to add", "to be fair",
  "too", "true", "ugh", "uh", "um", "unfortunately", "unless", "until then", "usually", "weird",
  "well", "welp", "what about", "whatever", "when it", "where", "which", "while i (?:agree|think)",
  "while it", "who", "whoa", "whose", "with (?:that|this|it|these|those)", "worse",
  "worth (?:mentioning|noting|pointing)", "wow", "ya", "yea", "yeah", "yep", "yes", "yet", "you",
  "your", "youre", "you're", "you've", "yup", NULL
};

/* Statements that begin so have lost who they speak of; questions may. */
static const char *const lacking_words[] = {
  "agreeing", "am", "appreciate", "are", "been", "being", "bet", "bought", "built", "came", "can",
  "can't", "considering", "could", "couldn't", "curious", "didn't", "do", "does", "doesn't",
  "don't", "downloaded", "excited", "feel", "feels", "finding", "found", "gave", "getting", "glad",
  "guess", "guessing", "had", "happy", "has", "hasn't", "hate", "have", "haven't", "heard", "hope",
  "hoping", "interested", "is", "isn't", "looking forward", "love", "loved", "loving", "made",
  "need", "not", "not sure", "paid", "please", "put", "ran", "read", "runs", "saw", "should",
  "spent", "started", "stop", "think", "thinking", "thought", "took", "tried", "trying", "used",
  "want", "wanted", "was", "wasn't", "went", "were", "will", "wish", "wished", "wonder",
  "wondering", "won't", "works", "would", "wouldn't", "wrote", NULL
};

/* A verb without who did it. */
static const char *const lacking_patterns[] = {
  "^(?!(?:based|compared|related|opposed)\\b)\\w{2,}ed (?:a|an|it|my|on|out|some|that|the|this|those|to|up)\\b",
  "^\\w+ly (?:agree|appreciate|disagree|enjoy|hope|love|want|wish)\\b",
  "^never \\w+ed\\b",
  "^\\w{3,}ed and\\b",
  "^currently \\w+ing\\b",
  "^\\w+ly \\w+ing\\b",
  "^waste of\\b",
  /* Half a sentence. */
  "^(?:although|because|since|unless|whereas|while)\\b[^,]*[.!]$",
  /* Questions without their mark. */
  "^how \\w+ (?:are|can|did|do|does|is|was|were|will|would)\\b",
  "^(?:how|what|when|where|which|who|why) (?:about|are|can|could|did|do|does|if|is|not|should|was|were|will|would)\\b",
  NULL,
};

/* Marks, numbers and speakers before a sentence, and a pronoun among its first words. */
static const char *const dangling_patterns[] = {
  "^[\"'“”‘’(\\[*_–—-]",
  "^\\d+[.)]\\s",
  "^\\d+x\\b",
  "^\\w+:",
  "^(?:\\S+ ){1,3}(?:this|these|those|it|them|him|her|they|he|she)"
  "(?:[.,;:!]|\\s+(?:as|in|on|at|to|for|with|and|but|is|was|has|had|will|"
  "because|when|how|wait|would|could|can|before|after|out)\\b)",
  "^(?:\\S+ ){1,4}(?:this|these|those) (?:does|doesn't|feels?|isn't|looks?|makes?|may|means?|might|"
  "seems?|should|wasn't|won't|works?)\\b",
  "^(?:after|as for|at|before|by|for|from|in|like|of|under|via|with|without) (?:his|her|its|their|these|those|"
  "this|that|which|whom)\\b",
  "^\\w+ as (?:this|that|it)\\b",
  "\\bin (?:this|that|these|those|which) (?:cases?|context|regard|respect|sense|situation)\\b",
  NULL,
};

/* In an answer, whoever is answered. */
static const char *const reader_words[] = { "you", "your", "yours", "you'\\w+", "you’\\w+", "yourself", NULL };

/* What tells of the author's own hopes, doubts, things and jokes, and nothing of the subject. */
static const char *const idle_patterns[] = {
  "^(?:i|we)(?:['’](?:m|re|d|ve|ll))?(?: am| are| was| were| have| had)?(?: \\w+){0,3} (?:assum\\w+|bet|can['’]?t wait|"
  "curious|excited|glad|going to|guess\\w*|happy|hop(?:e|ed|ing)|interested|like to|looking forward|love to|planning|"
  "sorry|suppos\\w+|trying to|waiting|want(?:ed)? to|wish|wonder\\w*)\\b",
  "^(?:i|we)(?:['’]ve)? (?:got|have|had|own|bought|ordered|run|use) (?:an?|my|our|two|three|four|\\d+\\S*|[a-z]+\\d\\w*)\\b",
  "^(?:bear|believe|bravo|can['’]?t wait|cannot wait|glad|happy|hop(?:e|ing|eful\\w*)|if|imagine|keep|kudos|let['’]?s?|love the|"
  "poor|props|remember|trust|waiting|what an?|wish\\w*|wonder\\w*)\\b",
  "^(?:definitely|really|very|so|still) (?:curious|excited|glad|happy|hopeful|interested)\\b",
  "^(?:my|our) (?:advice|big\\w* question|box|gpu|guess|hope|humble|laptop|machine|pc|plan|question|rig|setup|suggestion)\\b",
  "^(?:boy|bro|damn|dude|god|hell|man|welp),",
  "\\b(?:af|bruh|gooners?|idk|jk|kidding|lmao|lol|rofl|smut|tbh|tongue in cheek)\\b",
  "(?:^|\\s)/s\\b",
  "\\bwould(?:n['’]t)? have been\\b",
  "^\\d+ ?%,",
  NULL,
};

static const char *const contrast_words[] = {
  "albeit", "although", "apart from", "but", "despite", "except", "however", "nevertheless", "nonetheless", "not for",
  "on the other hand", "though", "unfortunately", "unless", "whereas", "while", NULL
};

struct _LtTextScreen
{
  GRegex *software;
  GRegex *private;
  GRegex *insults;
  GRegex *meta;
  GRegex *chats;
  GRegex *dangles;
  GRegex *lacks;
  GRegex *reader;
  GRegex *idle;
  GRegex *contrast;
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
  self->chats = compile ("\\b", chat_words, chat_patterns);
  self->dangles = compile ("^", dangling_words, dangling_patterns);
  self->lacks = compile ("^", lacking_words, lacking_patterns);
  self->reader = compile ("\\b", reader_words, NULL);
  self->idle = compile (NULL, NULL, idle_patterns);
  self->contrast = compile ("\\b", contrast_words, NULL);

  return self;
}

void
lt_text_screen_free (LtTextScreen *self)
{
  g_regex_unref (self->software);
  g_regex_unref (self->private);
  g_regex_unref (self->insults);
  g_regex_unref (self->meta);
  g_regex_unref (self->chats);
  g_regex_unref (self->dangles);
  g_regex_unref (self->lacks);
  g_regex_unref (self->reader);
  g_regex_unref (self->idle);
  g_regex_unref (self->contrast);
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
lt_text_screen_chats (LtTextScreen *self,
                      const char *text)
{
  return matches (self->chats, text);
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
lt_text_screen_is_idle (LtTextScreen *self,
                        const char *text)
{
  return matches (self->idle, text);
}

gboolean
lt_text_screen_takes_back (LtTextScreen *self,
                           const char *text)
{
  return matches (self->contrast, text);
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
