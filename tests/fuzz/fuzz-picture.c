/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz.h"

#include "net/picture.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  /* A copy of just this size, so that reading one byte too far is seen. */
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *path = lt_picture_path (bytes);
  LtPictureInfo info = { 0 };
  gboolean good = lt_picture_inspect (bytes, &info);

  g_assert_true (good == (path != NULL));
  if (!good)
    return 0;

  g_assert_true (info.width > 0 && info.width <= LT_PICTURE_MAX_SIDE);
  g_assert_true (info.height > 0 && info.height <= LT_PICTURE_MAX_SIDE);
  g_assert_true (g_str_has_suffix (path, info.extension));

  return 0;
}
