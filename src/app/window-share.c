/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/window-private.h"

#include "render/story-markdown.h"
#include "text/plain-text.h"
#include "text/url.h"

#include <glib/gi18n.h>

/* There is no portal for sharing: what leaves goes to the clipboard, or to the program for e-mail. */

/**
 * lt_window_story_address:
 *
 * The original of the story on screen; the story's own page in feeds that are
 * about nothing else.
 *
 * Returns: (transfer none) (nullable): an address of the web
 */
const char *
lt_window_story_address (LtWindow *self)
{
  LtStory *story = self->story ? self->story->story : NULL;

  if (!story)
    return NULL;
  if (lt_url_is_web (story->external_url))
    return story->external_url;
  return lt_url_is_web (story->url) ? story->url : NULL;
}

static void
copy (LtWindow *self, const char *text, const char *sentence)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  lt_window_tell (self, sentence);
}

static void
copy_link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;

  if (lt_window_story_address (self))
    copy (self, lt_window_story_address (self), _ ("Link copied"));
}

static void
copy_markdown_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;
  g_autofree char *text = self->story ? lt_story_markdown (self->story->story) : NULL;

  if (text)
    copy (self, text, _ ("Story copied"));
}

/* The title as the subject, and below it the address: RFC 6068. */
static char *
make_mail (LtStory *story, const char *address)
{
  g_autofree char *title = lt_display_text (story->title);
  g_autofree char *subject = g_uri_escape_string (title, NULL, FALSE);
  g_autofree char *body = g_uri_escape_string (address, NULL, FALSE);

  return g_strdup_printf ("mailto:?subject=%s&body=%s%%0D%%0A%%0D%%0A%s%%0D%%0A", subject, subject, body);
}

static void
send_mail_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  LtWindow *self = data;
  const char *address = lt_window_story_address (self);
  g_autofree char *mail = address ? make_mail (self->story->story, address) : NULL;

  if (mail)
    lt_window_open_link (self, mail);
}

/**
 * lt_window_install_share:
 *
 * The actions by which a story goes on to somebody else.
 */
void
lt_window_install_share (LtWindow *self)
{
  static const GActionEntry entries[] = {
    { "copy-link", copy_link_cb },
    { "copy-markdown", copy_markdown_cb },
    { "send-mail", send_mail_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
