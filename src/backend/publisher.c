/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/publisher.h"

#include "backend/archive-private.h"
#include "backend/context.h"
#include "base/future.h"
#include "base/statement.h"
#include "render/atom.h"
#include "render/story-page.h"
#include "story/status.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* A run of the publisher, on a thread of ours with a connection of its own. */
typedef struct
{
  const LtPublication *request;
  LtConnection *connection;
  LtEditionOptions options;
  GHashTable *discussions; /* path in the archive -> LtEditionFile */
  GHashTable *written;     /* paths of this edition */
  GBytes *front;           /* feed.json: written when all that it leads to is there */
} Run;

static const char *const folders[] = { "archive", "discussions", "media", "stories" };

LtPublication *
lt_publication_new (const char *archive,
                    const char *folder)
{
  LtPublication *self = g_new0 (LtPublication, 1);

  self->archive = g_strdup (archive);
  self->folder = g_strdup (folder);

  return self;
}

void
lt_publication_free (LtPublication *self)
{
  if (self == NULL)
    return;

  g_free (self->archive);
  g_free (self->folder);
  g_free (self->base_url);
  lt_analyst_free (self->analyst);
  g_free (self);
}

static gboolean
make_folders (Run *run,
              GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (run->request->folder, folders[i], NULL);

      if (g_mkdir_with_parents (path, 0755) != 0)
        {
          g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                       _ ("The folder “%s” cannot be made: %s"), path, g_strerror (errno));
          return FALSE;
        }
    }

  return TRUE;
}

/* What is there already with the same content keeps its date: web servers and mirrors go by it. */
static gboolean
is_same (const char *path,
         GBytes *bytes)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (path, &contents, &length, NULL)
         && length == g_bytes_get_size (bytes)
         && memcmp (contents, g_bytes_get_data (bytes, NULL), length) == 0;
}

