/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "library/library-private.h"

#include "base/datetime.h"
#include "library/story-table.h"

/* Nobody goes on reading more than these; a place costs some 50 bytes. */
#define MAX_PLACES 1000

typedef struct
{
  gint64 row;
  gint64 place;
} PlaceWrite;

/* LtDatabaseFunc. No other process reads places, so that the serial stays as it is. */
static gboolean
write_place (LtConnection *connection, gpointer data, GValue *result, GError **error)
{
  const PlaceWrite *write = data;
  gint64 kept[] = { write->row, write->place, lt_time_now () };
  gint64 most = MAX_PLACES;

  if (write->place <= 0)
    return lt_run_with_ints (connection,
                             "DELETE FROM person.place WHERE (feed, id) IN (SELECT feed, id FROM story WHERE row = ?1)",
                             &write->row, 1, error);
  return lt_run_with_ints (connection,
                           "INSERT INTO person.place (feed, id, place, changed)"
                           " SELECT feed, id, ?2, ?3 FROM story WHERE row = ?1"
                           " ON CONFLICT (feed, id) DO UPDATE SET place = excluded.place, changed = excluded.changed",
                           kept, G_N_ELEMENTS (kept), error)
         && lt_run_with_ints (connection,
                              "DELETE FROM person.place WHERE (feed, id) IN"
                              " (SELECT feed, id FROM person.place ORDER BY changed DESC LIMIT -1 OFFSET ?1)",
                              &most, 1, error);
}

/**
 * lt_library_set_place:
 * @row: of a story
 * @place: the reader's own figure; 0 for the beginning
 *
 * Keeps how far a story was read: the next #LtOpenStory of it says so. Goes on when
 * the future is dropped.
 *
 * Returns: (transfer full): a future that resolves when it is stored
 */
DexFuture *
lt_library_set_place (LtLibrary *self, gint64 row, gint64 place)
{
  PlaceWrite write = { row, place };
  DexFuture *future;

  dex_return_error_if_fail (LT_IS_LIBRARY (self));

  future = lt_library_write (self, write_place, g_memdup2 (&write, sizeof write), g_free);
  dex_future_disown (dex_ref (future));
  return future;
}
