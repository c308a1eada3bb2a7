/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "net/address-policy.h"

static const char *const public[] = {
  "1.1.1.1",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "126.255.255.255",
  "128.0.0.1",
  "169.253.255.255",
  "169.255.0.0",
  "172.15.255.255",
  "172.32.0.0",
  "192.0.1.0",
  "192.167.255.255",
  "192.169.0.0",
  "198.17.255.255",
  "198.20.0.0",
  "223.255.255.255",
  "2606:4700:4700::1111",
  "2a00:1450:4001:80b::200e",
  "2001:200::1",
  "::ffff:8.8.8.8",
  "64:ff9b::8.8.8.8",
  "2002:808:808::1",
};

static const char *const special[] = {
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "10.255.255.255",
  "100.64.0.1",
  "100.127.255.255",
  "127.0.0.1",
  "127.255.255.255",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.170",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.0.1",
  "192.168.255.255",
  "198.18.0.1",
  "198.19.255.255",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "239.255.255.255",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::7f00:1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::ffff:169.254.169.254",
  "::ffff:0:8.8.8.8",
  "64:ff9b::127.0.0.1",
  "64:ff9b::192.168.1.1",
  "64:ff9b:1::8.8.8.8",
  "100::1",
  "2001::1",
  "2001:10::1",
  "2001:db8::1",
  "2002:7f00:1::1",
  "2002:a00:1::1",
  "2002:c0a8:101::1",
  "3fff::1",
  "4000::1",
  "5f00::1",
  "fc00::1",
  "fdff::1",
  "fe80::1",
  "fec0::1",
  "ff02::1",
};

static void
test_public (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (public); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (public[i]);

      if (address == NULL || !lt_address_is_public (address))
        g_error ("%s should be public", public[i]);
      g_assert_true (lt_address_allows (address, 80, FALSE));
      g_assert_true (lt_address_allows (address, 443, FALSE));
      g_assert_false (lt_address_allows (address, 22, FALSE));
      g_assert_false (lt_address_allows (address, 8080, TRUE));
    }
}

static void
test_special (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (special); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (special[i]);

      if (address == NULL || lt_address_is_public (address))
        g_error ("%s should not be public", special[i]);
      g_assert_false (lt_address_allows (address, 80, FALSE));
      g_assert_false (lt_address_allows (address, 443, FALSE));
    }
}

static void
test_loopback (void)
{
  static const char *const loopback[] = { "127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1" };
  static const char *const near[] = { "10.0.0.1", "192.168.0.1", "0.0.0.0", "::", "::ffff:10.0.0.1", "169.254.169.254" };

  for (gsize i = 0; i < G_N_ELEMENTS (loopback); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (loopback[i]);

      g_assert_true (lt_address_allows (address, 8123, TRUE));
      g_assert_false (lt_address_allows (address, 80, FALSE));
    }

  for (gsize i = 0; i < G_N_ELEMENTS (near); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (near[i]);

      g_assert_false (lt_address_allows (address, 80, TRUE));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address-policy/public", test_public);
  g_test_add_func ("/address-policy/special", test_special);
  g_test_add_func ("/address-policy/loopback", test_loopback);

  return g_test_run ();
}
