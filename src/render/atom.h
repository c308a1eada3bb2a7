/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/feed.h"

G_BEGIN_DECLS

/* atom.xml (RFC 4287) of a feed's items. @base_url is where the edition is published, with a final slash. */
char *lt_atom (LtFeed *feed, const char *base_url);

G_END_DECLS
