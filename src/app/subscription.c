/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/subscription.h"

#include "app/error-text.h"
#include "base/configuration.h"
#include "base/future.h"

#include <glib/gi18n.h>

#define USER_AGENT "LLMTracker/" LT_VERSION " (+" LT_HOME_PAGE ")"
/* Over a socket the host is of no meaning; this one can never be resolved by mistake. */
#define BUILT_IN_FEED "http://backend.invalid/feed.json"
/* How often our own backend is asked what it does: it costs a few hundred bytes over a socket. */
#define WORKING_MS 700
#define RESTING_MS 15000
#define RETRY_MS 60000

struct _LtSubscription
{
  GObject parent_instance;

  char *address;
  char *configuration_path;
  guint minutes;

  LtBackendProcess *process; /* NULL for a feed elsewhere */
  LtHttpClient *client;
  LtSync *sync;
  LtKeyring *keyring;
  char *token;        /* that the server is shown, or NULL */
  gboolean looked_up; /* the keyring is not asked again and again */

  DexFuture *round;
  DexPromise *wake;   /* ends the pause */
  gboolean ask;       /* for a round of the backend's */
  gboolean cancelled; /* by the person: it rests */
  gboolean working;
  gint64 edition; /* of our backend, as last walked */
};

G_DEFINE_FINAL_TYPE (LtSubscription, lt_subscription, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_WORKING,
  PROP_TROUBLE,
  N_PROPS
};

enum
{
  TOLD,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_working (LtSubscription *self, gboolean working)
{
  if (self->working == working)
    return;
  self->working = working;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKING]);
}

static void
died_cb (LtSubscription *self, const char *sentence)
{
  set_working (self, FALSE);
  g_signal_emit (self, signals[TOLD], 0, sentence);
}

