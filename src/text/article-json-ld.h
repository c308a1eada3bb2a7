/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/html-tree.h"

G_BEGIN_DECLS

/* Private to this folder: what a page says of its article in JSON-LD. Any field may be NULL; all are plain text. */
typedef struct
{
  char *headline;
  char *author;
  char *date;
  char *publisher;
  char *image;
  char *body;
  gboolean paid; /* it, or a part of it, is not free to read */
} LtJsonLd;

/* @scripts: GumboNode, the elements that hold JSON-LD. */
LtJsonLd *lt_json_ld_new (GPtrArray *scripts);
void lt_json_ld_free (LtJsonLd *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtJsonLd, lt_json_ld_free)

G_END_DECLS
