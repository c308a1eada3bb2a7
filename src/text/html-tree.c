/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */
#include "text/html-tree.h"

#include <setjmp.h>
#include <string.h>
#include <time.h>

/* Markup of some kilobytes can ask for gigabytes (formatting elements that are opened anew in every paragraph) or for
 * hours (elements that are looked for in a deep stack). So gumbo gets its memory here, and is left by longjmp() when it
 * wants too much of either; what it had is then freed from the list of its blocks. It holds nothing but memory.
 * A page may take 250 ms and 64 MiB, with what is made of its tree. Of 210 stored pages the slowest took 60 ms, and the
 * greediest 15 MiB, so that only pages meet these bounds that are made to. */
typedef struct
{
  gsize bytes;
  gint64 microseconds;
} Cost;

/* Sanitizers make all of it many times slower, and nothing that is measured. */
#ifdef __SANITIZE_ADDRESS__
#define SLOWER 10
#else
#define SLOWER 1
#endif
#define MEBIBYTE (1024 * 1024)

static const Cost page_cost = { 40 * MEBIBYTE, 110 * 1000 * SLOWER };
static const Cost beginning_cost = { 40 * MEBIBYTE, 35 * 1000 * SLOWER };
static const Cost fragment_cost = { 96 * MEBIBYTE, 2 * G_USEC_PER_SEC };
#define ALLOCATIONS_BETWEEN_CLOCKS 64
/* What malloc() adds to a block, at most; counted, since most blocks are smaller. */
#define BLOCK_BYTES 16
/* A page that costs too much is read as far as this share of it, and of that, if even that does. */
#define BEGINNING 8
#define MOST_BEGINNINGS 2

typedef struct _Block Block;
struct _Block
{
  Block *previous;
  Block *next;
  gsize size;
  gsize padding; /* keeps what follows aligned as malloc() would */
};

struct _LtHtmlTree
{
  Block blocks; /* head of a ring */
  gsize bytes;
  gsize most_bytes;
  guint allocations;
  gint64 deadline; /* by the thread's own clock */
  jmp_buf *exit;   /* only while gumbo parses */
  char *html;
  gboolean cut;
  GumboOutput *output;
  GumboOptions options;
};

