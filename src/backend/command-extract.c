/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/command.h"

#include "story/json-writer.h"
#include "text/article.h"
#include "text/charset.h"

#include <glib/gi18n-lib.h>

#define HTML_MAX_BYTES (8 * 1024 * 1024)

static void
write_member (LtJsonWriter *writer,
              const char *name,
              const char *value)
{
  if (value != NULL)
    lt_json_writer_text (writer, name, value);
  else
    lt_json_writer_null (writer, name);
}

static GBytes *
write_article (const LtArticle *article)
{
  g_autoptr (LtJsonWriter) writer = lt_json_writer_new ();

  lt_json_writer_begin_object (writer, NULL);
  write_member (writer, "title", article->title);
  write_member (writer, "author", article->author);
  if (article->date != 0)
    lt_json_writer_time (writer, "date", article->date);
  else
    lt_json_writer_null (writer, "date");
  write_member (writer, "site", article->site);
  write_member (writer, "image", article->image);
  write_member (writer, "language", article->language);
  write_member (writer, "text", article->text);
  lt_json_writer_end_object (writer);

  return lt_json_writer_finish (writer);
}

static DexFuture *
extract (const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lt_command_read_stdin (HTML_MAX_BYTES, &error);
  g_autoptr (GBytes) output = NULL;
  g_autoptr (LtArticle) article = NULL;
  g_autofree char *html = NULL;
  gsize length;

  if (bytes == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));

  html = lt_decode_html (bytes, NULL, &length);
  article = lt_article_extract (html, length, url);
  output = write_article (article);
  lt_command_write (output);
  lt_command_print ("%s", "");

  return dex_future_new_for_int (0);
}

/**
 * lt_command_extract:
 *
 * HTML on standard input, the article in it as JSON on standard output.
 */
DexFuture *
lt_command_extract (LtProgram *program,
                    char **arguments)
{
  g_autofree char *url = NULL;
  const GOptionEntry entries[] = {
    { "url", 0, 0, G_OPTION_ARG_STRING, &url, N_ ("Where the page is from"), N_ ("URL") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;

  if (!lt_command_parse ("extract", arguments, entries, 0, &rest, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (url == NULL)
    return dex_future_new_reject (LT_COMMAND_ERROR, LT_COMMAND_ERROR_USAGE, _ ("“extract” needs --url."));

  return extract (url);
}
