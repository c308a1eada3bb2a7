/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/backend-process.h"

#include "base/future.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#define PROGRAM "llm-tracker-backend"
#define READY_MS 30000
#define KNOCK_MS 30
#define FIRST_PAUSE_MS 1000
#define LAST_PAUSE_MS 60000
/* One that lived this long was well: the pauses begin anew. */
#define WELL_AFTER_US (60 * G_USEC_PER_SEC)

struct _LtBackendProcess
{
  GObject parent_instance;

  char *state;
  char *configuration;
  char *socket;
  GStrv options;

  GSubprocess *child;
  DexFuture *watching;
  DexFuture *knocking;
  DexPromise *wake; /* ends the pause before the next start */
  guint n_ends;     /* in a row */
  char *trouble;
};

G_DEFINE_FINAL_TYPE (LtBackendProcess, lt_backend_process, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TROUBLE,
  N_PROPS
};

enum
{
  DIED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Flatpak shares app/ID with the host and keeps it between sandboxes; elsewhere the folder is ours alone. */
static char *
runtime_folder (void)
{
  char *folder = g_build_filename (g_get_user_runtime_dir (), "app", LT_APPLICATION_ID, NULL);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return folder;
  g_free (folder);
  folder = g_build_filename (g_get_user_runtime_dir (), LT_APPLICATION_ID, NULL);
  /* One that was there already may be open to others. */
  if (g_mkdir_with_parents (folder, 0700) != 0 || g_chmod (folder, 0700) != 0)
    g_warning ("“%s” cannot be had for us alone: %s", folder, g_strerror (errno));
  return folder;
}

/* One socket a profile; a path may have no more than 107 bytes, so the profile is in it as a hash. */
static char *
socket_path (const char *state)
{
  g_autofree char *folder = runtime_folder ();
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, state, -1);
  g_autofree char *name = g_strdup_printf ("backend-%.16s.sock", hash);

  return g_build_filename (folder, name, NULL);
}

/* Beside us where we are installed, else from PATH. */
static char *
program_path (void)
{
  char *path = g_build_filename (LT_BIN_DIR, PROGRAM, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return path;
  g_free (path);
  return g_strdup (PROGRAM);
}

static GStrv
command_line (LtBackendProcess *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_take (builder, program_path ());
  g_strv_builder_add_many (builder, "--config", self->configuration, "--state", self->state, NULL);
  if (self->options)
    g_strv_builder_addv (builder, (const char **) self->options);
  g_strv_builder_add_many (builder, "serve", "--die-with-parent", "--listen", NULL);
  g_strv_builder_take (builder, g_strconcat ("unix:", self->socket, NULL));
  return g_strv_builder_end (builder);
}

/* In the child, between fork and exec. Who died before the call sends no signal any more. */
static void
child_setup_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
  if (getppid () != GPOINTER_TO_INT (data))
    _exit (1);
}

/* Its standard input is a pipe of ours: the end of it tells the child, even where PDEATHSIG does not. A socket that was
 * left behind is the child's to take over: it looks first whether somebody lives there. */
static GSubprocess *
spawn (LtBackendProcess *self, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_auto (GStrv) arguments = command_line (self);

  g_mkdir_with_parents (self->state, 0700);
  g_subprocess_launcher_set_child_setup (launcher, child_setup_cb, GINT_TO_POINTER (getpid ()), NULL);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments, error);
}

static char *
describe_end (const GError *error)
{
  if (error)
    return g_strdup_printf (_ ("The built-in backend stopped (%s) and is started again."), error->message);
  return g_strdup (_ ("The built-in backend stopped and is started again."));
}

/* Twice as long after each end in a row. */
static guint
pause_ms (LtBackendProcess *self)
{
  guint pause = FIRST_PAUSE_MS;

  for (guint i = 1; i < self->n_ends && pause < LAST_PAUSE_MS; i++)
    pause *= 2;
  return MIN (pause, LAST_PAUSE_MS);
}

