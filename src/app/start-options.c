/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "config.h"

#include "app/start-options.h"

#include "app/subscription.h"
#include "text/url.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/**
 * lt_start_options_new:
 * @options: as GApplication parsed them
 * @folder: what relative paths are relative to
 * @error: return location
 *
 * Returns: (transfer full): what was asked for; %NULL if that makes no sense
 */
LtStartOptions *
lt_start_options_new (GVariantDict *options, const char *folder, GError **error)
{
  g_autoptr (LtStartOptions) self = g_new0 (LtStartOptions, 1);
  g_autofree char *profile = NULL;

  g_variant_dict_lookup (options, "profile", "^ay", &profile);
  g_variant_dict_lookup (options, "sample", "b", &self->sample);
  g_variant_dict_lookup (options, "feed", "s", &self->feed);
  g_variant_dict_lookup (options, "backend-option", "^as", &self->backend_options);
  g_variant_dict_lookup (options, "story", "s", &self->story);
  if (profile)
    self->profile = g_canonicalize_filename (profile, folder);

  if (self->feed && self->sample)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--sample and --feed exclude each other."));
      return NULL;
    }
  if (self->feed && !lt_url_is_web (self->feed))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("“%s” is no web address."), self->feed);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
lt_start_options_free (LtStartOptions *self)
{
  g_free (self->profile);
  g_free (self->feed);
  g_strfreev (self->backend_options);
  g_free (self->story);
  g_free (self);
}

/**
 * lt_start_options_get_source:
 *
 * Returns: (nullable): the source chosen on the command line
 */
const char *
lt_start_options_get_source (const LtStartOptions *self)
{
  if (self->feed)
    return self->feed;
  if (self->sample)
    return LT_SUBSCRIPTION_SAMPLE;
  return self->backend_options ? LT_SUBSCRIPTION_BUILT_IN : NULL;
}
