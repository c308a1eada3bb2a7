/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/context.h"

#include "app/settings.h"
#include "base/future.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _LtContext
{
  GObject parent_instance;

  char *profile;
  char *chosen; /* the source of the command line, or NULL */
  GStrv backend_options;

  GSettings *settings;
  LtLibrary *library;
  LtSubscription *subscription;
  LtKeyring *keyring;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (LtContext, lt_context, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_SUBSCRIPTION,
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
told_cb (LtContext *self, const char *sentence)
{
  g_signal_emit (self, signals[TOLD], 0, sentence);
}

static void
minutes_changed_cb (LtContext *self)
{
  if (self->subscription)
    lt_subscription_set_minutes (self->subscription, g_settings_get_uint (self->settings, "update-minutes"));
}

/* The command line's, else what was chosen before, else our backend. What is chosen first is kept. */
static char *
choose_address (LtContext *self)
{
  g_autoptr (GVariant) stored = g_settings_get_user_value (self->settings, "source");
  g_autofree char *address = NULL;

  if (self->chosen)
    {
      if (!stored)
        g_settings_set_string (self->settings, "source", self->chosen);
      return g_strdup (self->chosen);
    }
  address = g_settings_get_string (self->settings, "source");
  return *address ? g_steal_pointer (&address) : g_strdup (LT_SUBSCRIPTION_BUILT_IN);
}

static void
drop_subscription (LtContext *self)
{
  if (!self->subscription)
    return;
  lt_subscription_stop (self->subscription);
  g_signal_handlers_disconnect_by_data (self->subscription, self);
  g_clear_object (&self->subscription);
}

static void
take_source (LtContext *self, const char *address, gint64 feed)
{
  drop_subscription (self);
  self->subscription = lt_subscription_new (self->library, self->keyring, self->profile, address, feed,
                                            (const char *const *) self->backend_options);
  g_signal_connect_swapped (self->subscription, "told", G_CALLBACK (told_cb), self);
  minutes_changed_cb (self);
  lt_subscription_start (self->subscription);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBSCRIPTION]);
}

static gboolean
subscribe (LtContext *self, const char *address, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 feed = dex_await_int64 (lt_library_subscribe (self->library, address), &failure);

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!self->closed)
    take_source (self, address, feed);
  return TRUE;
}

