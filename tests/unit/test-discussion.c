/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "feed-text.h"
#include "story/feed.h"
#include "story/status.h"
#include "text/json.h"

#define TIME G_GINT64_CONSTANT (1782374400)

static LtDiscussion *
read_text (const char *text,
           GError **error)
{
  g_autofree char *long_text = expand (text);
  g_autoptr (GBytes) bytes = g_bytes_new (long_text, strlen (long_text));

  return lt_discussion_read (bytes, error);
}

/* A file of one comment with these members, behind one that is good. */
static LtDiscussion *
read_comment (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{\"version\":1,\"item\":\"hn-1\",\"comments\":["
                                           "{\"id\":\"hn-2\",\"text\":\"first\"},{%s}]}",
                                           members);
  g_autoptr (GError) error = NULL;
  LtDiscussion *discussion = read_text (text, &error);

  g_assert_no_error (error);
  return discussion;
}

static LtDiscussion *
make_discussion (void)
{
  LtDiscussion *self = lt_discussion_new ("hn-1");
  LtPost *post = lt_post_new (NULL, "hackernews");
  LtComment *first = lt_comment_new ("hn-2", "hackernews");
  LtComment *second = lt_comment_new ("hn-3", "hackernews");

  self->as_of = TIME;
  post->author = g_strdup ("ada");
  post->title = g_strdup ("A title");
  post->url = g_strdup ("https://talk.example/1");
  post->link = g_strdup ("https://site.example/");
  post->date = TIME;
  post->text = g_strdup ("Text.");
  g_ptr_array_add (self->posts, post);

  g_set_str (&first->text, "One.\n\nTwo – \"three\" 🦊");
  first->author = g_strdup ("mira");
  first->date = TIME + 1;
  first->url = g_strdup ("https://talk.example/2");
  first->stance = LT_STANCE_CRITICAL;
  first->confidence = 0.8125;
  first->reply_count = 1;
  g_ptr_array_add (self->comments, first);

  second->parent = g_strdup ("hn-2");
  second->counted = FALSE;
  second->excluded = LT_EXCLUDED_REMOVED;
  second->depth = 1;
  g_ptr_array_add (self->comments, second);

  return self;
}

static guint
count_text (GBytes *bytes,
            const char *text)
{
  g_autofree char *whole = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (whole, text, -1);

  return g_strv_length (parts) - 1;
}

static void
test_round_trip (void)
{
  g_autoptr (LtDiscussion) before = make_discussion ();
  g_autoptr (GBytes) bytes = lt_discussion_write (before);
  g_autoptr (GBytes) twice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtDiscussion) after = lt_discussion_read (bytes, &error);
  const LtPost *post;

  g_assert_no_error (error);
  g_assert_cmpuint (after->faults->len, ==, 0);
  g_assert_cmpstr (after->item, ==, "hn-1");
  g_assert_cmpint (after->as_of, ==, TIME);
  g_assert_cmpuint (after->posts->len, ==, 1);
  post = g_ptr_array_index (after->posts, 0);
  g_assert_cmpstr (post->source, ==, "hackernews");
  g_assert_cmpstr (post->author, ==, "ada");
  g_assert_cmpstr (post->title, ==, "A title");
  g_assert_cmpstr (post->url, ==, "https://talk.example/1");
  g_assert_cmpstr (post->link, ==, "https://site.example/");
  g_assert_cmpstr (post->text, ==, "Text.");
  g_assert_cmpint (post->date, ==, TIME);

  g_assert_cmpuint (after->comments->len, ==, before->comments->len);
  for (guint i = 0; i < before->comments->len; i++)
    {
      const LtComment *a = g_ptr_array_index (before->comments, i);
      const LtComment *b = g_ptr_array_index (after->comments, i);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpstr (a->source, ==, b->source);
      g_assert_cmpstr (a->parent, ==, b->parent);
      g_assert_cmpstr (a->author, ==, b->author);
      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpstr (a->url, ==, b->url);
      g_assert_cmpint (a->date, ==, b->date);
      g_assert_cmpint (a->stance, ==, b->stance);
      g_assert_cmpfloat (a->confidence, ==, b->confidence);
      g_assert_cmpint (a->counted, ==, b->counted);
      g_assert_cmpint (a->excluded, ==, b->excluded);
      g_assert_cmpuint (a->depth, ==, b->depth);
      g_assert_cmpint (a->reply_count, ==, b->reply_count);
    }

  twice = lt_discussion_write (after);
  g_assert_true (g_bytes_equal (bytes, twice));
}

