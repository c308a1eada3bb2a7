/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/server-address.h"

#include "backend/server.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* The size of sockaddr_un.sun_path, less the final NUL. */
#define UNIX_PATH_MAX 107

G_DEFINE_QUARK (lt_server_error, lt_server_error)

gboolean
lt_server_address_is_private (const char *address)
{
  return g_str_has_prefix (address, "unix:");
}

/* "HOST:PORT", "[::1]:PORT"; port 0 takes a free one. */
static GSocketAddress *
parse_tcp (const char *text,
           GError **error)
{
  const char *colon = strrchr (text, ':');
  g_autofree char *host = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  gsize length = host != NULL ? strlen (host) : 0;
  guint64 port;

  if (length > 2 && host[0] == '[' && host[length - 1] == ']')
    {
      host[length - 1] = '\0';
      memmove (host, host + 1, length - 1);
    }
  if (host != NULL && strcmp (host, "localhost") == 0)
    g_set_str (&host, "127.0.0.1");

  if (host == NULL || !g_hostname_is_ip_address (host)
      || !g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT16, &port, NULL))
    {
      g_set_error (error, LT_SERVER_ERROR, LT_SERVER_ERROR_ADDRESS,
                   _ ("“%s” is no address and port such as 127.0.0.1:8080."), text);
      return NULL;
    }

  return g_inet_socket_address_new_from_string (host, (guint) port);
}

/* TRUE when somebody answers there. */
static gboolean
is_alive (GSocketAddress *address)
{
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL);

  return socket != NULL && g_socket_connect (socket, address, NULL, NULL);
}

/* A socket that nobody listens on was left by a program that was killed. Anything else is not ours to take. */
static gboolean
clear_way (const char *path,
           GSocketAddress *address,
           GError **error)
{
  GStatBuf info;

  if (g_lstat (path, &info) != 0)
    return TRUE;

  if (!S_ISSOCK (info.st_mode))
    g_set_error (error, LT_SERVER_ERROR, LT_SERVER_ERROR_ADDRESS, _ ("“%s” is there already and is no socket."), path);
  else if (is_alive (address))
    g_set_error (error, LT_SERVER_ERROR, LT_SERVER_ERROR_IN_USE, _ ("Another program listens on “%s”."), path);
  else if (g_unlink (path) == 0)
    return TRUE;
  else
    g_set_error (error, LT_SERVER_ERROR, LT_SERVER_ERROR_ADDRESS, _ ("The old socket “%s” cannot be removed."), path);

  return FALSE;
}

static GSocketAddress *
parse_unix (const char *path,
            GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GSocketAddress) address = NULL;

  if (!g_path_is_absolute (path) || strlen (path) > UNIX_PATH_MAX)
    {
      g_set_error (error, LT_SERVER_ERROR, LT_SERVER_ERROR_ADDRESS,
                   _ ("The path of a socket must be absolute and at most %d bytes long."), UNIX_PATH_MAX);
      return NULL;
    }

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, LT_SERVER_ERROR, LT_SERVER_ERROR_ADDRESS, _ ("The folder “%s” cannot be made."), folder);
      return NULL;
    }

  address = g_unix_socket_address_new (path);
  return clear_way (path, address, error) ? g_steal_pointer (&address) : NULL;
}

/**
 * lt_server_parse_address:
 * @address: "tcp:HOST:PORT" or "unix:PATH"
 *
 * Makes the socket's folder, for its owner only, and takes over a socket that was left behind.
 *
 * Returns: (transfer full) (nullable): where to listen
 */
GSocketAddress *
lt_server_parse_address (const char *address,
                         GError **error)
{
  if (g_str_has_prefix (address, "tcp:"))
    return parse_tcp (address + strlen ("tcp:"), error);
  if (g_str_has_prefix (address, "unix:"))
    return parse_unix (address + strlen ("unix:"), error);

  g_set_error (error, LT_SERVER_ERROR, LT_SERVER_ERROR_ADDRESS,
               _ ("“%s” is neither tcp:HOST:PORT nor unix:PATH."), address);
  return NULL;
}
