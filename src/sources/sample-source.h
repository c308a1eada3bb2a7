/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "sources/source.h"

G_BEGIN_DECLS

/* The sample edition: threads of our own writing, installed as files (data/sample/). */
#define LT_TYPE_SAMPLE_SOURCE (lt_sample_source_get_type ())
G_DECLARE_FINAL_TYPE (LtSampleSource, lt_sample_source, LT, SAMPLE_SOURCE, GObject)

LtSampleSource *lt_sample_source_new (const char *folder);

G_END_DECLS
