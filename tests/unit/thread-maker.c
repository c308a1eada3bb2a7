/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "thread-maker.h"

LtThread *
lt_make_thread (const char *title,
                const char *link,
                const char *text)
{
  LtThread *thread = lt_thread_new ();

  thread->post = lt_post_new ("hn-1000", "hackernews");
  thread->post->author = g_strdup ("ada");
  thread->post->title = g_strdup (title);
  thread->post->url = g_strdup ("https://news.example/item?id=1000");
  thread->post->link = g_strdup (link);
  thread->post->text = g_strdup (text);
  thread->post->date = 1780000000;
  thread->post->score = 120;
  thread->post->n_comments = 0;
  thread->complete = TRUE;
  thread->rank_known = TRUE;
  thread->fetched = 1780003600;

  return thread;
}

guint
lt_make_comment (LtThread *thread,
                 guint parent,
                 const char *author,
                 const char *text)
{
  guint number = 1001 + thread->comments->len;
  g_autofree char *id = g_strdup_printf ("hn-%u", number);
  LtComment *comment = lt_comment_new (id, "hackernews");

  if (parent != 0)
    comment->parent = g_strdup_printf ("hn-%u", parent);

  comment->author = g_strdup (author);
  comment->date = 1780000000 + number;
  g_free (comment->text);
  comment->text = g_strdup (text);
  comment->url = g_strdup_printf ("https://news.example/item?id=%u", number);
  g_ptr_array_add (thread->comments, comment);
  thread->post->n_comments++;

  return number;
}
