/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/names.h"

#include "analysis/topic-words.h"

#include <string.h>

#define MIN_AUTHORS 3
/* A name that fewer than this part of all comments hold is not what they are about. */
#define MIN_PART 0.03
#define MIN_BYTES 3
#define MAX_BYTES 24
/* Hostile threads may name anything: what comes later than these is not counted. */
#define MAX_NAMES 20000

/* Written large without being the name of anything, or of anything in particular. */
static const char *const no_names[] = {
  "afaik", "agi", "ai", "american", "americans", "api", "apis", "ar", "asap", "asi", "asic", "asics", "aws", "bf16",
  "bs", "btw", "ccd", "ccds", "ceo", "ceos", "chinese", "christmas", "cli", "cot", "cpu", "cpus", "css", "csv", "cto",
  "cves", "ddos", "ddr", "ddr4", "ddr5", "diy", "dmca", "edit", "eli5", "english", "eta", "eu", "european", "ev",
  "evs", "faq", "fomo", "fp16", "fp8", "fps", "french", "fud", "fwiw", "fyi", "gb", "gcp", "german", "gguf", "gib",
  "github", "god", "gpt", "gpu", "gpus", "hn", "html", "http", "https", "ide", "iirc", "imho", "imo", "indian",
  "internet", "io", "ios", "ip", "iq", "irl", "japanese", "java", "javascript", "json", "kb", "kpi", "kv", "linux",
  "llm", "llm's", "llms", "lmao", "lol", "mac", "macbook", "max", "mb", "mcp", "mini", "mit", "ml", "moe", "moes",
  "nda", "nlp", "not", "npu", "nsfw", "nvme", "ocr", "op", "os", "pc", "pcie", "pdf", "phd", "pr", "pro", "prs",
  "python", "rag", "ram", "reddit", "rl", "rlhf", "rp", "rpg", "rust", "sdk", "simd", "sla", "sota", "sql", "ssd",
  "stt", "tb", "tbh", "tldr", "todo", "tos", "tpu", "tpus", "tts", "twitter", "typescript", "ui", "uk", "ultra",
  "url", "us", "usa", "usb", "usd", "ux", "vc", "vr", "vram", "wifi", "windows", "wtf", "xml", "yaml", "yes",
  "youtube"
};

typedef struct
{
  char *shown;         /* as it was first written */
  GHashTable *authors; /* borrowed */
  guint order;
} Name;

static void
name_free (Name *name)
{
  g_free (name->shown);
  g_hash_table_unref (name->authors);
  g_free (name);
}

