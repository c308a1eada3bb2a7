/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/asked-story.h"
#include "story/source-health.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  LT_STATUS_IDLE,
  LT_STATUS_WORKING,
  LT_STATUS_ERROR,
} LtStatusState;

/* status.json: what the backend is doing. A record. */
typedef struct _LtStatus LtStatus;
struct _LtStatus
{
  int version;
  gint64 edition;
  LtStatusState state;
  int round_done;
  int round_total;
  gint64 round_started;
  char *current_title;
  int comments_read;  /* -1: unknown */
  int comments_total; /* -1: unknown */
  gint64 next_round;
  GPtrArray *sources; /* LtSourceHealth */
  GPtrArray *asked;   /* LtAskedStory, the latest last; on a private socket only */
  char *error;
};

#define LT_TYPE_STATUS (lt_status_get_type ())
GType lt_status_get_type (void);
LtStatus *lt_status_new (void);
LtStatus *lt_status_ref (LtStatus *self);
void lt_status_unref (LtStatus *self);
GBytes *lt_status_write (LtStatus *self);
LtStatus *lt_status_read (GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtStatus, lt_status_unref)

G_END_DECLS
