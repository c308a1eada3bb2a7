/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

/* What the fuzzer calls with each input; a target is one file that defines it. What must hold is asserted there. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
int LLVMFuzzerInitialize (int *argc, char ***argv);

/* NULL, or a string that is UTF-8. */
void lt_fuzz_check_text (const char *text);
/* As lt_fuzz_check_text(), and at most @max characters. */
void lt_fuzz_check_limit (const char *text, glong max);
/* NULL, or an address of the web. */
void lt_fuzz_check_url (const char *url);
/* A failure is told in a sentence: not empty, and it ends as one. */
void lt_fuzz_check_error (const GError *error);

G_END_DECLS
