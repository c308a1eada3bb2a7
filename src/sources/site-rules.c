/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "sources/site-rules.h"

#include "base/future.h"
#include "net/http-queues.h"
#include "sources/source.h"

#include <glib/gi18n-lib.h>

/* facts/sources.md, section 6. A robots.txt that is longer than what is read of it is no reason to read none. */
#define MAX_ROBOTS_BYTES (2 * 1024 * 1024)
#define MAX_MINING_BYTES (256 * 1024)
#define KEPT_SECONDS (24 * 60 * 60)
#define UNKNOWN_SECONDS (60 * 60)
#define FIRST_BYTE_MS (10 * 1000)
#define TOTAL_MS (20 * 1000)
#define MAX_SITES 500
#define TOO_MANY_REQUESTS 429

/* What asking a site gave. */
typedef struct
{
  LtSite *site;
  GError *error; /* or why there is none */
  gint64 until;
} Answer;

struct _LtSiteRules
{
  LtHttpClient *client; /* (unowned) */
  LtClock clock;
  GHashTable *answers; /* origin -> DexPromise of Answer */
};

typedef struct
{
  LtHttpClient *client; /* keeps @rules */
  LtSiteRules *rules;
  char *origin;
  DexPromise *promise;
} Job;

static void
clear_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->site, lt_site_unref);
  g_clear_error (&answer->error);
}

static Answer *
answer_ref (Answer *answer)
{
  return g_atomic_rc_box_acquire (answer);
}

static void
answer_unref (Answer *answer)
{
  g_atomic_rc_box_release_full (answer, clear_answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_unref)
GType lt_site_answer_get_type (void);
G_DEFINE_BOXED_TYPE (Answer, lt_site_answer, answer_ref, answer_unref)

/**
 * lt_site_rules_new:
 * @client: what to ask with, which owns the result
 * @clock: tells the time
 *
 * Returns: (transfer full): rules of no site yet
 */
LtSiteRules *
lt_site_rules_new (LtHttpClient *client,
                   LtClock clock)
{
  LtSiteRules *self = g_new0 (LtSiteRules, 1);

  self->client = client;
  self->clock = clock;
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, dex_unref);

  return self;
}

/**
 * lt_site_rules_free:
 * @self: (transfer full): rules
 */
void
lt_site_rules_free (LtSiteRules *self)
{
  g_hash_table_unref (self->answers);
  g_free (self);
}

static Job *
job_new (LtSiteRules *self,
         const char *origin,
         DexPromise *promise)
{
  Job *job = g_new0 (Job, 1);

  job->client = g_object_ref (self->client);
  job->rules = self;
  job->origin = g_strdup (origin);
  job->promise = promise;

  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->client);
  g_free (job->origin);
  dex_clear (&job->promise);
  g_free (job);
}

static LtHttpResponse *
get (Job *job,
     const char *path,
     gsize max_bytes,
     GError **error)
{
  g_autofree char *url = g_strconcat (job->origin, path, NULL);
  LtHttpRequest request = {
    .url = url,
    .kind = LT_ADDRESS_FOUND,
    .max_bytes = max_bytes,
    .first_byte_ms = FIRST_BYTE_MS,
    .total_ms = TOTAL_MS,
    .any_status = TRUE,
  };

  return dex_await_boxed (lt_http_client_send (job->client, &request), error);
}

/* RFC 9309, section 2.3.1: what is not there forbids nothing; what cannot be had forbids everything. */
static gboolean
get_robots (Job *job,
            GBytes **robots,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LtHttpResponse) response = get (job, "/robots.txt", MAX_ROBOTS_BYTES, &local_error);

  if (g_error_matches (local_error, LT_HTTP_ERROR, LT_HTTP_ERROR_REDIRECTS))
    return TRUE;

  if (response == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (SOUP_STATUS_IS_SUCCESSFUL (response->status))
    *robots = g_bytes_ref (response->body);
  else if (!SOUP_STATUS_IS_CLIENT_ERROR (response->status) || response->status == TOO_MANY_REQUESTS)
    {
      g_set_error_literal (error, LT_SOURCE_ERROR, LT_SOURCE_ERROR_UNREACHABLE,
                           _ ("The article’s site could not be asked whether it may be read: the story is from the discussion only."));
      return FALSE;
    }

  return TRUE;
}

