/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "story/analyst.h"

/**
 * lt_analyst_new:
 * @name: (nullable): the name that stories are signed with
 * @role: (nullable): says that it is software, and contains "AI"
 * @bio: (nullable): a few sentences
 *
 * Returns: (transfer full): an analyst without address and avatar
 */
LtAnalyst *
lt_analyst_new (const char *name,
                const char *role,
                const char *bio)
{
  LtAnalyst *self = g_new0 (LtAnalyst, 1);

  self->name = g_strdup (name);
  self->role = g_strdup (role);
  self->bio = g_strdup (bio);

  return self;
}

LtAnalyst *
lt_analyst_copy (const LtAnalyst *self)
{
  LtAnalyst *copy;

  if (self == NULL)
    return NULL;

  copy = lt_analyst_new (self->name, self->role, self->bio);
  copy->url = g_strdup (self->url);
  copy->avatar = g_strdup (self->avatar);

  return copy;
}

void
lt_analyst_free (LtAnalyst *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->role);
  g_free (self->bio);
  g_free (self->url);
  g_free (self->avatar);
  g_free (self);
}
