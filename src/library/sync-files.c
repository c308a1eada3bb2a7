/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/sync-private.h"

#include "base/future.h"
#include "library/library-private.h"
#include "library/schema.h"
#include "net/picture.h"

#include <string.h>

/* Discussions and media follow the items, newest first, a few at once: a story that is opened in the
 * meantime is not behind hundreds of files, and the server is not run over. */
#define WORKERS 4

#define SHA256_DIGITS 64

/* Files of one round, shared by its workers. */
typedef struct
{
  LtSync *sync;
  GPtrArray *wanted; /* LtWantedFile, newest first */
  guint next;
  int done;
  gboolean unreachable; /* the rest is for another time */
} Round;

static void
clear_round (gpointer data)
{
  Round *self = data;

  g_object_unref (self->sync);
  g_ptr_array_unref (self->wanted);
}

static void
round_unref (gpointer data)
{
  g_rc_box_release_full (data, clear_round);
}

/* A file as it came, to be checked on a thread. */
typedef struct
{
  int kind;
  char *url;
  GBytes *bytes;
} Check;

static void
check_free (gpointer data)
{
  Check *self = data;

  g_free (self->url);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* "…/<sha256>.png" promises what the bytes are; other names promise nothing. */
static gboolean
keeps_promise (const char *url, const char *path)
{
  const char *name = strrchr (url, '/');

  name = name != NULL ? name + 1 : url;
  if (strspn (name, "0123456789abcdef") != SHA256_DIGITS || name[SHA256_DIGITS] != '.')
    return TRUE;
  return strncmp (name, path + strlen ("media/"), SHA256_DIGITS) == 0;
}

/* LtThreadFunc. Gives the name under which the bytes may be kept, or none. */
static gboolean
check (gpointer data, GValue *result, GError **error)
{
  Check *self = data;
  g_autofree char *path = NULL;

  if (self->kind == LT_FILE_PICTURE)
    {
      LtPictureInfo info;

      if (lt_picture_inspect (self->bytes, &info))
        path = lt_picture_path (self->bytes);
      if (path != NULL && !keeps_promise (self->url, path))
        g_clear_pointer (&path, g_free);
    }
  else if (lt_discussion_path_matches (self->url, self->bytes))
    {
      g_autoptr (LtDiscussion) discussion = lt_discussion_read (self->bytes, NULL);

      if (discussion != NULL)
        path = g_strdup (self->url);
    }
  g_value_init (result, G_TYPE_STRING);
  g_value_take_string (result, g_steal_pointer (&path));
  return TRUE;
}

static char *
await_check (const LtWantedFile *file, GBytes *bytes, GError **error)
{
  Check *work = g_new (Check, 1);

  work->kind = file->kind;
  work->url = g_strdup (file->url);
  work->bytes = g_bytes_ref (bytes);
  return dex_await_string (lt_thread_run ("lt-check", check, work, check_free), error);
}

static LtHttpResponse *
await_file (LtSync *self, const LtWantedFile *file, GError **error)
{
  LtHttpRequest request = {
    .url = file->url,
    .kind = lt_sync_address_kind (self->address, file->url),
    .max_bytes = file->kind == LT_FILE_PICTURE ? LT_PICTURE_MAX_BYTES : LT_DISCUSSION_MAX_BYTES,
  };

  return dex_await_boxed (lt_http_client_send (self->client, &request), error);
}

/* What a server says no to, or sends too much of, is refused; what could not be asked is not. */
static gboolean
bring (LtSync *self, const LtWantedFile *file, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (LtHttpResponse) response = await_file (self, file, &failed);
  g_autofree char *path = NULL;

  if (response == NULL && (failed->domain != LT_HTTP_ERROR || lt_sync_is_unreachable (failed)))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (response != NULL)
    path = await_check (file, response->body, NULL);
  if (path == NULL)
    return dex_await (lt_library_refuse_file (self->library, file), error);
  return dex_await (lt_library_store_file (self->library, file,
                                           file->kind == LT_FILE_PICTURE ? path : file->reference,
                                           response->body),
                    error);
}

static DexFuture *
worker_fiber (gpointer data)
{
  Round *round = data;
  LtSync *self = round->sync;
  g_autoptr (GError) error = NULL;

  while (round->next < round->wanted->len && !round->unreachable)
    {
      const LtWantedFile *file = round->wanted->pdata[round->next++];

      if (!bring (self, file, &error))
        {
          round->unreachable = TRUE;
          return dex_future_new_for_error (g_steal_pointer (&error));
        }
      if (self->files != NULL)
        lt_sync_set_files (self, ++round->done, (int) round->wanted->len);
    }
  return dex_future_new_true ();
}

static gboolean
run_round (LtSync *self, GPtrArray *wanted, GError **error)
{
  Round *round = g_rc_box_new0 (Round);
  DexFuture *workers[WORKERS];
  gboolean done;

  round->sync = g_object_ref (self);
  round->wanted = g_ptr_array_ref (wanted);
  lt_sync_set_files (self, 0, (int) wanted->len);
  for (guint i = 0; i < WORKERS; i++)
    workers[i] = lt_spawn (worker_fiber, g_rc_box_acquire (round), round_unref);
  done = dex_await (lt_guard (dex_future_allv (workers, WORKERS)), error);
  for (guint i = 0; i < WORKERS; i++)
    dex_unref (workers[i]);
  round_unref (round);
  return done;
}

static gboolean
await_rounds (LtSync *self, GError **error)
{
  do
    {
      g_autoptr (GPtrArray) wanted = NULL;

      self->files_again = FALSE;
      wanted = dex_await_boxed (lt_library_list_wanted (self->library, self->feed), error);
      if (wanted == NULL || (wanted->len > 0 && !run_round (self, wanted, error)))
        return FALSE;
    }
  while (self->files_again);
  return TRUE;
}

/* What a fiber of files is given. */
typedef struct
{
  LtSync *sync;
  guint generation;
} Start;

static void
start_free (gpointer data)
{
  Start *self = data;

  g_object_unref (self->sync);
  g_free (self);
}

static DexFuture *
files_fiber (gpointer data)
{
  Start *start = data;
  LtSync *self = start->sync;
  g_autoptr (GError) error = NULL;
  gboolean done = await_rounds (self, &error);

  if (start->generation == self->generation)
    {
      dex_future_disown (g_steal_pointer (&self->files));
      if (lt_sync_is_unreachable (error))
        lt_sync_set_error (self, error);
      if (self->walk == NULL)
        lt_sync_set_phase (self, LT_SYNC_IDLE);
    }
  if (!done)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_true ();
}

/**
 * lt_sync_fetch_files:
 *
 * Begins to bring discussions and media in the background; if that is under way, what came since is
 * looked for when it is done. A file that is refused is tried twice more, at later walks.
 */
void
lt_sync_fetch_files (LtSync *self)
{
  Start *start;

  lt_sync_set_phase (self, LT_SYNC_FILES);
  if (self->files != NULL)
    {
      self->files_again = TRUE;
      return;
    }
  start = g_new (Start, 1);
  start->sync = g_object_ref (self);
  start->generation = self->generation;
  self->files = lt_spawn (files_fiber, start, start_free);
}
