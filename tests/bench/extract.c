/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* How well articles are extracted: bench-extract FOLDER, with FOLDER/ground-truth.json {id: {articleBody, url}} and
 * FOLDER/html/<id>.html.gz. Tokens are \w+; a page is compared by its multiset of 4-token shingles; precision and
 * recall are averaged over the pages. With -v each page's figures are printed, worst last. */
#include "text/article.h"
#include "text/charset.h"
#include "text/json.h"

#include <gio/gio.h>
#include <string.h>
#include <time.h>

#define SHINGLE 4
#define MAX_TRUTH (64 * 1024 * 1024)

typedef struct
{
  double precision_sum;
  double recall_sum;
  guint precision_pages;
  guint recall_pages;
  GArray *times; /* double: milliseconds of the processor for each page */
} Score;

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const double *one = a, *other = b;

  return *one < *other ? -1 : *one > *other;
}

static GBytes *
read_gzip (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) raw = G_INPUT_STREAM (g_file_read (file, NULL, error));
  g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (!raw)
    return NULL;
  stream = g_converter_input_stream_new (raw, gzip);
  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GPtrArray *
tokens_of (const char *text)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean inside = c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);

      if (inside && !start)
        start = p;
      else if (!inside && start)
        {
          g_ptr_array_add (tokens, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (c == 0)
        return tokens;
    }
}

static GHashTable *
shingles_of (const char *text)
{
  g_autoptr (GPtrArray) tokens = tokens_of (text);
  GHashTable *shingles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = MIN (SHINGLE, tokens->len);

  for (guint i = 0; n > 0 && i + n <= tokens->len; i++)
    {
      GString *key = g_string_new (NULL);
      guint count;

      for (guint j = 0; j < n; j++)
        g_string_append_printf (key, "%s ", (char *) tokens->pdata[i + j]);
      count = GPOINTER_TO_UINT (g_hash_table_lookup (shingles, key->str));
      g_hash_table_insert (shingles, g_string_free_and_steal (key), GUINT_TO_POINTER (count + 1));
    }
  return shingles;
}

static guint
total (GHashTable *shingles)
{
  GHashTableIter iter;
  gpointer count;
  guint sum = 0;

  g_hash_table_iter_init (&iter, shingles);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    sum += GPOINTER_TO_UINT (count);
  return sum;
}

static guint
common (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key, count;
  guint sum = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &count))
    sum += MIN (GPOINTER_TO_UINT (count), GPOINTER_TO_UINT (g_hash_table_lookup (b, key)));
  return sum;
}

static void
compare (Score *score, const char *id, const char *expected, const char *text, gboolean verbose)
{
  g_autoptr (GHashTable) truth = shingles_of (expected);
  g_autoptr (GHashTable) found = shingles_of (text);
  double hits = common (truth, found);
  guint n_truth = total (truth);
  guint n_found = total (found);

  if (n_found > 0)
    {
      score->precision_sum += hits / n_found;
      score->precision_pages++;
    }
  if (n_truth > 0)
    {
      score->recall_sum += hits / n_truth;
      score->recall_pages++;
    }
  if (verbose)
    g_print ("%.12s  precision %.3f  recall %.3f  of %u\n", id, n_found ? hits / n_found : 0,
             n_truth ? hits / n_truth : 0, n_truth);
}

static gboolean
run_page (Score *score, const char *folder, const char *id, JsonObject *truth, gboolean verbose, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s/html/%s.html.gz", folder, id);
  g_autoptr (GBytes) bytes = read_gzip (path, error);
  g_autoptr (LtArticle) article = NULL;
  g_autofree char *html = NULL;
  gsize length;
  double start, spent;

  if (!bytes)
    return FALSE;
  start = processor_ms ();
  html = lt_decode_html (bytes, NULL, &length);
  article = lt_article_extract (html, length, lt_json_string (truth, "url"));
  spent = processor_ms () - start;
  g_array_append_val (score->times, spent);
  compare (score, id, lt_json_string (truth, "articleBody"), article->text, verbose);
  if (verbose && g_getenv ("LT_EXTRACT_OUT"))
    {
      g_autofree char *out = g_strdup_printf ("%s/%.12s.txt", g_getenv ("LT_EXTRACT_OUT"), id);

      return g_file_set_contents (out, article->text, -1, error);
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  const char *folder = argv[argc - 1];
  g_autofree char *path = g_build_filename (folder, "ground-truth.json", NULL);
  g_autofree char *data = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  JsonObjectIter iter;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  Score score = { .times = times };
  double precision, recall;
  const char *id;
  JsonNode *truth;
  gsize length;

  if (argc < 2 || !g_file_get_contents (path, &data, &length, &error)
      || !(node = lt_json_parse (data, length, MAX_TRUTH, LT_JSON_MAX_DEPTH, &error)))
    {
      g_printerr ("bench-extract [-v] FOLDER: %s\n", error ? error->message : "a folder is needed");
      return 1;
    }

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &id, &truth))
    if (!run_page (&score, folder, id, json_node_get_object (truth), argc > 2, &error))
      {
        g_printerr ("%s\n", error->message);
        return 1;
      }

  precision = score.precision_sum / MAX (score.precision_pages, 1);
  recall = score.recall_sum / MAX (score.recall_pages, 1);
  g_array_sort (times, compare_times);
  g_print ("%u pages: F1 %.4f, precision %.4f, recall %.4f; median %.1f ms of the processor, worst %.1f ms\n", score.recall_pages,
           2 * precision * recall / (precision + recall), precision, recall,
           times->len ? g_array_index (times, double, times->len / 2) : 0, times->len ? g_array_index (times, double, times->len - 1) : 0);
  return 0;
}
