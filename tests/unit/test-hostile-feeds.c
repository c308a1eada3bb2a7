/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/bounds.h"
#include "story/feed.h"
#include "story/status.h"
#include "story/voice.h"
#include "text/exact-span.h"
#include "text/json.h"

#include <string.h>

/* A build with sanitizers allocates many times slower, and reads a part of them. */
#ifdef __SANITIZE_ADDRESS__
#define STEP 5
#else
#define STEP 1
#endif
#define N_MUTATIONS (1500 / STEP)
#define PLACE "\"@here@\""

/* A story with every field there is; %s is its id. */
#define ITEM                                                                                                                 \
  "{\"id\":\"%s\",\"url\":\"stories/a.html\",\"external_url\":\"https://paper.example/a\",\"title\":\"Otters count\","       \
  "\"summary\":\"They do.\",\"content_html\":\"<h2>Count</h2><p>One.</p>\",\"date_published\":\"2026-02-03T04:05:06Z\","     \
  "\"date_modified\":\"2026-02-03T05:05:06Z\",\"image\":\"media/a.png\",\"language\":\"en\",\"tags\":[\"otters\"],"          \
  "\"authors\":[{\"name\":\"Ada\"}],\"attachments\":[{\"url\":\"discussions/a.json\",\"size_in_bytes\":9,"                   \
  "\"mime_type\":\"application/vnd.llmtracker.discussion+json\"}],\"_llmtracker\":{\"version\":1,\"edition\":3,"             \
  "\"revision\":2,\"changes\":[{\"at\":\"2026-02-03T05:05:06Z\",\"what\":\"More voices.\"}],"                                \
  "\"at_a_glance\":[\"Otters count.\"],\"image_alt\":\"An otter\",\"image_credit\":\"Ada\",\"sentiment\":{"                  \
  "\"share\":{\"positive\":500,\"neutral\":300,\"critical\":200},"                                                           \
  "\"margin\":{\"positive\":50,\"neutral\":30,\"critical\":20},"                                                             \
  "\"labels\":{\"positive\":5,\"neutral\":3,\"critical\":2,\"unclear\":1},\"n\":10,"                                         \
  "\"lead\":{\"stance\":\"positive\",\"sure\":0.5},\"method\":\"words\",\"as_of\":\"2026-02-03T05:05:06Z\","                 \
  "\"by_source\":{\"hackernews\":{\"share\":{\"positive\":500,\"neutral\":300,\"critical\":200},\"n\":10}},"                 \
  "\"history\":[{\"at\":\"2026-02-03T05:05:06Z\",\"share\":{\"positive\":500,\"neutral\":300,\"critical\":200},\"n\":9}]},"  \
  "\"voices\":[{\"text\":\"They count\",\"author\":\"bob\",\"source\":\"hackernews\",\"comment_id\":\"hn-2\","               \
  "\"url\":\"https://forum.example/2\",\"date\":\"2026-02-03T04:10:00Z\",\"stance\":\"positive\",\"start\":0,\"length\":10," \
  "\"sha256\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\",\"reply_id\":\"hn-3\"}],"                 \
  "\"discussions\":[{\"source\":\"hackernews\",\"name\":\"Hacker News\",\"url\":\"https://forum.example/1\",\"score\":7,"    \
  "\"comments\":11,\"fetched\":\"2026-02-03T05:00:00Z\",\"complete\":true}],"                                                \
  "\"sources\":[{\"source\":\"hackernews\",\"name\":\"Hacker News\",\"state\":\"ok\",\"since\":\"2026-02-03T05:00:00Z\"}],"  \
  "\"analyst\":{\"name\":\"Ada\",\"role\":\"AI analyst\",\"bio\":\"Software.\",\"url\":\"https://ada.example/\"},"           \
  "\"provenance\":{\"generator\":\"test\",\"method\":\"extractive\",\"article\":\"full\",\"comments_read\":11,"              \
  "\"comments_total\":11,\"created\":\"2026-02-03T05:05:06Z\",\"inputs\":[{\"url\":\"https://paper.example/a\","             \
  "\"fetched\":\"2026-02-03T05:00:00Z\"}],\"dropped_quotes\":1,\"notes\":[\"A note.\"]},"                                    \
  "\"claims\":[{\"of\":\"block/1\",\"source\":\"article\",\"text\":\"One.\"}]}}"

