/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/error-text.h"

#include "base/configuration.h"
#include "base/connection.h"
#include "library/library.h"
#include "net/http-client.h"
#include "story/feed.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* (nullable): NULL where the error's own message says it best. */
static const char *
http_sentence (int code)
{
  switch ((LtHttpError) code)
    {
    case LT_HTTP_ERROR_UNREACHABLE:
      return _ ("The server cannot be reached.");
    case LT_HTTP_ERROR_TIMEOUT:
      return _ ("The server took too long to answer.");
    case LT_HTTP_ERROR_TOO_LARGE:
      return _ ("The answer is larger than a feed may be.");
    case LT_HTTP_ERROR_TRUNCATED:
      return _ ("The connection broke in the middle of the answer.");
    case LT_HTTP_ERROR_REDIRECTS:
      return _ ("The server sends the request round in circles.");
    case LT_HTTP_ERROR_REFUSED:
    case LT_HTTP_ERROR_STATUS:
    case LT_HTTP_ERROR_DENIED:
    default:
      return NULL;
    }
}

static const char *
feed_sentence (int code)
{
  switch ((LtFeedError) code)
    {
    case LT_FEED_ERROR_TOO_LARGE:
      return _ ("The feed is larger than a feed may be.");
    case LT_FEED_ERROR_MALFORMED:
      return _ ("What the server sent is damaged, or no feed.");
    case LT_FEED_ERROR_NOT_FEED:
      return _ ("There is something at this address, but it is no JSON Feed.");
    default:
      return NULL;
    }
}

static const char *
database_sentence (int code)
{
  switch ((LtDatabaseError) code)
    {
    case LT_DATABASE_ERROR_FULL:
      return _ ("The disk is full or cannot be written.");
    case LT_DATABASE_ERROR_CORRUPT:
      return _ ("The stored stories are damaged.");
    case LT_DATABASE_ERROR_NEWER:
      return _ ("The stored stories were written by a newer version of LLM Tracker.");
    case LT_DATABASE_ERROR_OLDER: /* only for who may not write */
    case LT_DATABASE_ERROR_FAILED:
    default:
      return NULL;
    }
}

static const char *
library_sentence (int code)
{
  switch ((LtLibraryError) code)
    {
    case LT_LIBRARY_ERROR_NOT_FOUND:
      return _ ("The story is not stored here.");
    case LT_LIBRARY_ERROR_NOT_CACHED:
      return _ ("This part of the story is not stored yet.");
    default:
      return NULL;
    }
}

static const char *
sentence_for (const GError *error)
{
  if (error->domain == LT_HTTP_ERROR)
    return http_sentence (error->code);
  if (error->domain == LT_FEED_ERROR)
    return feed_sentence (error->code);
  if (error->domain == LT_DATABASE_ERROR)
    return database_sentence (error->code);
  if (error->domain == LT_LIBRARY_ERROR)
    return library_sentence (error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return _ ("The disk is full or cannot be written.");
  return NULL;
}

/**
 * lt_error_is_silent:
 * @error: an error
 *
 * Returns: whether nobody is to be told of it
 */
gboolean
lt_error_is_silent (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/**
 * lt_error_sentence:
 * @error: what went wrong
 *
 * The one place where an error becomes a sentence: by its domain and code, or
 * in its own words where these say more, as the status of a server does.
 *
 * Returns: (transfer full): a translated sentence
 */
char *
lt_error_sentence (const GError *error)
{
  const char *sentence = sentence_for (error);

  return g_strdup (sentence ? sentence : error->message);
}
