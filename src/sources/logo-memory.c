/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/logo-memory.h"

#include "text/url.h"

/* facts/sources.md, section 6. */
#define PAGES_OF_A_LOGO 3
/* Some weeks of stories; the oldest is forgotten first. */
#define MAX_PICTURES 1000

/* A picture on a host, and the first pages that showed it. */
typedef struct
{
  char *name;
  char *pages[PAGES_OF_A_LOGO];
} Picture;

struct _LtLogoMemory
{
  GHashTable *pictures; /* name -> Picture */
  GQueue *order;        /* Picture, oldest first */
};

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  for (guint i = 0; i < PAGES_OF_A_LOGO; i++)
    g_free (picture->pages[i]);
  g_free (picture->name);
  g_free (picture);
}

/**
 * lt_logo_memory_new:
 *
 * Returns: (transfer full): a memory of nothing
 */
LtLogoMemory *
lt_logo_memory_new (void)
{
  LtLogoMemory *self = g_new0 (LtLogoMemory, 1);

  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, picture_free);
  self->order = g_queue_new ();

  return self;
}

/**
 * lt_logo_memory_free:
 * @self: (transfer full): a memory
 */
void
lt_logo_memory_free (LtLogoMemory *self)
{
  g_queue_free (self->order);
  g_hash_table_unref (self->pictures);
  g_free (self);
}

static Picture *
get_picture (LtLogoMemory *self,
             const char *page,
             const char *image)
{
  g_autofree char *host = lt_url_host (page);
  g_autofree char *name = g_strdup_printf ("%s %s", host != NULL ? host : "", image);
  Picture *picture = g_hash_table_lookup (self->pictures, name);

  if (picture != NULL)
    return picture;

  if (g_queue_get_length (self->order) >= MAX_PICTURES)
    {
      Picture *oldest = g_queue_pop_head (self->order);

      g_hash_table_remove (self->pictures, oldest->name);
    }

  picture = g_new0 (Picture, 1);
  picture->name = g_steal_pointer (&name);
  g_hash_table_insert (self->pictures, picture->name, picture);
  g_queue_push_tail (self->order, picture);

  return picture;
}

/**
 * lt_logo_memory_note:
 * @self: a memory
 * @page: a page's address
 * @image: the address of the picture that it gives as its own
 *
 * A page that is looked at again counts once.
 *
 * Returns: TRUE if three pages of one host have @image in common
 */
gboolean
lt_logo_memory_note (LtLogoMemory *self,
                     const char *page,
                     const char *image)
{
  g_autofree char *key = lt_url_merge_key (page);
  Picture *picture = get_picture (self, page, image);

  for (guint i = 0; i < PAGES_OF_A_LOGO; i++)
    {
      if (picture->pages[i] == NULL)
        picture->pages[i] = g_strdup (key);
      if (g_str_equal (picture->pages[i], key))
        return picture->pages[PAGES_OF_A_LOGO - 1] != NULL;
    }

  return TRUE;
}
