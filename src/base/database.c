/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "base/database.h"

#include "base/future.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

typedef enum
{
  CALL_OPEN,
  CALL_READ,
  CALL_WRITE,
  CALL_CLOSE,
} CallKind;

typedef struct
{
  CallKind kind;
  LtDatabaseFunc func;
  gpointer data;
  GDestroyNotify destroy;
  DexPromise *promise;
  LtDatabase *opened; /* CALL_OPEN: what the promise resolves to */
} Call;

/* What the thread needs, apart from the object: the thread ends after the object is gone. */
typedef struct
{
  GAsyncQueue *calls;
  char *path;
  char **migrations;
  gboolean read_only;
} Worker;

struct _LtDatabase
{
  GObject parent_instance;

  GAsyncQueue *calls;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (LtDatabase, lt_database, G_TYPE_OBJECT)

static void
call_free (Call *call)
{
  if (call->destroy != NULL)
    call->destroy (call->data);
  g_clear_object (&call->opened);
  dex_clear (&call->promise);
  g_free (call);
}

/* Answers after the call's data are freed, so that nobody meets them on two threads. */
static void
call_answer (Call *call,
             const GValue *value,
             GError *error)
{
  g_autoptr (DexPromise) promise = g_steal_pointer (&call->promise);
  g_autoptr (LtDatabase) opened = g_steal_pointer (&call->opened);

  call_free (call);

  if (error != NULL)
    dex_promise_reject (promise, error);
  else if (opened != NULL)
    dex_promise_resolve_object (promise, g_steal_pointer (&opened));
  else if (value != NULL && G_IS_VALUE (value))
    dex_promise_resolve (promise, value);
  else
    dex_promise_resolve_boolean (promise, TRUE);
}

static gboolean
prepare_schema (LtConnection *connection,
                Worker *worker,
                GError **error)
{
  const char *const *migrations = (const char *const *) worker->migrations;

  return worker->read_only ? lt_connection_check_version (connection, migrations, error)
                           : lt_connection_migrate (connection, migrations, error);
}

static LtConnection *
open_connection (Worker *worker,
                 GError **error)
{
  g_autoptr (LtConnection) connection = lt_connection_open (worker->path, worker->read_only, error);

  if (connection == NULL)
    return NULL;

  if (worker->migrations != NULL && !prepare_schema (connection, worker, error))
    return NULL;

  return g_steal_pointer (&connection);
}

static gboolean
run_write (LtConnection *connection,
           Call *call,
           GValue *value,
           GError **error)
{
  if (!lt_connection_begin (connection, error))
    return FALSE;

  if (call->func (connection, call->data, value, error) && lt_connection_commit (connection, error))
    return TRUE;

  lt_connection_rollback (connection);

  return FALSE;
}

static void
run_call (LtConnection *connection,
          Call *call)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GError *error = NULL;
  gboolean ok = FALSE;

  if (call->kind == CALL_READ && g_cancellable_is_cancelled (dex_promise_get_cancellable (call->promise)))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  else if (call->kind == CALL_READ)
    ok = call->func (connection, call->data, &value, &error);
  else
    ok = run_write (connection, call, &value, &error);

  if (!ok && error == NULL)
    error = g_error_new_literal (LT_DATABASE_ERROR, LT_DATABASE_ERROR_FAILED, _ ("The database could not be used."));

  call_answer (call, &value, error);
}

static void
worker_free (Worker *worker)
{
  g_async_queue_unref (worker->calls);
  g_strfreev (worker->migrations);
  g_free (worker->path);
  g_free (worker);
}

static void
refuse_call (Call *call)
{
  call_answer (call, NULL, g_error_new_literal (LT_DATABASE_ERROR, LT_DATABASE_ERROR_FAILED, _ ("The database is closed.")));
}

/* The first call opens, the last one closes; the thread lives between them. */
static gpointer
worker_thread (gpointer data)
{
  Worker *worker = data;
  Call *call = g_async_queue_pop (worker->calls);
  GError *error = NULL;
  LtConnection *connection = open_connection (worker, &error);

  call_answer (call, NULL, error);

  while ((call = g_async_queue_pop (worker->calls))->kind != CALL_CLOSE)
    {
      if (connection != NULL)
        run_call (connection, call);
      else
        refuse_call (call);
    }

  g_clear_pointer (&connection, lt_connection_close);
  worker_free (worker);
  call_answer (call, NULL, NULL);

  return NULL;
}

