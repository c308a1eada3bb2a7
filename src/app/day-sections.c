/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "app/day-sections.h"

struct _LtDaySections
{
  GObject parent_instance;

  LtStoryList *list;
  guint most;     /* no more are shown until lt_day_sections_complete() */
  guint shown;    /* what was told of the list */
  guint midnight; /* source id */
};

static void midnight_wait (LtDaySections *self);

static GType
day_sections_get_item_type (GListModel *model)
{
  return LT_TYPE_STORY_ITEM;
}

static guint
day_sections_get_n_items (GListModel *model)
{
  return LT_DAY_SECTIONS (model)->shown;
}

static gpointer
day_sections_get_item (GListModel *model, guint position)
{
  LtDaySections *self = LT_DAY_SECTIONS (model);

  return position < self->shown ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = day_sections_get_item_type;
  iface->get_n_items = day_sections_get_n_items;
  iface->get_item = day_sections_get_item;
}

/* The first position in [low, high) whose day is before @day. Days fall, so halving finds it. */
static guint
first_before (LtDaySections *self, gint64 day, guint low, guint high)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (lt_story_list_get_day (self->list, middle) < day)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static void
day_sections_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  LtDaySections *self = LT_DAY_SECTIONS (model);
  guint n_items = self->shown;
  gint64 day;

  if (position >= n_items)
    {
      *start = n_items;
      *end = G_MAXUINT;
      return;
    }
  day = lt_story_list_get_day (self->list, position);
  *start = first_before (self, day + 1, 0, position);
  *end = first_before (self, day, position, n_items);
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = day_sections_get_section;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LtDaySections, lt_day_sections, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, section_model_init))

static guint
count_shown (LtDaySections *self)
{
  return MIN (g_list_model_get_n_items (G_LIST_MODEL (self->list)), self->most);
}

/* While not all are shown, a change moves everything behind it over the edge: that is replaced. */
static void
items_changed_cb (LtDaySections *self, guint position, guint removed, guint added)
{
  guint before = self->shown;

  self->shown = count_shown (self);
  if (self->most == G_MAXUINT)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else if (position < self->most && (position < before || position < self->shown))
    g_list_model_items_changed (G_LIST_MODEL (self), position, before - position, self->shown - position);
}

/* "Today" has become "Yesterday": the headers are asked again. */
static gboolean
midnight_cb (gpointer data)
{
  LtDaySections *self = data;

  self->midnight = 0;
  midnight_wait (self);
  if (self->shown > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->shown);
  return G_SOURCE_REMOVE;
}

static void
midnight_wait (LtDaySections *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autoptr (GDateTime) midnight =
      g_date_time_new_local (g_date_time_get_year (tomorrow), g_date_time_get_month (tomorrow),
                             g_date_time_get_day_of_month (tomorrow), 0, 0, 1);
  gint64 seconds = g_date_time_difference (midnight, now) / G_TIME_SPAN_SECOND + 1;

  self->midnight = g_timeout_add_seconds ((guint) CLAMP (seconds, 1, 25 * 3600), midnight_cb, self);
}

static void
lt_day_sections_dispose (GObject *object)
{
  LtDaySections *self = LT_DAY_SECTIONS (object);

  g_clear_handle_id (&self->midnight, g_source_remove);
  if (self->list)
    g_signal_handlers_disconnect_by_data (self->list, self);
  G_OBJECT_CLASS (lt_day_sections_parent_class)->dispose (object);
}

/* The list stays until the end: who still holds this model may ask it. */
static void
lt_day_sections_finalize (GObject *object)
{
  g_clear_object (&LT_DAY_SECTIONS (object)->list);
  G_OBJECT_CLASS (lt_day_sections_parent_class)->finalize (object);
}

static void
lt_day_sections_class_init (LtDaySectionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lt_day_sections_dispose;
  object_class->finalize = lt_day_sections_finalize;
}

static void
lt_day_sections_init (LtDaySections *self)
{
}

/**
 * lt_day_sections_new:
 * @list: stories, newest first
 * @first: how many to show until lt_day_sections_complete()
 *
 * A list view builds some two hundred rows whatever its height; a window that
 * is to be seen soon begins with those that fit.
 *
 * Returns: (transfer full): the same list with sections
 */
LtDaySections *
lt_day_sections_new (LtStoryList *list, guint first)
{
  LtDaySections *self = g_object_new (LT_TYPE_DAY_SECTIONS, NULL);

  self->list = g_object_ref (list);
  self->most = first;
  self->shown = count_shown (self);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  midnight_wait (self);
  return self;
}

/**
 * lt_day_sections_complete:
 *
 * Shows all there are from now on.
 */
void
lt_day_sections_complete (LtDaySections *self)
{
  guint before;

  g_return_if_fail (LT_IS_DAY_SECTIONS (self));

  before = self->shown;
  self->most = G_MAXUINT;
  self->shown = count_shown (self);
  if (self->shown > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->shown - before);
}
