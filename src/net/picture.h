/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LT_PICTURE_MAX_BYTES (1024 * 1024)
#define LT_PICTURE_MAX_SIDE 4096

/* A picture judged by its first bytes and the size in its header; nothing is decoded. */
typedef struct
{
  const char *mime_type;
  const char *extension; /* "jpg", "png", "webp", "gif" */
  int width;
  int height;
} LtPictureInfo;

/* FALSE when it is none of the four kinds, over a limit, or damaged in its header. */
gboolean lt_picture_inspect (GBytes *bytes, LtPictureInfo *info);
/* "media/<sha256>.<ext>" */
char *lt_picture_path (GBytes *bytes);

G_END_DECLS
