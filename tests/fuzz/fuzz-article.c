/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "text/article.h"
#include "text/charset.h"

/* What a server may say of a page's encoding: the first byte of the input chooses. */
static const char *const charsets[] = {
  NULL, "utf-8", "windows-1252", "utf-16le", "utf-16be", "shift_jis", "gb18030", "iso-2022-jp", "big5", "utf-7",
  "none of them"
};

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;
  g_autoptr (LtArticle) article = NULL;
  gsize length = 0;

  if (size == 0)
    return 0;

  bytes = g_bytes_new_static (data + 1, size - 1);
  html = lt_decode_html (bytes, charsets[data[0] % G_N_ELEMENTS (charsets)], &length);
  if (html == NULL)
    return 0;

  g_assert_true (g_utf8_validate_len (html, length, NULL));
  article = lt_article_extract (html, length, "https://example.org/a/b?c#d");
  g_assert_nonnull (article->text);
  lt_fuzz_check_text (article->text);
  lt_fuzz_check_text (article->title);
  lt_fuzz_check_text (article->author);
  lt_fuzz_check_text (article->site);
  lt_fuzz_check_text (article->image_alt);
  lt_fuzz_check_text (article->language);
  lt_fuzz_check_text (article->description);
  lt_fuzz_check_url (article->image);
  lt_fuzz_check_url (article->canonical);

  return 0;
}
