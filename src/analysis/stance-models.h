/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "analysis/stance-model.h"

G_BEGIN_DECLS

/* The best model that the folder of the installed data has. */
LtStanceModel *lt_stance_models_load (const char *folder, GError **error);

G_END_DECLS
