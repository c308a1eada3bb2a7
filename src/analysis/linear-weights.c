/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "analysis/linear-weights.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The file, all numbers little-endian:
 *
 *   8 bytes   MAGIC
 *   u32       number of features a side, LT_N_FEATURES
 *   u32       bytes of the card
 *   u32       number of words
 *   u32       scale of the words' weights, in 2^-24
 *   32 bytes  name, filled up with NUL
 *   i32 × 3 × features   weights of the features, in 2^-16
 *   u32 × 9   confusion, truth by truth
 *   card      UTF-8
 *   words     u32 slot (rising), i8 × 3, u8 rarity
 *   32 bytes  SHA-256 of all before
 *
 * Fixed point, so that no bytes of a file can be a number that is not finite. */
#define MAGIC "LTLINEA1"
#define MAGIC_BYTES 8
#define SCALE_UNIT 16777216.0
#define FEATURE_UNIT 65536.0
#define WORD_BYTES 8
#define DIGEST_BYTES 32
/* More than this is no count of labelled comments. */
#define MAX_COUNT 10000000.0

typedef struct
{
  const guint8 *at;
  gsize left;
  gboolean failed; /* something reached beyond the end */
} Reader;

static const guint8 *
take (Reader *reader,
      gsize n)
{
  const guint8 *at = reader->at;

  if (n > reader->left)
    {
      reader->failed = TRUE;
      return NULL;
    }

  reader->at += n;
  reader->left -= n;
  return at;
}

static guint32
take_u32 (Reader *reader)
{
  const guint8 *bytes = take (reader, 4);

  return bytes == NULL ? 0 : (guint32) bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16 | (guint32) bytes[3] << 24;
}

static void
put_u32 (GByteArray *bytes,
         guint32 number)
{
  guint8 part[4] = { number & 0xff, (number >> 8) & 0xff, (number >> 16) & 0xff, number >> 24 };

  g_byte_array_append (bytes, part, sizeof part);
}

static void
digest (const guint8 *bytes,
        gsize n,
        guint8 sum[DIGEST_BYTES])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = DIGEST_BYTES;

  g_checksum_update (checksum, bytes, (gssize) n);
  g_checksum_get_digest (checksum, sum, &length);
}

static gboolean
read_head (LtLinearWeights *self,
           Reader *reader,
           guint32 *card_bytes,
           guint32 *n_words)
{
  const guint8 *magic = take (reader, MAGIC_BYTES);
  guint32 n_features = take_u32 (reader);
  const guint8 *name = NULL;

  *card_bytes = take_u32 (reader);
  *n_words = take_u32 (reader);
  self->word_scale = take_u32 (reader) / SCALE_UNIT;
  name = take (reader, LT_LINEAR_NAME_BYTES);

  if (reader->failed || memcmp (magic, MAGIC, MAGIC_BYTES) != 0 || n_features != LT_N_FEATURES)
    return FALSE;

  memcpy (self->name, name, LT_LINEAR_NAME_BYTES);

  return *card_bytes <= LT_LINEAR_MAX_CARD && *n_words <= LT_WORD_SLOTS
         && name[0] != '\0' && name[LT_LINEAR_NAME_BYTES - 1] == '\0' && g_utf8_validate (self->name, -1, NULL);
}

static gboolean
read_tables (LtLinearWeights *self,
             Reader *reader)
{
  for (guint side = 0; side < LT_N_SIDES; side++)
    {
      for (guint i = 0; i < LT_N_FEATURES; i++)
        self->features[side][i] = (gint32) take_u32 (reader) / FEATURE_UNIT;
    }

  for (guint truth = 0; truth < LT_N_SIDES; truth++)
    {
      double sum = 0.0;

      for (guint said = 0; said < LT_N_SIDES; said++)
        sum += self->confusion[truth][said] = take_u32 (reader);

      /* A row of nothing would say that nothing is known; the margins rest on these counts. */
      if (sum < 1.0 || sum > MAX_COUNT)
        return FALSE;
    }

  return !reader->failed;
}

static gboolean
read_card (LtLinearWeights *self,
           Reader *reader,
           guint32 n)
{
  const guint8 *card = take (reader, n);

  if (card == NULL || !g_utf8_validate_len ((const char *) card, n, NULL))
    return FALSE;

  self->card = g_strndup ((const char *) card, n);
  return TRUE;
}

static gboolean
read_words (LtLinearWeights *self,
            Reader *reader,
            guint32 n)
{
  gint64 last = -1;

  if (reader->left != (gsize) n * WORD_BYTES)
    return FALSE;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 slot = take_u32 (reader);
      const guint8 *bytes = take (reader, 4);

      if (slot >= LT_WORD_SLOTS || slot <= last || bytes[LT_N_SIDES] == 0)
        return FALSE;

      for (guint side = 0; side < LT_N_SIDES; side++)
        self->words[slot].of[side] = (gint8) bytes[side];

      self->words[slot].rarity = bytes[LT_N_SIDES];
      last = slot;
    }

  return TRUE;
}

/* (transfer full): numbers that say nothing, to be filled. */
LtLinearWeights *
lt_linear_weights_new (void)
{
  return g_new0 (LtLinearWeights, 1);
}

void
lt_linear_weights_free (LtLinearWeights *self)
{
  g_free (self->card);
  g_free (self);
}

/**
 * lt_linear_weights_parse:
 * @bytes: (array length=n): what lt_linear_weights_save() wrote
 *
 * Trusts nothing of it: sizes, order, ranges and a checksum of the whole are checked.
 *
 * Returns: (transfer full) (nullable): the weights, or %NULL for bytes that are damaged
 */
