/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Decides whether a service that fails is asked again. Pure: times are monotonic and come from outside. */
typedef struct
{
  guint n_failures;
  gint64 first_failure;
  gint64 open_until; /* nothing is asked before */
  gboolean is_open;  /* one probe decides */
  gboolean probing;
} LtCircuit;

/* TRUE: ask, and then tell with one of the three below. */
gboolean lt_circuit_enter (LtCircuit *self, gint64 now);
void lt_circuit_succeed (LtCircuit *self);
/* @pause: how long to leave it alone when this was one failure too many */
void lt_circuit_fail (LtCircuit *self, gint64 now, gint64 pause);
/* Neither: the question was taken back. */
void lt_circuit_leave (LtCircuit *self);
/* The service itself asks to be left alone. */
void lt_circuit_open (LtCircuit *self, gint64 until);

G_END_DECLS
