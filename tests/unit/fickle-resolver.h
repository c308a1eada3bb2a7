/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A DNS that answers as it was told, another answer each time; no other name exists. For g_resolver_set_default(). */
#define FICKLE_TYPE_RESOLVER (fickle_resolver_get_type ())
G_DECLARE_FINAL_TYPE (FickleResolver, fickle_resolver, FICKLE, RESOLVER, GResolver)

FickleResolver *fickle_resolver_new (void);
/* @answers: of one connection after the other, each "address,address"; the last stays; NULL never answers. */
void fickle_resolver_add (FickleResolver *self, const char *name, const char *const *answers);
/* Ends the lookups that were never answered. */
void fickle_resolver_give_up (FickleResolver *self);

G_END_DECLS
