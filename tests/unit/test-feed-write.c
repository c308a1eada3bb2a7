/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/feed.h"

#include <string.h>

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define TIME G_GINT64_CONSTANT (1782374400)

static LtSentiment *
make_sentiment (void)
{
  LtSentiment *self = lt_sentiment_new ();
  LtSourceSentiment *source = lt_source_sentiment_new ("hackernews");
  LtSentimentPoint points[] = { { TIME, { { 10, 20, 970 } }, 12 }, { TIME + 60, { { 100, 200, 700 } }, -1 } };

  self->share = (LtShares) { { 100, 200, 700 } };
  self->has_margin = TRUE;
  self->margin = (LtShares) { { 30, 40, 50 } };
  self->has_labels = TRUE;
  memcpy (self->labels, (int[]) { 1, 2, 7, 4 }, sizeof self->labels);
  self->n = 10;
  self->lead = LT_LEAD_CRITICAL;
  self->sure = 0.93;
  self->method = g_strdup ("a method");
  self->as_of = TIME;
  source->share = self->share;
  source->has_labels = TRUE;
  memcpy (source->labels, self->labels, sizeof source->labels);
  source->n = 10;
  g_ptr_array_add (self->by_source, source);
  g_array_append_vals (self->history, points, G_N_ELEMENTS (points));

  return self;
}

static LtVoice *
make_voice (void)
{
  LtVoice *self = lt_voice_new ();

  self->text = g_strdup ("It “works”\n\n\tfor \\me\\ \x01 – 🦊");
  self->author = g_strdup ("mira");
  self->source = g_strdup ("hackernews");
  self->comment_id = g_strdup ("hn-2");
  self->url = g_strdup ("https://talk.example/2");
  self->date = TIME;
  self->stance = LT_STANCE_POSITIVE;
  self->start = 3;
  self->length = g_utf8_strlen (self->text, -1);
  self->sha256 = g_strdup (SHA);
  self->reply_id = g_strdup ("hn-3");

  return self;
}

static LtProvenance *
make_provenance (void)
{
  LtProvenance *self = lt_provenance_new ();

  self->generator = g_strdup ("a program");
  self->method = g_strdup ("llm");
  self->model = g_strdup ("a model");
  self->prompt_sha256 = g_strdup (SHA);
  self->article = g_strdup ("partial");
  self->comments_read = 0;
  self->comments_total = 12;
  self->created = TIME;
  self->dropped_quotes = 2;
  lt_provenance_add_input (self, "https://site.example/", TIME, SHA);
  lt_provenance_add_input (self, "https://talk.example/", TIME, NULL);
  lt_provenance_add_note (self, "A note.");

  return self;
}

static void
fill_lists (LtStory *self)
{
  LtPlace *place = lt_place_new ("hackernews", "Hacker News", "https://talk.example/1");
  LtSourceHealth *health = lt_source_health_new ("reddit", "Reddit");

  place->score = 0;
  place->comments = 12;
  place->fetched = TIME;
  place->complete = TRUE;
  g_ptr_array_add (self->discussions, place);
  g_ptr_array_add (self->discussions, lt_place_new (NULL, NULL, "https://talk.example/3"));

  health->state = LT_SOURCE_BLOCKED;
  health->since = TIME;
  health->message = g_strdup ("It wants a key.");
  g_ptr_array_add (self->sources, health);

  g_ptr_array_add (self->tags, g_strdup ("models"));
  g_ptr_array_add (self->at_a_glance, g_strdup ("First."));
  g_ptr_array_add (self->at_a_glance, g_strdup ("Second."));
  g_ptr_array_add (self->voices, make_voice ());
  lt_story_add_change (self, TIME, "First published.");
  lt_story_add_claim (self, "block/2", "hn-2", "A sentence.");
  lt_story_add_claim (self, "summary", "article", NULL);
}

static LtStory *
make_story (const char *id)
{
  LtStory *self = lt_story_new (id);

  self->url = g_strdup ("stories/hn-1.html");
  self->external_url = g_strdup ("https://site.example/a?b=c&d=é");
  self->title = g_strdup ("A \"title\" </script>");
  self->summary = g_strdup ("Summary.");
  self->image = g_strdup ("media/a.png");
  self->language = g_strdup ("en");
  self->content_html = g_strdup ("<h2>Käse</h2>\n<p>a &amp; b</p>");
  self->published = TIME;
  self->modified = TIME + 1;
  self->extended = TRUE;
  self->edition = 41;
  self->revision = 3;
  self->image_alt = g_strdup ("A picture.");
  self->image_credit = g_strdup ("Somebody");
  self->sentiment = make_sentiment ();
  self->analyst = lt_analyst_new ("Ada", "AI analyst", "A program.");
  self->analyst->url = g_strdup ("https://ada.example/");
  self->analyst->avatar = g_strdup ("media/b.png");
  self->provenance = make_provenance ();
  self->discussion_path = g_strdup ("discussions/hn-1-0123456789abcdef.json");
  self->discussion_size = 999;
  fill_lists (self);

  return self;
}

