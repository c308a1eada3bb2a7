/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/thread.h"

/* What holds of every thread of Hacker News, whatever it was read from. */
void lt_fuzz_check_thread (LtThread *thread);