/* Of two threads of one source each comment knows its own; that of the usual one need not say so. */
static void
test_posts (void)
{
  g_autoptr (LtDiscussion) before = make_discussion ();
  g_autoptr (LtDiscussion) after = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LtPost *post = lt_post_new (NULL, "hackernews");
  LtComment *top = lt_comment_new ("hn-7", "hackernews");
  LtComment *reply = lt_comment_new ("hn-8", "hackernews");

  post->url = g_strdup ("https://talk.example/6");
  g_ptr_array_add (before->posts, post);
  top->post = 1;
  g_ptr_array_add (before->comments, top);
  reply->post = 1;
  reply->parent = g_strdup ("hn-7");
  g_ptr_array_add (before->comments, reply);

  bytes = lt_discussion_write (before);
  after = lt_discussion_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->faults->len, ==, 0);
  for (guint i = 0; i < before->comments->len; i++)
    g_assert_cmpuint (((LtComment *) g_ptr_array_index (after->comments, i))->post, ==, i < 2 ? 0 : 1);
  g_assert_cmpuint (count_text (bytes, "\"post\""), ==, 1);
  g_assert_cmpint (lt_discussion_find_post (after, "https://talk.example/6"), ==, 1);
  g_assert_cmpint (lt_discussion_find_post (after, "https://talk.example/9"), ==, -1);
  g_assert_cmpint (lt_discussion_find_post (after, NULL), ==, -1);
}

/* Files that do not say it: what the source says; what is no post is told. */
static void
test_usual_posts (void)
{
  static const char text[] = "{\"version\":1,\"item\":\"hn-1\",\"posts\":[{\"source\":\"hackernews\"},{\"source\":\"reddit\"}],"
                             "\"comments\":[{\"id\":\"hn-2\",\"source\":\"hackernews\",\"text\":\"a\"},"
                             "{\"id\":\"reddit-3\",\"source\":\"reddit\",\"text\":\"b\"},"
                             "{\"id\":\"reddit-4\",\"source\":\"reddit\",\"text\":\"c\",\"post\":2}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (LtDiscussion) discussion = read_text (text, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (((LtComment *) g_ptr_array_index (discussion->comments, i))->post, ==, i == 0 ? 0 : 1);
  g_assert_cmpuint (discussion->faults->len, ==, 1);
}

static void
test_path (void)
{
  g_autoptr (LtDiscussion) discussion = make_discussion ();
  g_autoptr (GBytes) bytes = lt_discussion_write (discussion);
  g_autoptr (GBytes) other = g_bytes_new_static ("{}", 2);
  g_autofree char *path = lt_discussion_path ("hn-1", bytes);

  g_assert_true (g_str_has_prefix (path, "discussions/hn-1-"));
  g_assert_cmpuint (strlen (path), ==, strlen ("discussions/hn-1-0123456789abcdef.json"));
  g_assert_true (lt_discussion_path_matches (path, bytes));
  g_assert_false (lt_discussion_path_matches (path, other));
  g_assert_false (lt_discussion_path_matches ("discussions/hn-1-.json", bytes));
}