static DexFuture *
push_call (LtDatabase *self,
           CallKind kind,
           LtDatabaseFunc func,
           gpointer data,
           GDestroyNotify destroy)
{
  Call *call = g_new0 (Call, 1);
  DexFuture *future;

  call->kind = kind;
  call->func = func;
  call->data = data;
  call->destroy = destroy;
  call->promise = dex_promise_new_cancellable ();
  if (kind == CALL_OPEN)
    call->opened = g_object_ref (self);
  future = lt_promise_dup_future (call->promise);

  if (self->closed)
    refuse_call (call);
  else
    g_async_queue_push (self->calls, call);

  return future;
}

static void
lt_database_finalize (GObject *object)
{
  LtDatabase *self = LT_DATABASE (object);

  if (!self->closed)
    dex_unref (lt_database_close (self));
  g_async_queue_unref (self->calls);

  G_OBJECT_CLASS (lt_database_parent_class)->finalize (object);
}

static void
lt_database_class_init (LtDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_database_finalize;
}

static void
lt_database_init (LtDatabase *self)
{
  self->calls = g_async_queue_new_full ((GDestroyNotify) call_free);
}

/**
 * lt_database_open:
 * @path: the file, made when it is missing
 * @migrations: (nullable) (array zero-terminated=1): see lt_connection_migrate()
 * @read_only: whether to leave the file as it is; then it must be at the newest of @migrations
 *
 * Opens a database and starts its thread.
 *
 * Returns: (transfer full): resolves to an #LtDatabase, or rejects with %LT_DATABASE_ERROR
 */
DexFuture *
lt_database_open (const char *path,
                  const char *const *migrations,
                  gboolean read_only)
{
  g_autoptr (LtDatabase) self = g_object_new (LT_TYPE_DATABASE, NULL);
  Worker *worker = g_new0 (Worker, 1);
  DexFuture *future;

  worker->calls = g_async_queue_ref (self->calls);
  worker->path = g_strdup (path);
  worker->migrations = g_strdupv ((char **) migrations);
  worker->read_only = read_only;

  future = push_call (self, CALL_OPEN, NULL, NULL, NULL);
  g_thread_unref (g_thread_new ("lt-database", worker_thread, worker));

  return future;
}

/**
 * lt_database_read:
 * @self: a database
 * @func: what to do on the database's thread
 * @data: for @func
 * @destroy: (nullable): frees @data, on that thread
 *
 * Asks the database. When the future is dropped before the turn of this call, it is skipped.
 *
 * Returns: (transfer full): the value that @func set, TRUE if it set none, or its error
 */
DexFuture *
lt_database_read (LtDatabase *self,
                  LtDatabaseFunc func,
                  gpointer data,
                  GDestroyNotify destroy)
{
  g_return_val_if_fail (LT_IS_DATABASE (self), NULL);

  return push_call (self, CALL_READ, func, data, destroy);
}

/**
 * lt_database_write:
 * @self: a database
 * @func: what to do on the database's thread, inside of a transaction
 * @data: for @func
 * @destroy: (nullable): frees @data, on that thread
 *
 * Changes the database. It happens even when the future is dropped: what a person did is not lost
 * because a page was closed.
 *
 * Returns: (transfer full): the value that @func set, TRUE if it set none, or its error
 */
DexFuture *
lt_database_write (LtDatabase *self,
                   LtDatabaseFunc func,
                   gpointer data,
                   GDestroyNotify destroy)
{
  g_return_val_if_fail (LT_IS_DATABASE (self), NULL);

  return push_call (self, CALL_WRITE, func, data, destroy);
}

/**
 * lt_database_close:
 * @self: a database
 *
 * Closes the database after the calls made so far. Later calls are refused.
 *
 * Returns: (transfer full): resolves when the file is closed
 */
DexFuture *
lt_database_close (LtDatabase *self)
{
  DexFuture *future;

  g_return_val_if_fail (LT_IS_DATABASE (self), NULL);

  future = push_call (self, CALL_CLOSE, NULL, NULL, NULL);
  self->closed = TRUE;

  return future;
}