static DexFuture *
open_fiber (gpointer data)
{
  LtContext *self = data;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  self->library = dex_await_object (lt_library_open (self->profile), &error);
  if (!self->library)
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
  if (lt_library_get_notice (self->library))
    told_cb (self, lt_library_get_notice (self->library));

  address = choose_address (self);
  if (!subscribe (self, address, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

/* What a change of the source is given. */
typedef struct
{
  LtContext *context;
  char *address;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_object_unref (self->context);
  g_free (self->address);
  g_free (self);
}

static DexFuture *
choose_fiber (gpointer data)
{
  Choice *choice = data;
  LtContext *self = choice->context;
  gint64 old = self->subscription ? lt_sync_get_feed (lt_subscription_get_sync (self->subscription)) : -1;
  g_autoptr (GError) error = NULL;

  if (!subscribe (self, choice->address, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_settings_set_string (self->settings, "source", choice->address);
  if (old >= 0 && !dex_await (lt_library_unsubscribe (self->library, old), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

static DexFuture *
close_fiber (gpointer data)
{
  LtContext *self = data;
  g_autoptr (GError) error = NULL;

  if (self->library && !dex_await (lt_library_close (self->library), &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

static void
lt_context_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtContext *self = LT_CONTEXT (object);

  switch (id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_SUBSCRIPTION:
      g_value_set_object (value, self->subscription);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_context_dispose (GObject *object)
{
  LtContext *self = LT_CONTEXT (object);

  drop_subscription (self);
  g_clear_object (&self->keyring);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (lt_context_parent_class)->dispose (object);
}

static void
lt_context_finalize (GObject *object)
{
  LtContext *self = LT_CONTEXT (object);

  g_free (self->profile);
  g_free (self->chosen);
  g_strfreev (self->backend_options);
  G_OBJECT_CLASS (lt_context_parent_class)->finalize (object);
}

static void
lt_context_class_init (LtContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lt_context_get_property;
  object_class->dispose = lt_context_dispose;
  object_class->finalize = lt_context_finalize;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, LT_TYPE_LIBRARY,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBSCRIPTION] = g_param_spec_object ("subscription", NULL, NULL, LT_TYPE_SUBSCRIPTION,
                                                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * LtContext::told:
   * @sentence: for a toast
   */
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lt_context_init (LtContext *self)
{
  self->keyring = lt_keyring_new ();
}

/**
 * lt_context_new:
 * @options: of the command line
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a context whose library is not open yet
 */
LtContext *
lt_context_new (const LtStartOptions *options, GError **error)
{
  g_autoptr (LtContext) self = g_object_new (LT_TYPE_CONTEXT, NULL);

  self->profile = options->profile ? g_strdup (options->profile)
                                   : g_build_filename (g_get_user_data_dir (), "llm-tracker", NULL);
  self->chosen = g_strdup (lt_start_options_get_source (options));
  self->backend_options = g_strdupv (options->backend_options);
  if (g_mkdir_with_parents (self->profile, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _ ("The folder “%s” cannot be made."), self->profile);
      return NULL;
    }
  self->settings = lt_settings_new (options->profile);
  if (!self->settings)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("LLM Tracker is not wholly installed: its settings' schema is missing."));
      return NULL;
    }
  g_signal_connect_object (self->settings, "changed::update-minutes", G_CALLBACK (minutes_changed_cb), self, G_CONNECT_SWAPPED);
  return g_steal_pointer (&self);
}

/**
 * lt_context_open:
 *
 * Returns: (transfer full): a future that resolves when stories can be shown and are asked for
 */
DexFuture *
lt_context_open (LtContext *self)
{
  dex_return_error_if_fail (LT_IS_CONTEXT (self));

  return lt_spawn (open_fiber, g_object_ref (self), g_object_unref);
}

/**
 * lt_context_close:
 *
 * Ends the source, and stores what is still to be stored.
 *
 * Returns: (transfer full): a future
 */
DexFuture *
lt_context_close (LtContext *self)
{
  dex_return_error_if_fail (LT_IS_CONTEXT (self));

  self->closed = TRUE;
  if (self->subscription)
    lt_subscription_stop (self->subscription);
  return lt_spawn (close_fiber, g_object_ref (self), g_object_unref);
}

DexFuture *
lt_context_subscribe (LtContext *self, const char *address)
{
  Choice *choice;

  dex_return_error_if_fail (LT_IS_CONTEXT (self));
  dex_return_error_if_fail (address != NULL);

  if (self->subscription && g_strcmp0 (lt_subscription_get_address (self->subscription), address) == 0)
    return dex_future_new_true ();
  choice = g_new (Choice, 1);
  choice->context = g_object_ref (self);
  choice->address = g_strdup (address);
  return lt_spawn (choose_fiber, choice, choice_free);
}

/**
 * lt_context_set_token:
 * @address: of a feed
 * @token: (nullable): what its server knows this person by; %NULL to forget it
 *
 * Returns: (transfer full): a future of a gboolean: %FALSE where no keyring answers, and it is so only until the application
 *   quits
 */
DexFuture *
lt_context_set_token (LtContext *self, const char *address, const char *token)
{
  DexFuture *stored;

  dex_return_error_if_fail (LT_IS_CONTEXT (self));
  dex_return_error_if_fail (address != NULL);

  stored = lt_keyring_store (self->keyring, address, token);
  if (self->subscription && g_strcmp0 (lt_subscription_get_address (self->subscription), address) == 0)
    lt_subscription_set_token (self->subscription, token);
  return stored;
}

GSettings *
lt_context_get_settings (LtContext *self)
{
  return self->settings;
}

/* NULL until it is open. */
LtLibrary *
lt_context_get_library (LtContext *self)
{
  return self->library;
}

LtSubscription *
lt_context_get_subscription (LtContext *self)
{
  return self->subscription;
}

LtKeyring *
lt_context_get_keyring (LtContext *self)
{
  return self->keyring;
}

const char *
lt_context_get_profile (LtContext *self)
{
  return self->profile;
}
