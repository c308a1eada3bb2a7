/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/file-source.h"

#include "backend/context.h"
#include "base/future.h"
#include "render/story-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any path of an edition. */
#define PATH_MAX_BYTES 200

struct _LtFileSource
{
  GObject parent_instance;

  LtArchive *archive;
  LtAnalyst *analyst;
  gboolean is_private;
  GHashTable *pages; /* path -> LtPublishedFile, of the edition below */
  gint64 edition;
};

G_DEFINE_FINAL_TYPE (LtFileSource, lt_file_source, G_TYPE_OBJECT)

static void
lt_file_source_finalize (GObject *object)
{
  LtFileSource *self = LT_FILE_SOURCE (object);

  g_clear_object (&self->archive);
  g_clear_pointer (&self->analyst, lt_analyst_free);
  g_clear_pointer (&self->pages, g_hash_table_unref);

  G_OBJECT_CLASS (lt_file_source_parent_class)->finalize (object);
}

static void
lt_file_source_class_init (LtFileSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lt_file_source_finalize;
}

static void
lt_file_source_init (LtFileSource *self)
{
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lt_published_file_unref);
}

/**
 * lt_file_source_new:
 * @archive: what is published
 * @is_private: whether it is for the reader on this machine only
 */
LtFileSource *
lt_file_source_new (LtArchive *archive,
                    gboolean is_private)
{
  LtFileSource *self = g_object_new (LT_TYPE_FILE_SOURCE, NULL);

  self->archive = g_object_ref (archive);
  self->is_private = is_private;

  return self;
}

void
lt_file_source_set_analyst (LtFileSource *self,
                            const LtAnalyst *analyst)
{
  lt_analyst_free (self->analyst);
  self->analyst = lt_analyst_copy (analyst);
  g_hash_table_remove_all (self->pages);
}

/* What a thread makes a file of: one of page, story and bytes. */
typedef struct
{
  char *path;
  gboolean is_private;
  LtAnalyst *analyst;
  LtArchivePage *page;
  LtStory *story;
  GBytes *bytes;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->path);
  lt_analyst_free (making->analyst);
  g_clear_pointer (&making->page, lt_archive_page_unref);
  g_clear_pointer (&making->story, lt_story_unref);
  g_clear_pointer (&making->bytes, g_bytes_unref);
  g_free (making);
}

static GBytes *
write_page (Making *making)
{
  const LtEditionOptions options = {
    .web_pages = !making->is_private,
    .media = TRUE,
    .title = "LLM Tracker",
    .analyst = making->analyst,
    .generator = lt_context_get_generator (),
  };
  g_autoptr (LtFeed) feed = lt_edition_feed (making->page, &options);

  return lt_feed_write (feed);
}

static GBytes *
write_story (Making *making)
{
  char *html = lt_story_page (making->story, "../");

  return g_bytes_new_take (html, strlen (html));
}

static gboolean
make_file_cb (gpointer data,
              GValue *result,
              GError **error)
{
  Making *making = data;

  if (making->page != NULL)
    making->bytes = write_page (making);
  else if (making->story != NULL)
    making->bytes = write_story (making);

  g_value_init (result, LT_TYPE_PUBLISHED_FILE);
  g_value_take_boxed (result, lt_published_file_new (making->path, making->bytes, making->is_private));

  return TRUE;
}

/* The number in "archive/12.json", written as we write it; -1 if it is none. */
static int
page_number (const char *path)
{
  guint64 number;
  g_autofree char *digits = NULL;
  g_autofree char *written = NULL;

  if (strcmp (path, "feed.json") == 0)
    return 0;
  if (!g_str_has_prefix (path, "archive/") || !g_str_has_suffix (path, ".json"))
    return -1;

  digits = g_strndup (path + strlen ("archive/"), strlen (path) - strlen ("archive/.json"));
  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT, &number, NULL))
    return -1;

  written = lt_edition_page_path ((int) number);
  return strcmp (written, path) == 0 ? (int) number : -1;
}

/* The id in "stories/<id>.html"; NULL if it is none. */
static char *
story_id (const char *path)
{
  if (!g_str_has_prefix (path, "stories/") || !g_str_has_suffix (path, ".html")
      || strlen (path) <= strlen ("stories/.html"))
    return NULL;

  return g_strndup (path + strlen ("stories/"), strlen (path) - strlen ("stories/.html"));
}

static gboolean
load_parts (LtFileSource *self,
            Making *making,
            GError **error)
{
  int number = page_number (making->path);
  g_autofree char *id = story_id (making->path);

  if (number >= 0)
    making->page = dex_await_boxed (lt_archive_load_page (self->archive, number), error);
  else if (id != NULL)
    making->story = dex_await_boxed (lt_archive_load_story (self->archive, id), error);
  else if (g_str_has_prefix (making->path, "discussions/") || g_str_has_prefix (making->path, "media/"))
    making->bytes = dex_await_boxed (lt_archive_load_file (self->archive, making->path), error);
  else
    g_set_error (error, LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_NOT_FOUND, _ ("“%s” is not in the archive."), making->path);

  return making->page != NULL || making->story != NULL || making->bytes != NULL;
}

typedef struct
{
  LtFileSource *source;
  char *path;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->source);
  g_free (load->path);
  g_free (load);
}

static DexFuture *
load_fiber (gpointer data)
{
  Load *load = data;
  LtFileSource *self = load->source;
  Making *making = g_new0 (Making, 1);
  g_autoptr (LtPublishedFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gint64 edition = lt_archive_get_edition (self->archive);
  gboolean is_page;

  making->path = g_strdup (load->path);
  making->is_private = self->is_private;
  making->analyst = lt_analyst_copy (self->analyst);
  if (!load_parts (self, making, &error))
    {
      making_free (making);
      return dex_future_new_for_error (g_steal_pointer (&error));
    }

  is_page = making->page != NULL;
  file = dex_await_boxed (lt_thread_run ("publish", make_file_cb, making, making_free), &error);
  if (file == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  /* A publication may have come in between: then this one is not kept. */
  if (is_page && edition == lt_archive_get_edition (self->archive) && edition == self->edition)
    g_hash_table_replace (self->pages, g_strdup (load->path), lt_published_file_ref (file));

  return dex_future_new_take_boxed (LT_TYPE_PUBLISHED_FILE, g_steal_pointer (&file));
}

/**
 * lt_file_source_load:
 * @path: of the edition, without a slash before it
 *
 * Returns: (transfer full): resolves to an LtPublishedFile
 */
DexFuture *
lt_file_source_load (LtFileSource *self,
                     const char *path)
{
  LtPublishedFile *file;
  Load *load;

  if (self->edition != lt_archive_get_edition (self->archive))
    {
      g_hash_table_remove_all (self->pages);
      self->edition = lt_archive_get_edition (self->archive);
    }

  file = g_hash_table_lookup (self->pages, path);
  if (file != NULL)
    return dex_future_new_take_boxed (LT_TYPE_PUBLISHED_FILE, lt_published_file_ref (file));

  if (strlen (path) > PATH_MAX_BYTES)
    return dex_future_new_reject (LT_ARCHIVE_ERROR, LT_ARCHIVE_ERROR_NOT_FOUND, _ ("The address is too long."));

  load = g_new0 (Load, 1);
  load->source = g_object_ref (self);
  load->path = g_strdup (path);

  return lt_spawn (load_fiber, load, load_free);
}
