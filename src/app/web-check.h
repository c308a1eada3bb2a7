/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/* Whether WebKit can start here; rejected with the reason for people when it cannot. */
DexFuture *lt_web_check (void);

G_END_DECLS
