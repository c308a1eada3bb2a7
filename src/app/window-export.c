/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/window-private.h"

#include "base/future.h"
#include "net/picture.h"
#include "render/story-markdown.h"
#include "render/story-page.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of a file's name; file systems take 255 bytes. */
#define MAX_NAME_BYTES 120
/* Of the pictures that become part of an HTML file. */
#define MAX_MEDIA_BYTES (32 * 1024 * 1024)

typedef enum
{
  AS_PDF,
  AS_HTML,
  AS_MARKDOWN,
} Format;

static const struct
{
  const char *action;
  const char *suffix;
  const char *type;
} formats[] = {
  [AS_PDF] = { "export-pdf", ".pdf", "application/pdf" },
  [AS_HTML] = { "export-html", ".html", "text/html" },
  [AS_MARKDOWN] = { "export-markdown", ".md", "text/markdown" },
};

/* A story on its way to a file: the one that was on screen when the person asked. */
typedef struct
{
  LtWindow *window;
  LtOpenStory *story;
  Format format;
  GFile *file;
  GHashTable *media; /* address in the feed -> "data:" */
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_object_unref (self->window);
  lt_open_story_unref (self->story);
  g_clear_object (&self->file);
  g_hash_table_unref (self->media);
  g_free (self);
}

/* What is written, and where: for the thread. */
typedef struct
{
  GFile *file;
  char *text;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  g_object_unref (self->file);
  g_free (self->text);
  g_free (self);
}

/* LtThreadFunc. */
static gboolean
write_file (gpointer data, GValue *result, GError **error)
{
  const Writing *writing = data;

  return g_file_replace_contents (writing->file, writing->text, strlen (writing->text), NULL, FALSE,
                                  G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL, error);
}

static char *
data_address (GBytes *bytes)
{
  LtPictureInfo info;
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  if (!lt_picture_inspect (bytes, &info))
    return NULL;
  text = g_base64_encode (data, size);
  return g_strdup_printf ("data:%s;base64,%s", info.mime_type, text);
}

/* A picture that is not there is left out, as it is on the screen. */
static void
await_media (Export *export)
{
  LtLibrary *library = lt_context_get_library (export->window->context);
  GHashTableIter iter;
  gpointer address, path;
  gsize size = 0;

  g_hash_table_iter_init (&iter, export->story->media);
  while (library && g_hash_table_iter_next (&iter, &address, &path) && size < MAX_MEDIA_BYTES)
    {
      g_autoptr (GBytes) bytes = dex_await_boxed (lt_library_read_media (library, path), NULL);
      g_autofree char *data = bytes ? data_address (bytes) : NULL;

      if (!data)
        continue;
      size += strlen (data);
      g_hash_table_insert (export->media, g_strdup (address), g_steal_pointer (&data));
    }
}

static char *
find_data (const char *address, gpointer data)
{
  const Export *export = data;

  return g_strdup (g_hash_table_lookup (export->media, address));
}

static DexFuture *
write_story (Export *export)
{
  Writing *writing;

  if (export->format == AS_PDF)
    return lt_article_view_save_pdf (lt_article_pane_get_view (export->window->article), export->file);
  if (export->format == AS_HTML)
    await_media (export);
  writing = g_new (Writing, 1);
  writing->file = g_object_ref (export->file);
  writing->text = export->format == AS_HTML ? lt_story_page_alone (export->story->story, find_data, export)
                                            : lt_story_markdown (export->story->story);
  return lt_thread_run ("export", write_file, writing, writing_free);
}

static DexFuture *
export_fiber (gpointer data)
{
  Export *export = data;
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *display = g_filename_display_name (name);
  g_autoptr (GError) error = NULL;
  /* Translators: %s is the name of a file */
  g_autofree char *saved = g_strdup_printf (_ ("Saved as “%s”"), display);

  if (dex_await (write_story (export), &error))
    lt_window_tell (export->window, saved);
  else
    {
      g_autofree char *sentence = g_strdup_printf (_ ("The story could not be saved: %s"), error->message);

      lt_window_tell (export->window, sentence);
    }
  return dex_future_new_true ();
}

static void
file_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;

  export->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);
  if (export->file)
    {
      dex_future_disown (lt_spawn (export_fiber, export, export_free));
      return;
    }
  if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    lt_window_tell (export->window, error->message);
  export_free (export);
}

/* The title, without what a name of a file cannot have. */
static char *
propose_name (const char *title, const char *suffix)
{
  g_autofree char *name = g_strdup (title && *title ? title : _ ("Story"));

  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-');
  if (strlen (name) > MAX_NAME_BYTES)
    *g_utf8_find_prev_char (name, name + MAX_NAME_BYTES + 1) = '\0';
  g_strstrip (name);
  if (*name == '.')
    *name = '-';
  return g_strconcat (name, suffix, NULL);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;
  Format format = AS_PDF;
  Export *export;

  if (!self->story)
    return;
  while (!g_str_equal (g_action_get_name (G_ACTION (action)), formats[format].action))
    format++;
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->story = lt_open_story_ref (self->story);
  export->format = format;
  export->media = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  name = propose_name (self->story->story->title, formats[format].suffix);
  gtk_file_filter_add_mime_type (filter, formats[format].type);
  gtk_file_dialog_set_title (dialog, _ ("Save Story"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, file_chosen_cb, export);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  lt_article_view_print (lt_article_pane_get_view (self->article), GTK_WINDOW (self));
}

/**
 * lt_window_install_export:
 *
 * The actions by which a story leaves as a file or on paper.
 */
void
lt_window_install_export (LtWindow *self)
{
  static const GActionEntry entries[] = {
    { "export-html", export_cb },
    { "export-markdown", export_cb },
    { "export-pdf", export_cb },
    { "print", print_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