/* Microseconds that this thread has worked: a machine that is busy with other things does not shorten a page. */
static gint64
worked (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void *
allocate (void *data, size_t wanted)
{
  LtHtmlTree *self = data;
  gsize size = sizeof (Block) + wanted;
  Block *block;

  self->bytes += size + BLOCK_BYTES;
  self->allocations++;
  if (self->bytes > self->most_bytes || (self->allocations % ALLOCATIONS_BETWEEN_CLOCKS == 0 && worked () > self->deadline))
    longjmp (*self->exit, 1);

  block = g_malloc (size);
  block->size = size;
  block->previous = &self->blocks;
  block->next = self->blocks.next;
  block->next->previous = block;
  self->blocks.next = block;
  return block + 1;
}

static void
deallocate (void *data, void *memory)
{
  LtHtmlTree *self = data;
  Block *block;

  if (!memory)
    return;
  block = (Block *) memory - 1;
  self->bytes -= block->size + BLOCK_BYTES;
  block->previous->next = block->next;
  block->next->previous = block->previous;
  g_free (block);
}

/* The blocks are freed one by one: that needs no walk of a tree of any depth. */
static void
free_blocks (LtHtmlTree *self)
{
  Block *block = self->blocks.next;

  while (block != &self->blocks)
    {
      Block *next = block->next;

      g_free (block);
      block = next;
    }
  self->blocks.previous = self->blocks.next = &self->blocks;
  self->bytes = 0;
}

static LtHtmlTree *
tree_new (const char *html, gsize length, GumboTag context)
{
  LtHtmlTree *self = g_new0 (LtHtmlTree, 1);

  self->blocks.previous = self->blocks.next = &self->blocks;
  self->html = g_utf8_make_valid (html, (gssize) length);
  self->options = kGumboDefaultOptions;
  self->options.allocator = allocate;
  self->options.deallocator = deallocate;
  self->options.userdata = self;
  self->options.max_errors = 0;
  self->options.fragment_context = context;
  return self;
}

static gboolean
parse (LtHtmlTree *self, gsize length, const Cost *cost)
{
  jmp_buf exit_point;

  self->most_bytes = cost->bytes;
  self->deadline = worked () + cost->microseconds;
  self->exit = &exit_point;
  if (setjmp (exit_point) == 0)
    self->output = gumbo_parse_with_options (&self->options, self->html, length);
  else
    free_blocks (self);
  self->exit = NULL;
  return self->output != NULL;
}

/**
 * lt_html_tree_new_document:
 * @html: a page; bytes that are not UTF-8 become U+FFFD
 * @length: its bytes
 *
 * A page that would cost too much is read as far as its first part.
 *
 * Returns: (transfer full): the tree; without a root if even that would cost too much
 */
LtHtmlTree *
lt_html_tree_new_document (const char *html, gsize length)
{
  LtHtmlTree *self = tree_new (html, length, GUMBO_TAG_LAST);
  gsize size = strlen (self->html);

  self->cut = !parse (self, size, &page_cost);
  for (guint i = 0; i < MOST_BEGINNINGS && !self->output; i++)
    {
      size /= BEGINNING;
      parse (self, size, &beginning_cost);
    }
  return self;
}

/**
 * lt_html_tree_new_fragment:
 * @html: what could stand in a body
 * @length: its bytes
 *
 * Returns: (transfer full): the tree; without a root if it would cost too much
 */
LtHtmlTree *
lt_html_tree_new_fragment (const char *html, gsize length)
{
  LtHtmlTree *self = tree_new (html, length, GUMBO_TAG_BODY);

  parse (self, strlen (self->html), &fragment_cost);
  return self;
}

/**
 * lt_html_tree_new_part:
 * @html: markup that a page holds as text
 * @length: its bytes
 *
 * Returns: (transfer full): the tree; without a root if it would cost more than a part of a page may
 */
LtHtmlTree *
lt_html_tree_new_part (const char *html, gsize length)
{
  LtHtmlTree *self = tree_new (html, length, GUMBO_TAG_BODY);

  parse (self, strlen (self->html), &beginning_cost);
  return self;
}

void
lt_html_tree_free (LtHtmlTree *self)
{
  free_blocks (self);
  g_free (self->html);
  g_free (self);
}

/**
 * lt_html_tree_get_root:
 * @self: a tree
 *
 * Returns: (nullable): the html element; %NULL if parsing was given up
 */
GumboNode *
lt_html_tree_get_root (LtHtmlTree *self)
{
  return self->output ? self->output->root : NULL;
}

/**
 * lt_html_tree_is_cut:
 * @self: a tree
 *
 * Returns: whether it holds the beginning only, or nothing, since more would cost too much
 */
gboolean
lt_html_tree_is_cut (LtHtmlTree *self)
{
  return self->cut;
}

gboolean
lt_html_is_element (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

gboolean
lt_html_is_text (const GumboNode *node)
{
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

GumboTag
lt_html_tag (const GumboNode *node)
{
  if (!lt_html_is_element (node) || node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
    return GUMBO_TAG_LAST;
  return node->v.element.tag;
}

/**
 * lt_html_attribute:
 * @node: any node
 * @name: an attribute's name
 *
 * Returns: (transfer none) (nullable): its value, entities decoded
 */
const char *
lt_html_attribute (const GumboNode *node, const char *name)
{
  GumboAttribute *attribute;

  if (!lt_html_is_element (node))
    return NULL;
  attribute = gumbo_get_attribute (&node->v.element.attributes, name);
  return attribute ? attribute->value : NULL;
}

void
lt_html_walk_init (LtHtmlWalk *walk, GumboNode *root)
{
  *walk = (LtHtmlWalk) { .root = root };
}

void
lt_html_walk_skip (LtHtmlWalk *walk)
{
  walk->skip = TRUE;
}

static gboolean
enter (LtHtmlWalk *walk, GumboNode *node)
{
  walk->node = node;
  walk->leaving = FALSE;
  return ++walk->count <= LT_HTML_MAX_NODES;
}

/* The first child of the element just entered, if it is to be seen. */
static GumboNode *
first_child (LtHtmlWalk *walk)
{
  GumboNode *node = walk->node;

  if (!lt_html_is_element (node) || walk->leaving || walk->skip || walk->depth >= LT_HTML_MAX_DEPTH)
    return NULL;
  return node->v.element.children.length > 0 ? node->v.element.children.data[0] : NULL;
}

/**
 * lt_html_walk_next:
 * @walk: a walk
 *
 * Goes one step on. What lies deeper than %LT_HTML_MAX_DEPTH is passed over;
 * after %LT_HTML_MAX_NODES nodes no further one is entered, the open ones are left.
 *
 * Returns: %FALSE at the end
 */
gboolean
lt_html_walk_next (LtHtmlWalk *walk)
{
  GumboNode *node = walk->node;
  GumboNode *child, *parent;
  gboolean skipped = walk->skip;

  if (!node)
    return walk->root && enter (walk, walk->root);

  child = first_child (walk);
  walk->skip = FALSE;
  if (child && enter (walk, child))
    {
      walk->depth++;
      return TRUE;
    }
  if (child)
    walk->node = node;
  if (lt_html_is_element (node) && !walk->leaving && !skipped)
    {
      walk->leaving = TRUE;
      return TRUE;
    }
  if (node == walk->root)
    return FALSE;

  parent = node->parent;
  if (node->index_within_parent + 1 < parent->v.element.children.length
      && enter (walk, parent->v.element.children.data[node->index_within_parent + 1]))
    return TRUE;
  walk->node = parent;
  walk->leaving = TRUE;
  walk->depth--;
  return TRUE;
}

char *
lt_html_text (GumboNode *node)
{
  GString *text = g_string_new (NULL);
  LtHtmlWalk walk;

  lt_html_walk_init (&walk, node);
  while (lt_html_walk_next (&walk))
    {
      GumboTag tag = lt_html_tag (walk.node);

      if (lt_html_is_text (walk.node))
        g_string_append (text, walk.node->v.text.text);
      else if (!walk.leaving && (tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE) && walk.node != node)
        lt_html_walk_skip (&walk);
    }
  return g_string_free_and_steal (text);
}