#define SAME_TEXT(a, b, field) g_assert_cmpstr ((a)->field, ==, (b)->field)
#define SAME_INT(a, b, field) g_assert_cmpint ((a)->field, ==, (b)->field)

static void
same_texts (GPtrArray *a,
            GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmpstr (g_ptr_array_index (a, i), ==, g_ptr_array_index (b, i));
}

static void
same_sentiment (LtSentiment *a,
                LtSentiment *b)
{
  const LtSourceSentiment *left = g_ptr_array_index (a->by_source, 0);
  const LtSourceSentiment *right = g_ptr_array_index (b->by_source, 0);

  g_assert_cmpmem (&a->share, sizeof a->share, &b->share, sizeof b->share);
  g_assert_cmpmem (&a->margin, sizeof a->margin, &b->margin, sizeof b->margin);
  g_assert_cmpmem (a->labels, sizeof a->labels, b->labels, sizeof b->labels);
  SAME_INT (a, b, has_margin);
  SAME_INT (a, b, has_labels);
  SAME_INT (a, b, n);
  SAME_INT (a, b, lead);
  g_assert_cmpfloat (a->sure, ==, b->sure);
  SAME_TEXT (a, b, method);
  SAME_INT (a, b, as_of);
  SAME_INT (a, b, by_source->len);
  SAME_TEXT (left, right, source);
  g_assert_cmpmem (&left->share, sizeof left->share, &right->share, sizeof right->share);
  g_assert_cmpmem (left->labels, sizeof left->labels, right->labels, sizeof right->labels);
  SAME_INT (left, right, has_labels);
  SAME_INT (left, right, n);
  SAME_INT (a, b, history->len);
  for (guint i = 0; i < a->history->len; i++)
    g_assert_cmpmem (&g_array_index (a->history, LtSentimentPoint, i).share, sizeof (LtShares),
                     &g_array_index (b->history, LtSentimentPoint, i).share, sizeof (LtShares));
  g_assert_cmpint (g_array_index (b->history, LtSentimentPoint, 0).at, ==, TIME);
  g_assert_cmpint (g_array_index (b->history, LtSentimentPoint, 0).n, ==, 12);
  g_assert_cmpint (g_array_index (b->history, LtSentimentPoint, 1).n, ==, -1);
}

static void
same_voice (const LtVoice *a,
            const LtVoice *b)
{
  SAME_TEXT (a, b, text);
  SAME_TEXT (a, b, author);
  SAME_TEXT (a, b, source);
  SAME_TEXT (a, b, comment_id);
  SAME_TEXT (a, b, url);
  SAME_INT (a, b, date);
  SAME_INT (a, b, stance);
  SAME_INT (a, b, start);
  SAME_INT (a, b, length);
  SAME_TEXT (a, b, sha256);
  SAME_TEXT (a, b, reply_id);
}

static void
same_provenance (const LtProvenance *a,
                 const LtProvenance *b)
{
  SAME_TEXT (a, b, generator);
  SAME_TEXT (a, b, method);
  SAME_TEXT (a, b, model);
  SAME_TEXT (a, b, prompt_sha256);
  SAME_TEXT (a, b, article);
  SAME_INT (a, b, comments_read);
  SAME_INT (a, b, comments_total);
  SAME_INT (a, b, created);
  SAME_INT (a, b, dropped_quotes);
  same_texts (a->notes, b->notes);
  SAME_INT (a, b, inputs->len);
  for (guint i = 0; i < a->inputs->len; i++)
    {
      const LtInput *left = g_ptr_array_index (a->inputs, i);
      const LtInput *right = g_ptr_array_index (b->inputs, i);

      SAME_TEXT (left, right, url);
      SAME_INT (left, right, fetched);
      SAME_TEXT (left, right, sha256);
    }
}

static void
same_analyst (const LtAnalyst *a,
              const LtAnalyst *b)
{
  SAME_TEXT (a, b, name);
  SAME_TEXT (a, b, role);
  SAME_TEXT (a, b, bio);
  SAME_TEXT (a, b, url);
  SAME_TEXT (a, b, avatar);
}

static void
same_places (GPtrArray *a,
             GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const LtPlace *left = g_ptr_array_index (a, i);
      const LtPlace *right = g_ptr_array_index (b, i);

      SAME_TEXT (left, right, source);
      SAME_TEXT (left, right, name);
      SAME_TEXT (left, right, url);
      SAME_INT (left, right, score);
      SAME_INT (left, right, comments);
      SAME_INT (left, right, fetched);
      SAME_INT (left, right, complete);
    }
}

