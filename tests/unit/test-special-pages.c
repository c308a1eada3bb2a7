/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/special-pages.h"

#include <string.h>

static const struct
{
  const char *url;
  LtSpecialKind kind;
  const char *address;
  const char *word; /* of the note */
} cases[] = {
  { "https://pages.example/a", LT_SPECIAL_NONE, "https://pages.example/a", NULL },
  { "https://pages.example/pdf", LT_SPECIAL_NONE, "https://pages.example/pdf", NULL },
  { "https://pages.example/a.html?file=b.zip", LT_SPECIAL_NONE, "https://pages.example/a.html?file=b.zip", NULL },
  /* Papers. */
  { "https://arxiv.org/abs/2401.00001", LT_SPECIAL_PAPER, "https://arxiv.org/abs/2401.00001", "abstract" },
  { "https://www.arxiv.org/pdf/2401.00001v2.pdf", LT_SPECIAL_PAPER, "https://arxiv.org/abs/2401.00001", "abstract" },
  { "https://arxiv.org/html/2401.00001v1", LT_SPECIAL_PAPER, "https://arxiv.org/abs/2401.00001", "abstract" },
  { "https://www.alphaxiv.org/overview/2401.00001", LT_SPECIAL_PAPER, "https://arxiv.org/abs/2401.00001", "abstract" },
  { "https://huggingface.co/papers/2401.00001", LT_SPECIAL_PAPER, "https://arxiv.org/abs/2401.00001", "abstract" },
  { "https://arxiv.org/list/cs.CL/recent", LT_SPECIAL_NONE, "https://arxiv.org/list/cs.CL/recent", NULL },
  { "https://notarxiv.org/pdf/2401.00001", LT_SPECIAL_NONE, "https://notarxiv.org/pdf/2401.00001", NULL },
  /* Code and models. */
  { "https://github.com/somebody/tool", LT_SPECIAL_NONE, "https://github.com/somebody/tool", NULL },
  { "https://github.com/somebody/tool/issues/17", LT_SPECIAL_NONE, "https://github.com/somebody/tool/issues/17", NULL },
  { "https://gist.github.com/somebody/0123abc", LT_SPECIAL_NONE, "https://gist.github.com/somebody/0123abc", NULL },
  { "https://github.com/login?return_to=x", LT_SPECIAL_UNREAD, NULL, "account" },
  { "https://github.com/somebody/tool/releases/download/v1/tool.tar.gz", LT_SPECIAL_UNREAD, NULL, "no text" },
  { "https://huggingface.co/somebody/model", LT_SPECIAL_NONE, "https://huggingface.co/somebody/model", NULL },
  /* Videos. */
  { "https://www.youtube.com/watch?v=abc-DEF_123&t=17", LT_SPECIAL_VIDEO, "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabc-DEF_123", "video" },
  { "https://youtu.be/abc-DEF_123", LT_SPECIAL_VIDEO, "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabc-DEF_123", "video" },
  { "https://www.youtube.com/@somebody", LT_SPECIAL_UNREAD, NULL, "video" },
  { "https://vimeo.com/123456789", LT_SPECIAL_VIDEO, "https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F123456789", "video" },
  /* Posts. */
  { "https://x.com/somebody/status/17", LT_SPECIAL_UNREAD, NULL, "X" },
  { "https://mobile.twitter.com/somebody/status/17", LT_SPECIAL_UNREAD, NULL, "X" },
  { "https://nitter.pages.example/somebody/status/17#m", LT_SPECIAL_UNREAD, NULL, "X" },
  { "https://notx.com/somebody/status/17", LT_SPECIAL_NONE, "https://notx.com/somebody/status/17", NULL },
  { "https://bsky.app/profile/somebody.example/post/abc", LT_SPECIAL_POST, "https://bsky.app/profile/somebody.example/post/abc", "post" },
  { "https://social.example/@somebody/112233445566778899", LT_SPECIAL_POST, "https://social.example/@somebody/112233445566778899", "post" },
  { "https://blogs.example/@somebody/a-title-0123abc", LT_SPECIAL_NONE, "https://blogs.example/@somebody/a-title-0123abc", NULL },
  /* Copies. */
  { "https://web.archive.org/web/20260101000000/https://pages.example/a", LT_SPECIAL_NONE, "https://pages.example/a", NULL },
  { "https://archive.ph/2026.01.01-000000/https://arxiv.org/pdf/2401.00001", LT_SPECIAL_PAPER, "https://arxiv.org/abs/2401.00001", "abstract" },
  { "https://archive.is/AbCdE", LT_SPECIAL_UNREAD, NULL, "copy" },
  { "https://archive.org/details/a-book", LT_SPECIAL_NONE, "https://archive.org/details/a-book", NULL },
  /* What is no text, or needs an account or an application. */
  { "https://pages.example/paper.PDF", LT_SPECIAL_UNREAD, NULL, "PDF" },
  { "https://pages.example/paper.pdf?download=1#page=3", LT_SPECIAL_UNREAD, NULL, "PDF" },
  { "https://pages.example/model.zip", LT_SPECIAL_UNREAD, NULL, "no text" },
  { "https://pages.example/book.epub", LT_SPECIAL_UNREAD, NULL, "no text" },
  { "https://docs.google.com/document/d/1/edit", LT_SPECIAL_UNREAD, NULL, "application" },
  { "https://somebody.notion.site/page", LT_SPECIAL_UNREAD, NULL, "application" },
  { "https://accounts.google.com/signin", LT_SPECIAL_UNREAD, NULL, "account" },
  { "https://login.pages.example/a", LT_SPECIAL_UNREAD, NULL, "account" },
  { "https://pages.example/login", LT_SPECIAL_NONE, "https://pages.example/login", NULL },
};