static void
trouble_cb (LtSubscription *self)
{
  set_working (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

/* What the preferences say to our backend. */
static void
write_configuration (LtSubscription *self)
{
  g_autoptr (LtConfiguration) configuration = lt_configuration_new ();
  g_autofree char *seconds = g_strdup_printf ("%u", self->minutes * 60);
  g_autoptr (GError) error = NULL;

  if (g_file_test (self->configuration_path, G_FILE_TEST_EXISTS)
      && !lt_configuration_load (configuration, self->configuration_path, &error))
    g_message ("%s", error->message);
  g_clear_error (&error);
  if (self->minutes > 0)
    lt_configuration_set (configuration, "schedule/interval-seconds", seconds, NULL);
  if (!lt_configuration_save (configuration, self->configuration_path, &error))
    g_signal_emit (self, signals[TOLD], 0, error->message);
}

/* Waits, but not longer than until somebody asks. */
static gboolean
pause_for (LtSubscription *self, guint milliseconds, GError **error)
{
  dex_clear (&self->wake);
  self->wake = dex_promise_new ();
  if (milliseconds == 0)
    return dex_await (lt_promise_dup_future (self->wake), error);
  return dex_await (dex_future_first (lt_promise_dup_future (self->wake), lt_sleep (milliseconds), NULL), error);
}

static gboolean
use_token (LtSubscription *self, const char *token, GError **error)
{
  g_set_str (&self->token, token);
  return lt_http_client_set_token (self->client, self->address, token, error);
}

/* What the keyring has for a server that wants to know who asks; FALSE: nothing that it was not shown before. */
static gboolean
take_token (LtSubscription *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  if (self->process || self->looked_up)
    return FALSE;
  self->looked_up = TRUE;
  token = dex_await_string (lt_keyring_lookup (self->keyring, self->address), &error);
  if (!token || g_strcmp0 (token, self->token) == 0)
    return FALSE;
  return use_token (self, token, &error);
}

static gboolean
walk_once (LtSubscription *self, gboolean ask, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (dex_await (ask ? lt_sync_refresh (self->sync) : lt_sync_run (self->sync), &failure))
    return TRUE;
  if (g_error_matches (failure, LT_HTTP_ERROR, LT_HTTP_ERROR_DENIED) && take_token (self))
    return dex_await (lt_sync_run (self->sync), error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* One walk; FALSE only when nobody wants any more. What failed is told by the sync's own properties. */
static gboolean
walk (LtSubscription *self, GError **error)
{
  gboolean ask = self->ask;
  g_autoptr (GError) failure = NULL;

  self->ask = FALSE;
  self->cancelled = FALSE;
  if (walk_once (self, ask, &failure))
    return TRUE;
  if (!lt_error_is_silent (failure))
    return TRUE;
  /* The person's own Cancel, or the end of this source? Then the next await says so. */
  return dex_await (lt_sleep (1), error);
}

/* What our backend does now; NULL when it does not say. */
static LtStatus *
ask_status (LtSubscription *self)
{
  LtStatus *status = dex_await_boxed (lt_sync_fetch_status (self->sync), NULL);

  set_working (self, status && status->state == LT_STATUS_WORKING);
  return status;
}

/* Our backend is near: it is asked what it does, and walked when its edition rose, or when the last walk failed. */
static gboolean
follow_backend (LtSubscription *self, GError **error)
{
  if (!dex_await (lt_backend_process_ready (self->process), error))
    return !lt_error_is_silent (*error);
  for (;;)
    {
      g_autoptr (LtStatus) status = self->ask ? NULL : ask_status (self);

      if (!status || status->edition != self->edition || lt_sync_get_error (self->sync))
        {
          if (!walk (self, error))
            return FALSE;
          if (self->cancelled || lt_sync_get_error (self->sync))
            return TRUE;
          self->edition = status ? status->edition : 0;
        }
      if (!pause_for (self, self->working || !status ? WORKING_MS : RESTING_MS, error))
        return FALSE;
    }
}

static guint
pause_length (LtSubscription *self)
{
  if (self->process)
    return self->cancelled ? RETRY_MS : WORKING_MS;
  if (lt_sync_get_error (self->sync))
    return self->minutes > 0 ? RETRY_MS : 0;
  return self->minutes * 60 * 1000;
}

static DexFuture *
round_fiber (gpointer data)
{
  LtSubscription *self = data;
  g_autoptr (GError) error = NULL;

  for (;;)
    {
      g_clear_error (&error);
      if (self->process ? !follow_backend (self, &error) : !walk (self, &error))
        break;
      g_clear_error (&error);
      if (!pause_for (self, pause_length (self), &error))
        break;
    }
  return dex_future_new_true ();
}

static void
lt_subscription_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtSubscription *self = LT_SUBSCRIPTION (object);

  switch (id)
    {
    case PROP_WORKING:
      g_value_set_boolean (value, self->working);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, lt_subscription_get_trouble (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_subscription_dispose (GObject *object)
{
  LtSubscription *self = LT_SUBSCRIPTION (object);

  lt_subscription_stop (self);
  g_clear_object (&self->sync);
  g_clear_object (&self->client);
  g_clear_object (&self->process);
  g_clear_object (&self->keyring);
  G_OBJECT_CLASS (lt_subscription_parent_class)->dispose (object);
}

static void
lt_subscription_finalize (GObject *object)
{
  LtSubscription *self = LT_SUBSCRIPTION (object);

  g_free (self->address);
  g_free (self->configuration_path);
  g_free (self->token);
  G_OBJECT_CLASS (lt_subscription_parent_class)->finalize (object);
}

static void
lt_subscription_class_init (LtSubscriptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lt_subscription_get_property;
  object_class->dispose = lt_subscription_dispose;
  object_class->finalize = lt_subscription_finalize;

  /**
   * LtSubscription:working:
   *
   * Whether our backend reads its sources now.
   */
  properties[PROP_WORKING] = g_param_spec_boolean ("working", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * LtSubscription:trouble:
   *
   * Why our backend is not there, a sentence; %NULL while all is well.
   */
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * LtSubscription::told:
   * @sentence: for a toast
   *
   * Something happened that is worth a sentence.
   */
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lt_subscription_init (LtSubscription *self)
{
  self->edition = -1;
}

static void
make_process (LtSubscription *self, const char *profile, const char *const *options)
{
  gboolean sample = g_strcmp0 (self->address, LT_SUBSCRIPTION_SAMPLE) == 0;
  g_autofree char *state = g_build_filename (profile, sample ? "sample" : "backend", NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (sample)
    g_strv_builder_add (builder, "--sample");
  if (options)
    g_strv_builder_addv (builder, (const char **) options);
  all = g_strv_builder_end (builder);
  self->process = lt_backend_process_new (state, self->configuration_path, (const char *const *) all);
  g_signal_connect_object (self->process, "died", G_CALLBACK (died_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->process, "notify::trouble", G_CALLBACK (trouble_cb), self, G_CONNECT_SWAPPED);
}

/**
 * lt_subscription_new:
 * @library: where its stories go
 * @keyring: asked when a feed elsewhere wants to know who asks
 * @profile: folder of the profile
 * @address: as stored
 * @feed: its id in @library
 * @options: (nullable): for our backend
 *
 * Returns: (transfer full): a source that does nothing yet
 */
LtSubscription *
lt_subscription_new (LtLibrary *library, LtKeyring *keyring, const char *profile, const char *address, gint64 feed, const char *const *options)
{
  LtSubscription *self = g_object_new (LT_TYPE_SUBSCRIPTION, NULL);

  self->keyring = g_object_ref (keyring);
  self->address = g_strdup (address);
  self->configuration_path = g_build_filename (profile, "backend.conf", NULL);
  if (lt_subscription_is_built_in (self))
    {
      make_process (self, profile, options);
      self->client = lt_http_client_new_for_socket (USER_AGENT, lt_backend_process_get_socket (self->process));
      self->sync = lt_sync_new (library, self->client, feed, BUILT_IN_FEED);
    }
  else
    {
      self->client = lt_http_client_new (USER_AGENT);
      self->sync = lt_sync_new (library, self->client, feed, address);
    }
  return self;
}

void
lt_subscription_start (LtSubscription *self)
{
  g_return_if_fail (LT_IS_SUBSCRIPTION (self));

  if (self->round)
    return;
  if (self->process)
    {
      write_configuration (self);
      lt_backend_process_start (self->process);
    }
  self->round = lt_spawn (round_fiber, g_object_ref (self), g_object_unref);
}

void
lt_subscription_set_minutes (LtSubscription *self, guint minutes)
{
  g_return_if_fail (LT_IS_SUBSCRIPTION (self));

  if (self->minutes == minutes)
    return;
  self->minutes = minutes;
  if (!self->round)
    return;
  if (self->process)
    {
      write_configuration (self);
      lt_backend_process_reload (self->process);
    }
  else if (self->wake && dex_future_is_pending (DEX_FUTURE (self->wake)))
    dex_promise_resolve_boolean (self->wake, TRUE);
}

/**
 * lt_subscription_refresh:
 *
 * Asks for what is new at once.
 */
void
lt_subscription_refresh (LtSubscription *self)
{
  g_return_if_fail (LT_IS_SUBSCRIPTION (self));

  self->ask = TRUE;
  self->looked_up = FALSE;
  if (self->process)
    lt_backend_process_hurry (self->process);
  if (self->wake && dex_future_is_pending (DEX_FUTURE (self->wake)))
    dex_promise_resolve_boolean (self->wake, TRUE);
}

void
lt_subscription_cancel (LtSubscription *self)
{
  g_return_if_fail (LT_IS_SUBSCRIPTION (self));

  self->cancelled = TRUE;
  lt_sync_cancel (self->sync);
}

/**
 * lt_subscription_stop:
 *
 * Ends the asking and the child. Before the last reference is dropped; safe twice.
 */
void
lt_subscription_stop (LtSubscription *self)
{
  g_return_if_fail (LT_IS_SUBSCRIPTION (self));

  if (self->sync)
    lt_sync_cancel (self->sync);
  dex_clear (&self->round);
  dex_clear (&self->wake);
  if (self->process)
    lt_backend_process_stop (self->process);
}

LtSync *
lt_subscription_get_sync (LtSubscription *self)
{
  return self->sync;
}

gboolean
lt_subscription_get_working (LtSubscription *self)
{
  return self->working;
}

const char *
lt_subscription_get_trouble (LtSubscription *self)
{
  return self->process ? lt_backend_process_get_trouble (self->process) : NULL;
}

gboolean
lt_subscription_is_built_in (LtSubscription *self)
{
  return g_str_has_prefix (self->address, LT_SUBSCRIPTION_BUILT_IN);
}

gboolean
lt_subscription_takes_requests (LtSubscription *self)
{
  return self->process && g_strcmp0 (self->address, LT_SUBSCRIPTION_SAMPLE) != 0;
}

/**
 * lt_subscription_ready:
 *
 * Returns: (transfer full): a future that resolves when our backend takes connections
 */
DexFuture *
lt_subscription_ready (LtSubscription *self)
{
  dex_return_error_if_fail (LT_IS_SUBSCRIPTION (self));

  if (!self->process)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("Only the built-in backend makes stories that are asked for."));
  return lt_backend_process_ready (self->process);
}

const char *
lt_subscription_get_address (LtSubscription *self)
{
  return self->address;
}

/**
 * lt_subscription_set_token:
 * @token: (nullable): what the server knows this person by; %NULL for nothing
 *
 * Shows it to the server from now on, and asks at once. Our own backend needs none.
 */
void
lt_subscription_set_token (LtSubscription *self, const char *token)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LT_IS_SUBSCRIPTION (self));

  if (self->process)
    return;
  if (!use_token (self, token, &error))
    g_signal_emit (self, signals[TOLD], 0, error->message);
  lt_subscription_refresh (self);
}

const char *
lt_subscription_get_token (LtSubscription *self)
{
  return self->token;
}
