/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#define G_LOG_DOMAIN "llm-tracker"
#include "config.h"

#include "app/article-view-private.h"

#include "app/web-sandbox.h"
#include "render/article-page.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (LtArticleView, lt_article_view, ADW_TYPE_BIN)

enum
{
  OPEN_LINK,
  ACTION,
  PAINTED,
  SCROLLED,
  MOVED,
  FOUND,
  CRASHED,
  LEFT,
  LOADING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The page */

static LtLibrary *
get_library (gpointer data)
{
  return LT_ARTICLE_VIEW (data)->library;
}

static char *
media_address (const char *address, gpointer data)
{
  LtOpenStory *story = data;
  const char *path = story->media ? g_hash_table_lookup (story->media, address) : NULL;

  return path ? g_strconcat ("lt:", path, NULL) : NULL;
}

static char *
document_font (void)
{
  const char *name = adw_style_manager_get_document_font_name (adw_style_manager_get_default ());
  PangoFontDescription *description = pango_font_description_from_string (name ? name : "");
  char *family = g_strdup (pango_font_description_get_family (description));

  pango_font_description_free (description);
  return family;
}

/* "de" of "de_DE.UTF-8". */
static char *
language_code (void)
{
  const char *name = g_get_language_names ()[0];

  if (strcmp (name, "C") == 0 || g_str_has_prefix (name, "C."))
    return g_strdup ("en");
  return g_strndup (name, strcspn (name, "_.@"));
}

static char *
make_page (LtArticleView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autofree char *font = document_font ();
  g_autofree char *language = language_code ();
  LtPageOptions options = {
    .font = g_settings_get_boolean (self->settings, "serif") ? LT_PAGE_FONT_SERIF : LT_PAGE_FONT_SANS,
    .font_family = font,
    .scale = g_settings_get_uint (self->settings, "text-size") / 100.0,
    .dark = adw_style_manager_get_dark (style),
    .high_contrast = adw_style_manager_get_high_contrast (style),
    .offline = self->offline,
    .language = language,
  };

  return lt_article_page (self->story->story, &options, media_address, self->story);
}

static void
load (LtArticleView *self, const char *html)
{
  static guint n_loads;

  g_free (self->page);
  self->page = g_strdup_printf (LT_PAGE_ADDRESS "/%u", ++n_loads);
  self->own_load = TRUE;
  self->committed = FALSE;
  self->shown = FALSE;
  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
  self->calls = g_cancellable_new ();
  webkit_web_view_load_html (self->web, html, self->page);
}

void
lt_article_view_load_story (LtArticleView *self)
{
  g_autofree char *html = make_page (self);

  load (self, html);
}

static void
place_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (LtArticleView) self = data;
  g_autoptr (JSCValue) place = lt_article_view_finish_call (self, result);

  /* Another load may be on its way by now. */
  if (!self->story || !self->shown)
    return;
  if (place)
    self->place = jsc_value_to_double (place);
  lt_article_view_load_story (self);
}

/* From where it is now: what was told last may be a moment old. */
static void
load_again (LtArticleView *self)
{
  lt_article_view_call (self, "return lt.place ();", g_variant_new ("a{sv}", NULL), place_cb);
}

/* The colour behind the page, so that nothing flashes between two of them. */
static void
update_background (LtArticleView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  GdkRGBA colour;

  if (adw_style_manager_get_dark (style))
    gdk_rgba_parse (&colour, contrast ? "#000000" : "#1d1d20");
  else
    gdk_rgba_parse (&colour, "#ffffff");
  webkit_web_view_set_background_color (self->web, &colour);
}

static void
update_acceleration (LtArticleView *self)
{
  gboolean wanted = g_settings_get_boolean (self->settings, "acceleration");

  if (self->web)
    lt_web_view_set_accelerated (self->web, wanted && lt_web_can_accelerate (GTK_WIDGET (self)));
}

static void
look_changed_cb (LtArticleView *self)
{
  if (!self->web)
    return;
  update_background (self);
  if (self->shown)
    lt_article_view_apply_look (self);
}

static void
lt_article_view_dispose (GObject *object)
{
  LtArticleView *self = LT_ARTICLE_VIEW (object);

  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
  if (self->settings)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  g_clear_pointer (&self->story, lt_open_story_unref);
  g_clear_pointer (&self->page, g_free);
  g_clear_pointer (&self->focused, g_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (lt_article_view_parent_class)->dispose (object);
}

static gboolean
lt_article_view_grab_focus (GtkWidget *widget)
{
  LtArticleView *self = LT_ARTICLE_VIEW (widget);

  return self->web && gtk_widget_grab_focus (GTK_WIDGET (self->web));
}

static guint
new_signal (LtArticleViewClass *klass, const char *name, GType argument)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       argument != G_TYPE_NONE ? 1 : 0, argument);
}

