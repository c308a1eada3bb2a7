/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *url;
  gint64 fetched;
  char *sha256;
} LtInput;

/* How a story was made. */
typedef struct
{
  char *generator;
  char *method; /* "extractive" or "llm" */
  char *model;
  char *prompt_sha256;
  char *article;      /* "full", "partial", "unreadable", "none" */
  int comments_read;  /* -1: unknown */
  int comments_total; /* -1: unknown */
  gint64 created;
  GPtrArray *inputs; /* LtInput */
  int dropped_quotes;
  GPtrArray *notes; /* sentences */
} LtProvenance;

LtProvenance *lt_provenance_new (void);
void lt_provenance_free (LtProvenance *self);
void lt_provenance_add_note (LtProvenance *self, const char *note);
void lt_provenance_add_input (LtProvenance *self, const char *url, gint64 fetched, const char *sha256);

G_END_DECLS
