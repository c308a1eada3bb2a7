/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/circuit.h"
#include "sources/item-memory.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define MINUTE (60 * SECOND)
#define PAUSE (15 * MINUTE)

static void
fail (LtCircuit *circuit,
      gint64 now)
{
  g_assert_true (lt_circuit_enter (circuit, now));
  lt_circuit_fail (circuit, now, PAUSE);
}

/* Three failures in ten minutes, then a quarter of an hour of silence, then one question. */
static void
test_circuit (void)
{
  LtCircuit circuit = { 0 };

  fail (&circuit, 1 * MINUTE);
  fail (&circuit, 2 * MINUTE);
  g_assert_true (lt_circuit_enter (&circuit, 3 * MINUTE));
  lt_circuit_succeed (&circuit);
  fail (&circuit, 4 * MINUTE);
  fail (&circuit, 5 * MINUTE);
  fail (&circuit, 6 * MINUTE);

  g_assert_false (lt_circuit_enter (&circuit, 7 * MINUTE));
  g_assert_false (lt_circuit_enter (&circuit, 6 * MINUTE + PAUSE - 1));
  g_assert_true (lt_circuit_enter (&circuit, 6 * MINUTE + PAUSE));
  g_assert_false (lt_circuit_enter (&circuit, 6 * MINUTE + PAUSE + SECOND));
  lt_circuit_fail (&circuit, 6 * MINUTE + PAUSE + SECOND, PAUSE);
  g_assert_false (lt_circuit_enter (&circuit, 7 * MINUTE + PAUSE));

  g_assert_true (lt_circuit_enter (&circuit, 30 * MINUTE + PAUSE));
  lt_circuit_leave (&circuit);
  g_assert_true (lt_circuit_enter (&circuit, 30 * MINUTE + PAUSE));
  lt_circuit_succeed (&circuit);
  g_assert_true (lt_circuit_enter (&circuit, 30 * MINUTE + PAUSE));
  g_assert_true (lt_circuit_enter (&circuit, 30 * MINUTE + PAUSE));
}

static void
test_circuit_slow (void)
{
  LtCircuit circuit = { 0 };

  for (gint64 now = 1; now < 100; now += 11)
    fail (&circuit, now * MINUTE);
  g_assert_true (lt_circuit_enter (&circuit, 101 * MINUTE));
}

static void
test_circuit_asked (void)
{
  LtCircuit circuit = { 0 };

  lt_circuit_open (&circuit, 5 * MINUTE);
  lt_circuit_open (&circuit, 2 * MINUTE);
  g_assert_false (lt_circuit_enter (&circuit, 4 * MINUTE));
  g_assert_true (lt_circuit_enter (&circuit, 5 * MINUTE));
}

static void
keep (LtItemMemory *memory,
      gint64 id,
      gsize size,
      gint64 now)
{
  g_autofree char *text = g_strnfill (size, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);

  lt_item_memory_keep (memory, id, bytes, "\"tag\"", now);
}

static void
test_memory (void)
{
  g_autoptr (LtItemMemory) memory = lt_item_memory_new (100000);
  const char *etag = NULL;

  g_assert_null (lt_item_memory_recall (memory, 1, 0));
  g_assert_null (lt_item_memory_peek (memory, 1, &etag));
  keep (memory, 1, 10, 50);
  g_assert_nonnull (lt_item_memory_recall (memory, 1, 50));
  g_assert_null (lt_item_memory_recall (memory, 1, 51));
  g_assert_nonnull (lt_item_memory_peek (memory, 1, &etag));
  g_assert_cmpstr (etag, ==, "\"tag\"");

  lt_item_memory_note_change (memory, 1);
  lt_item_memory_note_change (memory, 2);
  g_assert_null (lt_item_memory_recall (memory, 1, 0));
  g_assert_nonnull (lt_item_memory_peek (memory, 1, &etag));
  keep (memory, 1, 20, 60);
  g_assert_cmpuint (g_bytes_get_size (lt_item_memory_recall (memory, 1, 0)), ==, 20);
}

/* The oldest goes, and what was asked for again is not the oldest any more. */
static void
test_memory_is_bounded (void)
{
  g_autoptr (LtItemMemory) memory = lt_item_memory_new (10000);

  for (gint64 id = 1; id <= 7; id++)
    keep (memory, id, 1000, id);
  keep (memory, 1, 1000, 8);
  keep (memory, 8, 1000, 9);
  g_assert_null (lt_item_memory_recall (memory, 2, 0));
  g_assert_nonnull (lt_item_memory_recall (memory, 1, 0));
  g_assert_nonnull (lt_item_memory_recall (memory, 8, 0));
  for (gint64 id = 1; id < 1000; id++)
    keep (memory, id, (gsize) id, id);
  g_assert_nonnull (lt_item_memory_recall (memory, 999, 0));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/circuit/three-failures", test_circuit);
  g_test_add_func ("/circuit/rare-failures", test_circuit_slow);
  g_test_add_func ("/circuit/asked-for", test_circuit_asked);
  g_test_add_func ("/memory/age-and-change", test_memory);
  g_test_add_func ("/memory/bounded", test_memory_is_bounded);

  return g_test_run ();
}
