/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a page as UTF-8: BOM, then the header's charset, then meta, then UTF-8 if valid, else windows-1252. */
char *lt_decode_html (GBytes *bytes, const char *header_charset, gsize *length);

G_END_DECLS
