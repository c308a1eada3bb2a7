/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "backend/file-source.h"
#include "backend/monitor.h"

G_BEGIN_DECLS

#define LT_SERVER_ERROR (lt_server_error_quark ())

typedef enum
{
  LT_SERVER_ERROR_ADDRESS, /* no address to listen on */
  LT_SERVER_ERROR_IN_USE,
} LtServerError;

GQuark lt_server_error_quark (void);

/* Serves the edition over HTTP. What asks for work is heard on a Unix socket only. Main context. */
#define LT_TYPE_SERVER (lt_server_get_type ())
G_DECLARE_FINAL_TYPE (LtServer, lt_server, LT, SERVER, GObject)

LtServer *lt_server_new (LtMonitor *monitor, LtFileSource *files, gboolean is_private);
/* @address: "tcp:HOST:PORT" or "unix:PATH" */
gboolean lt_server_listen (LtServer *self, const char *address, GError **error);
gboolean lt_server_address_is_private (const char *address);
/* What to tell a person: the address, with the port that was given for port 0. (transfer full) */
char *lt_server_dup_address (LtServer *self);
void lt_server_stop (LtServer *self);

G_END_DECLS
