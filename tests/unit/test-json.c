/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/json.h"

#include <string.h>

#define MAX_BYTES (1024 * 1024)

static JsonNode *
parse (const char *text, GError **error)
{
  return lt_json_parse (text, strlen (text), MAX_BYTES, LT_JSON_MAX_DEPTH, error);
}

static void
assert_refused (const char *text, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, &error));
  g_assert_error (error, LT_JSON_ERROR, code);
}

static void
test_accepts (void)
{
  static const char *const texts[] = { "[]", " {} ", "0", "-0.5e+3", "\"x\"", "true", "[null,{\"a\":[1,2,{}]}]",
                                       "\xEF\xBB\xBF{\"a\":1}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = parse (texts[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (node);
    }
}

static void
test_refuses (void)
{
  static const char *const texts[] = { "", " ", "[", "]", "[1,]", "{\"a\":1,}", "{a:1}", "[1] x", "{}{}", "01", "1.",
                                       ".5", "+1", "1e", "NaN", "nul", "\"a", "\"\t\"", "'a'", "\"\\x\"", "\"\\u12\"",
                                       "[1 2]", "{\"a\"}", "{\"a\" 1}", "// c\n1", "\"\xC3\"", "[1}", "{]" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (texts[i], LT_JSON_ERROR_INVALID);
}

/* json-glib takes a name that is there again at the price of a walk over all members. */
static void
test_members_are_bounded (void)
{
  g_autoptr (GString) wide = g_string_new ("{");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (wide, "%s\"%u\":[{}]", i > 0 ? "," : "", i);
  g_string_append_c (wide, '}');
  node = parse (wide->str, &error);
  g_assert_no_error (error);

  wide->str[wide->len - 1] = ',';
  while (wide->len < MAX_BYTES)
    g_string_append (wide, "\"999\":0,");
  g_string_append (wide, "\"x\":0}");
  g_assert_null (lt_json_parse (wide->str, wide->len, wide->len, LT_JSON_MAX_DEPTH, &error));
  g_assert_error (error, LT_JSON_ERROR, LT_JSON_ERROR_TOO_LARGE);
}

static void
assert_too_many (const char *value, guint n)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", value);
  g_string_append_c (text, ']');
  node = lt_json_parse (text->str, text->len, text->len, LT_JSON_MAX_DEPTH, &error);
  g_assert_no_error (error);

  text->str[text->len - 1] = ',';
  g_string_append_printf (text, "%s]", value);
  g_assert_null (lt_json_parse (text->str, text->len, text->len, LT_JSON_MAX_DEPTH, &error));
  g_assert_error (error, LT_JSON_ERROR, LT_JSON_ERROR_TOO_LARGE);
}

/* A byte of JSON can ask for more than a hundred of memory; the outermost list counts too. */
static void
test_values_are_bounded (void)
{
  assert_too_many ("0", 400000 - 1);
  assert_too_many ("{}", 100000 - 1);
  assert_too_many ("[]", 100000 - 1);
}

static void
test_bounds (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < LT_JSON_MAX_DEPTH; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < LT_JSON_MAX_DEPTH; i++)
    g_string_append_c (deep, ']');
  node = parse (deep->str, &error);
  g_assert_no_error (error);

  g_string_prepend_c (deep, '[');
  g_string_append_c (deep, ']');
  assert_refused (deep->str, LT_JSON_ERROR_TOO_DEEP);

  g_assert_null (lt_json_parse ("[1, 2]", 6, 5, 4, &error));
  g_assert_error (error, LT_JSON_ERROR, LT_JSON_ERROR_TOO_LARGE);
}

