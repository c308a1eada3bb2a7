/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "net/http-request.h"
#include "net/pacer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* All queues of one client: one for each configured base address, one for each host and port of found ones. */
typedef struct _LtHttpQueues LtHttpQueues;

LtHttpQueues *lt_http_queues_new (void);
void lt_http_queues_free (LtHttpQueues *self);
void lt_http_queues_set_pace (LtHttpQueues *self, double pace);
double lt_http_queues_get_pace (LtHttpQueues *self);
/* A polite time, multiplied with the pace. */
guint lt_http_queues_scale (LtHttpQueues *self, double milliseconds);
void lt_http_queues_set (LtHttpQueues *self, const char *base, guint at_once, guint interval_ms);
/* (transfer none) */
LtPacer *lt_http_queues_get (LtHttpQueues *self, const LtHttpRequest *request, GUri *uri);

/* "https://host:443" (transfer full) */
char *lt_http_dup_origin (GUri *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtHttpQueues, lt_http_queues_free)

G_END_DECLS
