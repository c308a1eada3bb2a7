/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "feed-text.h"
#include "story/feed.h"

/* Where a member is put to try it. The place itself is free of faults. */
typedef enum
{
  IN_FEED,
  IN_FEED_EXTENSION,
  IN_ITEM,
  IN_EXTENSION,
  IN_SENTIMENT,
  IN_PROVENANCE,
  IN_ANALYST,
  IN_VOICE,
  IN_PLACE,
  IN_SOURCE,
  N_PLACES,
} Place;

#define VERSION "\"version\":\"https://jsonfeed.org/version/1.1\""
#define SHARE "\"share\":{\"positive\":100,\"neutral\":200,\"critical\":700}"
#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define VOICE "\"text\":\"yes\",\"author\":\"mira\",\"comment_id\":\"hn-2\",\"start\":0,\"length\":3,\"sha256\":\"" SHA "\""

/* Objects as they stand around the member; the member comes last, with its comma. */
static const char *const inner[N_PLACES] = {
  [IN_SENTIMENT] = "\"sentiment\":{" SHARE "%s}",
  [IN_PROVENANCE] = "\"provenance\":{\"generator\":\"g\"%s}",
  [IN_ANALYST] = "\"analyst\":{\"name\":\"A\"%s}",
  [IN_VOICE] = "\"voices\":[{" VOICE "%s}]",
  [IN_PLACE] = "\"discussions\":[{\"url\":\"https://a.example/\"%s}]",
  [IN_SOURCE] = "\"sources\":[{\"source\":\"hackernews\",\"state\":\"ok\"%s}]",
};

static char *
page_with (Place place,
           const char *member)
{
  g_autofree char *own = *member != '\0' ? g_strconcat (",", member, NULL) : g_strdup ("");
  g_autofree char *filled = NULL;

  if (inner[place] != NULL)
    {
      g_auto (GStrv) halves = g_strsplit (inner[place], "%s", 2);

      filled = g_strconcat (",", halves[0], own, halves[1], NULL);
    }
  else if (place == IN_EXTENSION)
    filled = g_strdup (own);

  return g_strconcat ("{" VERSION, place == IN_FEED ? own : "",
                      ",\"_llmtracker\":{\"version\":1,\"edition\":3", place == IN_FEED_EXTENSION ? own : "",
                      "},\"items\":[{\"id\":\"hn-1\",\"content_html\":\"<p>a</p>\"", place == IN_ITEM ? own : "",
                      ",\"_llmtracker\":{\"version\":1,\"edition\":3", filled != NULL ? filled : "", "}}]}", NULL);
}

static LtFeed *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LtFeed *feed = lt_feed_read (bytes, &error);

  g_assert_no_error (error);
  return feed;
}

static LtFeed *
read_with (Place place,
           const char *member)
{
  g_autofree char *long_member = expand (member);
  g_autofree char *text = page_with (place, long_member);

  return read_text (text);
}

typedef struct
{
  Place place;
  const char *member;
} Case;

