/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* Preloaded into the processes of a web view: writes down every name that one asks for and every address of the
 * Internet that it turns to, in the file that LT_SOCKET_LOG names. A process that may not write there ends instead. */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define VISIBLE __attribute__ ((visibility ("default")))

VISIBLE int getaddrinfo (const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result);
VISIBLE int connect (int fd, __CONST_SOCKADDR_ARG address, socklen_t length);
VISIBLE ssize_t sendto (int fd, const void *data, size_t size, int flags, __CONST_SOCKADDR_ARG address, socklen_t length);

static void
note (const char *what, const char *value)
{
  const char *path = getenv ("LT_SOCKET_LOG");
  char line[512];
  int length = snprintf (line, sizeof line, "%s %s\n", what, value);
  int fd = path != NULL ? open (path, O_WRONLY | O_APPEND | O_CLOEXEC) : -1;

  if (fd < 0 || length <= 0 || write (fd, line, strlen (line)) < 0)
    abort ();
  close (fd);
}

static void
note_address (const char *what, const struct sockaddr *address)
{
  char host[INET6_ADDRSTRLEN] = "";
  char text[INET6_ADDRSTRLEN + 8];
  unsigned port;

  if (address == NULL || (address->sa_family != AF_INET && address->sa_family != AF_INET6))
    return;
  if (address->sa_family == AF_INET)
    {
      inet_ntop (AF_INET, &((const struct sockaddr_in *) (const void *) address)->sin_addr, host, sizeof host);
      port = ntohs (((const struct sockaddr_in *) (const void *) address)->sin_port);
    }
  else
    {
      inet_ntop (AF_INET6, &((const struct sockaddr_in6 *) (const void *) address)->sin6_addr, host, sizeof host);
      port = ntohs (((const struct sockaddr_in6 *) (const void *) address)->sin6_port);
    }
  snprintf (text, sizeof text, "%s:%u", host, port);
  note (what, text);
}

int
getaddrinfo (const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
  int (*next) (const char *, const char *, const struct addrinfo *, struct addrinfo **);

  *(void **) &next = dlsym (RTLD_NEXT, "getaddrinfo");
  note ("resolve", name != NULL ? name : "");
  return next (name, service, hints, result);
}

int
connect (int fd, __CONST_SOCKADDR_ARG address, socklen_t length)
{
  int (*next) (int, const struct sockaddr *, socklen_t);

  *(void **) &next = dlsym (RTLD_NEXT, "connect");
  note_address ("connect", address.__sockaddr__);
  return next (fd, address.__sockaddr__, length);
}

ssize_t
sendto (int fd, const void *data, size_t size, int flags, __CONST_SOCKADDR_ARG address, socklen_t length)
{
  ssize_t (*next) (int, const void *, size_t, int, const struct sockaddr *, socklen_t);

  *(void **) &next = dlsym (RTLD_NEXT, "sendto");
  note_address ("send", address.__sockaddr__);
  return next (fd, data, size, flags, address.__sockaddr__, length);
}
