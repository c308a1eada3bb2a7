/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "net/http-client.h"

#include "base/future.h"
#include "base/limiter.h"
#include "net/http-exchange.h"
#include "net/http-queues.h"
#include "net/http-token.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (lt - http - error - quark, lt_http_error)

#define MAX_REDIRECTS 5
#define IDLE_SECONDS 30

/* facts/sources.md, section 2. */
#define FIRST_BACK_OFF_MS 1000
#define MAX_BACK_OFF_MS (60 * 1000)

/* Seconds that a person may have to wait for because a server said so. */
#define MAX_RETRY_AFTER 60

struct _LtHttpClient
{
  GObject parent_instance;

  SoupSession *configured;
  SoupSession *found; /* no proxy: the address that is checked must be the server's own */
  LtHttpQueues *queues;
  LtHttpToken *token;  /* or NULL */
  gboolean is_private; /* everything goes to one Unix socket */
  gboolean allow_loopback;
};

/* One call of lt_http_client_send(). */
typedef struct
{
  LtHttpClient *client;
  LtHttpRequest *request; /* as the last redirect left it */
  GUri *uri;
  gint64 left_ms; /* of the total time */
} Job;

G_DEFINE_FINAL_TYPE (LtHttpClient, lt_http_client, G_TYPE_OBJECT)

static void
lt_http_client_dispose (GObject *object)
{
  LtHttpClient *self = LT_HTTP_CLIENT (object);

  g_clear_object (&self->configured);
  g_clear_object (&self->found);
  g_clear_pointer (&self->queues, lt_http_queues_free);
  g_clear_pointer (&self->token, lt_http_token_free);

  G_OBJECT_CLASS (lt_http_client_parent_class)->dispose (object);
}

static void
lt_http_client_class_init (LtHttpClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lt_http_client_dispose;
}

static void
lt_http_client_init (LtHttpClient *self)
{
  self->queues = lt_http_queues_new ();
}

/**
 * lt_http_client_new:
 * @user_agent: name, version and where to complain
 *
 * Returns: (transfer full): a client for the network
 */
LtHttpClient *
lt_http_client_new (const char *user_agent)
{
  LtHttpClient *self = g_object_new (LT_TYPE_HTTP_CLIENT, NULL);

  self->configured = soup_session_new_with_options ("user-agent", user_agent, "idle-timeout", IDLE_SECONDS, NULL);
  self->found = soup_session_new_with_options ("user-agent", user_agent, "proxy-resolver", NULL, NULL);

  return self;
}

/**
 * lt_http_client_new_for_socket:
 * @user_agent: name, version and where to complain
 * @path: a Unix socket, of at most 107 bytes
 *
 * Returns: (transfer full): a client for one server of ours; it refuses found addresses
 */
LtHttpClient *
lt_http_client_new_for_socket (const char *user_agent,
                               const char *path)
{
  LtHttpClient *self = g_object_new (LT_TYPE_HTTP_CLIENT, NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);

  self->is_private = TRUE;
  self->configured = soup_session_new_with_options ("user-agent", user_agent, "remote-connectable", address,
                                                    "idle-timeout", IDLE_SECONDS, NULL);

  return self;
}

/**
 * lt_http_client_set_allow_loopback:
 * @self: a client
 * @allow: whether found addresses may be on this machine, on any port
 */
void
lt_http_client_set_allow_loopback (LtHttpClient *self,
                                   gboolean allow)
{
  g_return_if_fail (LT_IS_HTTP_CLIENT (self));

  self->allow_loopback = allow;
}

/**
 * lt_http_client_set_pace:
 * @self: a client
 * @pace: what every polite interval is multiplied with: 1 on the network, less in tests
 */
void
lt_http_client_set_pace (LtHttpClient *self,
                         double pace)
{
  g_return_if_fail (LT_IS_HTTP_CLIENT (self));
  g_return_if_fail (pace >= 0);

  lt_http_queues_set_pace (self->queues, pace);
}

/**
 * lt_http_client_get_pace:
 * @self: a client
 *
 * Returns: what every polite interval is multiplied with
 */
double
lt_http_client_get_pace (LtHttpClient *self)
{
  g_return_val_if_fail (LT_IS_HTTP_CLIENT (self), 1.0);

  return lt_http_queues_get_pace (self->queues);
}

/**
 * lt_http_client_set_queue:
 * @self: a client
 * @base: a configured base address, as in the `queue` of requests
 * @at_once: how many requests may be under way
 * @interval_ms: the least time from one start to the next
 */
void
lt_http_client_set_queue (LtHttpClient *self,
                          const char *base,
                          guint at_once,
                          guint interval_ms)
{
  g_return_if_fail (LT_IS_HTTP_CLIENT (self));

  lt_http_queues_set (self->queues, base, at_once, interval_ms);
}

