/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include "app/story-request.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Asks for the address of a discussion, and shows what becomes of it.
 * Signal: submitted (string address): a whole address of a discussion's page.
 */
#define LT_TYPE_ADD_DIALOG (lt_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LtAddDialog, lt_add_dialog, LT, ADD_DIALOG, AdwDialog)

/* @source: (nullable): what is followed; where it takes no requests the dialog says why */
LtAddDialog *lt_add_dialog_new (LtSubscription *source);
/* From now on it shows the progress of @request. */
void lt_add_dialog_watch (LtAddDialog *self, LtStoryRequest *request);
/* The request failed: another address may do. */
void lt_add_dialog_show_error (LtAddDialog *self, const char *sentence);

G_END_DECLS
