/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "widgets/stance-paint.h"

#include <adwaita.h>

/* The pattern in parts of its pitch, as the mockup has them. */
#define LINE_WIDTH 0.3f
#define DOT_RADIUS 0.19f
#define PATTERN_ALPHA 0.4f
#define PATTERN_ALPHA_HIGH_CONTRAST 0.85f
#define STRONG_PITCH 6
/* The shapes in parts of their square. */
#define BAR_LENGTH 0.92f
#define BAR_WIDTH 0.38f
#define MINUS_WIDTH 0.44f
#define DOT 0.4f
#define RING_OUTER 0.44f
#define RING_INNER 0.27f
/* A label's shape in parts of its disc. */
#define LABEL_SHAPE 0.62f

/* Black on light colours, white on dark ones. */
static float
opposite_of (const GdkRGBA *colour)
{
  return 0.2126 * colour->red + 0.7152 * colour->green + 0.0722 * colour->blue > 0.55 ? 0 : 1;
}

/* Within a mark a strong pattern would cut the shape to pieces. */
static GdkRGBA
pattern_colour (const GdkRGBA *colour, float pitch)
{
  float level = opposite_of (colour);
  gboolean strong = pitch >= STRONG_PITCH && adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  return (GdkRGBA) { level, level, level, strong ? PATTERN_ALPHA_HIGH_CONTRAST : PATTERN_ALPHA };
}

static void
append_hatching (GtkSnapshot *snapshot, const graphene_rect_t *area, float pitch, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) lines = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (pitch * LINE_WIDTH);
  float step = pitch * (float) G_SQRT2;
  float height = area->size.height;

  for (float x = area->origin.x - height; x < area->origin.x + area->size.width; x += step)
    {
      gsk_path_builder_move_to (builder, x, area->origin.y);
      gsk_path_builder_line_to (builder, x + height, area->origin.y + height);
    }
  lines = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, lines, stroke, colour);
}

static void
append_dots (GtkSnapshot *snapshot, const graphene_rect_t *area, float pitch, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) dots = NULL;

  for (float y = area->origin.y + pitch / 2; y < area->origin.y + area->size.height; y += pitch)
    for (float x = area->origin.x + pitch / 2; x < area->origin.x + area->size.width; x += pitch)
      gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (x, y), pitch * DOT_RADIUS);
  dots = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, dots, GSK_FILL_RULE_WINDING, colour);
}

/**
 * lt_stance_append_fill:
 * @snapshot: where to draw
 * @path: what to fill, even-odd
 * @stance: which pattern
 * @colour: the stance's colour, from the style sheet
 * @pitch: the distance of lines or dots, in pixels
 *
 * The pattern is light on dark colours and dark on light ones, so it shows in every style.
 */
void
lt_stance_append_fill (GtkSnapshot *snapshot,
                       GskPath *path,
                       LtStance stance,
                       const GdkRGBA *colour,
                       float pitch)
{
  graphene_rect_t area;
  GdkRGBA pattern = pattern_colour (colour, pitch);

  if (!gsk_path_get_bounds (path, &area))
    return;
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_EVEN_ODD, colour);
  if (stance != LT_STANCE_NEUTRAL && stance != LT_STANCE_CRITICAL)
    return;
  gtk_snapshot_push_fill (snapshot, path, GSK_FILL_RULE_EVEN_ODD);
  if (stance == LT_STANCE_CRITICAL)
    append_hatching (snapshot, &area, pitch, &pattern);
  else
    append_dots (snapshot, &area, pitch, &pattern);
  gtk_snapshot_pop (snapshot);
}

static void
add_plus (GskPathBuilder *builder, float size)
{
  float far = size * BAR_LENGTH / 2;
  float near = size * BAR_WIDTH / 2;

  gsk_path_builder_move_to (builder, size / 2 - near, size / 2 - far);
  gsk_path_builder_rel_line_to (builder, 2 * near, 0);
  gsk_path_builder_rel_line_to (builder, 0, far - near);
  gsk_path_builder_rel_line_to (builder, far - near, 0);
  gsk_path_builder_rel_line_to (builder, 0, 2 * near);
  gsk_path_builder_rel_line_to (builder, near - far, 0);
  gsk_path_builder_rel_line_to (builder, 0, far - near);
  gsk_path_builder_rel_line_to (builder, -2 * near, 0);
  gsk_path_builder_rel_line_to (builder, 0, near - far);
  gsk_path_builder_rel_line_to (builder, near - far, 0);
  gsk_path_builder_rel_line_to (builder, 0, -2 * near);
  gsk_path_builder_rel_line_to (builder, far - near, 0);
  gsk_path_builder_close (builder);
}

static void
add_minus (GskPathBuilder *builder, float size)
{
  float width = size * BAR_LENGTH;
  float height = size * MINUS_WIDTH;

  gsk_path_builder_add_rect (builder,
                             &GRAPHENE_RECT_INIT ((size - width) / 2, (size - height) / 2, width, height));
}

GskPath *
lt_stance_shape (LtStance stance, float size)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  graphene_point_t middle = GRAPHENE_POINT_INIT (size / 2, size / 2);

  switch (stance)
    {
    case LT_STANCE_POSITIVE:
      add_plus (builder, size);
      break;
    case LT_STANCE_NEUTRAL:
      gsk_path_builder_add_circle (builder, &middle, size * DOT);
      break;
    case LT_STANCE_CRITICAL:
      add_minus (builder, size);
      break;
    case LT_STANCE_UNCLEAR:
    default:
      gsk_path_builder_add_circle (builder, &middle, size * RING_OUTER);
      gsk_path_builder_add_circle (builder, &middle, size * RING_INNER);
      break;
    }
  return gsk_path_builder_to_path (builder);
}

/**
 * lt_stance_append_label:
 * @snapshot: where to draw
 * @stance: whose shape
 * @colour: the stance's colour, on which it stands
 * @middle: of the label
 * @size: the diameter of the disc that keeps the pattern away from the shape
 */
void
lt_stance_append_label (GtkSnapshot *snapshot, LtStance stance, const GdkRGBA *colour, const graphene_point_t *middle, float size)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) disc = NULL;
  g_autoptr (GskPath) shape = lt_stance_shape (stance, size * LABEL_SHAPE);
  float level = opposite_of (colour);
  float corner = size * LABEL_SHAPE / 2;

  gsk_path_builder_add_circle (builder, middle, size / 2);
  disc = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, disc, GSK_FILL_RULE_WINDING, colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (middle->x - corner, middle->y - corner));
  gtk_snapshot_append_fill (snapshot, shape, GSK_FILL_RULE_EVEN_ODD, &(GdkRGBA) { level, level, level, 1 });
  gtk_snapshot_restore (snapshot);
}

const char *
lt_stance_css_class (LtStance stance)
{
  static const char *const classes[LT_N_STANCES] = { "positive", "neutral", "critical", "unclear" };

  return classes[MIN ((guint) stance, LT_STANCE_UNCLEAR)];
}
