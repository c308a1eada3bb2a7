/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "sources/page-reader.h"

#include <string.h>

#define VIDEO "https://youtu.be/abc-DEF_123"

/* Sites that are read in ways of their own: the first byte of the input chooses, and the next the form. */
static const char *const urls[] = {
  NULL,
  "https://example.org/a/b?c#d",
  "https://arxiv.org/abs/2401.00001",
  "https://github.com/somebody/tool",
  "https://gist.github.com/somebody/0123abc",
  "https://bsky.app/profile/somebody.example/post/abc",
  "https://www.nytimes.com/a",
  VIDEO,
};

static void
check_article (LtFetchedArticle *fetched)
{
  LtArticle *article = fetched->article;

  g_assert_nonnull (article->text);
  lt_fuzz_check_text (article->text);
  lt_fuzz_check_text (article->title);
  lt_fuzz_check_text (article->description);
  lt_fuzz_check_text (article->image_alt);
  lt_fuzz_check_url (article->image);
  lt_fuzz_check_url (article->canonical);

  if (fetched->forbidden & LT_FORBIDS_ANALYSIS)
    g_assert_cmpstr (article->text, ==, "");
  if (fetched->forbidden & (LT_FORBIDS_ANALYSIS | LT_FORBIDS_PICTURES))
    g_assert_null (article->image);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LtPage) page = NULL;
  g_autoptr (LtFetchedArticle) fetched = NULL;

  if (size < 2)
    return 0;

  bytes = g_bytes_new_static (data + 2, size - 2);
  page = lt_page_new (bytes, NULL, urls[data[0] % G_N_ELEMENTS (urls)]);
  page->form = g_strcmp0 (page->url, VIDEO) == 0 ? LT_PAGE_FORM_OEMBED : data[1] % LT_PAGE_FORM_OEMBED;
  page->asked = g_strdup (page->url);

  fetched = lt_page_read (page);
  g_assert_true (g_str_equal (fetched->state, "full") == (fetched->note == NULL));
  if (fetched->article != NULL)
    check_article (fetched);

  return 0;
}