/* Of the second comment: kept or not, and whether there is something to report. */
static void
test_comments (void)
{
  static const struct
  {
    const char *members;
    gboolean kept;
    gboolean fault;
  } cases[] = {
    { "\"id\":\"hn-3\",\"text\":\"\"", TRUE, FALSE },
    { "\"id\":\"hn-3\",\"text\":\"<20000>\"", TRUE, FALSE },
    { "\"id\":\"hn-3\",\"text\":\"<20001>\"", FALSE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\\u0000b\"", FALSE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\\udc00b\"", FALSE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"\\ud83e\\udd8a\"", TRUE, FALSE },
    { "\"id\":\"hn-3\",\"text\":7", FALSE, TRUE },
    { "\"id\":\"hn-3\"", FALSE, TRUE },
    { "\"text\":\"a\"", FALSE, TRUE },
    { "\"id\":3,\"text\":\"a\"", FALSE, TRUE },
    { "\"id\":\"HN 3\",\"text\":\"a\"", FALSE, TRUE },
    { "\"id\":\"hn-2\",\"text\":\"twice\"", FALSE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"parent\":\"hn-2\"", TRUE, FALSE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"parent\":\"hn-9\"", TRUE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"parent\":\"hn-3\"", TRUE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"parent\":[]", TRUE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"author\":null", TRUE, FALSE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"author\":{}", TRUE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"stance\":\"unclear\"", TRUE, FALSE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"stance\":\"cross\"", TRUE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"confidence\":1.0", TRUE, FALSE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"confidence\":1.1", TRUE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"counted\":1", TRUE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"counted\":false,\"excluded\":\"bot\"", TRUE, FALSE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"url\":\"javascript:a\"", TRUE, TRUE },
    { "\"id\":\"hn-3\",\"text\":\"a\",\"date\":\"now\"", TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtDiscussion) discussion = read_comment (cases[i].members);

      g_test_message ("%s", cases[i].members);
      g_assert_cmpuint (discussion->comments->len, ==, cases[i].kept ? 2 : 1);
      g_assert_cmpint (discussion->faults->len > 0, ==, cases[i].fault);
      g_assert_cmpstr (lt_discussion_find (discussion, "hn-2")->text, ==, "first");
      g_assert_cmpint (lt_discussion_find (discussion, "hn-3") != NULL, ==, cases[i].kept);
    }
}

static void
test_depth (void)
{
  g_autoptr (LtDiscussion) discussion = read_comment ("\"id\":\"hn-3\",\"text\":\"a\",\"parent\":\"hn-2\"},"
                                                      "{\"id\":\"hn-4\",\"text\":\"b\",\"parent\":\"hn-3\"},"
                                                      "{\"id\":\"hn-5\",\"text\":\"c\",\"parent\":\"hn-2\"");

  g_assert_cmpuint (lt_discussion_find (discussion, "hn-2")->depth, ==, 0);
  g_assert_cmpint (lt_discussion_find (discussion, "hn-2")->reply_count, ==, 2);
  g_assert_cmpuint (lt_discussion_find (discussion, "hn-4")->depth, ==, 2);
  g_assert_cmpint (lt_discussion_find (discussion, "hn-4")->reply_count, ==, 0);
  g_assert_null (lt_discussion_find (discussion, "hn-6"));
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("{\"version\":1,\"comments\":[");
  g_autoptr (LtDiscussion) discussion = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i <= LT_DISCUSSION_MAX_COMMENTS; i++)
    g_string_append_printf (text, "%s{\"id\":\"hn-%d\",\"text\":\"\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  discussion = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (discussion->comments->len, ==, LT_DISCUSSION_MAX_COMMENTS);
  g_assert_cmpuint (discussion->faults->len, ==, 1);

  g_string_assign (text, "{\"version\":1,\"comments\":[]}");
  while (text->len < LT_DISCUSSION_MAX_BYTES)
    g_string_append_len (text, "                ", MIN (16, LT_DISCUSSION_MAX_BYTES - (gssize) text->len));
  g_clear_pointer (&discussion, lt_discussion_unref);
  discussion = read_text (text->str, &error);
  g_assert_no_error (error);

  g_string_append_c (text, ' ');
  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, LT_FEED_ERROR, LT_FEED_ERROR_TOO_LARGE);
}

static void
test_none (void)
{
  static const char *const texts[] = { "[]", "{}", "{\"version\":1}", "{\"version\":\"1\",\"comments\":[]}", "{\"version\":0,\"comments\":[]}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (texts[i], &error));
      g_assert_error (error, LT_FEED_ERROR, LT_FEED_ERROR_NOT_FEED);
    }
}