/* What is kept of each of these, there is no fault about. */
static const Case good[] = {
  { IN_FEED, "\"title\":\"<300>\"" },
  { IN_FEED, "\"next_url\":\"archive/3.json\"" },
  { IN_FEED, "\"feed_url\":\"https://a.example/feed.json\"" },
  { IN_FEED, "\"home_page_url\":\"http://a.example/\"" },
  { IN_FEED_EXTENSION, "\"archive_id\":\"abc\"" },
  { IN_FEED_EXTENSION, "\"updated\":\"2026-06-25T08:00:00Z\"" },
  { IN_FEED_EXTENSION, "\"deleted\":[{\"id\":\"hn-9\",\"at\":\"2026-06-25T08:00:00Z\",\"merged_into\":\"hn-1\"}]" },
  { IN_FEED_EXTENSION, "\"analyst\":{\"name\":\"A\",\"role\":\"AI\"}" },
  { IN_ITEM, "\"title\":\"<300>\"" },
  { IN_ITEM, "\"summary\":\"<1000>\"" },
  { IN_ITEM, "\"url\":\"stories/hn-1.html\"" },
  { IN_ITEM, "\"url\":\"https://a.example/<1982>\"" },
  { IN_ITEM, "\"external_url\":\"http://a.example/\"" },
  { IN_ITEM, "\"image\":\"../media/a.png\"" },
  { IN_ITEM, "\"language\":\"en\"" },
  { IN_ITEM, "\"tags\":[\"a\"<15*,\"b\">]" },
  { IN_ITEM, "\"date_published\":\"2026-06-25T08:00:00+02:00\"" },
  { IN_ITEM, "\"authors\":[{\"name\":\"A\"}]" },
  { IN_ITEM, "\"author\":{\"name\":\"A\"}" },
  { IN_ITEM, "\"attachments\":[{\"url\":\"discussions/a.json\",\"mime_type\":\"" LT_DISCUSSION_MIME_TYPE "\",\"size_in_bytes\":3}]" },
  { IN_EXTENSION, "\"revision\":2" },
  { IN_EXTENSION, "\"changes\":[{\"at\":\"2026-06-25T08:00:00Z\",\"what\":\"more\"}]" },
  { IN_EXTENSION, "\"at_a_glance\":[\"<300>\"<4*,\"a\">]" },
  { IN_EXTENSION, "\"image_alt\":\"a\"" },
  { IN_EXTENSION, "\"claims\":[{\"of\":\"summary\",\"source\":\"article\",\"text\":\"<300>\"}]" },
  { IN_EXTENSION, "\"claims\":[{\"of\":\"block/12\",\"source\":\"hn-3\"}]" },
  { IN_EXTENSION, "\"voices\":[{" VOICE "}<7*,{" VOICE "}>]" },
  { IN_SENTIMENT, "\"margin\":{\"positive\":1000,\"neutral\":0,\"critical\":5}" },
  { IN_SENTIMENT, "\"labels\":{\"positive\":1,\"neutral\":0,\"critical\":5,\"unclear\":9}" },
  { IN_SENTIMENT, "\"n\":0" },
  { IN_SENTIMENT, "\"lead\":{\"stance\":\"critical\",\"sure\":1}" },
  { IN_SENTIMENT, "\"lead\":{\"stance\":\"divided\",\"sure\":0.5}" },
  { IN_SENTIMENT, "\"method\":\"m\"" },
  { IN_SENTIMENT, "\"by_source\":{\"reddit\":{" SHARE "}}" },
  { IN_SENTIMENT, "\"history\":[{\"at\":\"2026-06-25T08:00:00Z\"," SHARE "}<63*,{\"at\":\"2026-06-25T08:00:01Z\"," SHARE "}>]" },
  { IN_PROVENANCE, "\"method\":\"llm\"" },
  { IN_PROVENANCE, "\"article\":\"partial\"" },
  { IN_PROVENANCE, "\"comments_read\":0" },
  { IN_PROVENANCE, "\"prompt_sha256\":\"" SHA "\"" },
  { IN_PROVENANCE, "\"inputs\":[{\"url\":\"https://a.example/\",\"sha256\":\"" SHA "\"}]" },
  { IN_PROVENANCE, "\"notes\":[\"a\"]" },
  { IN_ANALYST, "\"role\":\"AI\"" },
  { IN_ANALYST, "\"avatar\":\"media/a.png\"" },
  { IN_VOICE, "\"stance\":\"critical\"" },
  { IN_VOICE, "\"reply_id\":\"hn-5\"" },
  { IN_PLACE, "\"score\":0" },
  { IN_PLACE, "\"comments\":3" },
  { IN_PLACE, "\"complete\":true" },
  { IN_SOURCE, "\"message\":\"m\"" },
};