#define HEAD                                                                                                              \
  "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Otters\",\"home_page_url\":\"https://otters.example/\"," \
  "\"_llmtracker\":{\"version\":1,\"edition\":3,\"archive_id\":\"a1\",\"updated\":\"2026-02-03T06:00:00Z\","              \
  "\"deleted\":[{\"id\":\"old\",\"at\":\"2026-02-01T00:00:00Z\"}]},\"items\":["

#define DISCUSSION                                                                                                       \
  "{\"version\":1,\"item\":\"middle\",\"as_of\":\"2026-02-03T05:00:00Z\","                                               \
  "\"posts\":[{\"source\":\"hackernews\",\"author\":\"ada\",\"title\":\"Otters\",\"url\":\"https://forum.example/1\"}]," \
  "\"comments\":[{\"id\":\"hn-2\",\"source\":\"hackernews\",\"author\":\"bob\",\"text\":\"They count well.\","           \
  "\"date\":\"2026-02-03T04:10:00Z\",\"stance\":\"positive\",\"confidence\":0.9,\"counted\":true},"                      \
  "{\"id\":\"hn-3\",\"parent\":\"hn-2\",\"source\":\"hackernews\",\"author\":\"eve\",\"text\":\"Only to five.\","        \
  "\"stance\":\"critical\",\"confidence\":0.8,\"counted\":false,\"excluded\":\"submitter\","                             \
  "\"url\":\"https://forum.example/3\"}]}"

#define STATUS                                                                                                                  \
  "{\"version\":1,\"edition\":3,\"state\":\"working\",\"round\":{\"done\":1,\"total\":2,\"started\":\"2026-02-03T04:10:00Z\"}," \
  "\"current\":{\"title\":\"Otters\",\"comments_read\":1,\"comments_total\":2},\"next_round\":\"2026-02-03T04:20:00Z\","        \
  "\"sources\":[{\"source\":\"hackernews\",\"name\":\"Hacker News\",\"state\":\"ok\"}],\"error\":\"None.\"}"

/* What may stand where something else is expected. */
static const char *const hostile_values[] = {
  "null", "true", "0", "-1", "1e400", "-1e-400", "9223372036854775807", "-9223372036854775808", "123456789012345678901",
  "0.1", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udfff\\ud800\"", "\"\xEF\xBF\xBE\"", "\"javascript:alert(1)\"",
  "\"file:///etc/passwd\"", "\"../../x\"", "\"//other.example/x\"", "\"9999-99-99T99:99:99Z\"",
  "\"9999-12-31T23:59:59-14:00\"", "\"<script>\"", "\"%n%s\"", "\"\\u001b[2J\\nAll is well.\"", "{\"\\u001b[2J\":{}}", "[]", "{}", "[null]", "[[[[[[[[]]]]]]]]", "[{}]",
  "{\"positive\":1e308,\"neutral\":-1,\"critical\":true}", "{\"a\":1,\"a\":{}}", "[\"x\",1,null,{},[]]"
};

static char *
make_page (const char *middle)
{
  g_autofree char *first = g_strdup_printf (ITEM, "first");
  g_autofree char *last = g_strdup_printf (ITEM, "last");

  return g_strconcat (HEAD, first, ",", middle, ",", last, "]}", NULL);
}

static void
assert_sentence (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "."));
  for (const char *p = text; *p != '\0'; p++)
    g_assert_false (g_ascii_iscntrl (*p));
}

static void
assert_faults (GPtrArray *faults)
{
  g_assert_cmpuint (faults->len, <=, LT_FAULTS_MAX + 1);
  for (guint i = 0; i < faults->len; i++)
    assert_sentence (g_ptr_array_index (faults, i));
}

/* (nullable): whatever it is, what it says is said in sentences. */
static LtFeed *
read_feed (const char *text,
           gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GError) error = NULL;
  LtFeed *feed = lt_feed_read (bytes, &error);

  g_assert_true ((feed == NULL) == (error != NULL));
  if (feed != NULL)
    assert_faults (feed->faults);
  else
    g_assert_cmpuint (strlen (error->message), >, 10);

  return feed;
}

static LtDiscussion *
read_discussion (const char *text,
                 gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GError) error = NULL;
  LtDiscussion *discussion = lt_discussion_read (bytes, &error);

  g_assert_true ((discussion == NULL) == (error != NULL));
  if (discussion != NULL)
    assert_faults (discussion->faults);

  return discussion;
}

static void
read_all (const char *text,
          gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (LtFeed) feed = read_feed (text, length);
  g_autoptr (LtDiscussion) discussion = read_discussion (text, length);
  g_autoptr (LtStatus) status = lt_status_read (bytes, NULL);
  g_autoptr (LtStory) story = lt_feed_read_item (bytes, NULL);
}

