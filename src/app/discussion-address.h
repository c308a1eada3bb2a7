/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LT_ADDRESS_EMPTY,
  LT_ADDRESS_BEGUN, /* nothing is wrong so far */
  LT_ADDRESS_WRONG,
  LT_ADDRESS_WHOLE,
} LtAddressVerdict;

/*
 * What a person typed or pasted to name a discussion on Hacker News: its address, with or without the scheme, or its
 * number. Pure.
 */
LtAddressVerdict lt_discussion_address_judge (const char *text);
/* The address of the page; NULL when @text is not whole. (transfer full) */
char *lt_discussion_address_complete (const char *text);

G_END_DECLS
