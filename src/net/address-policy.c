/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "net/address-policy.h"

#include <string.h>

typedef struct
{
  guint8 prefix[16];
  guint bits;
} Range;

/* IPv4 that is not for everybody (IANA's special-purpose registry; facts/web.md, section 3). */
static const Range special_v4[] = {
  { { 0 }, 8 },             /* this network */
  { { 10 }, 8 },            /* private */
  { { 100, 64 }, 10 },      /* carriers' NAT */
  { { 127 }, 8 },           /* loopback */
  { { 169, 254 }, 16 },     /* link-local, clouds' metadata */
  { { 172, 16 }, 12 },      /* private */
  { { 192, 0, 0 }, 24 },    /* protocol assignments */
  { { 192, 0, 2 }, 24 },    /* documentation */
  { { 192, 88, 99 }, 24 },  /* 6to4 relays, deprecated */
  { { 192, 168 }, 16 },     /* private */
  { { 198, 18 }, 15 },      /* benchmarking */
  { { 198, 51, 100 }, 24 }, /* documentation */
  { { 203, 0, 113 }, 24 },  /* documentation */
  { { 224 }, 4 },           /* multicast */
  { { 240 }, 4 },           /* reserved, broadcast */
};

/* Of IPv6 only 2000::/3 is given out to the public at all; this is what is special within. */
static const Range global_v6 = { { 0x20 }, 3 };

static const Range special_v6[] = {
  { { 0x20, 0x01, 0x00, 0x00 }, 23 }, /* protocol assignments: Teredo, ORCHID, benchmarking */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 }, /* documentation */
  { { 0x3f, 0xff, 0x00 }, 20 },       /* documentation */
};

/* Forms of IPv6 that carry an IPv4 address, and where. */
static const struct
{
  Range range;
  guint offset;
} carriers[] = {
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96 }, 12 }, /* mapped */
  { { { 0, 0x64, 0xff, 0x9b }, 96 }, 12 },                      /* NAT64 */
  { { { 0x20, 0x02 }, 16 }, 2 },                                /* 6to4 */
};

static gboolean
is_in_range (const guint8 *bytes,
             const Range *range)
{
  guint whole = range->bits / 8;
  guint rest = range->bits % 8;
  guint8 mask = (guint8) (0xff << (8 - rest));

  if (memcmp (bytes, range->prefix, whole) != 0)
    return FALSE;

  return rest == 0 || (bytes[whole] & mask) == range->prefix[whole];
}

static gboolean
is_in_any (const guint8 *bytes,
           const Range *ranges,
           gsize n_ranges)
{
  for (gsize i = 0; i < n_ranges; i++)
    {
      if (is_in_range (bytes, &ranges[i]))
        return TRUE;
    }

  return FALSE;
}

/* The IPv4 address inside of an address, or NULL. */
static const guint8 *
find_v4 (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return bytes;

  for (gsize i = 0; i < G_N_ELEMENTS (carriers); i++)
    {
      if (is_in_range (bytes, &carriers[i].range))
        return bytes + carriers[i].offset;
    }

  return NULL;
}

/**
 * lt_address_is_public:
 * @address: an address that a name was resolved to, or the one in a URL
 *
 * Says whether @address is one of the public Internet: neither of this machine or network nor
 * reserved. An IPv6 address that carries an IPv4 one is judged by that.
 *
 * Returns: TRUE for a public address
 */
gboolean
lt_address_is_public (GInetAddress *address)
{
  const guint8 *v4 = find_v4 (address);
  const guint8 *bytes = NULL;

  if (v4 != NULL)
    return !is_in_any (v4, special_v4, G_N_ELEMENTS (special_v4));

  bytes = g_inet_address_to_bytes (address);

  return is_in_range (bytes, &global_v6) && !is_in_any (bytes, special_v6, G_N_ELEMENTS (special_v6));
}

/**
 * lt_address_allows:
 * @address: the address about to be connected to
 * @port: and its port
 * @allow_loopback: the owner allowed found addresses on this machine, for tests
 *
 * The policy for addresses that nobody typed (DESIGN.md, "addresses").
 *
 * Returns: TRUE when a found address may be fetched there
 */
gboolean
lt_address_allows (GInetAddress *address,
                   guint16 port,
                   gboolean allow_loopback)
{
  const guint8 *v4 = find_v4 (address);

  if (allow_loopback && (v4 != NULL ? v4[0] == 127 : g_inet_address_get_is_loopback (address)))
    return TRUE;

  return (port == 80 || port == 443) && lt_address_is_public (address);
}
