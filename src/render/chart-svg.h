/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "story/stance.h"

G_BEGIN_DECLS

/* The ring as SVG for published pages; pattern and legend beside colour. @size: of its square, in CSS pixels.
 * (transfer full) */
char *lt_chart_svg (const LtShares *shares, int size);

G_END_DECLS
