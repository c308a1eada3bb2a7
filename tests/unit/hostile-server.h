/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A server on 127.0.0.1 that says what no honest one would, byte for byte. What it does is the path's: "/fine",
 * "/hops/N" (redirects N times), "/to?ADDRESS" (redirects there), or one of the names in hostile-server.c.
 */
typedef struct _HostileServer HostileServer;

HostileServer *hostile_server_new (void);
void hostile_server_free (HostileServer *self);
guint hostile_server_get_port (HostileServer *self);
/* How many connections were ever accepted. */
guint hostile_server_get_connections (HostileServer *self);

G_END_DECLS
