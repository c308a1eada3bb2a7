/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/story-item.h"

/* What one row of the list is about. Owned by the list's model and by the rows that show it; main thread only. */
struct _LtStoryItem
{
  GObject parent_instance;

  gint64 row;
  gint64 feed;
  char *story_id;
  char *title;
  char *places;
  gint64 published;
  int comments;
  gboolean loading;
  gboolean read;
  gboolean saved;
  gboolean updated;
  LtCached cached;
  LtSentiment *sentiment;
};

G_DEFINE_FINAL_TYPE (LtStoryItem, lt_story_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ROW,
  PROP_FEED,
  PROP_STORY_ID,
  PROP_TITLE,
  PROP_PLACES,
  PROP_PUBLISHED,
  PROP_COMMENTS,
  PROP_LOADING,
  PROP_READ,
  PROP_SAVED,
  PROP_UPDATED,
  PROP_CACHED,
  PROP_SENTIMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
notify (LtStoryItem *self,
        guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_string (LtStoryItem *self,
            char **field,
            const char *value,
            guint property)
{
  if (g_set_str (field, value))
    notify (self, property);
}

static void
set_boolean (LtStoryItem *self,
             gboolean *field,
             gboolean value,
             guint property)
{
  value = !!value;
  if (*field == value)
    return;

  *field = value;
  notify (self, property);
}

static void
set_int64 (LtStoryItem *self,
           gint64 *field,
           gint64 value,
           guint property)
{
  if (*field == value)
    return;

  *field = value;
  notify (self, property);
}

static void
set_comments (LtStoryItem *self,
              int comments)
{
  if (self->comments == comments)
    return;

  self->comments = comments;
  notify (self, PROP_COMMENTS);
}

static void
set_cached (LtStoryItem *self,
            LtCached cached)
{
  if (self->cached == cached)
    return;

  self->cached = cached;
  notify (self, PROP_CACHED);
}

static void
set_sentiment (LtStoryItem *self,
               LtSentiment *sentiment)
{
  LtSentiment *old = self->sentiment;

  if (old == sentiment)
    return;

  self->sentiment = sentiment != NULL ? lt_sentiment_ref (sentiment) : NULL;
  lt_sentiment_unref (old);
  notify (self, PROP_SENTIMENT);
}

static void
lt_story_item_finalize (GObject *object)
{
  LtStoryItem *self = LT_STORY_ITEM (object);

  g_free (self->story_id);
  g_free (self->title);
  g_free (self->places);
  lt_sentiment_unref (self->sentiment);

  G_OBJECT_CLASS (lt_story_item_parent_class)->finalize (object);
}

static void
lt_story_item_get_property (GObject *object,
                            guint property_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  LtStoryItem *self = LT_STORY_ITEM (object);

  switch (property_id)
    {
    case PROP_ROW:
      g_value_set_int64 (value, self->row);
      break;
    case PROP_FEED:
      g_value_set_int64 (value, self->feed);
      break;
    case PROP_STORY_ID:
      g_value_set_string (value, self->story_id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PLACES:
      g_value_set_string (value, self->places);
      break;
    case PROP_PUBLISHED:
      g_value_set_int64 (value, self->published);
      break;
    case PROP_COMMENTS:
      g_value_set_int (value, self->comments);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_READ:
      g_value_set_boolean (value, self->read);
      break;
    case PROP_SAVED:
      g_value_set_boolean (value, self->saved);
      break;
    case PROP_UPDATED:
      g_value_set_boolean (value, self->updated);
      break;
    case PROP_CACHED:
      g_value_set_uint (value, self->cached);
      break;
    case PROP_SENTIMENT:
      g_value_set_boxed (value, self->sentiment);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lt_story_item_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  LtStoryItem *self = LT_STORY_ITEM (object);

  switch (property_id)
    {
    case PROP_ROW:
      self->row = g_value_get_int64 (value);
      break;
    case PROP_READ:
      lt_story_item_set_read (self, g_value_get_boolean (value));
      break;
    case PROP_SAVED:
      lt_story_item_set_saved (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
lt_story_item_class_init (LtStoryItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lt_story_item_finalize;
  object_class->get_property = lt_story_item_get_property;
  object_class->set_property = lt_story_item_set_property;

  properties[PROP_ROW] = g_param_spec_int64 ("row", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                             writable | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_FEED] = g_param_spec_int64 ("feed", NULL, NULL, G_MININT64, G_MAXINT64, 0, readable);
  properties[PROP_STORY_ID] = g_param_spec_string ("story-id", NULL, NULL, NULL, readable);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_PLACES] = g_param_spec_string ("places", NULL, NULL, NULL, readable);
  properties[PROP_PUBLISHED] = g_param_spec_int64 ("published", NULL, NULL, G_MININT64, G_MAXINT64, 0, readable);
  properties[PROP_COMMENTS] = g_param_spec_int ("comments", NULL, NULL, -1, G_MAXINT, -1, readable);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, readable);
  properties[PROP_READ] = g_param_spec_boolean ("read", NULL, NULL, FALSE, writable);
  properties[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, FALSE, writable);
  properties[PROP_UPDATED] = g_param_spec_boolean ("updated", NULL, NULL, FALSE, readable);
  properties[PROP_CACHED] = g_param_spec_uint ("cached", NULL, NULL, LT_CACHED_NOT, LT_CACHED_WHOLE, LT_CACHED_NOT, readable);
  properties[PROP_SENTIMENT] = g_param_spec_boxed ("sentiment", NULL, NULL, LT_TYPE_SENTIMENT, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lt_story_item_init (LtStoryItem *self)
{
  self->comments = -1;
  self->loading = TRUE;
}

/**
 * lt_story_item_new:
 * @row: the story's row in the library
 *
 * Returns: (transfer full): an item that is still loading
 */
LtStoryItem *
lt_story_item_new (gint64 row)
{
  return g_object_new (LT_TYPE_STORY_ITEM, "row", row, NULL);
}

/**
 * lt_story_item_fill:
 * @record: what was read from the library; its strings are copied
 *
 * Fills an item, at first or again. Only properties that changed are notified; `loading` last,
 * so that a row may wait for it alone.
 */
void
lt_story_item_fill (LtStoryItem *self,
                    const LtStoryRecord *record)
{
  g_return_if_fail (LT_IS_STORY_ITEM (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_string (self, &self->story_id, record->story_id, PROP_STORY_ID);
  set_int64 (self, &self->feed, record->feed, PROP_FEED);
  set_string (self, &self->title, record->title, PROP_TITLE);
  set_string (self, &self->places, record->places, PROP_PLACES);
  set_int64 (self, &self->published, record->published, PROP_PUBLISHED);
  set_comments (self, record->comments);
  set_boolean (self, &self->read, record->read, PROP_READ);
  set_boolean (self, &self->saved, record->saved, PROP_SAVED);
  set_boolean (self, &self->updated, record->updated, PROP_UPDATED);
  set_cached (self, record->cached);
  set_sentiment (self, record->sentiment);
  set_boolean (self, &self->loading, FALSE, PROP_LOADING);
  g_object_thaw_notify (G_OBJECT (self));
}

gint64
lt_story_item_get_row (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), 0);

  return self->row;
}

const char *
lt_story_item_get_story_id (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), NULL);

  return self->story_id;
}

gint64
lt_story_item_get_feed (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), 0);

  return self->feed;
}

const char *
lt_story_item_get_title (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), NULL);

  return self->title;
}

const char *
lt_story_item_get_places (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), NULL);

  return self->places;
}