LtLinearWeights *
lt_linear_weights_parse (const guint8 *bytes,
                         gsize n)
{
  g_autoptr (LtLinearWeights) self = NULL;
  Reader reader = { bytes, n >= DIGEST_BYTES ? n - DIGEST_BYTES : 0, FALSE };
  guint8 sum[DIGEST_BYTES];
  guint32 card_bytes = 0;
  guint32 n_words = 0;

  if (n <= DIGEST_BYTES || n > LT_LINEAR_MAX_BYTES)
    return NULL;

  digest (bytes, reader.left, sum);

  if (memcmp (sum, bytes + reader.left, DIGEST_BYTES) != 0)
    return NULL;

  self = lt_linear_weights_new ();

  return read_head (self, &reader, &card_bytes, &n_words)
                 && read_tables (self, &reader)
                 && read_card (self, &reader, card_bytes)
                 && read_words (self, &reader, n_words)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * lt_linear_weights_load:
 * @path: a file that lt_linear_weights_save() wrote
 *
 * Blocks on the disk.
 *
 * Returns: (transfer full) (nullable): the weights, or %NULL with a #GFileError, or a #GIOError for what is damaged
 */
LtLinearWeights *
lt_linear_weights_load (const char *path,
                        GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  LtLinearWeights *self = NULL;

  if (file == NULL)
    return NULL;

  self = lt_linear_weights_parse ((const guint8 *) g_mapped_file_get_contents (file), g_mapped_file_get_length (file));

  if (self == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("The weights of the linear model are damaged or of another version: %s"), path);

  return self;
}

static void
put_tables (GByteArray *bytes,
            const LtLinearWeights *self)
{
  for (guint side = 0; side < LT_N_SIDES; side++)
    {
      for (guint i = 0; i < LT_N_FEATURES; i++)
        put_u32 (bytes, (guint32) (gint32) lround (self->features[side][i] * FEATURE_UNIT));
    }

  for (guint truth = 0; truth < LT_N_SIDES; truth++)
    {
      for (guint said = 0; said < LT_N_SIDES; said++)
        put_u32 (bytes, (guint32) lround (self->confusion[truth][said]));
    }
}

static guint32
put_words (GByteArray *bytes,
           const LtLinearWeights *self)
{
  guint32 n = 0;

  for (guint32 slot = 0; slot < LT_WORD_SLOTS; slot++)
    {
      const LtWordWeight *word = &self->words[slot];

      if (word->rarity == 0)
        continue;

      put_u32 (bytes, slot);
      g_byte_array_append (bytes, (const guint8 *) word->of, LT_N_SIDES);
      g_byte_array_append (bytes, &word->rarity, 1);
      n++;
    }

  return n;
}

/**
 * lt_linear_weights_serialise:
 *
 * Returns: (transfer full): the same bytes for the same weights on every machine
 */
GByteArray *
lt_linear_weights_serialise (const LtLinearWeights *self)
{
  g_autoptr (GByteArray) words = g_byte_array_new ();
  GByteArray *bytes = g_byte_array_new ();
  guint32 n_words = put_words (words, self);
  guint8 sum[DIGEST_BYTES];

  g_byte_array_append (bytes, (const guint8 *) MAGIC, MAGIC_BYTES);
  put_u32 (bytes, LT_N_FEATURES);
  put_u32 (bytes, (guint32) strlen (self->card));
  put_u32 (bytes, n_words);
  put_u32 (bytes, (guint32) lround (self->word_scale * SCALE_UNIT));
  g_byte_array_append (bytes, (const guint8 *) self->name, LT_LINEAR_NAME_BYTES);
  put_tables (bytes, self);
  g_byte_array_append (bytes, (const guint8 *) self->card, (guint) strlen (self->card));
  g_byte_array_append (bytes, words->data, words->len);
  digest (bytes->data, bytes->len, sum);
  g_byte_array_append (bytes, sum, DIGEST_BYTES);

  return bytes;
}

/* For the program that makes the weights. */
gboolean
lt_linear_weights_save (const LtLinearWeights *self,
                        const char *path,
                        GError **error)
{
  g_autoptr (GByteArray) bytes = lt_linear_weights_serialise (self);

  g_return_val_if_fail (strlen (self->card) <= LT_LINEAR_MAX_CARD, FALSE);

  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}

double
lt_linear_frequency (guint count)
{
  return count > 1 ? 1.0 + log (count) : 1.0;
}

/**
 * lt_linear_weights_score:
 *
 * (1 + log frequency) × rarity of each known word, scaled to length 1, times its weights; and the features' share.
 */
void
lt_linear_weights_score (const LtLinearWeights *self,
                         const LtWordBag *bag,
                         const double features[LT_N_FEATURES],
                         double scores[LT_N_SIDES])
{
  double sums[LT_N_SIDES] = { 0 };
  double squares = 0.0;
  double factor = 0.0;

  for (guint i = 0; i < bag->n; i++)
    {
      const LtWordWeight *word = &self->words[bag->words[i].slot];
      double value = lt_linear_frequency (bag->words[i].count) * word->rarity;

      squares += value * value;

      for (guint side = 0; side < LT_N_SIDES; side++)
        sums[side] += value * word->of[side];
    }

  factor = squares > 0.0 ? self->word_scale / sqrt (squares) : 0.0;

  for (guint side = 0; side < LT_N_SIDES; side++)
    {
      scores[side] = factor * sums[side];

      for (guint i = 0; i < LT_N_FEATURES; i++)
        scores[side] += self->features[side][i] * features[i];
    }
}