static void
same_small_lists (LtStory *a,
                  LtStory *b)
{
  const LtSourceHealth *health = g_ptr_array_index (b->sources, 0);
  const LtChange *change = g_ptr_array_index (b->changes, 0);

  SAME_INT (a, b, sources->len);
  g_assert_cmpstr (health->source, ==, "reddit");
  g_assert_cmpstr (health->name, ==, "Reddit");
  g_assert_cmpint (health->state, ==, LT_SOURCE_BLOCKED);
  g_assert_cmpint (health->since, ==, TIME);
  g_assert_cmpstr (health->message, ==, "It wants a key.");

  SAME_INT (a, b, changes->len);
  g_assert_cmpint (change->at, ==, TIME);
  g_assert_cmpstr (change->what, ==, "First published.");

  SAME_INT (a, b, claims->len);
  for (guint i = 0; i < a->claims->len; i++)
    {
      const LtClaim *left = g_ptr_array_index (a->claims, i);
      const LtClaim *right = g_ptr_array_index (b->claims, i);

      SAME_TEXT (left, right, of);
      SAME_TEXT (left, right, source);
      SAME_TEXT (left, right, text);
    }
}

static void
same_story (LtStory *a,
            LtStory *b)
{
  SAME_TEXT (a, b, id);
  SAME_TEXT (a, b, url);
  SAME_TEXT (a, b, external_url);
  SAME_TEXT (a, b, title);
  SAME_TEXT (a, b, summary);
  SAME_TEXT (a, b, image);
  SAME_TEXT (a, b, language);
  SAME_TEXT (a, b, content_html);
  SAME_TEXT (a, b, content_text);
  SAME_TEXT (a, b, image_alt);
  SAME_TEXT (a, b, image_credit);
  SAME_TEXT (a, b, discussion_path);
  SAME_INT (a, b, discussion_size);
  SAME_INT (a, b, published);
  SAME_INT (a, b, modified);
  SAME_INT (a, b, extended);
  SAME_INT (a, b, version);
  SAME_INT (a, b, edition);
  SAME_INT (a, b, revision);
  same_texts (a->tags, b->tags);
  same_texts (a->authors, b->authors);
  same_texts (a->at_a_glance, b->at_a_glance);
  same_places (a->discussions, b->discussions);
  same_small_lists (a, b);
  same_sentiment (a->sentiment, b->sentiment);
  same_analyst (a->analyst, b->analyst);
  same_provenance (a->provenance, b->provenance);
  SAME_INT (a, b, voices->len);
  same_voice (g_ptr_array_index (a->voices, 0), g_ptr_array_index (b->voices, 0));
}

static void
test_item (void)
{
  g_autoptr (LtStory) story = make_story ("hn-1");
  g_autoptr (GBytes) bytes = lt_feed_write_item (story);
  g_autoptr (GError) error = NULL;
  g_autoptr (LtStory) again = lt_feed_read_item (bytes, &error);
  g_autoptr (GBytes) twice = NULL;

  g_assert_no_error (error);
  same_story (story, again);
  twice = lt_feed_write_item (again);
  g_assert_true (g_bytes_equal (bytes, twice));
}

static void
test_plain_item (void)
{
  g_autoptr (LtStory) story = lt_story_new ("a");
  g_autoptr (LtStory) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  story->content_text = g_strdup ("Only text.");
  g_ptr_array_add (story->authors, g_strdup ("One"));
  g_ptr_array_add (story->authors, g_strdup ("Two"));
  bytes = lt_feed_write_item (story);
  again = lt_feed_read_item (bytes, NULL);
  g_assert_nonnull (again);
  g_assert_false (again->extended);
  SAME_TEXT (story, again, content_text);
  same_texts (story->authors, again->authors);
  g_assert_null (again->sentiment);
  g_assert_null (again->provenance);
}

