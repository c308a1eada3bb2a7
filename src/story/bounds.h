/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

/* FEED.md, "Limits". Characters are code points. */
#define LT_TITLE_MAX 300
#define LT_SUMMARY_MAX 1000
#define LT_CONTENT_MAX_BYTES (256 * 1024)
#define LT_TAGS_MAX 16
#define LT_GLANCE_MAX 5
#define LT_GLANCE_MAX_CHARACTERS 300
#define LT_VOICES_MAX 8
#define LT_VOICE_MAX_CHARACTERS 1000
#define LT_CLAIM_MAX_CHARACTERS 300
#define LT_HISTORY_MAX 64

/* Ours, where FEED.md names none: far above what an honest feed needs. */
#define LT_NAME_MAX 200  /* names of people, places, programs, tags */
#define LT_NOTE_MAX 2000 /* sentences: bio, messages, notes */
#define LT_PLACES_MAX 32
#define LT_SOURCES_MAX 32
#define LT_ASKED_MAX 16
#define LT_CHANGES_MAX 100
#define LT_CLAIMS_MAX 500
#define LT_INPUTS_MAX 100
#define LT_NOTES_MAX 50
#define LT_AUTHORS_MAX 20
#define LT_DELETED_MAX 20000
#define LT_POSTS_MAX 32
#define LT_FAULTS_MAX 500
