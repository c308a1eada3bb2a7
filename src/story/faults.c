/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "story/faults.h"

#include "story/bounds.h"
#include "text/plain-text.h"

#include <glib/gi18n-lib.h>

/**
 * lt_faults_add:
 * @format: a sentence, translated
 *
 * A hostile file can have a fault in every byte, so the list ends at LT_FAULTS_MAX and says so. What is
 * cited of the file goes to a terminal or a window: it stays on its line, and moves no cursor.
 */
void
lt_faults_add (LtFaults *self,
               const char *format,
               ...)
{
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;
  va_list args;

  if (self->sentences->len > LT_FAULTS_MAX)
    return;

  if (self->sentences->len == LT_FAULTS_MAX)
    {
      g_ptr_array_add (self->sentences, g_strdup (_ ("There are more faults than are listed here.")));
      return;
    }

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  sentence = lt_display_text (text);

  if (self->where != NULL)
    g_ptr_array_add (self->sentences, g_strdup_printf ("%s: %s", self->where, sentence));
  else
    g_ptr_array_add (self->sentences, g_steal_pointer (&sentence));
}