/**
 * lt_http_client_set_token:
 * @self: a client
 * @address: an address that a person typed
 * @token: (nullable): what its server knows that person by; %NULL to forget it
 *
 * Sends @token with all that is asked of the origin of @address from now on, and to nobody else: a
 * redirect to another origin goes without it. A client has one token.
 *
 * Returns: %FALSE and %LT_HTTP_ERROR_REFUSED where @token would be readable on the way, or is none;
 *   the old one is forgotten then too
 */
gboolean
lt_http_client_set_token (LtHttpClient *self,
                          const char *address,
                          const char *token,
                          GError **error)
{
  g_return_val_if_fail (LT_IS_HTTP_CLIENT (self), FALSE);
  g_return_val_if_fail (address != NULL, FALSE);

  g_clear_pointer (&self->token, lt_http_token_free);
  if (token != NULL)
    self->token = lt_http_token_new (address, token, error);

  return token == NULL || self->token != NULL;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->client);
  g_clear_pointer (&job->request, lt_http_request_free);
  g_clear_pointer (&job->uri, g_uri_unref);
  g_free (job);
}

static gboolean
set_url (Job *job,
         const char *url,
         GError **error)
{
  g_autoptr (GUri) uri = lt_http_parse_url (url);

  if (uri == NULL)
    {
      g_set_error_literal (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED, _ ("This is no web address."));
      return FALSE;
    }

  g_clear_pointer (&job->uri, g_uri_unref);
  job->uri = g_steal_pointer (&uri);

  return TRUE;
}

/* One message, its place in the queue and its share of the total time. */
static LtHttpResponse *
exchange (Job *job,
          GError **error)
{
  LtHttpClient *self = job->client;
  gboolean is_found = job->request->kind == LT_ADDRESS_FOUND;
  LtExchangePolicy policy = LT_EXCHANGE_ANYWHERE;
  g_autofree char *late = g_strdup_printf (_ ("“%s” took too long."), g_uri_get_host (job->uri));
  g_autoptr (LtSlot) slot = NULL;
  g_autoptr (LtHttpResponse) response = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 start;

  if (is_found)
    policy = self->allow_loopback ? LT_EXCHANGE_PUBLIC_OR_LOOPBACK : LT_EXCHANGE_PUBLIC;

  if (!self->is_private)
    {
      slot = dex_await_object (lt_pacer_acquire (lt_http_queues_get (self->queues, job->request, job->uri)), error);
      if (slot == NULL)
        return NULL;
    }

  start = g_get_monotonic_time ();
  response = dex_await_boxed (lt_within (lt_http_exchange (is_found ? self->found : self->configured, job->uri, job->request, policy),
                                         (guint) MAX (job->left_ms, 1), late),
                              &local_error);
  job->left_ms -= (g_get_monotonic_time () - start) / 1000;

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_set_error_literal (error, LT_HTTP_ERROR, LT_HTTP_ERROR_TIMEOUT, local_error->message);
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return g_steal_pointer (&response);
}

/* What a person typed does not vouch for where it redirects to: another origin counts as found, and
 * neither learns the headers that were meant for the first (they may hold a key) nor gets its body. */
static gboolean
follow (Job *job,
        LtHttpResponse *response,
        GError **error)
{
  g_autofree char *before = lt_http_dup_origin (job->uri);
  g_autofree char *after = NULL;
  g_autofree char *target = lt_http_response_dup_target (response);
  LtHttpRequest *request = job->request;
  gboolean resend = request->body != NULL && (response->status == 307 || response->status == 308);

  if (target == NULL || !set_url (job, target, NULL))
    {
      g_set_error (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REDIRECTS, _ ("%s redirects to what is no web address."), before);
      return FALSE;
    }

  after = lt_http_dup_origin (job->uri);
  if (!g_str_equal (before, after))
    {
      request->kind = LT_ADDRESS_FOUND;
      g_strfreev ((char **) g_steal_pointer (&request->headers));
      if (resend)
        {
          g_set_error (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REDIRECTS, _ ("%s wants the request to be sent elsewhere."), before);
          return FALSE;
        }
    }

  if (request->body != NULL && !resend)
    {
      g_clear_pointer (&request->body, g_bytes_unref);
      g_free ((char *) request->method);
      request->method = g_strdup ("GET");
    }

  return TRUE;
}

