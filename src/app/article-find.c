/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/article-view-private.h"

/* More are not counted: an article has no more words than that. */
#define MAX_MATCHES 10000

#define FIND_OPTIONS (WEBKIT_FIND_OPTIONS_CASE_INSENSITIVE | WEBKIT_FIND_OPTIONS_WRAP_AROUND)

static void
found_cb (LtArticleView *self, guint n_matches)
{
  g_signal_emit_by_name (self, "found", n_matches);
}

static void
not_found_cb (LtArticleView *self)
{
  g_signal_emit_by_name (self, "found", 0);
}

/**
 * lt_article_view_connect_find:
 *
 * Has the view tell how often what it looks for was found.
 */
void
lt_article_view_connect_find (LtArticleView *self)
{
  WebKitFindController *finder = webkit_web_view_get_find_controller (self->web);

  g_signal_connect_object (finder, "found-text", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (finder, "failed-to-find-text", G_CALLBACK (not_found_cb), self, G_CONNECT_SWAPPED);
}

void
lt_article_view_find (LtArticleView *self, const char *text)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (!self->web)
    return;
  if (text && *text)
    webkit_find_controller_search (webkit_web_view_get_find_controller (self->web), text, FIND_OPTIONS, MAX_MATCHES);
  else
    webkit_find_controller_search_finish (webkit_web_view_get_find_controller (self->web));
}

void
lt_article_view_find_next (LtArticleView *self, gboolean forward)
{
  WebKitFindController *finder;

  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  finder = self->web ? webkit_web_view_get_find_controller (self->web) : NULL;
  if (!finder || !webkit_find_controller_get_search_text (finder))
    return;
  if (forward)
    webkit_find_controller_search_next (finder);
  else
    webkit_find_controller_search_previous (finder);
}
