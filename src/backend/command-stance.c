/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

#include "config.h"

#include "backend/command.h"

#include "backend/context.h"
#include "story/json-writer.h"
#include "text/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INPUT_MAX_BYTES (64 * 1024 * 1024)
#define LINE_MAX_BYTES (1024 * 1024)

/* One line of the input; strings are those of its JSON. */
typedef struct
{
  JsonNode *root;
  const char *id;
  LtStanceInput input;
} Line;

static void
line_clear (gpointer data)
{
  json_node_unref (((Line *) data)->root);
}

static gboolean
read_line (const char *text,
           gsize length,
           guint number,
           GArray *lines,
           GError **error)
{
  g_autoptr (GError) failure = NULL;
  JsonNode *root = lt_json_parse (text, length, LINE_MAX_BYTES, LT_JSON_MAX_DEPTH, &failure);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  Line line = { root };

  if (root != NULL)
    g_array_append_val (lines, line);

  if (object == NULL || lt_json_string (object, "text") == NULL)
    {
      g_set_error (error, LT_COMMAND_ERROR, LT_COMMAND_ERROR_INPUT, _ ("Line %u has no text: %s"), number,
                   failure != NULL ? failure->message : _ ("it is no object with a “text”."));
      return FALSE;
    }

  g_array_index (lines, Line, lines->len - 1).id = lt_json_string (object, "id");
  g_array_index (lines, Line, lines->len - 1).input = (LtStanceInput) {
    .title = lt_json_string (object, "title"),
    .post = lt_json_string (object, "post"),
    .parent = lt_json_string (object, "parent"),
    .text = lt_json_string (object, "text"),
  };

  return TRUE;
}

static GArray *
read_lines (GBytes *bytes,
            GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);
  const char *end = at + length;
  guint number = 0;

  g_array_set_clear_func (lines, line_clear);
  while (at < end)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      gsize size = (gsize) ((newline != NULL ? newline : end) - at);

      number++;
      if (size > 0 && !read_line (at, size, number, lines, error))
        return NULL;
      at += size + 1;
    }

  return g_steal_pointer (&lines);
}

static void
print_stance (const Line *line,
              const LtStanceProbabilities *probabilities)
{
  g_autoptr (LtJsonWriter) writer = lt_json_writer_new ();
  g_autoptr (GBytes) output = NULL;
  double confidence;
  LtStance stance = lt_stance_of (probabilities, &confidence);

  lt_json_writer_begin_object (writer, NULL);
  lt_json_writer_text (writer, "id", line->id);
  lt_json_writer_text (writer, "stance", lt_stance_to_string (stance));
  lt_json_writer_fraction (writer, "confidence", confidence);
  for (guint i = 0; i < LT_N_SIDES; i++)
    lt_json_writer_fraction (writer, lt_stance_to_string ((LtStance) i), probabilities->of[i]);
  lt_json_writer_end_object (writer);

  output = lt_json_writer_finish (writer);
  lt_command_write (output);
  lt_command_print ("%s", "");
}

static gboolean
classify (GArray *lines,
          GError **error)
{
  g_autoptr (LtStanceModel) model = lt_context_load_model (error);
  g_autofree LtStanceInput *inputs = g_new0 (LtStanceInput, lines->len + 1);
  g_autofree LtStanceProbabilities *outputs = g_new0 (LtStanceProbabilities, lines->len + 1);

  if (model == NULL)
    return FALSE;

  for (guint i = 0; i < lines->len; i++)
    inputs[i] = g_array_index (lines, Line, i).input;

  if (!lt_stance_model_classify (model, inputs, lines->len, outputs, NULL, error))
    return FALSE;

  for (guint i = 0; i < lines->len; i++)
    print_stance (&g_array_index (lines, Line, i), &outputs[i]);

  return TRUE;
}

/**
 * lt_command_stance:
 *
 * Lines of JSON on standard input, a line with the stance for each on standard output.
 */
DexFuture *
lt_command_stance (LtProgram *program,
                   char **arguments)
{
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) lines = NULL;

  if (!lt_command_parse ("stance", arguments, NULL, 0, &rest, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  bytes = lt_command_read_stdin (INPUT_MAX_BYTES, &error);
  lines = bytes != NULL ? read_lines (bytes, &error) : NULL;
  if (lines == NULL || !classify (lines, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));

  return dex_future_new_for_int (0);
}