static void
test_status (void)
{
  g_autoptr (LtStatus) before = lt_status_new ();
  g_autoptr (LtStatus) after = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const LtSourceHealth *health;
  LtAskedStory *asked;

  before->edition = 7;
  before->state = LT_STATUS_WORKING;
  before->round_done = 1;
  before->round_total = 4;
  before->round_started = TIME;
  before->current_title = g_strdup ("A title");
  before->comments_read = 0;
  before->comments_total = 412;
  before->next_round = TIME + 600;
  before->error = g_strdup ("A sentence.");
  g_ptr_array_add (before->sources, lt_source_health_new ("hackernews", "Hacker News"));
  asked = lt_asked_story_new ("hn-7");
  asked->state = LT_ASKED_FAILED;
  asked->title = g_strdup ("A thread");
  asked->comments = 12;
  asked->message = g_strdup ("A reason.");
  g_ptr_array_add (before->asked, asked);
  g_ptr_array_add (before->asked, lt_asked_story_new ("hn-8"));

  bytes = lt_status_write (before);
  after = lt_status_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->edition, ==, 7);
  g_assert_cmpint (after->state, ==, LT_STATUS_WORKING);
  g_assert_cmpint (after->round_done, ==, 1);
  g_assert_cmpint (after->round_total, ==, 4);
  g_assert_cmpint (after->round_started, ==, TIME);
  g_assert_cmpstr (after->current_title, ==, "A title");
  g_assert_cmpint (after->comments_read, ==, 0);
  g_assert_cmpint (after->comments_total, ==, 412);
  g_assert_cmpint (after->next_round, ==, TIME + 600);
  g_assert_cmpstr (after->error, ==, "A sentence.");
  g_assert_cmpuint (after->sources->len, ==, 1);
  health = g_ptr_array_index (after->sources, 0);
  g_assert_cmpstr (health->name, ==, "Hacker News");
  g_assert_cmpuint (after->asked->len, ==, 2);
  asked = g_ptr_array_index (after->asked, 0);
  g_assert_cmpstr (asked->id, ==, "hn-7");
  g_assert_cmpint (asked->state, ==, LT_ASKED_FAILED);
  g_assert_cmpstr (asked->title, ==, "A thread");
  g_assert_cmpint (asked->comments, ==, 12);
  g_assert_cmpstr (asked->message, ==, "A reason.");
  asked = g_ptr_array_index (after->asked, 1);
  g_assert_cmpint (asked->state, ==, LT_ASKED_WORKING);
  g_assert_cmpint (asked->comments, ==, -1);
  g_assert_null (asked->title);
}

static void
test_status_bad (void)
{
  static const char *const bad[] = { "", "[]", "{}", "{\"state\":\"tired\"}", "{\"state\":1}" };
  const char *odd = "{\"state\":\"idle\",\"edition\":\"x\",\"round\":[],\"current\":7,\"sources\":{},\"next_round\":1,"
                    "\"asked\":[7,{},{\"id\":\"hn-1\"},{\"id\":\"../x\",\"state\":\"done\"},{\"id\":\"hn-2\",\"state\":\"soon\"}]}";
  g_autoptr (GBytes) odd_bytes = g_bytes_new_static (odd, strlen (odd));
  g_autoptr (LtStatus) status = lt_status_read (odd_bytes, NULL);

  g_assert_nonnull (status);
  g_assert_cmpint (status->edition, ==, 0);
  g_assert_cmpint (status->comments_total, ==, -1);
  g_assert_cmpuint (status->asked->len, ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (lt_status_read (bytes, &error));
      g_assert_error (error, LT_JSON_ERROR, LT_JSON_ERROR_INVALID);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discussion/round-trip", test_round_trip);
  g_test_add_func ("/discussion/posts", test_posts);
  g_test_add_func ("/discussion/usual-posts", test_usual_posts);
  g_test_add_func ("/discussion/path", test_path);
  g_test_add_func ("/discussion/comments", test_comments);
  g_test_add_func ("/discussion/depth", test_depth);
  g_test_add_func ("/discussion/limits", test_limits);
  g_test_add_func ("/discussion/none", test_none);
  g_test_add_func ("/status/round-trip", test_status);
  g_test_add_func ("/status/bad", test_status_bad);

  return g_test_run ();
}