/* A member of an object or an element of a list, somewhere below. */
typedef struct
{
  JsonObject *object;
  const char *member;
  JsonArray *array;
  guint index;
} Slot;

static void
collect_slots (GArray *slots,
               JsonNode *root)
{
  g_autoptr (GQueue) queue = g_queue_new ();
  JsonNode *node;

  g_queue_push_tail (queue, root);
  while ((node = g_queue_pop_head (queue)) != NULL)
    {
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      g_autoptr (GList) members = object != NULL ? json_object_get_members (object) : NULL;

      for (GList *l = members; l != NULL; l = l->next)
        {
          Slot slot = { .object = object, .member = l->data };

          g_array_append_val (slots, slot);
          g_queue_push_tail (queue, json_object_get_member (object, l->data));
        }
      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        {
          Slot slot = { .array = array, .index = i };

          g_array_append_val (slots, slot);
          g_queue_push_tail (queue, json_array_get_element (array, i));
        }
    }
}

/* The text with PLACE in the @index-th of its slots; NULL when there are fewer. */
static char *
mark_slot (const char *text,
           guint index)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  JsonNode *mark = NULL;
  Slot slot;

  collect_slots (slots, root);
  if (index >= slots->len)
    return NULL;

  slot = g_array_index (slots, Slot, index);
  mark = json_node_init_string (json_node_alloc (), "@here@");
  if (slot.object != NULL)
    json_object_set_member (slot.object, slot.member, mark);
  else
    {
      json_array_remove_element (slot.array, slot.index);
      json_array_add_element (slot.array, mark);
    }

  return json_to_string (root, FALSE);
}

static char *
put (const char *marked,
     const char *value)
{
  g_auto (GStrv) parts = g_strsplit (marked, PLACE, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoin (value, parts[0], parts[1], NULL);
}

static GBytes *
written (LtFeed *feed,
         guint index)
{
  return lt_feed_write_item (g_ptr_array_index (feed->items, index));
}

/* Both good items are there as they were, and if the bad one is gone, that is told. */
static void
assert_good_survive (const char *page,
                     GBytes *first,
                     GBytes *last)
{
  g_autoptr (LtFeed) feed = read_feed (page, strlen (page));
  g_autoptr (GBytes) now_first = NULL;
  g_autoptr (GBytes) now_last = NULL;

  g_assert_nonnull (feed);
  g_assert_true (feed->items->len == 3 || (feed->items->len == 2 && feed->faults->len > 0));
  now_first = written (feed, 0);
  now_last = written (feed, feed->items->len - 1);
  g_assert_true (g_bytes_equal (first, now_first));
  g_assert_true (g_bytes_equal (last, now_last));
}

/* Every value of an item, one at a time, is another than it should be. */
static void
test_wrong_values (void)
{
  g_autofree char *item = g_strdup_printf (ITEM, "middle");
  g_autofree char *whole = make_page (item);
  g_autoptr (LtFeed) feed = read_feed (whole, strlen (whole));
  g_autoptr (GBytes) first = written (feed, 0);
  g_autoptr (GBytes) last = written (feed, 2);
  char *marked;

  g_assert_cmpuint (feed->items->len, ==, 3);
  g_assert_cmpuint (feed->faults->len, ==, 0);
  for (guint i = 0; (marked = mark_slot (item, i)) != NULL; i++)
    {
      for (guint j = i % STEP; j < G_N_ELEMENTS (hostile_values); j += STEP)
        {
          g_autofree char *bad = put (marked, hostile_values[j]);
          g_autofree char *page = make_page (bad);

          assert_good_survive (page, first, last);
        }
      g_free (marked);
    }
}

static void
test_wrong_values_elsewhere (void)
{
  static const char *const texts[] = { HEAD "]}", DISCUSSION, STATUS };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *marked;

      for (guint j = 0; (marked = mark_slot (texts[i], j)) != NULL; j++)
        {
          for (guint k = j % STEP; k < G_N_ELEMENTS (hostile_values); k += STEP)
            {
              g_autofree char *bad = put (marked, hostile_values[k]);

              read_all (bad, strlen (bad));
            }
          g_free (marked);
        }
    }
}

/* The second and third of one id: once this read what the second had left behind in memory. */
static void
test_one_id_often (void)
{
  g_autoptr (GString) page = g_string_new (HEAD);
  g_autoptr (LtFeed) feed = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (page, "%s" ITEM, i > 0 ? "," : "", i % 10 == 9 ? "other" : "same");
  g_string_append (page, "]}");

  feed = read_feed (page->str, page->len);
  g_assert_cmpuint (feed->items->len, ==, 2);
  g_assert_cmpuint (feed->faults->len, ==, 18);
}

