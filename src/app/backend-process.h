/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gio/gio.h>
#include <libdex.h>

G_BEGIN_DECLS

/*
 * Our own llm-tracker-backend as a child: started, watched, started again with growing pauses, and ended with us whatever
 * way we end. Main context; made on the main thread, since the child's end is bound to the thread that spawned it.
 * Property: trouble (string): why there is no child, or NULL. Signal: died (string sentence): it ended by itself, and a new
 * one is on its way.
 */
#define LT_TYPE_BACKEND_PROCESS (lt_backend_process_get_type ())
G_DECLARE_FINAL_TYPE (LtBackendProcess, lt_backend_process, LT, BACKEND_PROCESS, GObject)

/* @state: its folder; @options: more of its options, or NULL */
LtBackendProcess *lt_backend_process_new (const char *state, const char *configuration, const char *const *options);
void lt_backend_process_start (LtBackendProcess *self);
/* The child reads its configuration again. */
void lt_backend_process_reload (LtBackendProcess *self);
void lt_backend_process_stop (LtBackendProcess *self);
/* Ends the pause before the next start. */
void lt_backend_process_hurry (LtBackendProcess *self);
const char *lt_backend_process_get_trouble (LtBackendProcess *self);
/* Resolves when it takes connections; rejected after a while. */
DexFuture *lt_backend_process_ready (LtBackendProcess *self);
const char *lt_backend_process_get_socket (LtBackendProcess *self);

G_END_DECLS
