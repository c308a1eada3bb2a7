/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* Pictures that mean harm, as media of a story: refused by their header, or WebKit's process has them to itself. */
#include "fixtures.h"
#include "hostile-stage.h"

#include "library/library-private.h"
#include "net/picture.h"
#include "unit/library-fixture.h"

#include <string.h>

#define MEGABYTE (1024 * 1024)
/* One bomb decoded is 64 MiB. */
#ifdef __SANITIZE_ADDRESS__ /* which keeps up to 256 MiB of what was freed */
#define MAX_GROWTH_KIB (300 * 1024)
#else
#define MAX_GROWTH_KIB (40 * 1024)
#endif

typedef struct
{
  const char *name;
  GBytes *bytes;
  gboolean refused; /* before WebKit sees it */
  gboolean shown;
} Picture;

static HostileStage *stage;
static LtLibrary *library;
static char *folder;

static void
append_be32 (GByteArray *array, guint32 value)
{
  guint32 swapped = GUINT32_TO_BE (value);

  g_byte_array_append (array, (const guint8 *) &swapped, sizeof swapped);
}

static guint32
crc32_of (const guint8 *data, gsize size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (0xedb88320 & (0 - (crc & 1)));
    }
  return ~crc;
}

static void
append_chunk (GByteArray *png, const char *type, const guint8 *data, gsize size)
{
  guint start = png->len + 4;

  append_be32 (png, (guint32) size);
  g_byte_array_append (png, (const guint8 *) type, 4);
  if (size > 0)
    g_byte_array_append (png, data, (guint) size);
  append_be32 (png, crc32_of (png->data + start, png->len - start));
}

