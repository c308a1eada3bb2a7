/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/web-check.h"

#include "base/future.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#define PATIENCE_MS 5000
/* Of a Flatpak, where WebKit's processes are shut in by the portal. */
#define SANDBOX_FILE "/.flatpak-info"

/* What WebKit asks of the kernel for each of its processes, and nothing else. */
static const char *const arguments[] = { "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-user",
                                         "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--die-with-parent", "true", NULL };

static GSubprocess *
start (const char *program)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;

  g_strv_builder_add (builder, program);
  g_strv_builder_addv (builder, (const char **) arguments);
  command = g_strv_builder_end (builder);
  return g_subprocess_newv ((const char *const *) command,
                            G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
}

static DexFuture *
check_fiber (gpointer data)
{
  g_autofree char *program = g_find_program_in_path ("bwrap");
  g_autoptr (GSubprocess) process = program ? start (program) : NULL;
  g_autoptr (GError) error = NULL;

  /* WebKit knows where its own is: without an answer it is let try. */
  if (!process || g_file_test (SANDBOX_FILE, G_FILE_TEST_EXISTS))
    return dex_future_new_true ();
  dex_await (lt_within (lt_guard (dex_subprocess_wait_check (process)), PATIENCE_MS, "bwrap"), &error);
  if (!error || error->domain != G_SPAWN_EXIT_ERROR)
    return dex_future_new_true ();
  return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                                _ ("Plain text only: this system does not let programs shut in web pages (user namespaces)"));
}

/**
 * lt_web_check:
 *
 * WebKit shuts each of its processes in by bubblewrap, and ends the whole
 * program where the kernel refuses that. So it is tried before there is a web
 * view, beside the rest of the start: some 10 ms of another process.
 *
 * Returns: (transfer full): a future that resolves when WebKit may be started
 */
DexFuture *
lt_web_check (void)
{
  return lt_spawn (check_fiber, NULL, NULL);
}