static void
set_trouble (LtBackendProcess *self, const char *sentence)
{
  if (g_set_str (&self->trouble, sentence))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

/* Once in passing; an end after an end is a state, which stays until there is a child again. */
static void
tell_end (LtBackendProcess *self, const GError *failure)
{
  guint seconds = pause_ms (self) / 1000;
  g_autofree char *sentence = NULL;

  if (self->n_ends == 1)
    {
      sentence = describe_end (failure);
      g_signal_emit (self, signals[DIED], 0, sentence);
      return;
    }
  sentence = g_strdup_printf (ngettext ("The built-in backend keeps stopping. It is started again in %u second.",
                                        "The built-in backend keeps stopping. It is started again in %u seconds.", seconds),
                              seconds);
  set_trouble (self, sentence);
}

/* Starts a child and waits for its end. FALSE when we do not want one any more. */
static gboolean
run_child (LtBackendProcess *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 started = g_get_monotonic_time ();

  self->child = spawn (self, &failure);
  /* Only one that takes connections is the end of the trouble. */
  dex_clear (&self->knocking);
  if (self->child && self->trouble)
    self->knocking = lt_backend_process_ready (self);
  if (self->child)
    dex_await (lt_guard (dex_subprocess_wait_check (self->child)), &failure);
  g_clear_object (&self->child);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (g_get_monotonic_time () - started > WELL_AFTER_US)
    self->n_ends = 0;
  self->n_ends++;
  tell_end (self, failure);
  return TRUE;
}

/* Not longer than until somebody asks. */
static gboolean
pause_before_start (LtBackendProcess *self, GError **error)
{
  dex_clear (&self->wake);
  self->wake = dex_promise_new ();
  return dex_await (dex_future_first (lt_promise_dup_future (self->wake), lt_sleep (pause_ms (self)), NULL), error);
}

/* Runs for as long as a child is wanted: lt_backend_process_stop() drops its future. */
static DexFuture *
watch_fiber (gpointer data)
{
  LtBackendProcess *self = data;
  g_autoptr (GError) error = NULL;

  while (run_child (self, &error) && pause_before_start (self, &error))
    ;
  return dex_future_new_true ();
}

static void
lt_backend_process_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtBackendProcess *self = LT_BACKEND_PROCESS (object);

  switch (id)
    {
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_backend_process_dispose (GObject *object)
{
  lt_backend_process_stop (LT_BACKEND_PROCESS (object));
  G_OBJECT_CLASS (lt_backend_process_parent_class)->dispose (object);
}

static void
lt_backend_process_finalize (GObject *object)
{
  LtBackendProcess *self = LT_BACKEND_PROCESS (object);

  g_free (self->state);
  g_free (self->configuration);
  g_free (self->socket);
  g_strfreev (self->options);
  g_free (self->trouble);
  G_OBJECT_CLASS (lt_backend_process_parent_class)->finalize (object);
}

static void
lt_backend_process_class_init (LtBackendProcessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lt_backend_process_get_property;
  object_class->dispose = lt_backend_process_dispose;
  object_class->finalize = lt_backend_process_finalize;

  /**
   * LtBackendProcess:trouble:
   *
   * Why there is no child, a sentence, when it ended more than once; %NULL while all is well.
   */
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * LtBackendProcess::died:
   * @sentence: what happened
   *
   * The child ended although nobody asked for it; a new one is on its way. Ends after that are a #LtBackendProcess:trouble.
   */
  signals[DIED] = g_signal_new ("died", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lt_backend_process_init (LtBackendProcess *self)
{
}

/**
 * lt_backend_process_new:
 * @state: the child's folder
 * @configuration: its configuration file
 * @options: (nullable): more options of its command line
 *
 * Returns: (transfer full): a process that was not started yet
 */
LtBackendProcess *
lt_backend_process_new (const char *state, const char *configuration, const char *const *options)
{
  LtBackendProcess *self = g_object_new (LT_TYPE_BACKEND_PROCESS, NULL);

  self->state = g_strdup (state);
  self->configuration = g_strdup (configuration);
  self->socket = socket_path (state);
  self->options = g_strdupv ((char **) options);
  return self;
}

/**
 * lt_backend_process_start:
 *
 * Starts the child, and again whenever it ends. lt_backend_process_stop() before
 * the last reference is dropped. On the main thread.
 */
void
lt_backend_process_start (LtBackendProcess *self)
{
  g_return_if_fail (LT_IS_BACKEND_PROCESS (self));

  if (!self->watching)
    self->watching = lt_spawn (watch_fiber, g_object_ref (self), g_object_unref);
}

void
lt_backend_process_reload (LtBackendProcess *self)
{
  g_return_if_fail (LT_IS_BACKEND_PROCESS (self));

  if (self->child)
    g_subprocess_send_signal (self->child, SIGHUP);
}

/**
 * lt_backend_process_stop:
 *
 * Ends the child; it stores what it has and goes. Safe to call twice.
 */
void
lt_backend_process_stop (LtBackendProcess *self)
{
  g_return_if_fail (LT_IS_BACKEND_PROCESS (self));

  if (self->child)
    g_subprocess_send_signal (self->child, SIGTERM);
  dex_clear (&self->watching);
  dex_clear (&self->knocking);
  dex_clear (&self->wake);
}

/**
 * lt_backend_process_hurry:
 *
 * Starts the next child now, if there is a pause before it.
 */
void
lt_backend_process_hurry (LtBackendProcess *self)
{
  g_return_if_fail (LT_IS_BACKEND_PROCESS (self));

  if (self->wake && dex_future_is_pending (DEX_FUTURE (self->wake)))
    dex_promise_resolve_boolean (self->wake, TRUE);
}

/* A connection is the proof: the file of the socket is there before anybody listens. */
static gboolean
knock (LtBackendProcess *self, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (self->socket);
  g_autoptr (GSocketConnection) connection = NULL;

  connection = dex_await_object (lt_guard (dex_socket_client_connect (client, G_SOCKET_CONNECTABLE (address))), error);
  return connection != NULL;
}

static DexFuture *
ready_fiber (gpointer data)
{
  LtBackendProcess *self = data;
  gint64 end = g_get_monotonic_time () + READY_MS * G_GINT64_CONSTANT (1000);
  g_autoptr (GError) error = NULL;

  while (!knock (self, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_get_monotonic_time () > end)
        return dex_future_new_for_error (g_steal_pointer (&error));
      g_clear_error (&error);
      if (!dex_await (lt_sleep (KNOCK_MS), &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
  set_trouble (self, NULL);
  return dex_future_new_true ();
}

/**
 * lt_backend_process_ready:
 *
 * Returns: (transfer full): a future that resolves when the child takes connections
 */
DexFuture *
lt_backend_process_ready (LtBackendProcess *self)
{
  dex_return_error_if_fail (LT_IS_BACKEND_PROCESS (self));

  return lt_spawn (ready_fiber, g_object_ref (self), g_object_unref);
}

const char *
lt_backend_process_get_trouble (LtBackendProcess *self)
{
  g_return_val_if_fail (LT_IS_BACKEND_PROCESS (self), NULL);

  return self->trouble;
}

const char *
lt_backend_process_get_socket (LtBackendProcess *self)
{
  g_return_val_if_fail (LT_IS_BACKEND_PROCESS (self), NULL);

  return self->socket;
}
