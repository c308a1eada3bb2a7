/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/charset.h"

#include <errno.h>
#include <string.h>

#define META_BYTES 1024
#define REPLACEMENT "\xEF\xBF\xBD"

/* Labels of the WHATWG Encoding standard that pages use, and what iconv calls them. "" is refused: with these a page
 * could hide markup from one reader and show it to another. Labels that are not here are ignored. */
static const struct
{
  const char *label;
  const char *name;
} labels[] = {
  { "utf-8", "UTF-8" },
  { "utf8", "UTF-8" },
  { "unicode-1-1-utf-8", "UTF-8" },
  { "windows-1252", "WINDOWS-1252" },
  { "cp1252", "WINDOWS-1252" },
  { "x-cp1252", "WINDOWS-1252" },
  { "iso-8859-1", "WINDOWS-1252" },
  { "iso8859-1", "WINDOWS-1252" },
  { "iso_8859-1", "WINDOWS-1252" },
  { "latin1", "WINDOWS-1252" },
  { "l1", "WINDOWS-1252" },
  { "ascii", "WINDOWS-1252" },
  { "us-ascii", "WINDOWS-1252" },
  { "ansi_x3.4-1968", "WINDOWS-1252" },
  { "windows-1250", "WINDOWS-1250" },
  { "cp1250", "WINDOWS-1250" },
  { "windows-1251", "WINDOWS-1251" },
  { "cp1251", "WINDOWS-1251" },
  { "windows-1253", "WINDOWS-1253" },
  { "windows-1254", "WINDOWS-1254" },
  { "iso-8859-9", "WINDOWS-1254" },
  { "latin5", "WINDOWS-1254" },
  { "windows-1255", "WINDOWS-1255" },
  { "windows-1256", "WINDOWS-1256" },
  { "windows-1257", "WINDOWS-1257" },
  { "windows-1258", "WINDOWS-1258" },
  { "iso-8859-2", "ISO-8859-2" },
  { "latin2", "ISO-8859-2" },
  { "iso-8859-3", "ISO-8859-3" },
  { "iso-8859-4", "ISO-8859-4" },
  { "iso-8859-5", "ISO-8859-5" },
  { "iso-8859-6", "ISO-8859-6" },
  { "iso-8859-7", "ISO-8859-7" },
  { "iso-8859-8", "ISO-8859-8" },
  { "iso-8859-10", "ISO-8859-10" },
  { "iso-8859-13", "ISO-8859-13" },
  { "iso-8859-14", "ISO-8859-14" },
  { "iso-8859-15", "ISO-8859-15" },
  { "iso-8859-16", "ISO-8859-16" },
  { "koi8-r", "KOI8-R" },
  { "koi8-u", "KOI8-U" },
  { "macintosh", "MACINTOSH" },
  { "ibm866", "IBM866" },
  { "windows-874", "CP874" },
  { "tis-620", "CP874" },
  { "iso-8859-11", "CP874" },
  { "gb2312", "GB18030" },
  { "gbk", "GB18030" },
  { "gb18030", "GB18030" },
  { "x-gbk", "GB18030" },
  { "big5", "BIG5-HKSCS" },
  { "big5-hkscs", "BIG5-HKSCS" },
  { "euc-jp", "EUC-JP" },
  { "x-euc-jp", "EUC-JP" },
  { "iso-2022-jp", "ISO-2022-JP" },
  { "shift_jis", "CP932" },
  { "shift-jis", "CP932" },
  { "sjis", "CP932" },
  { "x-sjis", "CP932" },
  { "windows-31j", "CP932" },
  { "euc-kr", "CP949" },
  { "ks_c_5601-1987", "CP949" },
  { "korean", "CP949" },
  { "windows-949", "CP949" },
  { "utf-16", "UTF-16LE" },
  { "utf-16le", "UTF-16LE" },
  { "utf-16be", "UTF-16BE" },
  { "utf-7", "" },
  { "hz-gb-2312", "" },
  { "iso-2022-kr", "" },
  { "iso-2022-cn", "" },
  { "replacement", "" },
};

