/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Is this address one of the public Internet? Mapped, 6to4 and NAT64 forms are judged by what is inside. Pure. */
gboolean lt_address_is_public (GInetAddress *address);
/* May a found address be fetched? Ports 80 and 443 only; with @allow_loopback the loopback range too, any port. */
gboolean lt_address_allows (GInetAddress *address, guint16 port, gboolean allow_loopback);

G_END_DECLS