gint64
lt_story_item_get_published (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), 0);

  return self->published;
}

int
lt_story_item_get_comments (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), -1);

  return self->comments;
}

gboolean
lt_story_item_get_loading (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), FALSE);

  return self->loading;
}

gboolean
lt_story_item_get_read (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), FALSE);

  return self->read;
}

void
lt_story_item_set_read (LtStoryItem *self,
                        gboolean read)
{
  g_return_if_fail (LT_IS_STORY_ITEM (self));

  set_boolean (self, &self->read, read, PROP_READ);
}

gboolean
lt_story_item_get_saved (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), FALSE);

  return self->saved;
}

void
lt_story_item_set_saved (LtStoryItem *self,
                         gboolean saved)
{
  g_return_if_fail (LT_IS_STORY_ITEM (self));

  set_boolean (self, &self->saved, saved, PROP_SAVED);
}

gboolean
lt_story_item_get_updated (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), FALSE);

  return self->updated;
}

LtCached
lt_story_item_get_cached (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), LT_CACHED_NOT);

  return self->cached;
}

/**
 * lt_story_item_get_sentiment:
 *
 * Returns: (nullable) (transfer none): the estimate
 */
LtSentiment *
lt_story_item_get_sentiment (LtStoryItem *self)
{
  g_return_val_if_fail (LT_IS_STORY_ITEM (self), NULL);

  return self->sentiment;
}
