/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LT_URL_MAX 2000

/* http or https, absolute, at most LT_URL_MAX bytes, no control characters, no user name. */
gboolean lt_url_is_web (const char *url);
char *lt_url_resolve (const char *base, const char *reference);
char *lt_url_without_tracking (const char *url);
char *lt_url_merge_key (const char *url);
char *lt_url_host (const char *url); /* without "www." */
/* @host is @domain or below it; both in lower case. */
gboolean lt_url_host_is_within (const char *host, const char *domain);
gboolean lt_url_same_origin (const char *a, const char *b);

G_END_DECLS
