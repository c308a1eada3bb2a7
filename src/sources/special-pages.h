/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LT_SPECIAL_NONE,  /* a page as any other */
  LT_SPECIAL_PAPER, /* its abstract is read */
  LT_SPECIAL_POST,  /* the page says the whole post in its description */
  LT_SPECIAL_VIDEO, /* only title, author and picture are asked for */
  LT_SPECIAL_UNREAD,
} LtSpecialKind;

/* How a link is read, by its address alone. A record. */
typedef struct _LtSpecialPage LtSpecialPage;
struct _LtSpecialPage
{
  LtSpecialKind kind;
  char *page;               /* what people open; NULL: the link itself */
  char *address;            /* what to ask for; NULL: nothing */
  const char *note;         /* what is said of the story, a sentence, or NULL */
  const char *const *parts; /* classes of the element that holds the text, or NULL */
  gsize most;               /* bytes of text; 0: no bound but that of any page */
};

/* Pure. */
LtSpecialPage *lt_special_page_new (const char *url);
void lt_special_page_free (LtSpecialPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtSpecialPage, lt_special_page_free)

G_END_DECLS