static void
test_kinds (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LtSpecialPage) page = lt_special_page_new (cases[i].url);

      g_test_message ("%s: %s", cases[i].url, page->note);
      g_assert_cmpint (page->kind, ==, cases[i].kind);
      g_assert_cmpstr (page->address, ==, cases[i].address);
      g_assert_true ((page->note == NULL) == (cases[i].word == NULL));
      if (cases[i].word != NULL)
        g_assert_nonnull (strstr (page->note, cases[i].word));
    }
}

/* A sentence each, and what is not read says what the story is made of instead. */
static void
test_notes (void)
{
  static const char *const urls[] = { "https://x.com/a/status/1", "https://archive.is/AbCdE", "https://pages.example/a.pdf", "https://youtu.be/abcdefgh", "https://login.pages.example/" };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (LtSpecialPage) page = lt_special_page_new (urls[i]);

      g_assert_true (g_str_has_suffix (page->note, "from the discussion only."));
    }
}

static void
test_parts (void)
{
  g_autoptr (LtSpecialPage) repository = lt_special_page_new ("https://github.com/somebody/tool");
  g_autoptr (LtSpecialPage) gist = lt_special_page_new ("https://gist.github.com/somebody/0123abc");
  g_autoptr (LtSpecialPage) model = lt_special_page_new ("https://huggingface.co/somebody/model");
  g_autoptr (LtSpecialPage) other = lt_special_page_new ("https://pages.example/");

  g_assert_true (g_strv_contains (repository->parts, "markdown-body"));
  g_assert_cmpuint (repository->most, ==, 0);
  g_assert_cmpuint (gist->most, ==, 20000);
  g_assert_true (g_strv_contains (model->parts, "model-card-content"));
  g_assert_null (other->parts);
}

static void
test_no_address (void)
{
  static const char *const urls[] = { "", "nothing", "ftp://pages.example/a", "https://" };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (LtSpecialPage) page = lt_special_page_new (urls[i]);

      g_assert_cmpint (page->kind, ==, LT_SPECIAL_NONE);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/special-pages/kinds", test_kinds);
  g_test_add_func ("/special-pages/notes", test_notes);
  g_test_add_func ("/special-pages/parts", test_parts);
  g_test_add_func ("/special-pages/no-address", test_no_address);

  return g_test_run ();
}
