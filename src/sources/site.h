/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "text/permissions.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What a site says of all its pages: robots.txt and /.well-known/tdmrep.json. Never changes. */
typedef struct _LtSite LtSite;

#define LT_TYPE_SITE (lt_site_get_type ())
GType lt_site_get_type (void);
LtSite *lt_site_new (GBytes *robots, GBytes *mining);
LtSite *lt_site_ref (LtSite *self);
void lt_site_unref (LtSite *self);
LtForbidden lt_site_get_forbidden (LtSite *self, const char *url);
LtMining lt_site_get_mining (LtSite *self, const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSite, lt_site_unref)

G_END_DECLS
