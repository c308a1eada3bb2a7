/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/keyring.h"

#include "base/future.h"
#include "base/limiter.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

/* A person may have to unlock the keyring first; a broken one never answers. */
#define PATIENCE_MS (60 * 1000)

struct _LtKeyring
{
  GObject parent_instance;

  GHashTable *held;   /* address -> secret: what no keyring took */
  LtLimiter *limiter; /* one question at a time: libsecret's objects are not made for several threads */
};

G_DEFINE_FINAL_TYPE (LtKeyring, lt_keyring, G_TYPE_OBJECT)

/* Inside of a sandbox libsecret keeps these in an encrypted file, whose key it has from the Secret portal. */
static const SecretSchema schema = {
  LT_APPLICATION_ID,
  SECRET_SCHEMA_NONE,
  { { "address", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* What is asked of the desktop's keyring, on a thread: libsecret looks for the portal without letting its caller go on. */
typedef struct
{
  char *address;
  char *secret; /* to store; NULL: to forget */
  GCancellable *cancellable;
} Question;

static void
clear_question (gpointer data)
{
  Question *self = data;

  g_free (self->address);
  g_free (self->secret);
  g_object_unref (self->cancellable);
}

static void
question_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_question);
}

/* LtThreadFunc. */
static gboolean
look_up (gpointer data, GValue *result, GError **error)
{
  Question *self = data;
  GError *failure = NULL;
  char *secret = secret_password_lookup_sync (&schema, self->cancellable, &failure, "address", self->address, NULL);

  if (failure)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  g_value_init (result, G_TYPE_STRING);
  g_value_set_string (result, secret);
  secret_password_free (secret);
  return TRUE;
}

/* LtThreadFunc. */
static gboolean
keep (gpointer data, GValue *result, GError **error)
{
  Question *self = data;
  /* Translators: how the desktop's keyring lists it; the address of a feed */
  g_autofree char *label = g_strdup_printf (_ ("LLM Tracker: access token for %s"), self->address);

  return secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, self->secret, self->cancellable, error,
                                     "address", self->address, NULL);
}

/* LtThreadFunc. That there was none is no error. */
static gboolean
forget (gpointer data, GValue *result, GError **error)
{
  Question *self = data;
  GError *failure = NULL;

  secret_password_clear_sync (&schema, self->cancellable, &failure, "address", self->address, NULL);
  if (failure)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static DexFuture *
ask (Question *question, LtThreadFunc func)
{
  return lt_within (lt_thread_run ("lt-keyring", func, g_atomic_rc_box_acquire (question), question_unref), PATIENCE_MS,
                    _ ("The keyring does not answer."));
}

/* What a fiber is given. */
typedef struct
{
  LtKeyring *keyring;
  Question *question;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *self = data;

  g_object_unref (self->keyring);
  question_unref (self->question);
  g_free (self);
}

static Errand *
errand_new (LtKeyring *keyring, const char *address, const char *secret)
{
  Errand *self = g_new (Errand, 1);

  self->keyring = g_object_ref (keyring);
  self->question = g_atomic_rc_box_new0 (Question);
  self->question->address = g_strdup (address);
  self->question->secret = g_strdup (secret);
  self->question->cancellable = g_cancellable_new ();
  return self;
}

static DexFuture *
lookup_fiber (gpointer data)
{
  Errand *errand = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtSlot) slot = dex_await_object (lt_limiter_acquire (errand->keyring->limiter), &error);
  g_autofree char *secret = slot ? dex_await_string (ask (errand->question, look_up), &error) : NULL;

  if (!error)
    return dex_future_new_take_string (g_steal_pointer (&secret));
  g_cancellable_cancel (errand->question->cancellable);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * lt_keyring_lookup:
 * @address: that a person typed
 *
 * The desktop may ask that person to unlock the keyring, so call it when a server wants what is kept, not before.
 *
 * Returns: (transfer full): a future of a string, %NULL where none is kept; rejected where no keyring answers
 */
DexFuture *
lt_keyring_lookup (LtKeyring *self, const char *address)
{
  const char *held;

  dex_return_error_if_fail (LT_IS_KEYRING (self));
  dex_return_error_if_fail (address != NULL);

  held = g_hash_table_lookup (self->held, address);
  if (held)
    return dex_future_new_take_string (g_strdup (held));
  return lt_spawn (lookup_fiber, errand_new (self, address, NULL), errand_free);
}

/* What the keyring has need not be held; another one may have been given meanwhile. */
static void
release (LtKeyring *self, Question *question)
{
  if (g_strcmp0 (g_hash_table_lookup (self->held, question->address), question->secret) == 0)
    g_hash_table_remove (self->held, question->address);
}

static DexFuture *
store_fiber (gpointer data)
{
  Errand *errand = data;
  Question *question = errand->question;
  g_autoptr (GError) error = NULL;
  g_autoptr (LtSlot) slot = dex_await_object (lt_limiter_acquire (errand->keyring->limiter), &error);

  if (slot && dex_await (ask (question, question->secret ? keep : forget), &error))
    {
      release (errand->keyring, question);
      return dex_future_new_true ();
    }
  g_cancellable_cancel (question->cancellable);
  g_message ("No keyring: %s", error->message);
  return dex_future_new_false ();
}

/**
 * lt_keyring_store:
 * @address: that a person typed
 * @secret: (nullable): what its server knows that person by; %NULL to forget it
 *
 * From now on it is looked up, also while the keyring has not answered yet, and until the application quits where none does.
 *
 * Returns: (transfer full): a future of a gboolean: whether the keyring did so; never rejected
 */
DexFuture *
lt_keyring_store (LtKeyring *self, const char *address, const char *secret)
{
  dex_return_error_if_fail (LT_IS_KEYRING (self));
  dex_return_error_if_fail (address != NULL);

  if (secret)
    g_hash_table_replace (self->held, g_strdup (address), g_strdup (secret));
  else
    g_hash_table_remove (self->held, address);
  return lt_spawn (store_fiber, errand_new (self, address, secret), errand_free);
}

static void
lt_keyring_finalize (GObject *object)
{
  LtKeyring *self = LT_KEYRING (object);

  g_hash_table_unref (self->held);
  g_object_unref (self->limiter);
  G_OBJECT_CLASS (lt_keyring_parent_class)->finalize (object);
}

static void
lt_keyring_class_init (LtKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_keyring_finalize;
}

static void
lt_keyring_init (LtKeyring *self)
{
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->limiter = lt_limiter_new (1);
}

/**
 * lt_keyring_new:
 *
 * Returns: (transfer full): a keyring that asks nobody yet
 */
LtKeyring *
lt_keyring_new (void)
{
  return g_object_new (LT_TYPE_KEYRING, NULL);
}
