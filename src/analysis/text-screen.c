/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/text-screen.h"

#include "text/plain-text.h"

/* Patterns of facts/sources.md, section 8. A false hit costs one comment its label, so they may be broad. */
#define SOFTWARE                                                                                                  \
  "\\b(?:ignore|disregard|forget|override|bypass)\\b[^.!?\\n]{0,30}\\b(?:previous|prior|above|earlier|preceding|" \
  "system)\\b[^.!?\\n]{0,30}(?:instruction|prompt|rule|message|command|guideline|direction|context|text)"         \
  "|\\b(?:ignore|disregard|forget) (?:everything|all|anything)(?: of the| the)? (?:above|before|previous)"        \
  "|\\bignorier\\w* (?:alle|alles|die|sämtliche|bisherige|vorherige)"                                             \
  "|忽略(?:所有|之前|以上|前面|先前)|无视(?:所有|之前|以上)|تجاهل (?:كل|جميع|التعليمات)"                          \
  "|<\\s*[|｜][^>\\n]{1,40}[|｜]?\\s*>|\\[/?(?:INST|SYS|SYSTEM)\\]|<</?SYS>>|</s>|<s>"                            \
  "|</?(?:start_of_turn|end_of_turn|think|comment|data|system|assistant|instructions?)>"                          \
  "|^\\s*(?:system|assistant|developer) ?(?:prompt|message)?:"                                                    \
  "|\\b(?:dear|attention|note to|message to|hey|hello),? (?:ai|llm|llms|summari[sz]er|language model|chatbot|"    \
  "assistant|model)s?\\b ?[:,]"                                                                                   \
  "|\\b(?:tl;?dr|note|summary|instructions?) for (?:the )?(?:ai|llms?|summari[sz]ers?|bots?)\\b"                  \
  "|\\bwhen(?:ever)? you summari[sz]e|\\bevery honest summary|\\b(?:this|your) summary (?:must|should|has to)"    \
  "|\\b(?:repeat|reveal|print|output|show)\\b[^.!?\\n]{0,20}\\b(?:system|hidden) prompt"                          \
  "|\\byou are (?:now )?(?:an?|the) (?:ai|assistant|language model|summari[sz]er)\\b"                             \
  "|\\bdecode (?:this|and follow)|\\[END OF [A-Z ]{3,20}\\]|\\bfollowing \\d+ comments are"                       \
  "|\"\\}\\]\\}|\"stance\"\\s*:\\s*\"|\\bstance\\?\\s*a:"

#define PRIVATE                                                                                         \
  "https?:|\\bwww\\.|\\b[\\w.+-]+@[\\w-]+\\.\\w|(?:^|\\s)@\\w{2,}"                                      \
  "|\\+\\d[\\d ()/-]{7,}\\d|\\(\\d{3}\\)\\s?\\d{3}|\\b\\d{3}[-. ]\\d{3}[-. ]\\d{4}\\b"                  \
  "|\\b\\d{1,5} (?:[A-Z][a-z]+ ){1,3}(?:street|st\\.|avenue|ave\\.|road|rd\\.|lane|drive|boulevard)\\b" \
  "|\\w://|\\[\\d+\\]|\\]\\(|!\\[|\\b(?:javascript|data):"

#define INSULTS                                                                                                              \
  "\\b(?:idiots?|idiotic|morons?|moronic|imbeciles?|retard\\w*|dumbass\\w*|dipshits?|assholes?|arseholes?|jackass\\w*"       \
  "|bastards?|bitch\\w*|cunts?|pricks?|twats?|wankers?|scumbags?|shitheads?|fuckers?|motherfuck\\w*|fuck(?:ing)? (?:you|off" \
  "|him|her|them)|shut up|stfu|gtfo|kill (?:yourself|himself|herself|themselves)|kys|subhuman|cretins?|losers?"              \
  "|simpletons?|mouth[- ]?breathers?|degenerates?|nazis?|pedo\\w*|cucks?|incels?|clowns?|bootlickers?|sheeple)\\b"

