/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "app/discussion-address.h"

#include <string.h>

#define PAGE "news.ycombinator.com/item?id="
/* The numbers have eight digits in 2026. */
#define MAX_DIGITS 12

static const char *const schemes[] = { "https://", "http://" };

/* Mails and chats put addresses in angle brackets or quotation marks. (transfer full) */
static char *
strip (const char *text)
{
  char *copy = g_strstrip (g_strdup (text));
  gsize length = strlen (copy);

  if (length >= 2 && ((copy[0] == '<' && copy[length - 1] == '>') || (copy[0] == '"' && copy[length - 1] == '"')))
    {
      copy[length - 1] = '\0';
      memmove (copy, copy + 1, length - 1);
    }
  return copy;
}

static gboolean
begins_like (const char *text, const char *whole)
{
  return g_ascii_strncasecmp (text, whole, strlen (text)) == 0;
}

static gboolean
has_prefix (const char *text, const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

static const char *
skip_scheme (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (has_prefix (text, schemes[i]))
      return text + strlen (schemes[i]);
  return text;
}

/* A scheme, or what follows one, that is not written to its end. */
static gboolean
is_begun (const char *text)
{
  const char *rest = skip_scheme (text);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (begins_like (text, schemes[i]))
      return TRUE;
  return begins_like (rest, PAGE);
}

/* The digits at the start of @text, and what follows them; NULL if they are no number of an item. (transfer full) */
static char *
take_number (const char *text, const char **rest)
{
  gsize n_digits = strspn (text, "0123456789");

  *rest = text + n_digits;
  return n_digits > 0 && n_digits <= MAX_DIGITS && *text != '0' ? g_strndup (text, n_digits) : NULL;
}

/* NULL: there is none. (transfer full) */
static char *
find_number (const char *text)
{
  const char *page = skip_scheme (text);
  gboolean has_page = has_prefix (page, PAGE);
  const char *rest;
  g_autofree char *number = NULL;

  if (!has_page && page != text)
    return NULL;
  number = take_number (has_page ? page + strlen (PAGE) : text, &rest);
  /* After the number of an address more may come: another parameter, the place of a comment. */
  if (*rest != '\0' && !(has_page && (*rest == '&' || *rest == '#')))
    return NULL;
  return g_steal_pointer (&number);
}

/**
 * lt_discussion_address_judge:
 * @text: as typed so far
 *
 * Returns: whether that names a discussion, or may still come to name one
 */
LtAddressVerdict
lt_discussion_address_judge (const char *text)
{
  g_autofree char *stripped = strip (text);
  g_autofree char *number = find_number (stripped);

  if (*stripped == '\0')
    return LT_ADDRESS_EMPTY;
  if (number)
    return LT_ADDRESS_WHOLE;
  return is_begun (stripped) ? LT_ADDRESS_BEGUN : LT_ADDRESS_WRONG;
}

/**
 * lt_discussion_address_complete:
 * @text: as typed
 *
 * Returns: (transfer full) (nullable): the address of the page, without anything that was around it
 */
char *
lt_discussion_address_complete (const char *text)
{
  g_autofree char *stripped = strip (text);
  g_autofree char *number = find_number (stripped);

  return number ? g_strconcat ("https://" PAGE, number, NULL) : NULL;
}
