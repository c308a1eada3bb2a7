/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-client.h"
#include "sources/site.h"

G_BEGIN_DECLS

typedef gint64 (*LtClock) (void);

/* What the sites asked of late say of their pages. Owned by the client that it asks with, at whatever distance. Main
 * context. */
typedef struct _LtSiteRules LtSiteRules;

LtSiteRules *lt_site_rules_new (LtHttpClient *client, LtClock clock);
void lt_site_rules_free (LtSiteRules *self);
/* (type LtSite): of the site that @url is on; asked once a day. Rejected with a sentence when it cannot be asked now. */
DexFuture *lt_site_rules_ask (LtSiteRules *self, const char *url);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSiteRules, lt_site_rules_free)

G_END_DECLS