/* One name a million times, a million names, lists and brackets without end, spaces: each page at its limit of bytes. */
static void
test_large (void)
{
  static const struct
  {
    const char *before;
    const char *repeated;
  } pages[] = {
    { HEAD, "[" },
    { HEAD, "{}," },
    { HEAD, "{\"id\":1}," },
    { HEAD "{\"id\":\"a\",\"x\":1,", "\"x\":1," },
    { HEAD "{\"id\":\"a\",\"tags\":[", "\"t\"," },
    { HEAD "{\"id\":\"a\",\"content_html\":\"", "<b>" },
    { HEAD "{\"id\":\"a\",\"content_html\":\"", "\\u0000" },
    { HEAD, "        " },
    { HEAD "1", "234567890" },
    { "{\"version\":1,\"comments\":[", "{\"id\":\"a\",\"text\":\"\"}," },
    { "{\"version\":1,\"comments\":[", "{\"id\":\"a\",\"parent\":\"a\",\"text\":\"\"}," },
    { "{\"version\":1,\"posts\":[],\"comments\":[],\"comments\":[", "\"\"," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GString) page = g_string_sized_new (LT_FEED_MAX_BYTES);
      const char *opening = strrchr (pages[i].before, '[');

      g_string_append (page, pages[i].before);
      while (page->len + strlen (pages[i].repeated) + 16 < LT_FEED_MAX_BYTES)
        g_string_append (page, pages[i].repeated);
      if (opening != NULL && g_str_has_suffix (page->str, ","))
        g_string_append (page, opening[1] == '{' ? "\"z\":0}]}" : "0]}");
      read_all (page->str, page->len);
    }
}

/* What is over a limit is told, whatever the limit. */
static void
test_many_sources (void)
{
  g_autoptr (GString) sources = g_string_new (NULL);
  g_autofree char *item = g_strdup_printf (ITEM, "middle");
  g_auto (GStrv) parts = g_strsplit (item, "\"by_source\":{", 2);
  g_autofree char *many = NULL;
  g_autofree char *page = NULL;
  g_autoptr (LtFeed) feed = NULL;
  LtStory *story;

  for (guint i = 0; i < LT_SOURCES_MAX; i++)
    g_string_append_printf (sources, "\"s%u\":{\"share\":{\"positive\":0,\"neutral\":0,\"critical\":1000}},", i);
  many = g_strconcat (parts[0], "\"by_source\":{", sources->str, parts[1], NULL);
  page = make_page (many);
  feed = read_feed (page, strlen (page));
  g_assert_cmpuint (feed->items->len, ==, 3);
  story = g_ptr_array_index (feed->items, 1);
  g_assert_cmpuint (story->sentiment->by_source->len, ==, LT_SOURCES_MAX);
  g_assert_cmpuint (feed->faults->len, ==, 1);
}