static const char *
name_for_label (const char *label)
{
  g_autofree char *clean = NULL;

  if (!label)
    return NULL;
  clean = g_strstrip (g_ascii_strdown (label, -1));
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (labels[i].label, clean) == 0)
      return labels[i].name;
  return NULL;
}

static const char *
name_from_bom (const guchar *data, gsize size, gsize *skip)
{
  static const struct
  {
    const char *bytes;
    const char *name;
  } marks[] = { { "\xEF\xBB\xBF", "UTF-8" }, { "\xFF\xFE", "UTF-16LE" }, { "\xFE\xFF", "UTF-16BE" } };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i].bytes);

      if (size >= length && memcmp (data, marks[i].bytes, length) == 0)
        {
          *skip = length;
          return marks[i].name;
        }
    }
  return NULL;
}

/* The value behind the first "charset=" in a meta element. A page whose meta can be read as ASCII is not in UTF-16. */
static const char *
name_from_meta (const char *data, gsize size)
{
  static const char pattern[] = "<meta\\s[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{1,40})";
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *label = NULL;
  const char *name;

  if (!g_regex_match_full (regex, data, (gssize) MIN (size, META_BYTES), 0, 0, &match, NULL))
    return NULL;
  label = g_match_info_fetch (match, 1);
  name = name_for_label (label);
  return name && g_str_has_prefix (name, "UTF-16") ? "UTF-8" : name;
}

/* Everywhere but in windows-1252 a byte without a meaning is U+FFFD; there, five bytes mean the control character. */
static void
append_undecodable (GString *text, guchar byte, gboolean latin)
{
  if (latin)
    g_string_append_unichar (text, byte);
  else
    g_string_append (text, REPLACEMENT);
}

static char *
convert (const char *data, gsize size, const char *name)
{
  GIConv converter = g_iconv_open ("UTF-8", name);
  GString *text = g_string_sized_new (size + size / 2);
  gboolean latin = strcmp (name, "WINDOWS-1252") == 0;
  char *in = (char *) data;

  if (converter == (GIConv) -1)
    return g_string_free_and_steal (g_string_append_len (text, data, (gssize) size));

  while (size > 0)
    {
      char buffer[4096];
      char *out = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (converter, &in, &size, &out, &room);
      int problem = errno;

      g_string_append_len (text, buffer, out - buffer);
      if (result == (gsize) -1 && problem != E2BIG && size > 0)
        {
          append_undecodable (text, (guchar) *in, latin);
          in++;
          size--;
        }
    }
  g_iconv_close (converter);
  return g_string_free_and_steal (text);
}

/**
 * lt_decode_html:
 * @bytes: a page as it came
 * @header_charset: (nullable): the charset of its Content-Type
 * @length: (out) (optional): the bytes returned
 *
 * Decodes as browsers do: byte order mark, header, the meta element of the
 * first 1,024 bytes, UTF-8 if all of it is, else windows-1252.
 *
 * Returns: (transfer full) (nullable): valid UTF-8; %NULL for a charset that
 *   no browser accepts any more
 */
char *
lt_decode_html (GBytes *bytes, const char *header_charset, gsize *length)
{
  gsize size, skip = 0;
  const char *bytes_data = g_bytes_get_data (bytes, &size);
  const char *data = bytes_data ? bytes_data : "";
  const char *name = name_from_bom ((const guchar *) data, size, &skip);
  g_autofree char *text = NULL;
  char *valid;

  if (!name)
    name = name_for_label (header_charset);
  if (!name && size > 0)
    name = name_from_meta (data, size);
  if (!name)
    name = size == 0 || g_utf8_validate_len (data, size, NULL) ? "UTF-8" : "WINDOWS-1252";
  if (!*name)
    return NULL;

  if (strcmp (name, "UTF-8") != 0)
    text = convert (data + skip, size - skip, name);
  valid = text ? g_utf8_make_valid (text, -1) : g_utf8_make_valid (data + skip, (gssize) (size - skip));
  if (length)
    *length = strlen (valid);
  return valid;
}
