/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the first start was asked for on the command line. A value with one owner. */
typedef struct
{
  char *profile;          /* absolute; NULL: the person's own */
  gboolean sample;        /* the sample edition */
  char *feed;             /* the address of a feed */
  char **backend_options; /* for our backend; NULL: none */
  char *story;            /* "ID" or "FEED#ID" to show */
} LtStartOptions;

LtStartOptions *lt_start_options_new (GVariantDict *options, const char *folder, GError **error);
void lt_start_options_free (LtStartOptions *self);
/* "unix:", "unix:sample" or an address, as chosen here; NULL when nothing was. */
const char *lt_start_options_get_source (const LtStartOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtStartOptions, lt_start_options_free)

G_END_DECLS
