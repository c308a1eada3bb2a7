/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lead pictures of pages seen, to tell those that stand for a site from those that show what a page is about. */
typedef struct _LtLogoMemory LtLogoMemory;

LtLogoMemory *lt_logo_memory_new (void);
void lt_logo_memory_free (LtLogoMemory *self);
/* Notes that @page shows @image. TRUE when as many pages of its host do that it is none of theirs. */
gboolean lt_logo_memory_note (LtLogoMemory *self, const char *page, const char *image);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtLogoMemory, lt_logo_memory_free)

G_END_DECLS
