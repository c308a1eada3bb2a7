/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "fickle-resolver.h"

struct _FickleResolver
{
  GResolver parent_instance;

  GHashTable *names;  /* name -> strv, empty for those that are never answered */
  GHashTable *turns;  /* name -> how often it was asked for IPv4 */
  GPtrArray *waiting; /* GTask */
};

G_DEFINE_FINAL_TYPE (FickleResolver, fickle_resolver, G_TYPE_RESOLVER)

static GList *
parse (const char *answer, GResolverNameLookupFlags flags)
{
  g_auto (GStrv) texts = g_strsplit (answer, ",", -1);
  GList *addresses = NULL;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      GInetAddress *address = g_inet_address_new_from_string (texts[i]);
      gboolean is_v4 = g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4;

      if ((is_v4 && (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)) || (!is_v4 && (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY)))
        g_object_unref (address);
      else
        addresses = g_list_append (addresses, address);
    }

  return addresses;
}

/* GIO asks for both families at once, for IPv6 first: both belong to one turn. */
static const char *
take_turn (FickleResolver *self, const char *name, char **answers, GResolverNameLookupFlags flags)
{
  guint turn = GPOINTER_TO_UINT (g_hash_table_lookup (self->turns, name));
  const char *answer = answers[MIN (turn, g_strv_length (answers) - 1)];

  if ((flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY) == 0)
    g_hash_table_insert (self->turns, g_strdup (name), GUINT_TO_POINTER (turn + 1));

  return answer;
}

static void
fickle_resolver_lookup_by_name_with_flags_async (GResolver *resolver, const char *name, GResolverNameLookupFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  FickleResolver *self = FICKLE_RESOLVER (resolver);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  char **answers = g_hash_table_lookup (self->names, name);
  GList *addresses = NULL;

  if (answers != NULL && answers[0] == NULL)
    {
      g_ptr_array_add (self->waiting, task);
      return;
    }
  if (answers != NULL)
    addresses = parse (take_turn (self, name, answers, flags), flags);
  if (addresses != NULL)
    g_task_return_pointer (task, addresses, (GDestroyNotify) g_resolver_free_addresses);
  else
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "No such name: %s", name);
  g_object_unref (task);
}

static GList *
fickle_resolver_lookup_by_name_with_flags_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fickle_resolver_lookup_by_name_async (GResolver *resolver, const char *name, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  fickle_resolver_lookup_by_name_with_flags_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable,
                                                   callback, user_data);
}

static void
fickle_resolver_dispose (GObject *object)
{
  FickleResolver *self = FICKLE_RESOLVER (object);

  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->turns, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (fickle_resolver_parent_class)->dispose (object);
}

static void
fickle_resolver_class_init (FickleResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fickle_resolver_dispose;
  resolver_class->lookup_by_name_async = fickle_resolver_lookup_by_name_async;
  resolver_class->lookup_by_name_finish = fickle_resolver_lookup_by_name_with_flags_finish;
  resolver_class->lookup_by_name_with_flags_async = fickle_resolver_lookup_by_name_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = fickle_resolver_lookup_by_name_with_flags_finish;
}

static void
fickle_resolver_init (FickleResolver *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->turns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

FickleResolver *
fickle_resolver_new (void)
{
  return g_object_new (FICKLE_TYPE_RESOLVER, NULL);
}

void
fickle_resolver_add (FickleResolver *self, const char *name, const char *const *answers)
{
  static const char *const none[] = { NULL };

  g_hash_table_insert (self->names, g_strdup (name), g_strdupv ((char **) (answers != NULL ? answers : none)));
}

void
fickle_resolver_give_up (FickleResolver *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    g_task_return_new_error (self->waiting->pdata[i], G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, "Too late");
  g_ptr_array_set_size (self->waiting, 0);
}
