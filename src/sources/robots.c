/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "sources/robots.h"

#include <string.h>

/* RFC 9309 asks for at least 500 KiB; what is beyond is not read. */
#define MAX_BYTES (512 * 1024)
#define MAX_RULES 5000
#define MAX_RULE 2000

/* Which groups a line belongs to. */
enum
{
  OF_OTHERS = 0,
  OF_ALL = 1 << 0,
  OF_US = 1 << 1,
};

typedef struct
{
  char *path; /* in one spelling */
  gboolean allows;
} Rule;

struct _LtRobots
{
  GArray *rules[OF_US + 1]; /* Rule, by group */
  LtForbidden forbidden[OF_US + 1];
  guint obeyed; /* OF_US if a group names us, else OF_ALL */
};

typedef struct
{
  LtRobots *robots;
  const char *token;
  guint group;
  gboolean any_group;
  gboolean in_names; /* the lines before were names: one more belongs to the same group */
} Reader;

static void
clear_rule (gpointer data)
{
  g_free (((Rule *) data)->path);
}

static gboolean
is_unreserved (guint byte)
{
  return byte < 0x80 && (g_ascii_isalnum ((char) byte) || strchr ("-._~", (int) byte) != NULL) && byte != 0;
}

/* Percent signs before what needs none are taken away, and put before what needs one. */
static void
append_normal (GString *normal,
               const char **at,
               const char *escaped)
{
  guint byte = (guchar) * *at;

  if (byte == '%' && g_ascii_isxdigit ((*at)[1]) && g_ascii_isxdigit ((*at)[2]))
    {
      byte = (guint) (g_ascii_xdigit_value ((*at)[1]) << 4 | g_ascii_xdigit_value ((*at)[2]));
      *at += 2;
      if (!is_unreserved (byte))
        {
          g_string_append_printf (normal, "%%%02X", byte);
          return;
        }
    }

  if (byte <= 0x20 || byte >= 0x7f || strchr (escaped, (int) byte) != NULL)
    g_string_append_printf (normal, "%%%02X", byte);
  else
    g_string_append_c (normal, (char) byte);
}

/**
 * lt_robots_normalise_path:
 * @path: a path with its query
 *
 * Returns: (transfer full): @path in the spelling that rules are compared with
 */
char *
lt_robots_normalise_path (const char *path)
{
  GString *normal = g_string_new (NULL);

  for (const char *at = path; *at != '\0'; at++)
    append_normal (normal, &at, "*$");

  return g_string_free_and_steal (normal);
}

/**
 * lt_robots_normalise_rule:
 * @rule: a path rule: `*` stands for anything, `$` at the end for the end
 *
 * Returns: (transfer full): @rule in the spelling for lt_robots_rule_fits()
 */
char *
lt_robots_normalise_rule (const char *rule)
{
  GString *normal = g_string_new (NULL);

  for (const char *at = rule; *at != '\0'; at++)
    append_normal (normal, &at, at[0] == '$' && at[1] != '\0' ? "$" : "");

  return g_string_free_and_steal (normal);
}

/**
 * lt_robots_rule_fits:
 * @rule: of lt_robots_normalise_rule()
 * @path: of lt_robots_normalise_path()
 *
 * Each part between two stars is looked for once, from where the one before it ended: the time is that
 * of reading both once, whatever they hold.
 *
 * Returns: TRUE if @path begins as @rule says, or is as it says where that ends with `$`
 */
gboolean
lt_robots_rule_fits (const char *rule,
                     const char *path)
{
  gboolean is_whole = g_str_has_suffix (rule, "$");
  g_autofree char *body = g_strndup (rule, strlen (rule) - (is_whole ? 1 : 0));
  g_auto (GStrv) parts = g_strsplit (body, "*", -1);
  guint n_parts = g_strv_length (parts);

  if (n_parts == 0)
    return !is_whole || *path == '\0';

  if (!g_str_has_prefix (path, parts[0]))
    return FALSE;
  if (n_parts == 1)
    return !is_whole || g_str_equal (path, parts[0]);

  path += strlen (parts[0]);
  for (guint i = 1; i < n_parts; i++)
    {
      if (is_whole && i == n_parts - 1)
        return g_str_has_suffix (path, parts[i]);
      path = strstr (path, parts[i]);
      if (path == NULL)
        return FALSE;
      path += strlen (parts[i]);
    }

  return TRUE;
}

/* "LLMTracker/1.0" names LLMTracker. */
static guint
find_group (Reader *reader,
            const char *name)
{
  gsize length = 0;

  if (*name == '*')
    return OF_ALL;

  while (g_ascii_isalpha (name[length]) || name[length] == '_' || name[length] == '-')
    length++;

  return length == strlen (reader->token) && g_ascii_strncasecmp (name, reader->token, length) == 0 ? OF_US : OF_OTHERS;
}