/* Each of these costs itself only, and is reported. */
static const Case bad[] = {
  { IN_FEED, "\"title\":1" },
  { IN_FEED, "\"language\":[]" },
  { IN_FEED, "\"next_url\":\"javascript:alert(1)\"" },
  { IN_FEED, "\"next_url\":\"\"" },
  { IN_FEED, "\"next_url\":\"a b\"" },
  { IN_FEED, "\"next_url\":\"file:///etc/passwd\"" },
  { IN_FEED, "\"feed_url\":{}" },
  { IN_FEED_EXTENSION, "\"archive_id\":7" },
  { IN_FEED_EXTENSION, "\"updated\":\"yesterday\"" },
  { IN_FEED_EXTENSION, "\"deleted\":{}" },
  { IN_FEED_EXTENSION, "\"deleted\":[3]" },
  { IN_FEED_EXTENSION, "\"deleted\":[{\"id\":\"NO\"}]" },
  { IN_FEED_EXTENSION, "\"analyst\":\"A\"" },
  { IN_FEED_EXTENSION, "\"analyst\":{\"role\":\"AI\"}" },
  { IN_ITEM, "\"title\":{}" },
  { IN_ITEM, "\"summary\":\"<1001>\"" },
  { IN_ITEM, "\"summary\":true" },
  { IN_ITEM, "\"summary\":\"a\\u0000b\"" },
  { IN_ITEM, "\"summary\":\"a\\ud800b\"" },
  { IN_ITEM, "\"url\":\"https://a.example/<1983>\"" },
  { IN_ITEM, "\"url\":\"data:text/html,a\"" },
  { IN_ITEM, "\"external_url\":\"relative\"" },
  { IN_ITEM, "\"external_url\":\"ftp://a.example/\"" },
  { IN_ITEM, "\"external_url\":\"https://user:word@a.example/\"" },
  { IN_ITEM, "\"image\":7" },
  { IN_ITEM, "\"language\":false" },
  { IN_ITEM, "\"tags\":\"a\"" },
  { IN_ITEM, "\"tags\":[1,{},[]]" },
  { IN_ITEM, "\"date_published\":20260625" },
  { IN_ITEM, "\"date_published\":\"2026-06-25\"" },
  { IN_ITEM, "\"date_modified\":\"2026-13-25T08:00:00Z\"" },
  { IN_ITEM, "\"authors\":{}" },
  { IN_ITEM, "\"authors\":[\"A\"]" },
  { IN_ITEM, "\"author\":\"A\"" },
  { IN_ITEM, "\"attachments\":\"a\"" },
  { IN_EXTENSION, "\"revision\":\"2\"" },
  { IN_EXTENSION, "\"revision\":1.5" },
  { IN_EXTENSION, "\"revision\":-1" },
  { IN_EXTENSION, "\"revision\":1e99" },
  { IN_EXTENSION, "\"revision\":9999999999" },
  { IN_EXTENSION, "\"changes\":[\"a\"]" },
  { IN_EXTENSION, "\"at_a_glance\":[\"<301>\"]" },
  { IN_EXTENSION, "\"at_a_glance\":[[\"a\"]]" },
  { IN_EXTENSION, "\"image_alt\":[]" },
  { IN_EXTENSION, "\"sentiment\":[]" },
  { IN_EXTENSION, "\"sentiment\":{}" },
  { IN_EXTENSION, "\"sentiment\":{\"share\":{\"positive\":100,\"neutral\":200,\"critical\":701}}" },
  { IN_EXTENSION, "\"sentiment\":{\"share\":{\"positive\":-100,\"neutral\":400,\"critical\":700}}" },
  { IN_EXTENSION, "\"sentiment\":{\"share\":{\"positive\":300,\"critical\":700}}" },
  { IN_EXTENSION, "\"sentiment\":{\"share\":{\"positive\":\"100\",\"neutral\":200,\"critical\":700}}" },
  { IN_EXTENSION, "\"voices\":{}" },
  { IN_EXTENSION, "\"voices\":[null]" },
  { IN_EXTENSION, "\"discussions\":[{\"name\":\"no address\"}]" },
  { IN_EXTENSION, "\"sources\":[{\"source\":\"a\",\"state\":\"sleepy\"}]" },
  { IN_EXTENSION, "\"sources\":[{\"state\":\"ok\"}]" },
  { IN_EXTENSION, "\"analyst\":[]" },
  { IN_EXTENSION, "\"analyst\":{\"name\":\"<201>\"}" },
  { IN_EXTENSION, "\"provenance\":1" },
  { IN_EXTENSION, "\"claims\":[{\"of\":\"block/x\",\"source\":\"article\"}]" },
  { IN_EXTENSION, "\"claims\":[{\"of\":\"title\",\"source\":\"article\"}]" },
  { IN_EXTENSION, "\"claims\":[{\"of\":\"summary\"}]" },
  { IN_SENTIMENT, "\"margin\":{\"positive\":1001,\"neutral\":0,\"critical\":5}" },
  { IN_SENTIMENT, "\"margin\":{\"positive\":10}" },
  { IN_SENTIMENT, "\"labels\":{\"positive\":1,\"neutral\":0,\"critical\":5}" },
  { IN_SENTIMENT, "\"labels\":[]" },
  { IN_SENTIMENT, "\"n\":-1" },
  { IN_SENTIMENT, "\"n\":\"many\"" },
  { IN_SENTIMENT, "\"lead\":{\"stance\":\"positive\",\"sure\":1}" },
  { IN_SENTIMENT, "\"lead\":{\"stance\":\"unclear\",\"sure\":1}" },
  { IN_SENTIMENT, "\"lead\":{\"stance\":\"critical\",\"sure\":1.01}" },
  { IN_SENTIMENT, "\"lead\":{\"stance\":\"critical\"}" },
  { IN_SENTIMENT, "\"by_source\":{\"reddit\":{}}" },
  { IN_SENTIMENT, "\"by_source\":[]" },
  { IN_SENTIMENT, "\"history\":[{\"at\":\"2026-06-25T08:00:00Z\"}]" },
  { IN_PROVENANCE, "\"method\":\"magic\"" },
  { IN_PROVENANCE, "\"article\":\"half\"" },
  { IN_PROVENANCE, "\"comments_read\":-5" },
  { IN_PROVENANCE, "\"prompt_sha256\":\"abc\"" },
  { IN_PROVENANCE, "\"inputs\":[4]" },
  { IN_PROVENANCE, "\"notes\":\"a\"" },
  { IN_ANALYST, "\"role\":4" },
  { IN_ANALYST, "\"url\":\"javascript:a\"" },
  { IN_VOICE, "\"stance\":\"angry\"" },
  { IN_VOICE, "\"url\":\"nowhere\"" },
  { IN_VOICE, "\"reply_id\":\"N O\"" },
  { IN_VOICE, "\"date\":1" },
  { IN_PLACE, "\"score\":\"high\"" },
  { IN_PLACE, "\"score\":-3" },
  { IN_PLACE, "\"comments\":-1" },
  { IN_PLACE, "\"complete\":\"yes\"" },
  { IN_SOURCE, "\"message\":{}" },
  { IN_SOURCE, "\"since\":\"then\"" },
};

