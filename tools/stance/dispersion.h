/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/stance.h"

#include <glib.h>

G_BEGIN_DECLS

/* A row of the product's own set, told by weights that saw no row of its story. */
typedef struct
{
  guint story; /* the same for all of one */
  int truth;
  LtStance said;
} LtTold;

/* How many comments a row of the confusion is most likely worth for one story: of @truth, or of all for -1.
 * @told: (element-type LtTold): is sorted by story */
double lt_dispersion_find (GArray *told, int truth);

G_END_DECLS