/* The protocol has no rule for a failure: a reservation that was not made is none. */
static GBytes *
get_mining (Job *job)
{
  g_autoptr (LtHttpResponse) response = get (job, "/.well-known/tdmrep.json", MAX_MINING_BYTES, NULL);

  return response != NULL && SOUP_STATUS_IS_SUCCESSFUL (response->status) ? g_bytes_ref (response->body) : NULL;
}

static DexFuture *
ask_site_fiber (gpointer data)
{
  Job *job = data;
  Answer *answer = g_atomic_rc_box_new0 (Answer);
  g_autoptr (GBytes) robots = NULL;
  g_autoptr (GBytes) mining = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  if (get_robots (job, &robots, &answer->error))
    {
      mining = get_mining (job);
      answer->site = lt_site_new (robots, mining);
    }
  answer->until = job->rules->clock () + (answer->site != NULL ? KEPT_SECONDS : UNKNOWN_SECONDS);

  /* Who began to ask went away; others who wait ask again. */
  if (g_error_matches (answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    answer->until = 0;

  g_value_init (&value, lt_site_answer_get_type ());
  g_value_take_boxed (&value, answer);
  dex_promise_resolve (job->promise, &value);

  return NULL;
}

static gboolean
is_fresh (LtSiteRules *self,
          DexFuture *future)
{
  const GValue *value = NULL;

  if (dex_future_is_pending (future))
    return TRUE;

  value = dex_future_get_value (future, NULL);

  return value != NULL && ((Answer *) g_value_get_boxed (value))->until > self->clock ();
}

static gboolean
is_stale_cb (gpointer key,
             gpointer value,
             gpointer user_data)
{
  return !is_fresh (user_data, value);
}

static gboolean
is_known_cb (gpointer key,
             gpointer value,
             gpointer user_data)
{
  return !dex_future_is_pending (value);
}

/* Sites are not asked for their own sake: to forget them all now and then costs a request each. */
static void
make_room (LtSiteRules *self)
{
  if (g_hash_table_size (self->answers) >= MAX_SITES)
    g_hash_table_foreach_remove (self->answers, is_stale_cb, self);
  if (g_hash_table_size (self->answers) >= MAX_SITES)
    g_hash_table_foreach_remove (self->answers, is_known_cb, NULL);
}

/* Who asks while another does waits for the same answer. */
static DexFuture *
get_answer (LtSiteRules *self,
            const char *origin)
{
  DexPromise *promise = g_hash_table_lookup (self->answers, origin);

  if (promise != NULL && is_fresh (self, DEX_FUTURE (promise)))
    return lt_guard (dex_ref (DEX_FUTURE (promise)));

  make_room (self);
  promise = dex_promise_new ();
  g_hash_table_replace (self->answers, g_strdup (origin), promise);
  dex_future_disown (lt_spawn (ask_site_fiber, job_new (self, origin, dex_ref (promise)), job_free));

  return lt_guard (dex_ref (DEX_FUTURE (promise)));
}

static DexFuture *
ask_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (Answer) answer = NULL;
  g_autoptr (GError) error = NULL;

  for (guint attempt = 0; attempt < 2; attempt++)
    {
      g_clear_pointer (&answer, answer_unref);
      answer = dex_await_boxed (get_answer (job->rules, job->origin), &error);
      if (answer == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
      if (answer->site != NULL)
        return dex_future_new_take_boxed (LT_TYPE_SITE, lt_site_ref (answer->site));
      if (!g_error_matches (answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        break;
    }

  return dex_future_new_for_error (g_error_copy (answer->error));
}

/**
 * lt_site_rules_ask:
 * @self: rules
 * @url: an address, http or https
 *
 * Returns: (transfer full): resolves to an #LtSite; rejects with a sentence when the site cannot be
 *   asked, which is tried again after an hour, or with `G_IO_ERROR_CANCELLED`
 */
DexFuture *
lt_site_rules_ask (LtSiteRules *self,
                   const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, &error);
  g_autofree char *origin = NULL;

  if (uri == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  origin = lt_http_dup_origin (uri);

  return lt_spawn (ask_fiber, job_new (self, origin, NULL), job_free);
}