static char *
written (LtFeed *feed)
{
  g_autoptr (GBytes) bytes = lt_feed_write (feed);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
without (Place place)
{
  g_autoptr (LtFeed) feed = read_with (place, "");

  g_assert_cmpuint (feed->faults->len, ==, 0);
  return written (feed);
}

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (LtFeed) feed = read_with (good[i].place, good[i].member);
      g_autofree char *bare = without (good[i].place);
      g_autofree char *text = written (feed);

      g_test_message ("%s", good[i].member);
      for (guint j = 0; j < feed->faults->len; j++)
        g_test_message ("  %s", (char *) g_ptr_array_index (feed->faults, j));
      g_assert_cmpuint (feed->faults->len, ==, 0);
      g_assert_cmpuint (feed->items->len, ==, 1);
      g_assert_cmpstr (text, !=, bare);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (LtFeed) feed = read_with (bad[i].place, bad[i].member);
      g_autofree char *bare = without (bad[i].place);
      g_autofree char *text = written (feed);

      g_test_message ("%s", bad[i].member);
      g_assert_cmpuint (feed->faults->len, >, 0);
      g_assert_cmpstr (text, ==, bare);
    }
}

/* null and absent are the same, whatever the member. */
static void
test_null (void)
{
  static const char *const members[] = { "title", "next_url", "tags", "summary", "voices", "sentiment", "n", "margin", "url", "role" };

  for (int place = 0; place < N_PLACES; place++)
    for (guint i = 0; i < G_N_ELEMENTS (members); i++)
      {
        g_autofree char *member = g_strdup_printf ("\"%s\":null,\"unknown to us\":{\"a\":[1]}", members[i]);
        g_autoptr (LtFeed) feed = NULL;
        g_autofree char *bare = without (place);
        g_autofree char *text = NULL;

        /* A required member that is null is a fault; those are tried below. */
        if (place == IN_PLACE && strcmp (members[i], "url") == 0)
          continue;

        feed = read_with (place, member);
        text = written (feed);
        g_assert_cmpuint (feed->faults->len, ==, 0);
        g_assert_cmpstr (text, ==, bare);
      }
}

