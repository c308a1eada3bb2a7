/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#define G_LOG_DOMAIN "llm-tracker"

#include "backend/edition.h"

#include "base/datetime.h"

#include <string.h>

LtEditionFile *
lt_edition_file_new (const char *path,
                     gint64 size)
{
  LtEditionFile *self = g_new0 (LtEditionFile, 1);

  self->path = g_strdup (path);
  self->size = size;

  return self;
}

void
lt_edition_file_free (LtEditionFile *self)
{
  g_free (self->path);
  g_free (self);
}

char *
lt_edition_page_path (int number)
{
  return number == 0 ? g_strdup ("feed.json") : g_strdup_printf ("archive/%d.json", number);
}

/* What stands before a path of the edition, as seen from a page. */
static const char *
prefix_of (const LtEditionOptions *options,
           int number)
{
  if (options->base_url != NULL)
    return options->base_url;

  return number == 0 ? "" : "../";
}

static void
place_address (char **address,
               const char *prefix)
{
  char *placed;

  if (*address == NULL || g_uri_peek_scheme (*address) != NULL)
    return;

  placed = g_strconcat (prefix, *address, NULL);
  g_free (*address);
  *address = placed;
}

static void
drop_picture (LtStory *story)
{
  g_clear_pointer (&story->image, g_free);
  g_clear_pointer (&story->image_alt, g_free);
  g_clear_pointer (&story->image_credit, g_free);
}

static void
place_discussion (LtStory *story,
                  const LtEditionOptions *options)
{
  LtEditionFile *file;

  if (options->discussions == NULL || story->discussion_path == NULL)
    return;

  file = g_hash_table_lookup (options->discussions, story->discussion_path);
  g_set_str (&story->discussion_path, file != NULL ? file->path : NULL);
  story->discussion_size = file != NULL ? file->size : -1;
}

static void
place_story (LtStory *story,
             const LtEditionOptions *options,
             const char *prefix)
{
  if (!options->media)
    drop_picture (story);

  place_discussion (story, options);
  place_address (&story->discussion_path, prefix);
  place_address (&story->image, prefix);
  if (story->analyst != NULL)
    place_address (&story->analyst->avatar, prefix);

  if (options->web_pages)
    {
      g_free (story->url);
      story->url = g_strdup_printf ("%sstories/%s.html", prefix, story->id);
    }
}

static void
fill_head (LtFeed *feed,
           LtArchivePage *page,
           const LtEditionOptions *options)
{
  const char *prefix = prefix_of (options, page->number);

  feed->extended = TRUE;
  feed->title = g_strdup (options->title);
  feed->language = g_strdup ("en");
  feed->generator = g_strdup (options->generator);
  feed->archive_id = g_strdup (page->archive_id);
  feed->edition = page->edition;
  feed->updated = page->updated;
  feed->analyst = lt_analyst_copy (options->analyst);
  if (feed->analyst != NULL)
    place_address (&feed->analyst->avatar, prefix);

  if (options->base_url != NULL)
    {
      feed->home_page_url = g_strdup (options->base_url);
      feed->feed_url = g_strconcat (options->base_url, "feed.json", NULL);
    }

  if (page->next != 0)
    {
      feed->next_url = lt_edition_page_path (page->next);
      place_address (&feed->next_url, prefix);
    }
}

static gpointer
copy_deletion (gconstpointer source,
               gpointer data)
{
  const LtDeletion *deletion = source;

  return lt_deletion_new (deletion->id, deletion->at, deletion->merged_into);
}

/**
 * lt_edition_feed:
 * @page: the items as they are kept
 * @options: how the edition is written
 *
 * An item that cannot be read any more is left out, with a message: the others must not suffer.
 *
 * Returns: (transfer full): the page
 */
LtFeed *
lt_edition_feed (LtArchivePage *page,
                 const LtEditionOptions *options)
{
  LtFeed *feed = lt_feed_new ();
  const char *prefix = prefix_of (options, page->number);

  fill_head (feed, page, options);
  g_ptr_array_unref (feed->deleted);
  feed->deleted = g_ptr_array_copy (page->deleted, (GCopyFunc) copy_deletion, NULL);
  g_ptr_array_set_free_func (feed->deleted, (GDestroyNotify) lt_deletion_free);

  for (guint i = 0; i < page->items->len; i++)
    {
      g_autoptr (GError) error = NULL;
      LtStory *story = lt_feed_read_item (g_ptr_array_index (page->items, i), &error);

      if (story == NULL)
        {
          g_message ("A story of the archive cannot be read: %s", error->message);
          continue;
        }

      place_story (story, options, prefix);
      g_ptr_array_add (feed->items, story);
    }

  return feed;
}

/* The comment and those above it. Parents stand before children, so there is no loop; depth bounds it all the same. */
static void
keep_with_ancestors (GHashTable *kept,
                     LtDiscussion *discussion,
                     const char *id)
{
  LtComment *comment = id != NULL ? lt_discussion_find (discussion, id) : NULL;

  while (comment != NULL && g_hash_table_add (kept, comment->id))
    comment = comment->parent != NULL ? lt_discussion_find (discussion, comment->parent) : NULL;
}

/**
 * lt_edition_quoted:
 * @story: its voices and claims say what is quoted
 * @discussion: all that was read
 *
 * Returns: (transfer full): the quoted comments, their ancestors and strongest replies
 */
LtDiscussion *
lt_edition_quoted (LtStory *story,
                   LtDiscussion *discussion)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  LtDiscussion *quoted = lt_discussion_new (discussion->item);

  for (guint i = 0; i < story->voices->len; i++)
    {
      LtVoice *voice = g_ptr_array_index (story->voices, i);

      keep_with_ancestors (kept, discussion, voice->comment_id);
      keep_with_ancestors (kept, discussion, voice->reply_id);
    }
  for (guint i = 0; i < story->claims->len; i++)
    keep_with_ancestors (kept, discussion, ((LtClaim *) g_ptr_array_index (story->claims, i))->source);

  quoted->as_of = discussion->as_of;
  for (guint i = 0; i < discussion->posts->len; i++)
    g_ptr_array_add (quoted->posts, lt_post_copy (g_ptr_array_index (discussion->posts, i)));
  for (guint i = 0; i < discussion->comments->len; i++)
    {
      LtComment *comment = g_ptr_array_index (discussion->comments, i);

      if (g_hash_table_contains (kept, comment->id))
        g_ptr_array_add (quoted->comments, lt_comment_copy (comment));
    }

  return quoted;
}