static void
test_page (void)
{
  g_autoptr (LtFeed) feed = lt_feed_new ();
  g_autoptr (LtFeed) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const LtDeletion *deletion;

  feed->title = g_strdup ("A feed");
  feed->description = g_strdup ("What it is");
  feed->home_page_url = g_strdup ("https://site.example/");
  feed->feed_url = g_strdup ("https://site.example/feed.json");
  feed->next_url = g_strdup ("archive/7.json");
  feed->language = g_strdup ("en");
  feed->extended = TRUE;
  feed->generator = g_strdup ("a program");
  feed->updated = TIME;
  feed->archive_id = g_strdup ("an id");
  feed->edition = 42;
  feed->analyst = lt_analyst_new ("Ada", "AI analyst", NULL);
  g_ptr_array_add (feed->deleted, lt_deletion_new ("hn-5", TIME, "hn-1"));
  g_ptr_array_add (feed->items, make_story ("hn-1"));
  g_ptr_array_add (feed->items, make_story ("hn-2"));

  bytes = lt_feed_write (feed);
  again = lt_feed_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->faults->len, ==, 0);
  SAME_TEXT (feed, again, title);
  SAME_TEXT (feed, again, description);
  SAME_TEXT (feed, again, home_page_url);
  SAME_TEXT (feed, again, feed_url);
  SAME_TEXT (feed, again, next_url);
  SAME_TEXT (feed, again, language);
  SAME_INT (feed, again, extended);
  SAME_INT (feed, again, version);
  SAME_TEXT (feed, again, generator);
  SAME_INT (feed, again, updated);
  SAME_TEXT (feed, again, archive_id);
  SAME_INT (feed, again, edition);
  same_analyst (feed->analyst, again->analyst);
  SAME_INT (feed, again, deleted->len);
  deletion = g_ptr_array_index (again->deleted, 0);
  g_assert_cmpstr (deletion->id, ==, "hn-5");
  g_assert_cmpint (deletion->at, ==, TIME);
  g_assert_cmpstr (deletion->merged_into, ==, "hn-1");
  g_assert_cmpuint (again->items->len, ==, 2);
  same_story (g_ptr_array_index (feed->items, 1), g_ptr_array_index (again->items, 1));
}

static GBytes *
shared_file (const char *path)
{
  const char *folder = g_getenv ("LT_SHARED");
  g_autofree char *full = folder != NULL ? g_build_filename (folder, "data", path, NULL) : NULL;
  char *contents = NULL;
  gsize length;

  if (full == NULL || !g_file_get_contents (full, &contents, &length, NULL))
    return NULL;

  return g_bytes_new_take (contents, length);
}

static void
test_reference (void)
{
  g_autoptr (GBytes) bytes = shared_file ("seed/feed.json");
  g_autoptr (GBytes) comments = NULL;
  g_autoptr (LtFeed) feed = NULL;
  g_autoptr (LtDiscussion) discussion = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  LtStory *story;

  if (bytes == NULL)
    {
      g_test_skip ("LT_SHARED names no folder of test data");
      return;
    }

  feed = lt_feed_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (feed->faults->len, ==, 0);
  story = g_ptr_array_index (feed->items, 0);
  g_assert_cmpuint (story->at_a_glance->len, ==, 3);
  g_assert_cmpint (lt_sentiment_mood (story->sentiment), ==, LT_MOOD_PUBLISHED);
  g_assert_cmpuint (story->voices->len, ==, 2);

  path = g_build_filename ("seed", story->discussion_path, NULL);
  comments = shared_file (path);
  g_assert_true (lt_discussion_path_matches (story->discussion_path, comments));
  g_assert_cmpint (g_bytes_get_size (comments), ==, story->discussion_size);
  discussion = lt_discussion_read (comments, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (discussion->faults->len, ==, 0);
  for (guint i = 0; i < story->voices->len; i++)
    g_assert_true (lt_voice_verify (g_ptr_array_index (story->voices, i), discussion));
}

/* Reads whatever it is, and what could be read again after it was written. TRUE if it was a feed. */
static gboolean
try_file (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (LtFeed) feed = NULL;
  g_autoptr (LtFeed) again = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return FALSE;

  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  lt_discussion_unref (lt_discussion_read (bytes, NULL));
  feed = lt_feed_read (bytes, NULL);
  if (feed == NULL)
    return FALSE;

  written = lt_feed_write (feed);
  again = lt_feed_read (written, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->faults->len, ==, 0);
  g_assert_cmpuint (again->items->len, ==, feed->items->len);

  return TRUE;
}

static guint
try_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint feeds = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        feeds += try_folder (path);
      else
        feeds += try_file (path);
    }

  return feeds;
}

/* Feeds of all kinds from everywhere: real JSON Feeds are read, and nothing else does harm. */
static void
test_corpora (void)
{
  const char *shared = g_getenv ("LT_SHARED");
  g_autofree char *feeds = shared != NULL ? g_build_filename (shared, "data", "feeds", NULL) : NULL;
  g_autofree char *json = shared != NULL ? g_build_filename (shared, "data", "json", NULL) : NULL;

  if (feeds == NULL || !g_file_test (feeds, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("LT_SHARED names no folder of test data");
      return;
    }

  g_assert_cmpuint (try_folder (feeds), >=, 10);
  g_assert_cmpuint (try_folder (json), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/write/item", test_item);
  g_test_add_func ("/feed/write/plain-item", test_plain_item);
  g_test_add_func ("/feed/write/page", test_page);
  g_test_add_func ("/feed/write/reference", test_reference);
  g_test_add_func ("/feed/write/corpora", test_corpora);

  return g_test_run ();
}
