/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/json-scan.h"

#include <string.h>

/* json-glib walks all members of an object for each name that is there again: a page of 8 MiB would take hours. No
 * object that is meant for us has a tenth of this. */
#define MAX_MEMBERS 1000

/* It also takes some 300 bytes for "{}" and 70 for "0", so 8 MiB could become a gigabyte. The largest thread that is read
 * has a quarter of this. */
#define MAX_CONTAINERS 100000
#define MAX_VALUES 400000

typedef struct
{
  char bracket; /* '[' or '{' */
  guint members;
} Level;

typedef struct
{
  const char *data;
  const char *at;
  const char *end;
  guint max_depth;
  guint containers;
  guint values;
  GArray *open; /* Level: what is open, outermost first */
  char *repaired;
  GError **error;
} Scan;

static gboolean
fail (Scan *scan, LtJsonError code, const char *what)
{
  g_set_error (scan->error, LT_JSON_ERROR, code, "%s at byte %" G_GSIZE_FORMAT, what,
               (gsize) (scan->at - scan->data));
  return FALSE;
}

static gboolean
invalid (Scan *scan)
{
  return fail (scan, LT_JSON_ERROR_INVALID, "No valid JSON");
}

static void
skip_white_space (Scan *scan)
{
  while (scan->at < scan->end && strchr (" \t\n\r", *scan->at) && *scan->at)
    scan->at++;
}

static gboolean
take (Scan *scan, char c)
{
  if (scan->at >= scan->end || *scan->at != c)
    return FALSE;
  scan->at++;
  return TRUE;
}

static gboolean
take_digits (Scan *scan)
{
  const char *start = scan->at;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return scan->at > start;
}

static gboolean
scan_number (Scan *scan)
{
  take (scan, '-');
  if (!take (scan, '0') && !take_digits (scan))
    return invalid (scan);
  if (take (scan, '.') && !take_digits (scan))
    return invalid (scan);
  if (take (scan, 'e') || take (scan, 'E'))
    {
      if (!take (scan, '+'))
        take (scan, '-');
      if (!take_digits (scan))
        return invalid (scan);
    }
  return TRUE;
}

/* The value of four hex digits at @p, or -1. */
static int
hex4 (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (p[i]);
    }
  return value;
}

/* Writes the stand-in over the escape whose "u" is at @p. */
static void
repair (Scan *scan, const char *p)
{
  if (!scan->repaired)
    scan->repaired = g_strndup (scan->data, (gsize) (scan->end - scan->data));
  memcpy (scan->repaired + (p - scan->data), "ufffe", 5);
}

/* At the "u" of an escape. A high surrogate takes the low one behind it along. */
static gboolean
scan_unicode_escape (Scan *scan)
{
  const char *start = scan->at;
  int value = hex4 (start + 1, scan->end);

  if (value < 0)
    return invalid (scan);
  scan->at += 5;

  if (value >= 0xD800 && value < 0xDC00 && scan->end - scan->at >= 6 && scan->at[0] == '\\' && scan->at[1] == 'u')
    {
      int low = hex4 (scan->at + 2, scan->end);

      if (low >= 0xDC00 && low < 0xE000)
        {
          scan->at += 6;
          return TRUE;
        }
    }
  if (value == 0 || (value >= 0xD800 && value < 0xE000))
    repair (scan, start);
  return TRUE;
}

static gboolean
scan_string (Scan *scan)
{
  if (!take (scan, '"'))
    return invalid (scan);

  while (scan->at < scan->end)
    {
      char c = *scan->at;

      if (c == '"')
        {
          scan->at++;
          return TRUE;
        }
      if ((guchar) c < 0x20)
        return invalid (scan);
      scan->at++;
      if (c != '\\')
        continue;
      if (scan->at >= scan->end)
        break;
      if (*scan->at == 'u')
        {
          if (!scan_unicode_escape (scan))
            return FALSE;
        }
      else if (*scan->at && strchr ("\"\\/bfnrt", *scan->at))
        scan->at++;
      else
        return invalid (scan);
    }

  return invalid (scan);
}

static gboolean
scan_word (Scan *scan)
{
  static const char *const words[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (scan->end - scan->at) >= length && memcmp (scan->at, words[i], length) == 0)
        {
          scan->at += length;
          return TRUE;
        }
    }
  return invalid (scan);
}

static Level *
innermost (Scan *scan)
{
  return &g_array_index (scan->open, Level, scan->open->len - 1);
}

/* A member's name and its colon. */
static gboolean
scan_name (Scan *scan)
{
  if (++innermost (scan)->members > MAX_MEMBERS)
    return fail (scan, LT_JSON_ERROR_TOO_LARGE, "A JSON object has too many members");
  skip_white_space (scan);
  if (!scan_string (scan))
    return FALSE;
  skip_white_space (scan);
  return take (scan, ':') || invalid (scan);
}

/* At "[" or "{". @ended tells that it was empty, so that a value has been read. */
static gboolean
scan_opening (Scan *scan, gboolean *ended)
{
  Level level = { *scan->at, 0 };

  if (scan->open->len >= scan->max_depth)
    return fail (scan, LT_JSON_ERROR_TOO_DEEP, "JSON is nested too deeply");
  if (++scan->containers > MAX_CONTAINERS)
    return fail (scan, LT_JSON_ERROR_TOO_LARGE, "JSON holds too many objects and lists");
  scan->at++;
  skip_white_space (scan);
  *ended = take (scan, level.bracket == '[' ? ']' : '}');
  if (*ended)
    return TRUE;
  g_array_append_val (scan->open, level);
  return level.bracket == '[' || scan_name (scan);
}

/* One scalar, or one opening bracket. */
static gboolean
scan_value (Scan *scan, gboolean *ended)
{
  *ended = TRUE;
  skip_white_space (scan);
  if (scan->at >= scan->end)
    return invalid (scan);
  if (++scan->values > MAX_VALUES)
    return fail (scan, LT_JSON_ERROR_TOO_LARGE, "JSON holds too many values");

  switch (*scan->at)
    {
    case '[':
    case '{':
      return scan_opening (scan, ended);
    case '"':
      return scan_string (scan);
    case '-':
    case '0' ... '9':
      return scan_number (scan);
    default:
      return scan_word (scan);
    }
}

/* After a value: closes what ends here; TRUE with @more if another value follows a comma. */
static gboolean
scan_after_value (Scan *scan, gboolean *more)
{
  *more = FALSE;
  while (scan->open->len > 0)
    {
      char bracket = innermost (scan)->bracket;

      skip_white_space (scan);
      if (take (scan, ','))
        {
          *more = TRUE;
          return bracket == '[' || scan_name (scan);
        }
      if (!take (scan, bracket == '[' ? ']' : '}'))
        return invalid (scan);
      g_array_set_size (scan->open, scan->open->len - 1);
    }
  return TRUE;
}

gboolean
lt_json_scan (const char *data, gsize length, guint max_depth, char **repaired, GError **error)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Level));
  Scan scan = { .data = data, .at = data, .end = data + length, .max_depth = max_depth, .open = open, .error = error };
  gboolean more = TRUE;
  gboolean valid = TRUE;

  while (valid && more)
    {
      gboolean ended;

      valid = scan_value (&scan, &ended);
      if (valid && ended)
        valid = scan_after_value (&scan, &more);
    }

  skip_white_space (&scan);
  if (valid && scan.at < scan.end)
    valid = invalid (&scan);
  if (!valid)
    g_clear_pointer (&scan.repaired, g_free);
  *repaired = scan.repaired;
  return valid;
}
