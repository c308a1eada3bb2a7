/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fuzz-thread.h"

#include "fuzz.h"

#include "sources/item-tree.h"

static void
check_comment (LtComment *comment,
               GHashTable *seen)
{
  LtComment *parent = comment->parent != NULL ? g_hash_table_lookup (seen, comment->parent) : NULL;

  g_assert_true (comment->parent == NULL || parent != NULL);
  g_assert_cmpint (comment->depth, ==, parent != NULL ? parent->depth + 1 : 0);
  g_assert_cmpint (comment->depth, <, LT_TREE_MAX_DEPTH);
  g_assert_true (g_hash_table_insert (seen, comment->id, comment));
  lt_fuzz_check_text (comment->text);
  lt_fuzz_check_text (comment->author);
  lt_fuzz_check_url (comment->url);
}

void
lt_fuzz_check_thread (LtThread *thread)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (thread->comments->len, <=, LT_TREE_MAX_ITEMS);
  for (guint i = 0; i < thread->comments->len; i++)
    check_comment (g_ptr_array_index (thread->comments, i), seen);

  lt_fuzz_check_text (thread->post->title);
  lt_fuzz_check_text (thread->post->text);
  lt_fuzz_check_url (thread->post->link);
  lt_fuzz_check_url (thread->post->url);
}
