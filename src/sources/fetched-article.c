/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/fetched-article.h"

#include "base/datetime.h"

G_DEFINE_BOXED_TYPE (LtFetchedArticle, lt_fetched_article, lt_fetched_article_ref, lt_fetched_article_unref)

/**
 * lt_fetched_article_new:
 * @state: "full", "partial", "unreadable" or "none"
 * @url: (nullable): the address
 * @note: (nullable): a sentence for people
 *
 * Returns: (transfer full): an article of @state, fetched now
 */
LtFetchedArticle *
lt_fetched_article_new (const char *state,
                        const char *url,
                        const char *note)
{
  LtFetchedArticle *self = g_atomic_rc_box_new0 (LtFetchedArticle);

  self->state = g_intern_string (state);
  self->url = g_strdup (url);
  self->note = g_strdup (note);
  self->fetched = lt_time_now ();

  return self;
}

/**
 * lt_fetched_article_ref:
 * @self: a fetched article
 *
 * Returns: (transfer full): the same
 */
LtFetchedArticle *
lt_fetched_article_ref (LtFetchedArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  LtFetchedArticle *self = data;

  g_free (self->note);
  g_free (self->url);
  g_free (self->sha256);
  g_clear_pointer (&self->article, lt_article_unref);
}

/**
 * lt_fetched_article_unref:
 * @self: (transfer full): a fetched article
 */
void
lt_fetched_article_unref (LtFetchedArticle *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