/* @size zeros, as zlib has them. */
static GBytes *
compress_zeros (gsize size)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, compressor);
  g_autofree char *zeros = g_malloc0 (size);

  g_assert_true (g_output_stream_write_all (stream, zeros, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* A PNG of 8 bits a channel with alpha; its pixels are @pixels as they stand in the file. */
static GBytes *
make_png (guint32 width, guint32 height, GBytes *pixels)
{
  GByteArray *png = g_byte_array_new ();
  g_autoptr (GByteArray) header = g_byte_array_new ();
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (pixels, &size);

  append_be32 (header, width);
  append_be32 (header, height);
  g_byte_array_append (header, (const guint8 *) "\x08\x06\0\0\0", 5);
  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (png, "IHDR", header->data, header->len);
  append_chunk (png, "IDAT", data, size);
  append_chunk (png, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (png);
}

static GBytes *
make_flat_png (guint32 width, guint32 height, guint32 pixel_rows)
{
  g_autoptr (GBytes) pixels = compress_zeros ((gsize) pixel_rows * (width * 4 + 1));

  return make_png (width, height, pixels);
}

static GBytes *
with_tail (GBytes *bytes, gsize tail)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  guint8 *all = g_malloc0 (size + tail);

  memcpy (all, data, size);
  return g_bytes_new_take (all, size + tail);
}

static GBytes *
text_bytes (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static void
add (GArray *pictures, const char *name, GBytes *bytes, gboolean refused, gboolean shown)
{
  Picture picture = { name, bytes, refused, shown };

  g_array_append_val (pictures, picture);
}

static void
picture_clear (gpointer data)
{
  g_bytes_unref (((Picture *) data)->bytes);
}

static GArray *
make_pictures (void)
{
  static const guint8 gif[] = { 'G', 'I', 'F', '8', '9', 'a', 0, 16, 0, 16, 0xf0, 0, 0, ',', 0, 0, 0, 0, 0, 16, 0, 16, 0, 2, 0xff };
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 16, 0, 16, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xda, 0, 0xff };
  static const guint8 webp[] = { 'R', 'I', 'F', 'F', 0xff, 0xff, 0, 0, 'W', 'E', 'B', 'P', 'V', 'P', '8', 'X', 10, 0, 0, 0, 2, 0, 0, 0,
                                 0xff, 0x0f, 0, 0xff, 0x0f, 0, 'A', 'N', 'I', 'M', 0xff, 0xff, 0xff, 0xff };
  GArray *pictures = g_array_new (FALSE, FALSE, sizeof (Picture));
  g_autoptr (GBytes) noise = text_bytes ("this is not what a decoder hopes for, but it begins all the same");
  g_autoptr (GBytes) good = make_flat_png (64, 64, 64);

  g_array_set_clear_func (pictures, picture_clear);
  add (pictures, "good", g_bytes_ref (good), FALSE, TRUE);
  add (pictures, "truncated", g_bytes_new_from_bytes (good, 0, 60), FALSE, FALSE);
  add (pictures, "cut", g_bytes_new_from_bytes (good, 0, 33), FALSE, FALSE);
  add (pictures, "huge size", make_png (60000, 60000, noise), TRUE, FALSE);
  add (pictures, "no size", make_png (0, 64, noise), TRUE, FALSE);
  add (pictures, "one line too long", make_flat_png (4097, 1, 1), TRUE, FALSE);
  add (pictures, "bomb", make_flat_png (4096, 4096, 4096), FALSE, TRUE);
  add (pictures, "more pixels than said", make_flat_png (64, 64, 200000), FALSE, FALSE);
  add (pictures, "less pixels than said", make_flat_png (4096, 4096, 1), FALSE, FALSE);
  add (pictures, "noise", make_png (64, 64, noise), FALSE, FALSE);
  add (pictures, "too big", with_tail (good, MEGABYTE), TRUE, FALSE);
  add (pictures, "big", with_tail (good, MEGABYTE / 2), FALSE, TRUE);
  add (pictures, "html", text_bytes ("<!doctype html><script>alert(1)</script>"), TRUE, FALSE);
  add (pictures, "svg", text_bytes ("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"), TRUE, FALSE);
  add (pictures, "empty", text_bytes (""), TRUE, FALSE);
  add (pictures, "gif that is a script", text_bytes ("GIF89a/*\1\1\1*/=1;alert(1)//"), TRUE, FALSE);
  add (pictures, "gif", g_bytes_new_static (gif, sizeof gif), FALSE, FALSE);
  add (pictures, "jpeg", g_bytes_new_static (jpeg, sizeof jpeg), FALSE, FALSE);
  add (pictures, "webp", g_bytes_new_static (webp, sizeof webp), FALSE, FALSE);
  return pictures;
}

static char *
make_path (guint i)
{
  g_autofree char *name = g_strdup_printf ("%u", i);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf ("media/%s.png", hash);
}

/* Past all checks of LtSync, as if they had failed. */
static DexFuture *
store_fiber (gpointer data)
{
  GArray *pictures = data;

  folder = make_folder ();
  library = await_library (folder);
  for (guint i = 0; i < pictures->len; i++)
    {
      g_autofree char *path = make_path (i);
      LtWantedFile file = { .url = path, .kind = LT_FILE_PICTURE };

      await_done (lt_library_store_file (library, &file, path, g_array_index (pictures, Picture, i).bytes));
    }
  await_settled (library);
  return dex_future_new_true ();
}

static DexFuture *
close_fiber (gpointer data)
{
  await_close (library);
  return dex_future_new_true ();
}

/* The picture leads the story, signs it, and is in its text. */
static LtOpenStory *
make_story_with (const char *path)
{
  g_autoptr (LtStory) story = lt_story_new ("hn-1");
  LtOpenStory *open = NULL;

  story->title = g_strdup ("Nothing ran");
  story->content_html = g_strdup_printf ("<p>Text</p><p><img src=\"%s\" alt=\"a\"></p>", path);
  story->image = g_strdup (path);
  story->analyst = lt_analyst_new ("Vika Ray", "AI analyst (software)", "Software.");
  story->analyst->avatar = g_strdup (path);
  open = fixture_open_story (++stage->row, story, NULL);
  g_hash_table_insert (open->media, g_strdup (path), g_strdup (path));
  return open;
}

/* Our own memory, KiB: what is decoded here shows in it. */
static gint64
peak_memory (void)
{
  g_autofree char *status = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  return g_ascii_strtoll (strstr (status, "VmHWM:") + strlen ("VmHWM:"), NULL, 10);
}

static char *
show (const char *path)
{
  g_autoptr (LtOpenStory) open = make_story_with (path);

  hostile_stage_show (stage, open);
  /* A picture that never ends never settles. */
  return hostile_stage_call (stage, "const images = [...document.images];"
                                    "const settled = Promise.allSettled (images.map (i => i.decode ()));"
                                    "await Promise.race ([settled, new Promise (late => setTimeout (late, 1000))]);"
                                    "return images.length + ' ' + images.filter (i => i.complete && i.naturalWidth > 0).length;");
}

static void
test_pictures (void)
{
  g_autoptr (GArray) pictures = make_pictures ();
  gint64 before = 0;

  run_fiber (store_fiber, pictures);
  lt_article_view_set_library (stage->view, library);
  for (guint i = 0; i < pictures->len; i++)
    {
      const Picture *picture = &g_array_index (pictures, Picture, i);
      g_autofree char *path = make_path (i);
      g_autofree char *seen = NULL;
      LtPictureInfo info;

      g_test_message ("%s", picture->name);
      g_assert_cmpint (lt_picture_inspect (picture->bytes, &info), ==, !picture->refused);
      seen = show (path);
      if (i == 0)
        before = peak_memory ();
      if (picture->shown)
        g_assert_cmpstr (seen, ==, "5 5");
      if (picture->refused)
        g_assert_cmpstr (seen, ==, "5 0");
      hostile_stage_assert_calm (stage, picture->name);
    }
  g_assert_cmpint (peak_memory () - before, <, MAX_GROWTH_KIB);
  hostile_stage_assert_silent (stage);
  lt_article_view_set_library (stage->view, NULL);
}

/* A page can name what it likes under our scheme: only pictures of the library come. */
static void
test_addresses (void)
{
  static const char *const addresses[] = {
    "lt:", "lt:story", "lt:media/", "lt:media/none.png", "lt:media/../../../../etc/passwd", "lt:/etc/passwd", "lt://etc/passwd",
    "lt:media/%2e%2e/library.db", "lt:library.db", "lt:media/%00", "LT:media/a", "lt:media/a?b#c", "lt:media/\xC3\xA4"
  };
  g_autoptr (GString) html = g_string_new ("<div>");

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    g_string_append_printf (html, "<img src=\"%s\" onload=\"document.documentElement.dataset.ran=1\">", addresses[i]);
  hostile_stage_provoke (stage, html->str, TRUE);
  hostile_stage_assert_silent (stage);
}

int
main (int argc, char **argv)
{
  int status;

  g_assert_cmpint (argc, >, 1);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  stage = hostile_stage_new (argv[1]);
  g_test_add_func ("/article-view-pictures/pictures", test_pictures);
  g_test_add_func ("/article-view-pictures/addresses", test_addresses);
  status = g_test_run ();
  hostile_stage_free (stage);
  if (library != NULL)
    run_fiber (close_fiber, NULL);
  remove_folder (folder);
  g_free (folder);
  return status;
}