/* What is over a number is cut off; the rest stays. */
static void
test_counts (void)
{
  g_autoptr (LtFeed) tags = read_with (IN_ITEM, "\"tags\":[\"a\"<16*,\"b\">]");
  g_autoptr (LtFeed) glance = read_with (IN_EXTENSION, "\"at_a_glance\":[\"a\"<5*,\"b\">]");
  g_autoptr (LtFeed) voices = read_with (IN_EXTENSION, "\"voices\":[{" VOICE "}<8*,{" VOICE "}>]");
  g_autoptr (LtFeed) history = read_with (IN_SENTIMENT, "\"history\":[{\"at\":\"2026-06-25T08:00:00Z\"," SHARE "}"
                                                        "<64*,{\"at\":\"2026-06-25T08:00:01Z\"," SHARE "}>]");
  g_autoptr (LtFeed) title = read_with (IN_ITEM, "\"title\":\"<299>äää\"");
  LtStory *story = g_ptr_array_index (tags->items, 0);

  g_assert_cmpuint (story->tags->len, ==, 16);
  g_assert_cmpuint (tags->faults->len, ==, 1);

  story = g_ptr_array_index (glance->items, 0);
  g_assert_cmpuint (story->at_a_glance->len, ==, 5);
  g_assert_cmpuint (glance->faults->len, ==, 1);

  story = g_ptr_array_index (voices->items, 0);
  g_assert_cmpuint (story->voices->len, ==, 8);
  g_assert_cmpuint (voices->faults->len, ==, 1);

  /* The newest points are kept. */
  story = g_ptr_array_index (history->items, 0);
  g_assert_cmpuint (story->sentiment->history->len, ==, 64);
  g_assert_cmpint (g_array_index (story->sentiment->history, LtSentimentPoint, 0).at % 60, ==, 1);
  g_assert_cmpuint (history->faults->len, ==, 1);

  story = g_ptr_array_index (title->items, 0);
  g_assert_cmpint (g_utf8_strlen (story->title, -1), ==, 300);
  g_assert_true (g_str_has_suffix (story->title, "xä"));
  g_assert_cmpuint (title->faults->len, ==, 1);
}

