/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "net/http-queues.h"

#define MAX_PACERS 256
#define CONFIGURED_AT_ONCE 4

/* facts/sources.md, section 6: one request for each host every five seconds. */
#define FOUND_INTERVAL_MS 5000

typedef struct
{
  guint at_once;
  guint interval_ms;
} Manners;

struct _LtHttpQueues
{
  GHashTable *pacers;  /* base or origin -> LtPacer */
  GHashTable *manners; /* base -> Manners: what was asked for */
  double pace;
};

/**
 * lt_http_queues_new:
 *
 * Returns: (transfer full): no queues yet; they come with the first requests
 */
LtHttpQueues *
lt_http_queues_new (void)
{
  LtHttpQueues *self = g_new0 (LtHttpQueues, 1);

  self->pacers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->manners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pace = 1.0;

  return self;
}

/**
 * lt_http_queues_free:
 * @self: (transfer full): queues
 */
void
lt_http_queues_free (LtHttpQueues *self)
{
  g_hash_table_unref (self->pacers);
  g_hash_table_unref (self->manners);
  g_free (self);
}

/**
 * lt_http_queues_set_pace:
 * @self: queues
 * @pace: what every interval is multiplied with
 */
void
lt_http_queues_set_pace (LtHttpQueues *self,
                         double pace)
{
  self->pace = pace;
  g_hash_table_remove_all (self->pacers);
}

double
lt_http_queues_get_pace (LtHttpQueues *self)
{
  return self->pace;
}

/**
 * lt_http_queues_scale:
 * @self: queues
 * @milliseconds: a time at the pace of the network
 *
 * Returns: that time at our pace
 */
guint
lt_http_queues_scale (LtHttpQueues *self,
                      double milliseconds)
{
  return (guint) CLAMP (milliseconds * self->pace, 0, G_MAXINT);
}

/**
 * lt_http_queues_set:
 * @self: queues
 * @base: a configured base address
 * @at_once: how many requests may be under way
 * @interval_ms: the least time from one start to the next
 */
void
lt_http_queues_set (LtHttpQueues *self,
                    const char *base,
                    guint at_once,
                    guint interval_ms)
{
  Manners manners = { at_once, interval_ms };

  g_hash_table_replace (self->manners, g_strdup (base), g_memdup2 (&manners, sizeof manners));
  g_hash_table_remove (self->pacers, base);
}

static int
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return port;

  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

/**
 * lt_http_dup_origin:
 * @uri: an address of the web
 *
 * Returns: (transfer full): scheme, host and port, in one form for all spellings
 */
char *
lt_http_dup_origin (GUri *uri)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);

  return g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (uri), host, get_port (uri));
}

static gboolean
is_idle_cb (gpointer key,
            gpointer value,
            gpointer user_data)
{
  return lt_pacer_is_idle (value);
}

static LtPacer *
make_pacer (LtHttpQueues *self,
            const LtHttpRequest *request,
            const char *key)
{
  Manners *manners = g_hash_table_lookup (self->manners, key);

  if (request->kind == LT_ADDRESS_FOUND)
    return lt_pacer_new (1, lt_http_queues_scale (self, FOUND_INTERVAL_MS));

  if (manners != NULL)
    return lt_pacer_new (manners->at_once, lt_http_queues_scale (self, manners->interval_ms));

  return lt_pacer_new (CONFIGURED_AT_ONCE, 0);
}

/**
 * lt_http_queues_get:
 * @self: queues
 * @request: a request
 * @uri: where it goes now
 *
 * Returns: (transfer none): the queue that the request stands in
 */
LtPacer *
lt_http_queues_get (LtHttpQueues *self,
                    const LtHttpRequest *request,
                    GUri *uri)
{
  gboolean is_found = request->kind == LT_ADDRESS_FOUND;
  g_autofree char *origin = lt_http_dup_origin (uri);
  g_autofree char *key = NULL;
  LtPacer *pacer = NULL;

  /* A found address never shares the queue of a configured one, even on the same host. */
  if (is_found)
    key = g_strconcat ("found ", origin, NULL);
  else
    key = g_strdup (request->queue != NULL ? request->queue : origin);

  pacer = g_hash_table_lookup (self->pacers, key);
  if (pacer != NULL)
    return pacer;

  if (g_hash_table_size (self->pacers) >= MAX_PACERS)
    g_hash_table_foreach_remove (self->pacers, is_idle_cb, NULL);

  pacer = make_pacer (self, request, key);
  g_hash_table_insert (self->pacers, g_steal_pointer (&key), pacer);

  return pacer;
}