static void
read_name (Reader *reader,
           const char *name)
{
  if (!reader->in_names)
    reader->group = OF_OTHERS;

  reader->in_names = TRUE;
  reader->any_group = TRUE;
  reader->group |= find_group (reader, name);
  if (reader->group & OF_US)
    reader->robots->obeyed = OF_US;
}

static void
add_rule (GArray *rules,
          const char *path,
          gboolean allows)
{
  Rule rule = { .path = lt_robots_normalise_rule (path), .allows = allows };

  g_array_append_val (rules, rule);
}

static void
read_rule (Reader *reader,
           const char *path,
           gboolean allows)
{
  reader->in_names = FALSE;
  if ((*path != '/' && *path != '*') || strlen (path) > MAX_RULE)
    return;

  for (guint group = OF_ALL; group <= OF_US; group <<= 1)
    {
      GArray *rules = reader->robots->rules[group];

      if ((reader->group & group) && rules->len < MAX_RULES)
        add_rule (rules, path, allows);
    }
}

/* One that stands before all groups is for everybody. */
static void
read_signal (Reader *reader,
             const char *value)
{
  LtForbidden forbidden = lt_forbidden_from_signal (value);

  reader->in_names = FALSE;
  for (guint group = OF_ALL; group <= OF_US; group <<= 1)
    {
      if (!reader->any_group || (reader->group & group))
        reader->robots->forbidden[group] |= forbidden;
    }
}

static void
read_line (Reader *reader,
           char *line)
{
  char *value = NULL;

  line[strcspn (line, "#")] = '\0';
  value = strchr (line, ':');
  if (value == NULL)
    return;

  *value++ = '\0';
  g_strstrip (line);
  g_strstrip (value);
  if (g_ascii_strcasecmp (line, "user-agent") == 0)
    read_name (reader, value);
  else if (g_ascii_strcasecmp (line, "disallow") == 0)
    read_rule (reader, value, FALSE);
  else if (g_ascii_strcasecmp (line, "allow") == 0)
    read_rule (reader, value, TRUE);
  else if (g_ascii_strcasecmp (line, "content-signal") == 0)
    read_signal (reader, value);
}

/**
 * lt_robots_new:
 * @text: a robots.txt, or anything that came instead
 * @length: its bytes; at most 512 KiB are read
 * @token: the name that we go by
 *
 * All groups that name @token count as one; where none does, those for `*` do.
 *
 * Returns: (transfer full): its rules
 */
LtRobots *
lt_robots_new (const char *text,
               gsize length,
               const char *token)
{
  LtRobots *self = g_new0 (LtRobots, 1);
  Reader reader = { .robots = self, .token = token };
  gsize start = length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  for (guint group = OF_ALL; group <= OF_US; group <<= 1)
    {
      self->rules[group] = g_array_new (FALSE, FALSE, sizeof (Rule));
      g_array_set_clear_func (self->rules[group], clear_rule);
    }
  self->obeyed = OF_ALL;

  length = MIN (length, MAX_BYTES);
  while (start < length)
    {
      gsize end = start;
      g_autofree char *line = NULL;

      while (end < length && text[end] != '\n' && text[end] != '\r')
        end++;
      line = g_strndup (text + start, end - start);
      read_line (&reader, line);
      start = end + 1;
    }

  return self;
}

/**
 * lt_robots_free:
 * @self: (transfer full): rules
 */
void
lt_robots_free (LtRobots *self)
{
  g_array_unref (self->rules[OF_ALL]);
  g_array_unref (self->rules[OF_US]);
  g_free (self);
}

/**
 * lt_robots_allows:
 * @self: rules
 * @path: a path with its query
 *
 * The longest rule that fits counts; of two of one length, the one that allows.
 *
 * Returns: TRUE if @path may be fetched
 */
gboolean
lt_robots_allows (LtRobots *self,
                  const char *path)
{
  g_autofree char *normal = lt_robots_normalise_path (path);
  GArray *rules = self->rules[self->obeyed];
  gsize longest = 0;
  gboolean allowed = TRUE;

  for (guint i = 0; i < rules->len; i++)
    {
      Rule *rule = &g_array_index (rules, Rule, i);
      gsize length = strlen (rule->path);

      if (length < longest || (length == longest && !rule->allows) || !lt_robots_rule_fits (rule->path, normal))
        continue;
      longest = length;
      allowed = rule->allows;
    }

  return allowed;
}

/**
 * lt_robots_get_forbidden:
 * @self: rules
 *
 * Returns: what its signals forbid on the whole site
 */
LtForbidden
lt_robots_get_forbidden (LtRobots *self)
{
  return self->forbidden[self->obeyed];
}
