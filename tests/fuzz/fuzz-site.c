/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "sources/site.h"
#include "text/url.h"

#include <string.h>

static GBytes *
take_part (const char **at,
           const char *end)
{
  const char *start = *at;
  const char *zero = start < end ? memchr (start, 0, (gsize) (end - start)) : NULL;

  *at = zero != NULL ? zero + 1 : end;

  return g_bytes_new_static (start, (gsize) ((zero != NULL ? zero : end) - start));
}

/* Three parts, with a zero between them: an address, a robots.txt, a tdmrep.json. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  const char *at = (const char *) data;
  const char *end = at + size;
  g_autoptr (GBytes) address = take_part (&at, end);
  g_autoptr (GBytes) robots = take_part (&at, end);
  g_autoptr (GBytes) mining = take_part (&at, end);
  g_autofree char *url = g_strndup (g_bytes_get_data (address, NULL), g_bytes_get_size (address));
  g_autoptr (LtSite) site = NULL;
  g_autoptr (LtSite) silent = NULL;

  if (!lt_url_is_web (url))
    return 0;

  site = lt_site_new (robots, mining);
  silent = lt_site_new (NULL, NULL);
  g_assert_cmpint (lt_site_get_forbidden (site, url), <=, LT_FORBIDS_FETCHING | LT_FORBIDS_MODELS);
  g_assert_cmpint (lt_site_get_mining (site, url), <=, LT_MINING_RESERVED);
  g_assert_cmpint (lt_site_get_forbidden (silent, url), ==, LT_FORBIDS_NOTHING);

  return 0;
}
