/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gathers what was wrong in something read, as sentences. On the stack of whoever reads. */
typedef struct
{
  GPtrArray *sentences; /* borrowed; strings */
  const char *where;    /* borrowed: "Item hn-1"; put before each sentence; or NULL */
} LtFaults;

void lt_faults_add (LtFaults *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