static gboolean
write_file (Run *run,
            const char *path,
            GBytes *bytes,
            GError **error)
{
  g_autofree char *full = g_build_filename (run->request->folder, path, NULL);

  g_hash_table_add (run->written, g_strdup (path));
  if (is_same (full, bytes))
    return TRUE;

  return g_file_set_contents_full (full, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

static GBytes *
find_bytes (Run *run,
            const char *sql,
            const char *key)
{
  LtStatement *statement = lt_connection_prepare (run->connection, sql, NULL);
  GBytes *bytes = NULL;

  if (statement == NULL)
    return NULL;

  lt_statement_bind_text (statement, 1, key);
  if (lt_statement_step (statement, NULL))
    bytes = lt_statement_column_bytes (statement, 0);
  lt_statement_reset (statement);

  return bytes;
}

/* The discussion as its owner lets it be published. */
static GBytes *
published_form (Run *run,
                LtStory *story,
                GBytes *kept)
{
  g_autoptr (LtDiscussion) discussion = NULL;
  g_autoptr (LtDiscussion) quoted = NULL;

  if (run->request->discussions == LT_PUBLISH_FULL)
    return g_bytes_ref (kept);

  discussion = lt_discussion_read (kept, NULL);
  if (discussion == NULL)
    return NULL;

  quoted = lt_edition_quoted (story, discussion);
  return lt_discussion_write (quoted);
}

static gboolean
write_discussion (Run *run,
                  LtStory *story,
                  GError **error)
{
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  if (run->request->discussions == LT_PUBLISH_NONE || story->discussion_path == NULL)
    return TRUE;

  /* An older copy on a closed page may speak of a discussion that has gone since. */
  kept = find_bytes (run, "SELECT bytes FROM discussions WHERE path = ?1", story->discussion_path);
  bytes = kept != NULL ? published_form (run, story, kept) : NULL;
  if (bytes == NULL)
    return TRUE;

  path = lt_discussion_path (story->id, bytes);
  g_hash_table_replace (run->discussions, g_strdup (story->discussion_path),
                        lt_edition_file_new (path, (gint64) g_bytes_get_size (bytes)));

  return write_file (run, path, bytes, error);
}

static gboolean
write_medium (Run *run,
              const char *path,
              GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL || !g_str_has_prefix (path, "media/") || g_hash_table_contains (run->written, path))
    return TRUE;

  bytes = find_bytes (run, "SELECT bytes FROM media WHERE path = ?1", path);
  return bytes == NULL || write_file (run, path, bytes, error);
}

/* Everything that an item leads to. */
static gboolean
write_parts (Run *run,
             LtArchivePage *page,
             GError **error)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      g_autoptr (LtStory) story = lt_feed_read_item (g_ptr_array_index (page->items, i), NULL);

      if (story == NULL)
        continue;

      if (!write_discussion (run, story, error)
          || (run->request->media && !write_medium (run, story->image, error))
          || (story->analyst != NULL && !write_medium (run, story->analyst->avatar, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_text (Run *run,
            const char *path,
            char *text,
            GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return write_file (run, path, bytes, error);
}

static gboolean
write_story_pages (Run *run,
                   LtFeed *feed,
                   GError **error)
{
  for (guint i = 0; i < feed->items->len; i++)
    {
      LtStory *story = g_ptr_array_index (feed->items, i);
      g_autofree char *path = g_strdup_printf ("stories/%s.html", story->id);

      /* Pages are written newest first: an older copy does not overwrite a newer one. */
      if (!g_hash_table_contains (run->written, path)
          && !write_text (run, path, lt_story_page (story, run->options.base_url != NULL ? run->options.base_url : "../"), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_page (Run *run,
            LtArchivePage *page,
            GError **error)
{
  g_autoptr (LtFeed) feed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = lt_edition_page_path (page->number);

  if (!write_parts (run, page, error))
    return FALSE;

  feed = lt_edition_feed (page, &run->options);
  bytes = lt_feed_write (feed);

  if (!write_story_pages (run, feed, error))
    return FALSE;
  if (page->number == 0 && run->options.base_url != NULL
      && !write_text (run, "atom.xml", lt_atom (feed, run->options.base_url), error))
    return FALSE;

  if (page->number != 0)
    return write_file (run, path, bytes, error);

  run->front = g_steal_pointer (&bytes);
  return TRUE;
}

static gboolean
write_status (Run *run,
              gint64 edition,
              GError **error)
{
  g_autoptr (LtStatus) status = lt_status_new ();
  g_autoptr (GBytes) bytes = NULL;

  status->edition = edition;
  bytes = lt_status_write (status);

  return write_file (run, "status.json", bytes, error);
}

/* All pages, the newest first: that is how a story's newest copy is met first. */
static gboolean
write_pages (Run *run,
             GError **error)
{
  int number = 0;

  do
    {
      g_autoptr (LtArchivePage) page = lt_archive_page_new ();

      page->number = number;
      if (!lt_archive_page_read (run->connection, page, error) || !write_page (run, page, error))
        return FALSE;
      if (number == 0 && !write_status (run, page->edition, error))
        return FALSE;

      number = page->next;
    }
  while (number != 0);

  return TRUE;
}

/* A discussion that was replaced within a day may still be on its way to a reader. */
static gboolean
may_stay (Run *run,
          const char *path)
{
  g_autofree char *name = NULL;
  char *dash;
  g_autoptr (GBytes) found = NULL;

  if (!g_str_has_prefix (path, "discussions/") || run->request->discussions == LT_PUBLISH_NONE)
    return FALSE;

  name = g_strdup (path + strlen ("discussions/"));
  dash = strrchr (name, '-');
  if (dash == NULL)
    return FALSE;

  *dash = '\0';
  found = find_bytes (run, "SELECT bytes FROM discussions WHERE story = ?1 AND replaced != 0", name);
  return found != NULL;
}

static void
remove_vanished (Run *run,
                 const char *folder)
{
  g_autofree char *full = g_build_filename (run->request->folder, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strconcat (folder, "/", name, NULL);
      g_autofree char *file = g_build_filename (full, name, NULL);

      if (!g_hash_table_contains (run->written, path) && !may_stay (run, path))
        g_unlink (file);
    }
}

static gboolean
run_publication (Run *run,
                 GError **error)
{
  const LtPublication *request = run->request;

  run->options.base_url = request->base_url;
  run->options.web_pages = TRUE;
  run->options.media = request->media;
  run->options.title = "LLM Tracker";
  run->options.analyst = request->analyst;
  run->options.generator = lt_context_get_generator ();
  run->options.discussions = run->discussions;

  /* One view of the archive, whatever is stored meanwhile. */
  if (!make_folders (run, error) || !lt_connection_exec (run->connection, "BEGIN", error))
    return FALSE;

  if (!write_pages (run, error) || !write_file (run, "feed.json", run->front, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    remove_vanished (run, folders[i]);

  return TRUE;
}

static gboolean
publish_cb (gpointer data,
            GValue *result,
            GError **error)
{
  g_autoptr (GHashTable) discussions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lt_edition_file_free);
  g_autoptr (GHashTable) written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (LtConnection) connection = NULL;
  Run run = { .request = data, .discussions = discussions, .written = written };
  gboolean done;

  connection = lt_connection_open (run.request->archive, TRUE, error);
  if (connection == NULL)
    return FALSE;

  run.connection = connection;
  done = run_publication (&run, error);
  g_clear_pointer (&run.front, g_bytes_unref);
  if (!done)
    return FALSE;

  g_value_init (result, G_TYPE_UINT);
  g_value_set_uint (result, g_hash_table_size (written));

  return TRUE;
}

/**
 * lt_publication_write:
 * @self: (transfer full): what to write, and where
 *
 * Each file is replaced in one step, what an item leads to before the page that lists it; what
 * vanished from the edition is removed at the end.
 *
 * Returns: (transfer full): resolves to the number of files
 */
DexFuture *
lt_publication_write (LtPublication *self)
{
  return lt_thread_run ("publish", publish_cb, self, (GDestroyNotify) lt_publication_free);
}
