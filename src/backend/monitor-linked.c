/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "backend/monitor-private.h"

#include "base/future.h"
#include "text/url.h"

/* Those of a few days; each is some ten thousand letters and a picture. */
#define MAX_PAGES 64

void
lt_linked_page_free (LtLinkedPage *self)
{
  lt_fetched_article_unref (self->article);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self);
}

static gboolean
recall (LtMonitor *self,
        LtMaking *making,
        const char *link)
{
  LtLinkedPage *page = g_hash_table_lookup (self->pages, link);

  if (page == NULL)
    return FALSE;

  making->article = lt_fetched_article_ref (page->article);
  making->picture = page->picture != NULL ? g_bytes_ref (page->picture) : NULL;

  return TRUE;
}

static void
remember (LtMonitor *self,
          LtMaking *making,
          const char *link)
{
  LtLinkedPage *page;

  if (making->article == NULL || making->article->may_pass)
    return;

  page = g_new0 (LtLinkedPage, 1);
  page->article = lt_fetched_article_ref (making->article);
  page->picture = making->picture != NULL ? g_bytes_ref (making->picture) : NULL;
  if (g_hash_table_size (self->pages) >= MAX_PAGES)
    g_hash_table_remove_all (self->pages);
  g_hash_table_replace (self->pages, g_strdup (link), page);
}

static void
fetch (LtMaking *making,
       LtSource *source,
       const char *link)
{
  LtArticle *article;

  making->article = dex_await_boxed (lt_source_fetch_article (source, link), NULL);
  article = making->article != NULL ? making->article->article : NULL;
  if (article != NULL && article->image != NULL && making->context->fetch_media)
    making->picture = dex_await_boxed (lt_source_fetch_picture (source, article->image), NULL);
}

/* Only a page that was read tells where it really is: a wall may stand before any. */
static void
note_canonical (LtMaking *making,
                LtThreadRecord *record)
{
  LtFetchedArticle *article = making->article;

  if (article == NULL || article->article == NULL || article->article->canonical == NULL
      || (g_strcmp0 (article->state, "full") != 0 && g_strcmp0 (article->state, "partial") != 0))
    return;

  g_free (record->canonical);
  record->canonical = lt_url_merge_key (article->article->canonical);
}

void
lt_monitor_fetch_linked (LtMonitor *self,
                         LtMaking *making)
{
  LtPart *part = lt_making_get_main (making);
  const char *link = part->thread->post->link;

  g_clear_pointer (&making->article, lt_fetched_article_unref);
  g_clear_pointer (&making->picture, g_bytes_unref);
  if (link == NULL || !making->context->fetch_articles)
    return;

  if (!recall (self, making, link))
    {
      fetch (making, part->source, link);
      remember (self, making, link);
    }
  note_canonical (making, part->record);
}