static void
test_too_large (void)
{
  g_autoptr (GString) page = g_string_sized_new (LT_FEED_MAX_BYTES + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append (page, HEAD);
  while (page->len < LT_FEED_MAX_BYTES - 1)
    g_string_append_c (page, ' ');
  g_string_append (page, "]}");
  bytes = g_bytes_new_static (page->str, page->len);

  g_assert_null (lt_feed_read (bytes, &error));
  g_assert_error (error, LT_FEED_ERROR, LT_FEED_ERROR_TOO_LARGE);
}

static LtVoice *
make_voice (const LtComment *comment)
{
  LtVoice *voice = lt_voice_new ();

  voice->text = g_strdup (comment->text);
  voice->author = g_strdup (comment->author);
  voice->comment_id = g_strdup (comment->id);
  voice->length = g_utf8_strlen (comment->text, -1);
  voice->sha256 = lt_sha256 (comment->text, -1);

  return voice;
}

/* A voice is only as good as the file: after one changed bit it is either as it was or not confirmed. */
static void
test_flipped_discussion (void)
{
  g_autoptr (LtDiscussion) good = read_discussion (DISCUSSION, strlen (DISCUSSION));
  const LtComment *comment = lt_discussion_find (good, "hn-2");
  g_autoptr (LtVoice) voice = make_voice (comment);
  guint n_confirmed = 0;

  g_assert_true (lt_voice_verify (voice, good));
  for (gsize i = 0; i < strlen (DISCUSSION) * 8; i += STEP)
    {
      g_autofree char *text = g_strdup (DISCUSSION);
      g_autoptr (LtDiscussion) changed = NULL;

      text[i / 8] ^= (char) (1 << (i % 8));
      changed = read_discussion (text, strlen (DISCUSSION));
      if (changed == NULL || !lt_voice_verify (voice, changed))
        continue;

      n_confirmed++;
      g_assert_cmpstr (lt_discussion_find (changed, "hn-2")->text, ==, comment->text);
    }

  g_assert_cmpuint (n_confirmed, >, 0);
}

static void
mutate_once (GString *text,
             GRand *random)
{
  static const char *const tokens[] = { "[", "{", "}", "]", "\"", ",", ":", "\\u0000", "\\ud800", "1e999", "-",
                                        "99999999999999999999", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "null", "\xFF" };
  guint at = (guint) g_rand_int_range (random, 0, (gint32) text->len);
  gint32 longest = g_rand_int_range (random, 1, 60);
  gssize length = MIN (longest, (gint32) (text->len - at));

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      text->str[at] ^= (char) (1 << g_rand_int_range (random, 0, 8));
      break;
    case 1:
      g_string_truncate (text, MAX (at, 1));
      break;
    case 2:
      g_string_erase (text, at, MIN (length, (gssize) text->len - 1));
      break;
    case 3:
      {
        g_autofree char *piece = g_strndup (text->str + at, (gsize) length);

        g_string_insert (text, g_rand_int_range (random, 0, (gint32) text->len), piece);
        break;
      }
    default:
      g_string_insert (text, at, tokens[g_rand_int_range (random, 0, G_N_ELEMENTS (tokens))]);
      break;
    }
}

static void
read_mutated (const char *text,
              gsize length,
              guint n,
              GRand *random)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) mutated = g_string_new_len (text, (gssize) length);

      for (int j = g_rand_int_range (random, 1, 4); j > 0 && mutated->len > 0; j--)
        mutate_once (mutated, random);
      read_all (mutated->str, mutated->len);
    }
}

/* Always the same ones, so that a failure comes again. */
static void
test_mutated (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree char *item = g_strdup_printf (ITEM, "middle");
  g_autofree char *page = make_page (item);

  read_mutated (page, strlen (page), N_MUTATIONS, random);
  read_mutated (DISCUSSION, strlen (DISCUSSION), N_MUTATIONS, random);
  read_mutated (STATUS, strlen (STATUS), N_MUTATIONS, random);
}

static void
read_file (const char *path,
           GRand *random)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, NULL) || length == 0)
    return;

  read_all (text, length);
  if (g_str_has_suffix (path, ".json") && length < LT_CONTENT_MAX_BYTES)
    read_mutated (text, length, 2, random);
}

static guint
read_folder (const char *root)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (6);
  guint n = 0;

  g_ptr_array_add (folders, g_strdup (root));
  while (folders->len > 0)
    {
      g_autofree char *folder = g_ptr_array_steal_index (folders, folders->len - 1);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (g_file_test (path, G_FILE_TEST_IS_DIR))
            g_ptr_array_add (folders, g_steal_pointer (&path));
          else
            {
              read_file (path, random);
              n++;
            }
        }
    }

  return n;
}

/* Feeds and JSON of other projects' tests: most are none of ours, and none may do harm. */
static void
test_stored (void)
{
  const char *shared = g_getenv ("LT_SHARED");
  g_autofree char *json = g_build_filename (shared != NULL ? shared : "", "data", "json", NULL);
  g_autofree char *feeds = g_build_filename (shared != NULL ? shared : "", "data", "feeds", NULL);

  if (shared == NULL || !g_file_test (json, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("LT_SHARED names no folder of stored feeds");
      return;
    }

  g_assert_cmpuint (read_folder (json), >, 100);
  g_assert_cmpuint (read_folder (feeds), >, 100);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile-feeds/wrong-values", test_wrong_values);
  g_test_add_func ("/hostile-feeds/wrong-values-elsewhere", test_wrong_values_elsewhere);
  g_test_add_func ("/hostile-feeds/one-id-often", test_one_id_often);
  g_test_add_func ("/hostile-feeds/large", test_large);
  g_test_add_func ("/hostile-feeds/many-sources", test_many_sources);
  g_test_add_func ("/hostile-feeds/too-large", test_too_large);
  g_test_add_func ("/hostile-feeds/flipped-discussion", test_flipped_discussion);
  g_test_add_func ("/hostile-feeds/mutated", test_mutated);
  g_test_add_func ("/hostile-feeds/stored", test_stored);

  return g_test_run ();
}
