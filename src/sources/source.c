/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/source.h"

G_DEFINE_QUARK (lt - source - error - quark, lt_source_error)

G_DEFINE_INTERFACE (LtSource, lt_source, G_TYPE_OBJECT)

static void
lt_source_default_init (LtSourceInterface *iface)
{
}

/**
 * lt_thread_ref_new:
 * @id: "hn-123"
 *
 * Returns: (transfer full): a reference with nothing known but the id
 */
LtThreadRef *
lt_thread_ref_new (const char *id)
{
  LtThreadRef *self = g_new0 (LtThreadRef, 1);

  self->id = g_strdup (id);
  self->score = -1;
  self->comments = -1;
  self->rank = -1;

  return self;
}

/**
 * lt_thread_ref_free:
 * @self: (transfer full): a reference
 */
void
lt_thread_ref_free (LtThreadRef *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->link);
  g_free (self);
}

/**
 * lt_source_get_id:
 * @self: a source
 *
 * Returns: the name that feed and archive know the source by
 */
const char *
lt_source_get_id (LtSource *self)
{
  return LT_SOURCE_GET_IFACE (self)->get_id (self);
}

/**
 * lt_source_get_name:
 * @self: a source
 *
 * Returns: the name that people know the source by
 */
const char *
lt_source_get_name (LtSource *self)
{
  return LT_SOURCE_GET_IFACE (self)->get_name (self);
}

/**
 * lt_source_dup_health:
 * @self: a source
 *
 * Returns: (transfer full): how the source fared when it was last asked
 */
LtSourceHealth *
lt_source_dup_health (LtSource *self)
{
  return LT_SOURCE_GET_IFACE (self)->dup_health (self);
}

/**
 * lt_source_discover:
 * @self: a source
 *
 * Asks what is talked about now, whatever the topic.
 *
 * Returns: (transfer full): resolves to a `GPtrArray` of #LtThreadRef; rejects with %LT_SOURCE_ERROR
 */
DexFuture *
lt_source_discover (LtSource *self)
{
  return LT_SOURCE_GET_IFACE (self)->discover (self);
}

/**
 * lt_source_fetch_thread:
 * @self: a source
 * @id: the thread's id
 *
 * Returns: (transfer full): resolves to an #LtThread; rejects with %LT_SOURCE_ERROR
 */
DexFuture *
lt_source_fetch_thread (LtSource *self,
                        const char *id)
{
  return LT_SOURCE_GET_IFACE (self)->fetch_thread (self, id);
}

/**
 * lt_source_fetch_article:
 * @self: a source
 * @url: the link of one of its threads
 *
 * Returns: (transfer full): resolves to an #LtFetchedArticle: a failure is a state of it
 */
DexFuture *
lt_source_fetch_article (LtSource *self,
                         const char *url)
{
  return LT_SOURCE_GET_IFACE (self)->fetch_article (self, url);
}

/**
 * lt_source_fetch_picture:
 * @self: a source
 * @url: the address of a picture of such an article
 *
 * Returns: (transfer full): resolves to a `GBytes`, checked; rejects when it is none to be shown
 */
DexFuture *
lt_source_fetch_picture (LtSource *self,
                         const char *url)
{
  return LT_SOURCE_GET_IFACE (self)->fetch_picture (self, url);
}

/**
 * lt_source_id_for_url:
 * @self: a source
 * @url: an address that a person typed
 *
 * Returns: (transfer full) (nullable): the id of the thread that @url shows
 */
char *
lt_source_id_for_url (LtSource *self,
                      const char *url)
{
  return LT_SOURCE_GET_IFACE (self)->id_for_url (self, url);
}

/**
 * lt_item_check_new:
 * @id: a thread's or comment's id
 *
 * Returns: (transfer full): a check of which nothing is known yet
 */
LtItemCheck *
lt_item_check_new (const char *id)
{
  LtItemCheck *self = g_new0 (LtItemCheck, 1);

  self->id = g_strdup (id);
  self->comments = -1;

  return self;
}

/**
 * lt_item_check_free:
 * @self: (transfer full): a check
 */
void
lt_item_check_free (LtItemCheck *self)
{
  g_free (self->id);
  g_free (self);
}

/**
 * lt_source_is_watched:
 * @self: a source
 *
 * Returns: whether what was read may change or be deleted there
 */
gboolean
lt_source_is_watched (LtSource *self)
{
  return LT_SOURCE_GET_IFACE (self)->check_items != NULL;
}

gboolean
lt_source_owns (LtSource *self,
                const char *id)
{
  return LT_SOURCE_GET_IFACE (self)->owns (self, id);
}

/**
 * lt_source_list_changes:
 * @self: a source that is watched
 *
 * Returns: (transfer full): resolves to a `GStrv`; rejects with %LT_SOURCE_ERROR
 */
DexFuture *
lt_source_list_changes (LtSource *self)
{
  return LT_SOURCE_GET_IFACE (self)->list_changes (self);
}

/**
 * lt_source_check_items:
 * @self: a source that is watched
 * @ids: what to look at
 *
 * Returns: (transfer full): resolves to a `GPtrArray` of #LtItemCheck; rejects only when cancelled
 */
DexFuture *
lt_source_check_items (LtSource *self,
                       const char *const *ids)
{
  return LT_SOURCE_GET_IFACE (self)->check_items (self, ids);
}