/* As many brackets as are counted at all must not cost a stack frame each. */
static void
test_deep_without_recursion (void)
{
  const gsize n = 100000;
  g_autofree char *text = g_strnfill (n, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (lt_json_parse (text, n, n, G_MAXUINT, &error));
  g_assert_error (error, LT_JSON_ERROR, LT_JSON_ERROR_INVALID);
}

static void
test_beyond_utf8 (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse ("{\"nul\":\"a\\u0000b\",\"high\":\"\\uD83Dx\",\"low\":\"\\uDE00\",\"pair\":\"\\uD83D\\uDE00\","
                                     "\"backslash\":\"\\\\u0000\"}",
                                     &error);
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (node);
  g_assert_cmpstr (lt_json_string (object, "nul"), ==, "a" LT_JSON_BROKEN "b");
  g_assert_cmpstr (lt_json_string (object, "high"), ==, LT_JSON_BROKEN "x");
  g_assert_cmpstr (lt_json_string (object, "low"), ==, LT_JSON_BROKEN);
  g_assert_cmpstr (lt_json_string (object, "pair"), ==, "\xF0\x9F\x98\x80");
  g_assert_cmpstr (lt_json_string (object, "backslash"), ==, "\\u0000");
  g_assert_false (lt_json_text_is_exact (lt_json_string (object, "nul")));
  g_assert_true (lt_json_text_is_exact (lt_json_string (object, "pair")));
}

static void
test_members (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = parse ("{\"s\":\"x\",\"i\":7,\"whole\":7.0,\"d\":7.5,\"huge\":1e300,\"b\":true,\"n\":null,"
                                     "\"o\":{},\"a\":[{},1]}",
                                     &error);
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (node);
  g_assert_cmpstr (lt_json_string (object, "s"), ==, "x");
  g_assert_null (lt_json_string (object, "i"));
  g_assert_null (lt_json_string (object, "absent"));
  g_assert_null (lt_json_string (NULL, "s"));
  g_assert_cmpint (lt_json_int (object, "i", -1), ==, 7);
  g_assert_cmpint (lt_json_int (object, "whole", -1), ==, 7);
  g_assert_cmpint (lt_json_int (object, "d", -1), ==, -1);
  g_assert_cmpint (lt_json_int (object, "huge", -1), ==, -1);
  g_assert_cmpint (lt_json_int (object, "s", -1), ==, -1);
  g_assert_cmpfloat (lt_json_double (object, "d", 0), ==, 7.5);
  g_assert_cmpfloat (lt_json_double (object, "i", 0), ==, 7);
  g_assert_cmpfloat (lt_json_double (object, "n", 3), ==, 3);
  g_assert_true (lt_json_boolean (object, "b", FALSE));
  g_assert_false (lt_json_boolean (object, "i", FALSE));
  g_assert_nonnull (lt_json_object (object, "o"));
  g_assert_null (lt_json_object (object, "a"));
  g_assert_nonnull (lt_json_element_object (lt_json_array (object, "a"), 0));
  g_assert_null (lt_json_element_object (lt_json_array (object, "a"), 1));
  g_assert_null (lt_json_element_object (lt_json_array (object, "a"), 2));
  g_assert_null (lt_json_element_object (lt_json_array (object, "o"), 0));
}

/* JSONTestSuite: y_ must be accepted, n_ refused, i_ must only do no harm. */
static void
test_suite (void)
{
  const char *shared = g_getenv ("LT_SHARED");
  g_autofree char *path = shared ? g_build_filename (shared, "data/json/jsontestsuite/test_parsing", NULL) : NULL;
  g_autoptr (GDir) dir = path ? g_dir_open (path, 0, NULL) : NULL;
  guint accepted = 0, refused = 0;
  const char *name;

  if (!dir)
    {
      g_test_skip ("no shared data");
      return;
    }
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *data = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      g_assert_true (g_file_get_contents (file, &data, &length, NULL));
      node = lt_json_parse (data, length, MAX_BYTES, 600, &error);
      if (g_str_has_prefix (name, "y_"))
        {
          g_assert_no_error (error);
          accepted++;
        }
      else if (g_str_has_prefix (name, "n_"))
        {
          if (node)
            g_test_message ("%s was accepted", name);
          g_assert_null (node);
          refused++;
        }
    }
  g_assert_cmpuint (accepted, >, 40);
  g_assert_cmpuint (refused, >, 80);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/accepts", test_accepts);
  g_test_add_func ("/json/refuses", test_refuses);
  g_test_add_func ("/json/bounds", test_bounds);
  g_test_add_func ("/json/members-are-bounded", test_members_are_bounded);
  g_test_add_func ("/json/values-are-bounded", test_values_are_bounded);
  g_test_add_func ("/json/deep-without-recursion", test_deep_without_recursion);
  g_test_add_func ("/json/beyond-utf8", test_beyond_utf8);
  g_test_add_func ("/json/members", test_members);
  g_test_add_func ("/json/suite", test_suite);
  return g_test_run ();
}
