/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an address stands for, where the same thing has many addresses. Pure. */
typedef enum
{
  LT_URL_PAGE, /* nothing but itself */
  LT_URL_PAPER,
  LT_URL_YOUTUBE,
  LT_URL_VIMEO,
  LT_URL_X_POST,
} LtUrlThing;

/* @id (nullable) gets the thing's own name, or NULL. (out) (transfer full) */
LtUrlThing lt_url_identify (const char *url, char **id);
/* The address inside an archive's, or @url itself; NULL for an archive's own short one. (transfer full) */
char *lt_url_original (const char *url);

G_END_DECLS
