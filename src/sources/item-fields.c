/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/item-fields.h"

#include "base/datetime.h"
#include "text/plain-text.h"

#include <string.h>

/* Hacker News allows 15 letters; a sample may have more. */
#define MAX_NAME 100

/* The end of the year 9999: what lies beyond is no date, and sums with it would overflow. */
#define MAX_DATE G_GINT64_CONSTANT (253402300799)

/**
 * lt_item_has_flag:
 * @item: an item
 * @name: "dead" or "deleted"
 *
 * Returns: TRUE when the flag is set: in stored data it may be 1 instead of true
 */
gboolean
lt_item_has_flag (JsonObject *item,
                  const char *name)
{
  return lt_json_boolean (item, name, FALSE) || lt_json_int (item, name, 0) != 0;
}

/**
 * lt_item_is_removed:
 * @item: a comment
 *
 * Returns: TRUE when the comment may be neither shown nor counted: it is deleted or dead, nobody's,
 *   empty, or its text cannot be had exactly
 */
gboolean
lt_item_is_removed (JsonObject *item)
{
  g_autofree char *author = lt_item_dup_author (item);
  const char *html = lt_json_string (item, "text");

  if (lt_item_has_flag (item, "dead") || lt_item_has_flag (item, "deleted"))
    return TRUE;

  return author == NULL || html == NULL || *html == '\0' || !lt_json_text_is_exact (html);
}

/**
 * lt_item_get_date:
 * @item: an item
 *
 * Returns: when it was written, or %LT_NO_TIME
 */
gint64
lt_item_get_date (JsonObject *item)
{
  gint64 date = lt_json_int (item, "time", lt_json_int (item, "created_at_i", LT_NO_TIME));

  return date > LT_NO_TIME && date <= MAX_DATE ? date : LT_NO_TIME;
}

/**
 * lt_item_dup_author:
 * @item: an item
 *
 * Returns: (transfer full) (nullable): who wrote it
 */
char *
lt_item_dup_author (JsonObject *item)
{
  const char *author = lt_json_string (item, "by");

  if (author == NULL)
    author = lt_json_string (item, "author");

  if (author == NULL || *author == '\0' || strlen (author) > MAX_NAME || !lt_json_text_is_exact (author))
    return NULL;

  return g_strdup (author);
}

/**
 * lt_item_get_count:
 * @item: an item
 * @name: a member
 *
 * Returns: the number, or -1 when it is not known
 */
int
lt_item_get_count (JsonObject *item,
                   const char *name)
{
  return (int) CLAMP (lt_json_int (item, name, -1), -1, G_MAXINT);
}

/**
 * lt_item_get_score:
 * @item: an item
 *
 * Returns: its points, or -1 when they are not known
 */
int
lt_item_get_score (JsonObject *item)
{
  return lt_item_get_count (item, json_object_has_member (item, "score") ? "score" : "points");
}

/**
 * lt_item_title_to_text:
 * @title: a title as either API gives it
 *
 * Decodes the entities that occur in titles. They are text otherwise: a "<" in one begins no tag.
 *
 * Returns: (transfer full): the title to show
 */
char *
lt_item_title_to_text (const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "<", -1);
  g_autofree char *html = g_strjoinv ("&lt;", parts);

  return lt_plain_text_from_html (html, -1);
}
