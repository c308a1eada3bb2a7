/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/article-view-private.h"

/* As page-script.js tells: one whole number of which match is gone to, and how many there are. */
#define MATCH_STEPS 65536

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LtArticleView) self = data;
  g_autoptr (JSCValue) value = lt_article_view_finish_call (self, result);
  guint64 told = value ? (guint64) jsc_value_to_double (value) : 0;

  if (value)
    g_signal_emit_by_name (self, "found", (guint) (told / MATCH_STEPS), (guint) (told % MATCH_STEPS));
}

void
lt_article_view_find (LtArticleView *self, const char *text)
{
  GVariantDict arguments;

  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (!lt_article_view_has_page (self))
    return;
  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "words", "s", text ? text : "");
  lt_article_view_call (self, "return lt.find (words);", g_variant_dict_end (&arguments), counted_cb);
}

void
lt_article_view_find_next (LtArticleView *self, gboolean forward)
{
  GVariantDict arguments;

  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (!lt_article_view_has_page (self))
    return;
  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "forward", "d", (double) forward);
  lt_article_view_call (self, "return lt.find_next (forward);", g_variant_dict_end (&arguments), counted_cb);
}
