/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/circuit.h"

/* facts/sources.md, section 2, "Fallback". */
#define MAX_FAILURES 3
#define FAILURES_WITHIN (10 * 60 * G_USEC_PER_SEC)

/**
 * lt_circuit_enter:
 * @self: a circuit
 * @now: monotonic time
 *
 * Returns: TRUE when the service may be asked; after a pause one question at a time is let through
 */
gboolean
lt_circuit_enter (LtCircuit *self,
                  gint64 now)
{
  if (!self->is_open)
    return TRUE;

  if (now < self->open_until || self->probing)
    return FALSE;

  self->probing = TRUE;

  return TRUE;
}

/**
 * lt_circuit_succeed:
 * @self: a circuit
 */
void
lt_circuit_succeed (LtCircuit *self)
{
  *self = (LtCircuit) { 0 };
}

/**
 * lt_circuit_fail:
 * @self: a circuit
 * @now: monotonic time
 * @pause: how long to ask nothing, when the failures are too many or the probe failed
 */
void
lt_circuit_fail (LtCircuit *self,
                 gint64 now,
                 gint64 pause)
{
  if (self->n_failures == 0 || now - self->first_failure > FAILURES_WITHIN)
    {
      self->n_failures = 0;
      self->first_failure = now;
    }

  self->n_failures++;
  if (self->n_failures >= MAX_FAILURES || self->probing)
    lt_circuit_open (self, now + pause);
  self->probing = FALSE;
}

/**
 * lt_circuit_leave:
 * @self: a circuit
 *
 * For a question that was let through and got no answer of either kind.
 */
void
lt_circuit_leave (LtCircuit *self)
{
  self->probing = FALSE;
}

/**
 * lt_circuit_open:
 * @self: a circuit
 * @until: monotonic time
 */
void
lt_circuit_open (LtCircuit *self,
                 gint64 until)
{
  self->is_open = TRUE;
  self->open_until = MAX (self->open_until, until);
}
