/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LtImageFunc: gives the address that stands for an image (ours, by own scheme), or NULL to drop it. (transfer full)
 */
typedef char *(*LtImageFunc) (const char *address, gpointer data);

/* HTML in, HTML out, built anew from a list of allowed elements. Idempotent; links keep http, https, mailto only. */
char *lt_sanitise_html (const char *html, gssize length, LtImageFunc image, gpointer data);

G_END_DECLS