/* From the first address to the answer that is none of going elsewhere. */
static LtHttpResponse *
walk (Job *job,
      GError **error)
{
  for (guint i = 0; i <= MAX_REDIRECTS; i++)
    {
      g_autoptr (LtHttpResponse) response = NULL;

      if (job->client->is_private && job->request->kind == LT_ADDRESS_FOUND)
        {
          g_set_error_literal (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REFUSED, _ ("A private server may not lead elsewhere."));
          return NULL;
        }

      response = exchange (job, error);
      if (response == NULL || job->request->one_hop || !lt_http_response_is_redirect (response))
        return g_steal_pointer (&response);

      if (!follow (job, response, error))
        return NULL;
    }

  g_set_error (error, LT_HTTP_ERROR, LT_HTTP_ERROR_REDIRECTS, _ ("“%s” redirects too many times."), g_uri_get_host (job->uri));

  return NULL;
}

static gboolean
may_pass (LtHttpResponse *response,
          GError *error)
{
  if (response != NULL)
    return response->status == 408 || response->status == 429 || response->status == 500 || (response->status >= 502 && response->status <= 504);

  return g_error_matches (error, LT_HTTP_ERROR, LT_HTTP_ERROR_UNREACHABLE) || g_error_matches (error, LT_HTTP_ERROR, LT_HTTP_ERROR_TIMEOUT) || g_error_matches (error, LT_HTTP_ERROR, LT_HTTP_ERROR_TRUNCATED);
}

/* 1 s, 4 s, 16 s…, each ± 50 %, so that not all come back at one moment; more if the server says so. */
static guint
get_back_off (Job *job,
              guint attempt,
              LtHttpResponse *response)
{
  double wait = FIRST_BACK_OFF_MS * pow (4, attempt) * g_random_double_range (0.5, 1.5);

  if (response != NULL && response->retry_after > 0)
    wait = MAX (wait, (double) response->retry_after * 1000);

  return lt_http_queues_scale (job->client->queues, MIN (wait, MAX_BACK_OFF_MS));
}

static DexFuture *
finish (Job *job,
        LtHttpResponse *response)
{
  if (job->request->any_status || SOUP_STATUS_IS_SUCCESSFUL (response->status) || response->status == SOUP_STATUS_NOT_MODIFIED)
    return dex_future_new_take_boxed (LT_TYPE_HTTP_RESPONSE, lt_http_response_ref (response));

  return dex_future_new_reject (LT_HTTP_ERROR, LT_HTTP_ERROR_STATUS,
                                /* Translators: a host name, a number, and the words that belong to it. */
                                _ ("“%s” answered %u (%s)."), g_uri_get_host (job->uri), response->status,
                                soup_status_get_phrase (response->status));
}

/* Puts the job back to its first address. */
static void
restart (Job *job,
         const LtHttpRequest *request)
{
  lt_http_request_free (job->request);
  job->request = lt_http_request_copy (request);
  job->left_ms = request->total_ms;
  set_url (job, request->url, NULL);
}

static DexFuture *
send_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (LtHttpRequest) original = lt_http_request_copy (job->request);

  for (guint attempt = 0;; attempt++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LtHttpResponse) response = walk (job, &error);
      guint wait = 0;

      if (attempt >= original->retries || !may_pass (response, error) || (response != NULL && response->retry_after > MAX_RETRY_AFTER))
        {
          if (response == NULL)
            return dex_future_new_for_error (g_steal_pointer (&error));
          return finish (job, response);
        }

      wait = get_back_off (job, attempt, response);
      if (response != NULL && response->retry_after > 0 && !job->client->is_private)
        lt_pacer_pause (lt_http_queues_get (job->client->queues, job->request, job->uri), wait);
      if (!dex_await (lt_sleep (wait), NULL))
        return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
      restart (job, original);
    }
}

/**
 * lt_http_client_send:
 * @self: a client
 * @request: what is asked for; copied
 *
 * Does one exchange: waits for its turn, follows up to five redirects with the address policy asked
 * at each, bounds size and time, and tries again as often as @request allows.
 *
 * Returns: (transfer full): resolves to an #LtHttpResponse; rejects with %LT_HTTP_ERROR, whose
 *   message is a sentence, or `G_IO_ERROR_CANCELLED`. Dropping it cancels the exchange
 */
DexFuture *
lt_http_client_send (LtHttpClient *self,
                     const LtHttpRequest *request)
{
  Job *job = NULL;
  GError *error = NULL;

  dex_return_error_if_fail (LT_IS_HTTP_CLIENT (self));
  dex_return_error_if_fail (request != NULL);

  job = g_new0 (Job, 1);
  job->client = g_object_ref (self);
  job->request = lt_http_request_copy (request);
  job->left_ms = job->request->total_ms;

  if (!set_url (job, request->url, &error))
    {
      job_free (job);
      return dex_future_new_for_error (error);
    }
  if (self->token != NULL)
    lt_http_token_add (self->token, job->uri, job->request);

  return lt_spawn (send_fiber, job, job_free);
}
