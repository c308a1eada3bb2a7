/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "net/picture.h"

#include <string.h>

typedef struct
{
  const guint8 *data;
  gsize size;
} View;

static guint
read_be16 (const guint8 *at)
{
  return (guint) at[0] << 8 | at[1];
}

static guint
read_le16 (const guint8 *at)
{
  return (guint) at[1] << 8 | at[0];
}

static guint
read_le24 (const guint8 *at)
{
  return (guint) at[2] << 16 | read_le16 (at);
}

static guint32
read_be32 (const guint8 *at)
{
  return (guint32) read_be16 (at) << 16 | read_be16 (at + 2);
}

static gboolean
starts_with (const View *view,
             gsize offset,
             const char *magic,
             gsize length)
{
  return view->size >= offset + length && memcmp (view->data + offset, magic, length) == 0;
}

static gboolean
set_info (LtPictureInfo *info,
          const char *mime_type,
          const char *extension,
          guint32 width,
          guint32 height)
{
  if (width == 0 || height == 0 || width > LT_PICTURE_MAX_SIDE || height > LT_PICTURE_MAX_SIDE)
    return FALSE;

  info->mime_type = mime_type;
  info->extension = extension;
  info->width = (int) width;
  info->height = (int) height;

  return TRUE;
}

/* The header chunk comes first and is 13 bytes long, or it is no PNG. */
static gboolean
inspect_png (const View *view,
             LtPictureInfo *info)
{
  if (!starts_with (view, 8, "\0\0\0\rIHDR", 8) || view->size < 33)
    return FALSE;

  return set_info (info, "image/png", "png", read_be32 (view->data + 16), read_be32 (view->data + 20));
}

static gboolean
is_frame_marker (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Walks the segments up to the frame header, which holds the size. */
static gboolean
inspect_jpeg (const View *view,
              LtPictureInfo *info)
{
  gsize offset = 2;

  while (offset + 4 <= view->size)
    {
      const guint8 *segment = view->data + offset;
      guint length = read_be16 (segment + 2);

      if (segment[0] != 0xff)
        return FALSE;

      /* Any number of fill bytes may stand before a marker. */
      if (segment[1] == 0xff)
        {
          offset++;
          continue;
        }

      /* The picture's data begin, or it ends, before any frame header. */
      if (segment[1] == 0xda || segment[1] == 0xd9 || length < 2)
        return FALSE;

      if (is_frame_marker (segment[1]))
        {
          if (length < 8 || offset + 2 + length > view->size)
            return FALSE;
          return set_info (info, "image/jpeg", "jpg", read_be16 (segment + 7), read_be16 (segment + 5));
        }

      offset += 2 + length;
    }

  return FALSE;
}

static gboolean
inspect_webp (const View *view,
              LtPictureInfo *info)
{
  const guint8 *data = view->data;

  if (view->size < 30)
    return FALSE;

  if (starts_with (view, 12, "VP8 ", 4) && starts_with (view, 23, "\x9d\x01\x2a", 3))
    return set_info (info, "image/webp", "webp", read_le16 (data + 26) & 0x3fff, read_le16 (data + 28) & 0x3fff);

  if (starts_with (view, 12, "VP8L", 4) && data[20] == 0x2f)
    {
      guint32 bits = (guint32) data[24] << 24 | read_le24 (data + 21);

      return set_info (info, "image/webp", "webp", (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
    }

  if (starts_with (view, 12, "VP8X", 4))
    return set_info (info, "image/webp", "webp", read_le24 (data + 24) + 1, read_le24 (data + 27) + 1);

  return FALSE;
}

/**
 * lt_picture_inspect:
 * @bytes: a file
 * @info: (out): what it is
 *
 * Judges a picture by its first bytes and the size in its header. Nothing is decoded: image
 * decoders run in WebKit's sandbox only. The limits are those of FEED.md.
 *
 * Returns: TRUE for a JPEG, PNG, WebP or GIF within the limits
 */
gboolean
lt_picture_inspect (GBytes *bytes,
                    LtPictureInfo *info)
{
  View view = { 0 };

  view.data = g_bytes_get_data (bytes, &view.size);
  if (view.size > LT_PICTURE_MAX_BYTES)
    return FALSE;

  if (starts_with (&view, 0, "\x89PNG\r\n\x1a\n", 8))
    return inspect_png (&view, info);

  if (starts_with (&view, 0, "\xff\xd8\xff", 3))
    return inspect_jpeg (&view, info);

  if (starts_with (&view, 0, "RIFF", 4) && starts_with (&view, 8, "WEBP", 4))
    return inspect_webp (&view, info);

  if ((starts_with (&view, 0, "GIF87a", 6) || starts_with (&view, 0, "GIF89a", 6)) && view.size >= 13)
    return set_info (info, "image/gif", "gif", read_le16 (view.data + 6), read_le16 (view.data + 8));

  return FALSE;
}

/**
 * lt_picture_path:
 * @bytes: a picture
 *
 * Names a picture by its contents, so that the name proves it.
 *
 * Returns: (transfer full) (nullable): `media/<sha256>.<ext>`, or %NULL when lt_picture_inspect() refuses it
 */
char *
lt_picture_path (GBytes *bytes)
{
  g_autofree char *sha256 = NULL;
  LtPictureInfo info = { 0 };

  if (!lt_picture_inspect (bytes, &info))
    return NULL;

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strdup_printf ("media/%s.%s", sha256, info.extension);
}
