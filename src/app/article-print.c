/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/article-view-private.h"

#include "base/future.h"

#include <glib/gi18n.h>

/* GTK's own name of its printer that writes files, by which WebKit looks for it: it is translated. */
#define FILE_PRINTER_DOMAIN "gtk40"
#define FILE_PRINTER "Print to File"

#define MARGIN_MM 18

/* WebKit ends an operation that failed as well: the first word counts. */
typedef struct
{
  DexPromise *promise;
  gboolean told;
} Saving;

static void
saving_free (gpointer data, GClosure *closure)
{
  Saving *self = data;

  dex_unref (self->promise);
  g_free (self);
}

static void
failed_cb (WebKitPrintOperation *operation, const GError *error, Saving *saving)
{
  if (!saving->told)
    dex_promise_reject (saving->promise, g_error_copy (error));
  saving->told = TRUE;
}

static void
finished_cb (WebKitPrintOperation *operation, Saving *saving)
{
  if (!saving->told)
    dex_promise_resolve_boolean (saving->promise, TRUE);
  saving->told = TRUE;
  g_object_unref (operation);
}

static WebKitPrintOperation *
make_operation (LtArticleView *self)
{
  WebKitPrintOperation *operation = webkit_print_operation_new (self->web);
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (page, MARGIN_MM, GTK_UNIT_MM);
  webkit_print_operation_set_page_setup (operation, page);
  return operation;
}

gboolean
lt_article_view_has_page (LtArticleView *self)
{
  g_return_val_if_fail (LT_IS_ARTICLE_VIEW (self), FALSE);

  return self->web && self->shown;
}

/**
 * lt_article_view_print:
 * @parent: for the dialog
 *
 * Asks for a printer, and prints the story on it.
 */
void
lt_article_view_print (LtArticleView *self, GtkWindow *parent)
{
  g_autoptr (WebKitPrintOperation) operation = NULL;

  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (!lt_article_view_has_page (self))
    return;
  operation = make_operation (self);
  webkit_print_operation_run_dialog (operation, parent);
}

static GtkPrintSettings *
make_settings (GFile *file)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  g_autofree char *address = g_file_get_uri (file);

  gtk_print_settings_set_printer (settings, g_dgettext (FILE_PRINTER_DOMAIN, FILE_PRINTER));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, address);
  return settings;
}

/**
 * lt_article_view_save_pdf:
 * @file: to write; it is replaced
 *
 * Returns: (transfer full): a future that resolves when it is written
 */
DexFuture *
lt_article_view_save_pdf (LtArticleView *self, GFile *file)
{
  WebKitPrintOperation *operation;
  g_autoptr (GtkPrintSettings) settings = NULL;
  Saving *saving;
  DexFuture *future;

  dex_return_error_if_fail (LT_IS_ARTICLE_VIEW (self));
  dex_return_error_if_fail (G_IS_FILE (file));

  if (!lt_article_view_has_page (self))
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "%s", _ ("There is no page to be printed."));
  settings = make_settings (file);
  operation = make_operation (self);
  webkit_print_operation_set_print_settings (operation, settings);
  saving = g_new0 (Saving, 1);
  saving->promise = dex_promise_new_cancellable ();
  future = lt_promise_dup_future (saving->promise);
  g_signal_connect (operation, "failed", G_CALLBACK (failed_cb), saving);
  g_signal_connect_data (operation, "finished", G_CALLBACK (finished_cb), saving, saving_free, G_CONNECT_DEFAULT);
  webkit_print_operation_print (operation);
  return future;
}