#define META                                                                                                                \
  "\\b(?:paywall\\w*|archive\\.(?:is|ph|org|today)|flagged|downvot\\w*|upvot\\w*|dupe|duplicate of|reposts?|reposted"       \
  "|the title|this title|title should|title is|headline is|clickbait title|editorialized|submission|submitter|op here"      \
  "|mods?|moderators?|dang|hn (?:comments?|users?|crowd|readers?|thread|discussion|guidelines)|hacker news"                 \
  "|hackernews|this thread|this sub|subreddit|this comment|your comment|my comment|the comments|comment section|edit:"      \
  "|edited to|font|scroll(?:ing)?|web ?site is|web ?site's|page (?:is|doesn|won|does|layout)|cookies?|cookie banner"        \
  "|newsletter|subscribe|sign up|rss|mobile view|dark mode|typos?|disclaimer|full disclosure|tl;?dr|ama\\b|ask me anything" \
  "|happy to answer|feedback|ps:|p\\.s\\.)"

#define DANGLES                                                                                                                                                                                                                                          \
  "^(?:[\"'“”‘’(\\[*_–—-]|\\d+[.)]\\s|(?:and|but|or|so|because|also|plus|then|than|however|though|although|yet|nor|still|thus|hence"                                                                                                                     \
  "|therefore|moreover|furthermore|besides|meanwhile|instead|otherwise|similarly|likewise|anyway|anyways|regardless"                                                                                                                                     \
  "|nevertheless|nonetheless|consequently|indeed|again|same|exactly|agreed|agree|yes|yeah|yep|yup|no|nope|nah|right|true|ok|okay|well|oh"                                                                                                                \
  "|ah|hm+|lol|haha\\w*|wow|sure|maybe|this|that|that's|thats|these|those|it|it's|its|it'll|he|he's|she|she's|they|they're|they've|their|them"                                                                                                           \
  "|his|her|him|which|who|whose|where|when it|while it|if it|if so|if they|if this|if that|as such|as they|the latter|the former|the same"                                                                                                               \
  "|the other|the above|another|such|you|you're|you've|your|youre|in that case|in other words|in this case|for example|for instance|e\\.g|i\\.e"                                                                                                         \
  "|on the other hand|on top of that|not only that|either way|both|neither|one|ones|here|there|there's|first|firstly|second|secondly|third|finally|lastly|next|see|like|even (?:then|so|if)"                                                             \
  "|to be fair|by the way|btw|fwiw|imho|imo|iirc|afaik|eh|nice|cool|great|thanks|thank|good|congrats|congratulations|what about|ditto|now|just|only|too|either|except|especially|particularly|unless|not sure|not really|of course|obviously|apparently" \
  "|never ?mind|as a side note|side note|fyi|ha+|guess|mark my words|worth (?:mentioning|noting|pointing)|namely|alright"                                                                                                                                \
  "|had|did|got|requires?|expect|seems?|looks?|sounds?|feels?|makes?|reminds?|anyone|someone|everyone|nobody|everything"                                                                                                                                 \
  "|something|nothing|in my (?:own )?case|in the case|in short order|to add|add to|while i (?:agree|think)|whatever|speaking of"                                                                                                                         \
  "|given (?:that|this)|besides|further|more(?:over| to the point)|once (?:you|it|they|that)|my (?:point|question)|point is|hey|hi|hello|as (?:i|you) (?:said|mentioned|noted)|like (?:i|you) (?:said|mentioned))\\b)"

struct _LtTextScreen
{
  GRegex *software;
  GRegex *private;
  GRegex *insults;
  GRegex *meta;
  GRegex *dangles;
};

static GRegex *
compile (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE | G_REGEX_MULTILINE,
                               G_REGEX_MATCH_DEFAULT, &error);

  g_assert_no_error (error);

  return regex;
}

LtTextScreen *
lt_text_screen_new (void)
{
  LtTextScreen *self = g_new0 (LtTextScreen, 1);

  self->software = compile (SOFTWARE);
  self->private = compile (PRIVATE);
  self->insults = compile (INSULTS);
  self->meta = compile (META);
  self->dangles = compile (DANGLES);

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
