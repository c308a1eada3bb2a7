/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void lt_style_follow (AdwStyleManager *manager);

G_END_DECLS