static void
lt_article_view_class_init (LtArticleViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lt_article_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = lt_article_view_grab_focus;

  signals[OPEN_LINK] = new_signal (klass, "open-link", G_TYPE_STRING);
  signals[ACTION] = new_signal (klass, "action", G_TYPE_STRING);
  signals[PAINTED] = new_signal (klass, "painted", G_TYPE_NONE);
  signals[SCROLLED] = new_signal (klass, "scrolled", G_TYPE_NONE);
  signals[MOVED] = new_signal (klass, "moved", G_TYPE_INT64);
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_UINT, G_TYPE_UINT);
  signals[CRASHED] = new_signal (klass, "crashed", G_TYPE_BOOLEAN);
  signals[LEFT] = new_signal (klass, "left", G_TYPE_BOOLEAN);
  signals[LOADING] = new_signal (klass, "loading", G_TYPE_NONE);
}

static void
lt_article_view_init (LtArticleView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->overlay = gtk_overlay_new ();
  self->address = g_object_new (GTK_TYPE_LABEL, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_END, "visible", FALSE,
                                "ellipsize", PANGO_ELLIPSIZE_MIDDLE, "can-target", FALSE, NULL);
  gtk_widget_add_css_class (self->address, "osd");
  gtk_widget_add_css_class (self->address, "link-address");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->address);
  adw_bin_set_child (ADW_BIN (self), self->overlay);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
}

void
lt_article_view_set_settings (LtArticleView *self, GSettings *settings)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  g_set_object (&self->settings, settings);
  g_signal_connect_swapped (settings, "changed::text-size", G_CALLBACK (look_changed_cb), self);
  g_signal_connect_swapped (settings, "changed::acceleration", G_CALLBACK (update_acceleration), self);
  g_signal_connect_swapped (settings, "changed::serif", G_CALLBACK (look_changed_cb), self);
}

void
lt_article_view_set_library (LtArticleView *self, LtLibrary *library)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  g_set_object (&self->library, library);
}

/**
 * lt_article_view_warm:
 *
 * Makes the web view, which costs some 40 to 75 ms here and a process, and has
 * it load an empty page. Called once the list is on the screen.
 */
void
lt_article_view_warm (LtArticleView *self)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (self->web)
    return;
  self->web = lt_web_view_new (get_library, self);
  update_acceleration (self);
  update_background (self);
  lt_article_view_install_script (self);
  lt_article_view_connect_page (self);
  lt_article_view_install_menu (self);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->web));
  if (!self->story)
    load (self, "<!DOCTYPE html><title></title>");
}

void
lt_article_view_show_address (LtArticleView *self, const char *address)
{
  gboolean of_web = address && *address && !g_str_has_prefix (address, LT_ACTION_SCHEME);

  gtk_widget_set_visible (self->address, of_web);
  gtk_label_set_label (GTK_LABEL (self->address), of_web ? address : "");
}

/**
 * lt_article_view_show:
 * @story: an open story
 *
 * Shows a story from where its reader left it; the one that is shown already,
 * from where it is scrolled to.
 */
void
lt_article_view_show (LtArticleView *self, LtOpenStory *story)
{
  gboolean same;

  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));
  g_return_if_fail (story != NULL);

  same = self->story && self->story->row == story->row;
  lt_open_story_ref (story);
  g_clear_pointer (&self->story, lt_open_story_unref);
  self->story = story;
  lt_article_view_warm (self);
  lt_article_view_show_address (self, NULL);
  if (same && self->shown)
    {
      load_again (self);
      return;
    }
  if (!same)
    self->place = (double) story->place;
  lt_article_view_load_story (self);
}

void
lt_article_view_reload (LtArticleView *self)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (self->story && self->web)
    lt_article_view_load_story (self);
}

/**
 * lt_article_view_set_offline:
 * @offline: whether the network is out of reach
 *
 * What the page says of links that need the network follows.
 */
void
lt_article_view_set_offline (LtArticleView *self, gboolean offline)
{
  g_return_if_fail (LT_IS_ARTICLE_VIEW (self));

  if (self->offline == offline)
    return;
  self->offline = offline;
  if (self->story && self->shown)
    load_again (self);
}
