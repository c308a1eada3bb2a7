/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/story-request.h"

#include "base/future.h"

#include <glib/gi18n.h>

/* Somebody looks on. */
#define LOOK_MS 300
/* A walk that was under way when the story came may have passed its page already. */
#define MAX_WALKS 3

struct _LtStoryRequest
{
  GObject parent_instance;

  LtLibrary *library;
  LtSubscription *source;
  char *address;
  char *progress;
};

G_DEFINE_FINAL_TYPE (LtStoryRequest, lt_story_request, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROGRESS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_progress (LtStoryRequest *self, const char *sentence)
{
  if (g_set_str (&self->progress, sentence))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
show_progress (LtStoryRequest *self, const LtAskedStory *story)
{
  g_autofree char *sentence = NULL;

  if (!story->title)
    return;
  if (story->comments < 0)
    /* Translators: the title of a discussion */
    sentence = g_strdup_printf (_ ("Reading “%s”…"), story->title);
  else
    /* Translators: how many comments of which discussion are read */
    sentence = g_strdup_printf (ngettext ("Reading %d comment of “%s”…", "Reading %d comments of “%s”…", (unsigned long) story->comments),
                                story->comments, story->title);
  set_progress (self, sentence);
}

static const LtAskedStory *
find_asked (LtStatus *status, const char *id)
{
  for (guint i = 0; i < status->asked->len; i++)
    {
      const LtAskedStory *story = g_ptr_array_index (status->asked, i);

      if (g_str_equal (story->id, id))
        return story;
    }
  return NULL;
}

/* A backend that was started anew knows nothing of what the one before it was asked. */
static void
set_lost (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The built-in backend stopped before the story was done."));
}

/* Until our backend has made the story. Its id, which is another where the discussion joined a story about the same.
 * (transfer full) (nullable) */
static char *
await_story (LtStoryRequest *self, const char *id, GError **error)
{
  for (;;)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (LtStatus) status = dex_await_boxed (lt_sync_fetch_status (lt_subscription_get_sync (self->source)), &failure);
      const LtAskedStory *story = status ? find_asked (status, id) : NULL;

      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      if (!story)
        {
          set_lost (error);
          return NULL;
        }
      if (story->state == LT_ASKED_DONE)
        return g_strdup (story->story ? story->story : id);
      if (story->state == LT_ASKED_FAILED)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                               story->message ? story->message : _ ("No story came of this discussion."));
          return NULL;
        }
      show_progress (self, story);
      if (!dex_await (lt_sleep (LOOK_MS), error))
        return NULL;
    }
}

/* Its row in the library. */
static gint64
fetch_story (LtStoryRequest *self, const char *id, GError **error)
{
  for (guint i = 0; i < MAX_WALKS; i++)
    {
      gint64 row;

      g_clear_error (error);
      if (!dex_await (lt_sync_run (lt_subscription_get_sync (self->source)), error))
        return 0;
      row = dex_await_int64 (lt_library_find_story (self->library, id), error);
      if (row != 0 || !g_error_matches (*error, LT_LIBRARY_ERROR, LT_LIBRARY_ERROR_NOT_FOUND))
        return row;
    }
  return 0;
}

static DexFuture *
run_fiber (gpointer data)
{
  LtStoryRequest *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *story = NULL;
  gint64 row = 0;

  set_progress (self, _ ("Asking the built-in backend…"));
  if (dex_await (lt_subscription_ready (self->source), &error))
    id = dex_await_string (lt_sync_ask_for_story (lt_subscription_get_sync (self->source), self->address), &error);
  if (id)
    {
      set_progress (self, _ ("Fetching the discussion…"));
      story = await_story (self, id, &error);
      if (story)
        row = fetch_story (self, story, &error);
    }
  if (row == 0)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_int64 (row);
}

static void
lt_story_request_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LtStoryRequest *self = LT_STORY_REQUEST (object);

  switch (id)
    {
    case PROP_PROGRESS:
      g_value_set_string (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lt_story_request_finalize (GObject *object)
{
  LtStoryRequest *self = LT_STORY_REQUEST (object);

  g_clear_object (&self->library);
  g_clear_object (&self->source);
  g_free (self->address);
  g_free (self->progress);
  G_OBJECT_CLASS (lt_story_request_parent_class)->finalize (object);
}

static void
lt_story_request_class_init (LtStoryRequestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lt_story_request_get_property;
  object_class->finalize = lt_story_request_finalize;

  /**
   * LtStoryRequest:progress:
   *
   * What is done for it now, as a sentence.
   */
  properties[PROP_PROGRESS] = g_param_spec_string ("progress", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lt_story_request_init (LtStoryRequest *self)
{
}

/**
 * lt_story_request_new:
 * @library: where the story goes
 * @source: our own backend
 * @address: of the discussion's page
 *
 * Returns: (transfer full): a request that was not made yet
 */
LtStoryRequest *
lt_story_request_new (LtLibrary *library, LtSubscription *source, const char *address)
{
  LtStoryRequest *self = g_object_new (LT_TYPE_STORY_REQUEST, NULL);

  self->library = g_object_ref (library);
  self->source = g_object_ref (source);
  self->address = g_strdup (address);
  return self;
}

/**
 * lt_story_request_run:
 *
 * Dropping the future ends the waiting; the backend makes the story all the same.
 *
 * Returns: (transfer full): a future of the story's row as gint64; rejected with a sentence
 */
DexFuture *
lt_story_request_run (LtStoryRequest *self)
{
  dex_return_error_if_fail (LT_IS_STORY_REQUEST (self));

  return lt_spawn (run_fiber, g_object_ref (self), g_object_unref);
}

const char *
lt_story_request_get_progress (LtStoryRequest *self)
{
  g_return_val_if_fail (LT_IS_STORY_REQUEST (self), NULL);

  return self->progress;
}