/* Nor are "This" and "The", wherever they stand. */
static gboolean
is_no_name (const char *folded)
{
  g_autoptr (GPtrArray) content = lt_content_words (folded, -1);

  if (content->len == 0)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (no_names); i++)
    {
      if (strcmp (folded, no_names[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Inside a sentence a large letter makes a name; at its beginning only a second one does: "GPT", "OpenAI". */
static gboolean
looks_like_name (const char *word,
                 gsize length,
                 gboolean begins)
{
  guint n_large = 0;

  if (length < MIN_BYTES || length > MAX_BYTES || !g_ascii_isupper (word[0]))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    n_large += g_ascii_isupper (word[i]) != 0;

  return n_large > 1 || !begins;
}

/* A dot only in numbers such as "GPT-3.5": addresses of sites are no names. */
static gboolean
is_part_of_word (const char *at)
{
  return g_ascii_isalnum (*at) || (guint8) *at >= 0x80
         || ((*at == '-' || *at == '_') && g_ascii_isalnum (at[1]))
         || (*at == '.' && g_ascii_isdigit (at[1]));
}

static void
count_name (GHashTable *names,
            const char *word,
            gsize length,
            const char *author)
{
  g_autofree char *folded = g_ascii_strdown (word, (gssize) length);
  Name *name = g_hash_table_lookup (names, folded);

  if (name == NULL)
    {
      if (is_no_name (folded) || g_hash_table_size (names) >= MAX_NAMES)
        return;

      name = g_new0 (Name, 1);
      name->shown = g_strndup (word, length);
      name->authors = g_hash_table_new (g_str_hash, g_str_equal);
      name->order = g_hash_table_size (names);
      g_hash_table_insert (names, g_steal_pointer (&folded), name);
    }

  g_hash_table_add (name->authors, (gpointer) author);
}

static const char *
end_of_word (const char *at)
{
  while (is_part_of_word (at))
    at++;

  return at;
}

/* Where the name that begins at @word and whose first word ends at @end does: "Stable Diffusion" is one of two words. */
static const char *
end_of_name (const char *word,
             const char *end)
{
  const char *next = *end == ' ' ? end_of_word (end + 1) : end;

  return next > end && (gsize) (next - word) <= MAX_BYTES && looks_like_name (end + 1, (gsize) (next - end - 1), FALSE)
             ? next
             : end;
}

/* What is no space and no comma ends a sentence, or may have; the rest of "it's" goes on. */
static const char *
skip_mark (const char *at,
           gboolean *begins)
{
  if (*at == '\'')
    return at + strspn (at, "'abcdefghijklmnopqrstuvwxyz");

  if (*at == ',')
    *begins = FALSE;
  else if (*at != ' ')
    *begins = TRUE;

  return at + 1;
}

static void
count_names (GHashTable *names,
             const LtComment *comment)
{
  const char *at = comment->text;
  gboolean begins = TRUE;

  while (*at != '\0')
    {
      const char *word = at;

      at = end_of_word (at);

      if (at == word)
        {
          at = skip_mark (at, &begins);
          continue;
        }

      if (looks_like_name (word, (gsize) (at - word), begins))
        {
          at = end_of_name (word, at);
          count_name (names, word, (gsize) (at - word), comment->author);
        }

      begins = FALSE;
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const Name *left = *(const Name *const *) a;
  const Name *right = *(const Name *const *) b;
  guint of_left = g_hash_table_size (left->authors);
  guint of_right = g_hash_table_size (right->authors);

  if (of_left != of_right)
    return of_left < of_right ? 1 : -1;

  return (left->order > right->order) - (left->order < right->order);
}

/* Letters and digits alone, small: "open AI" and "OpenAI" are the same. */
static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isalnum (*text))
        g_string_append_c (folded, g_ascii_tolower (*text));
    }

  return g_string_free (folded, FALSE);
}

/* "Qwen3" beside "Qwen", or what the title says already. */
static gboolean
is_said (GPtrArray *chosen,
         const char *title,
         const char *name)
{
  g_autofree char *folded = fold (name);
  g_autofree char *said = fold (title);

  if (strstr (said, folded) != NULL)
    return TRUE;

  for (guint i = 0; i < chosen->len; i++)
    {
      g_autofree char *other = fold (g_ptr_array_index (chosen, i));

      if (strstr (other, folded) != NULL || strstr (folded, other) != NULL)
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
lt_names_find (const LtReading *reading,
               const char *title,
               guint limit)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) name_free);
  g_autoptr (GPtrArray) sorted = NULL;
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_free);
  guint least = MAX (MIN_AUTHORS, (guint) (MIN_PART * reading->n_counted));

  for (guint i = 0; i < reading->comments->len; i++)
    {
      const LtReadComment *entry = lt_reading_get (reading, i);

      if (entry->comment->counted && !entry->suspicious && entry->comment->author != NULL)
        count_names (names, entry->comment);
    }

  sorted = g_hash_table_get_values_as_ptr_array (names);
  g_ptr_array_sort (sorted, compare_names);

  for (guint i = 0; i < sorted->len && chosen->len < limit; i++)
    {
      const Name *name = g_ptr_array_index (sorted, i);

      if (g_hash_table_size (name->authors) < least)
        break;

      if (!is_said (chosen, title, name->shown) && !lt_text_screen_insults (reading->screen, name->shown))
        g_ptr_array_add (chosen, g_strdup (name->shown));
    }

  return chosen;
}
