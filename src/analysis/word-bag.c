/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "analysis/word-bag.h"

/* Turns a word's hash into that of the same word behind "not". */
#define NEGATED 0x9e3779b9u

G_STATIC_ASSERT (LT_OPINION_MAX_TOKENS < LT_WORD_BAG_PLACES / 2);

LtWordBag *
lt_word_bag_new (void)
{
  return g_new0 (LtWordBag, 1);
}

void
lt_word_bag_free (LtWordBag *self)
{
  g_free (self);
}

/* Costs what was put in, not what would fit in. */
void
lt_word_bag_clear (LtWordBag *self)
{
  for (guint i = 0; i < self->n; i++)
    self->table[self->words[i].place] = 0;

  self->n = 0;
}

/* The finaliser of MurmurHash3: FNV leaves the low bits of short words alike. */
static guint32
mix (guint32 hash)
{
  hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
  return hash ^ (hash >> 16);
}

void
lt_word_bag_add (LtWordBag *self,
                 guint32 hash,
                 gboolean negated)
{
  guint32 slot = mix (negated ? hash ^ NEGATED : hash) % LT_WORD_SLOTS;
  guint32 place = slot % LT_WORD_BAG_PLACES;

  while (self->table[place] != 0)
    {
      LtBaggedWord *word = &self->words[self->table[place] - 1];

      if (word->slot == slot)
        {
          word->count++;
          return;
        }

      place = (place + 1) % LT_WORD_BAG_PLACES;
    }

  if (self->n == LT_OPINION_MAX_TOKENS)
    return;

  self->words[self->n++] = (LtBaggedWord) { slot, 1, place };
  self->table[place] = (guint16) self->n;
}
