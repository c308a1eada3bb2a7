/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "library/library.h"

G_BEGIN_DECLS

/* What a reader must know of the stored discussion: translated, (transfer full) (nullable). */

/* "This edition publishes 12 of 389 comments."; NULL where all are there, or nobody says how many there are. */
char *lt_edition_note (LtOpenStory *story);
/* Why there is no discussion to show, in one sentence; NULL where there is one. */
char *lt_discussion_absence (LtOpenStory *story);

G_END_DECLS
