/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What keeps a text from being quoted. Compiled once an analysis, then shared by threads. */
typedef struct _LtTextScreen LtTextScreen;

LtTextScreen *lt_text_screen_new (void);
void lt_text_screen_free (LtTextScreen *self);
/* Written for software instead of people: "ignore all previous instructions", control marks of models. */
gboolean lt_text_screen_addresses_software (LtTextScreen *self, const char *text);
/* An address of the web, of mail, a telephone number or a handle. */
gboolean lt_text_screen_is_private (LtTextScreen *self, const char *text);
/* Insults a person, or is too coarse to show unasked. */
gboolean lt_text_screen_insults (LtTextScreen *self, const char *text);
/* Talk about the thread, the page or the site instead of the subject. */
gboolean lt_text_screen_is_meta (LtTextScreen *self, const char *text);
/* A courtesy or talk between two people, in their tone: "Thanks for the link", "lol". */
gboolean lt_text_screen_chats (LtTextScreen *self, const char *text);
/* The sentence needs what stands before it: "This is why", "But it". */
gboolean lt_text_screen_dangles (LtTextScreen *self, const char *text);
/* A statement that has lost who it speaks of: "Would be nice.", "Tried it." */
gboolean lt_text_screen_lacks_subject (LtTextScreen *self, const char *text);
/* Says "you": in an answer that is mostly the one who is answered. */
gboolean lt_text_screen_addresses_reader (LtTextScreen *self, const char *text);
/* Says what its author wishes, wonders, owns or jokes about instead of anything about the subject. */
gboolean lt_text_screen_is_idle (LtTextScreen *self, const char *text);
/* "It is fast, but …": of two sides at once. */
gboolean lt_text_screen_takes_back (LtTextScreen *self, const char *text);
/* Characters that show another text than there is: overrides of direction, tags, zero width. */
gboolean lt_text_screen_has_hidden (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LtTextScreen, lt_text_screen_free)

G_END_DECLS
