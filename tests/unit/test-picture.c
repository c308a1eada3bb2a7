/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "net/picture.h"

#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define PNG_REST "\x08\x02\0\0\0\0\0\0\0"
#define JPEG_START "\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
#define JPEG_FRAME "\xff\xc2\0\x0b\x08\x01\x2c\x02\x58\x01\x01\x11\0"

typedef struct
{
  const char *data;
  gsize size;
  const char *extension; /* NULL: refused */
  int width;
  int height;
} Case;

#define BYTES(text) text, sizeof (text) - 1

static const Case cases[] = {
  { BYTES (PNG "\0\0\x04\xb0\0\0\x02\x76" PNG_REST), "png", 1200, 630 },
  { BYTES (PNG "\0\0\x10\0\0\0\x10\0" PNG_REST), "png", 4096, 4096 },
  { BYTES (PNG "\0\0\x10\x01\0\0\0\x01" PNG_REST), NULL },
  { BYTES (PNG "\0\0\0\0\0\0\0\x01" PNG_REST), NULL },
  { BYTES (PNG "\xff\xff\xff\xff\xff\xff\xff\xff" PNG_REST), NULL },
  { BYTES (PNG "\0\0\x04\xb0\0\0"), NULL },
  { BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIDAT\0\0\x04\xb0\0\0\x02\x76" PNG_REST), NULL },
  { BYTES (JPEG_START JPEG_FRAME), "jpg", 600, 300 },
  { BYTES (JPEG_START "\xff\xff\xff" JPEG_FRAME), "jpg", 600, 300 },
  { BYTES (JPEG_START "\xff\xfe\0\x04hi" JPEG_FRAME), "jpg", 600, 300 },
  { BYTES (JPEG_START "\xff\xfe\xff\xff" JPEG_FRAME), NULL },
  { BYTES (JPEG_START "\xff\xfe\0\0" JPEG_FRAME), NULL },
  { BYTES (JPEG_START "\xff\xda\0\x04hi" JPEG_FRAME), NULL },
  { BYTES (JPEG_START "\xff\xc0\0\x0b\x08\x01"), NULL },
  { BYTES (JPEG_START), NULL },
  { BYTES ("\xff\xd8\xff"), NULL },
  { BYTES ("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xf0\0"), "webp", 320, 240 },
  { BYTES ("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x3f\xc1\x3b\0\0\0\0\0\0"), "webp", 320, 240 },
  { BYTES ("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\x01\0\xef\0\0"), "webp", 320, 240 },
  { BYTES ("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xef\0\0"), NULL },
  { BYTES ("RIFF\0\0\0\0WEBPVP9 \0\0\0\0\0\0\0\x9d\x01\x2a\x40\x01\xf0\0"), NULL },
  { BYTES ("GIF89a\x40\x01\xf0\0\0\0\0"), "gif", 320, 240 },
  { BYTES ("GIF87a\x40\x01\xf0\0\0\0\0"), "gif", 320, 240 },
  { BYTES ("GIF89a\0\0\xf0\0\0\0\0"), NULL },
  { BYTES ("GIF89a\x40"), NULL },
  { BYTES ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"), NULL },
  { BYTES ("<!doctype html><title>No picture</title>"), NULL },
  { BYTES ("BM\0\0\0\0"), NULL },
  { BYTES (""), NULL },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].size);
      LtPictureInfo info = { 0 };

      if (lt_picture_inspect (bytes, &info) != (cases[i].extension != NULL))
        g_error ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (info.extension, ==, cases[i].extension);
      g_assert_cmpint (info.width, ==, cases[i].width);
      g_assert_cmpint (info.height, ==, cases[i].height);
    }
}

/* No header is cut so that anything beyond its end is read: each prefix has a block of its own. */
static void
test_prefixes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (gsize size = 0; size < cases[i].size; size++)
        {
          g_autoptr (GBytes) bytes = g_bytes_new (cases[i].data, size);
          LtPictureInfo info = { 0 };

          if (lt_picture_inspect (bytes, &info))
            g_assert_cmpint (info.width, <=, LT_PICTURE_MAX_SIDE);
        }
    }
}

static void
test_path (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (cases[0].data, cases[0].size);
  g_autoptr (GBytes) text = g_bytes_new_static ("text", 4);
  g_autofree char *path = lt_picture_path (bytes);
  g_autofree char *big = g_malloc0 (LT_PICTURE_MAX_BYTES + 1);
  g_autoptr (GBytes) too_big = NULL;

  g_assert_true (g_str_has_prefix (path, "media/"));
  g_assert_true (g_str_has_suffix (path, ".png"));
  g_assert_cmpuint (strlen (path), ==, strlen ("media/") + 64 + strlen (".png"));
  g_assert_null (lt_picture_path (text));

  memcpy (big, cases[0].data, cases[0].size);
  too_big = g_bytes_new (big, LT_PICTURE_MAX_BYTES + 1);
  g_assert_null (lt_picture_path (too_big));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/table", test_table);
  g_test_add_func ("/picture/prefixes", test_prefixes);
  g_test_add_func ("/picture/path", test_path);

  return g_test_run ();
}