/* A voice that lacks what it is checked by is not kept. */
static void
test_voices (void)
{
  static const char *const voices[] = {
    "{\"author\":\"mira\",\"comment_id\":\"hn-2\",\"start\":0,\"length\":3,\"sha256\":\"" SHA "\"}",
    "{\"text\":\"<1001>\",\"author\":\"mira\",\"comment_id\":\"hn-2\",\"start\":0,\"length\":3,\"sha256\":\"" SHA "\"}",
    "{\"text\":\"yes\",\"comment_id\":\"hn-2\",\"start\":0,\"length\":3,\"sha256\":\"" SHA "\"}",
    "{\"text\":\"yes\",\"author\":\"mira\",\"comment_id\":\"HN 2\",\"start\":0,\"length\":3,\"sha256\":\"" SHA "\"}",
    "{\"text\":\"yes\",\"author\":\"mira\",\"comment_id\":\"hn-2\",\"start\":-1,\"length\":3,\"sha256\":\"" SHA "\"}",
    "{\"text\":\"yes\",\"author\":\"mira\",\"comment_id\":\"hn-2\",\"start\":0,\"length\":0,\"sha256\":\"" SHA "\"}",
    "{\"text\":\"yes\",\"author\":\"mira\",\"comment_id\":\"hn-2\",\"start\":0,\"length\":3,\"sha256\":\"0\"}",
    "{\"text\":\"yes\",\"author\":\"mira\",\"comment_id\":\"hn-2\",\"start\":\"0\",\"length\":3,\"sha256\":\"" SHA "\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (voices); i++)
    {
      g_autofree char *member = g_strdup_printf ("\"voices\":[%s,{" VOICE "}]", voices[i]);
      g_autoptr (LtFeed) feed = read_with (IN_EXTENSION, member);
      LtStory *story = g_ptr_array_index (feed->items, 0);

      g_assert_cmpuint (story->voices->len, ==, 1);
      g_assert_cmpuint (feed->faults->len, >, 0);
    }
}

#define GOOD_ITEM "{\"id\":\"good\",\"content_text\":\"a\"}"

/* A bad item costs itself only. */
static void
test_items (void)
{
  static const struct
  {
    const char *item;
    const char *id; /* NULL: dropped */
  } cases[] = {
    { "{\"id\":\"hn-1\",\"content_html\":\"\"}", "hn-1" },
    { "{\"id\":\"hn-1\",\"content_text\":\"a\"}", "hn-1" },
    { "{\"id\":7,\"content_text\":\"a\"}", "7" },
    { "{\"id\":\"https://a.example/1\",\"content_text\":\"a\"}", "x-d817b80f9a5befb9163eb63dc83dccd5" },
    { "{\"id\":\"<81>\",\"content_text\":\"a\"}", "x-4d1f7bb876c6aae013f06a7430b8c654" },
    { "{\"id\":\"<80>\",\"content_text\":\"a\"}", "<80>" },
    { "{\"id\":\"<80>\",\"content_text\":\"a\",\"_llmtracker\":{\"version\":1,\"edition\":0}}", "<80>" },
    { "{\"id\":\"<81>\",\"content_text\":\"a\",\"_llmtracker\":{\"version\":1,\"edition\":1}}", NULL },
    { "{\"id\":\"-a\",\"content_text\":\"a\",\"_llmtracker\":{\"version\":1,\"edition\":1}}", NULL },
    { "{\"id\":\"A\",\"content_text\":\"a\",\"_llmtracker\":{\"version\":1,\"edition\":1}}", NULL },
    { "{\"id\":\"a\",\"content_text\":\"a\",\"_llmtracker\":{\"version\":2,\"edition\":1,\"new\":1}}", "a" },
    { "{\"id\":\"a\",\"content_text\":\"a\",\"_llmtracker\":{\"version\":0,\"edition\":1}}", NULL },
    { "{\"id\":\"a\",\"content_text\":\"a\",\"_llmtracker\":{\"version\":1}}", NULL },
    { "{\"id\":\"a\",\"content_text\":\"a\",\"_llmtracker\":{\"version\":\"1\",\"edition\":1}}", NULL },
    { "{\"id\":\"a\",\"content_text\":\"a\",\"_llmtracker\":{\"version\":1,\"edition\":-1}}", NULL },
    { "{\"id\":\"a\",\"content_text\":\"a\",\"_llmtracker\":[]}", "a" },
    { "{\"id\":\"\",\"content_text\":\"a\"}", NULL },
    { "{\"id\":null,\"content_text\":\"a\"}", NULL },
    { "{\"id\":true,\"content_text\":\"a\"}", NULL },
    { "{\"id\":\"a\\u0000\",\"content_text\":\"a\"}", NULL },
    { "{\"content_text\":\"a\"}", NULL },
    { "{\"id\":\"a\"}", NULL },
    { "{\"id\":\"a\",\"content_html\":7}", NULL },
    { "{\"id\":\"a\",\"content_html\":7,\"content_text\":\"b\"}", "a" },
    { "{\"id\":\"a\",\"content_html\":\"<262144>\"}", "a" },
    { "{\"id\":\"a\",\"content_html\":\"<262145>\"}", NULL },
    { "{\"id\":\"a\",\"content_html\":\"ä<262143>\"}", NULL },
    { "[]", NULL },
    { "null", NULL },
    { "\"a\"", NULL },
    { "{\"id\":\"good\",\"content_text\":\"again\"}", "good" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *item = expand (cases[i].item);
      g_autofree char *id = cases[i].id != NULL ? expand (cases[i].id) : NULL;
      g_autofree char *text = g_strdup_printf ("{" VERSION ",\"items\":[%s," GOOD_ITEM "]}", item);
      g_autoptr (LtFeed) feed = read_text (text);
      LtStory *first = g_ptr_array_index (feed->items, 0);
      LtStory *last = g_ptr_array_index (feed->items, feed->items->len - 1);

      g_test_message ("%.80s", cases[i].item);
      g_assert_cmpstr (first->id, ==, id != NULL ? id : "good");
      g_assert_cmpstr (last->id, ==, "good");
      if (id == NULL)
        g_assert_cmpuint (feed->faults->len, >, 0);
    }
}

static void
test_authors (void)
{
  g_autoptr (LtFeed) feed = read_text ("{" VERSION ",\"items\":["
                                       "{\"id\":\"a\",\"content_text\":\"\",\"authors\":[{\"name\":\"One\"},{\"url\":\"x\"},{\"name\":\"Two\"}],\"author\":{\"name\":\"Old\"}},"
                                       "{\"id\":\"b\",\"content_text\":\"\",\"author\":{\"name\":\"Old\"}}]}");
  LtStory *both = g_ptr_array_index (feed->items, 0);
  LtStory *old = g_ptr_array_index (feed->items, 1);

  g_assert_false (both->extended);
  g_assert_cmpuint (both->authors->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (both->authors, 1), ==, "Two");
  g_assert_cmpuint (old->authors->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (old->authors, 0), ==, "Old");
}

/* What is no feed at all. */
static void
test_no_feed (void)
{
  static const struct
  {
    const char *text;
    int code;
  } cases[] = {
    { "", LT_FEED_ERROR_MALFORMED },
    { "{", LT_FEED_ERROR_MALFORMED },
    { "<rss/>", LT_FEED_ERROR_MALFORMED },
    { "{" VERSION ",\"items\":[],}", LT_FEED_ERROR_MALFORMED },
    { "{" VERSION ",\"items\":[<31*[><31*]>]}", LT_FEED_ERROR_MALFORMED },
    { "[]", LT_FEED_ERROR_NOT_FEED },
    { "{}", LT_FEED_ERROR_NOT_FEED },
    { "7", LT_FEED_ERROR_NOT_FEED },
    { "{\"version\":\"1.1\",\"items\":[]}", LT_FEED_ERROR_NOT_FEED },
    { "{\"version\":1,\"items\":[]}", LT_FEED_ERROR_NOT_FEED },
    { "{" VERSION "}", LT_FEED_ERROR_NOT_FEED },
    { "{" VERSION ",\"items\":{}}", LT_FEED_ERROR_NOT_FEED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = expand (cases[i].text);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (lt_feed_read (bytes, &error));
      g_assert_error (error, LT_FEED_ERROR, cases[i].code);
    }
}

static GBytes *
padded (gsize size)
{
  const char *head = "{" VERSION ",\"items\":[" GOOD_ITEM "]";
  char *text = g_malloc (size);

  memset (text, ' ', size);
  memcpy (text, head, strlen (head));
  text[size - 1] = '}';

  return g_bytes_new_take (text, size);
}

static void
test_page_limits (void)
{
  g_autoptr (GBytes) fits = padded (LT_FEED_MAX_BYTES);
  g_autoptr (GBytes) large = padded (LT_FEED_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LtFeed) feed = lt_feed_read (fits, &error);
  g_autofree char *deep = expand ("{" VERSION ",\"a\":<31*[><31*]>,\"items\":[]}");
  g_autoptr (LtFeed) at_depth = read_text (deep);
  g_autoptr (GString) many = g_string_new ("{" VERSION ",\"items\":[");
  g_autoptr (LtFeed) full = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (feed->items->len, ==, 1);
  g_assert_nonnull (at_depth);
  g_assert_null (lt_feed_read (large, &error));
  g_assert_error (error, LT_FEED_ERROR, LT_FEED_ERROR_TOO_LARGE);

  for (int i = 0; i <= LT_FEED_MAX_ITEMS; i++)
    g_string_append_printf (many, "%s{\"id\":\"i%d\",\"content_text\":\"\"}", i > 0 ? "," : "", i);
  g_string_append (many, "]}");
  full = read_text (many->str);
  g_assert_cmpuint (full->items->len, ==, LT_FEED_MAX_ITEMS);
  g_assert_cmpuint (full->faults->len, ==, 1);
}

/* A fault in every byte does not fill the memory. */
static void
test_many_faults (void)
{
  g_autofree char *items = expand ("{" VERSION ",\"items\":[1<190*,1>]}");
  g_autofree char *tags = expand ("{" VERSION ",\"items\":[" GOOD_ITEM "],\"_llmtracker\":{\"version\":1,\"edition\":1,\"deleted\":[1<3000*,1>]}}");
  g_autoptr (LtFeed) feed = read_text (items);
  g_autoptr (LtFeed) more = read_text (tags);

  g_assert_cmpuint (feed->faults->len, ==, 191);
  g_assert_cmpuint (more->faults->len, ==, 501);
  g_assert_cmpuint (more->items->len, ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/read/good", test_good);
  g_test_add_func ("/feed/read/bad", test_bad);
  g_test_add_func ("/feed/read/null", test_null);
  g_test_add_func ("/feed/read/counts", test_counts);
  g_test_add_func ("/feed/read/voices", test_voices);
  g_test_add_func ("/feed/read/items", test_items);
  g_test_add_func ("/feed/read/authors", test_authors);
  g_test_add_func ("/feed/read/no-feed", test_no_feed);
  g_test_add_func ("/feed/read/page-limits", test_page_limits);
  g_test_add_func ("/feed/read/many-faults", test_many_faults);

  return g_test_run ();
}
