/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 LLM Tracker contributors */

/* Our own lines, in a world of their own: with every page, which has no script itself. The reader calls what is in "lt". */
'use strict';
{
  const BLOCKS = 'article > header > *, .glance > h2, .glance li, .lead, .content > *, footer > *';
  /* A place is one whole number below 2 to the 53rd: a hash of the block's text, its index, how much of it and of the
   * space below it is above. */
  const STEPS = 1024;
  /* Milliseconds without scrolling. */
  const SETTLED = 300;

  let kept = 0; /* the place last told or gone to */
  let expected = 0; /* where scrolling of our own led */
  let timer = 0;
  let begun = false;

  const tell = (name, value) => webkit.messageHandlers[name].postMessage (value);
  const blocks = () => [...document.querySelectorAll (BLOCKS)];
  const is_at_end = () => scrollY + innerHeight >= document.scrollingElement.scrollHeight - 2;

  /* FNV-1a, without figures: the marks are numbered, and counts change. */
  const hash = block => {
    const text = block.textContent.replace (/\d/g, '');
    let sum = 0x811c9dc5;
    for (let i = 0; i < text.length; i++)
      sum = Math.imul (sum ^ text.charCodeAt (i), 0x01000193);
    return sum >>> 0;
  };

  /* Where a block begins, and how far it is to the next one: the space between them belongs to the first. */
  const extent = (all, index) => {
    const box = all[index].getBoundingClientRect ();
    const end = all[index + 1]?.getBoundingClientRect ().top ?? box.bottom;
    return { top: box.top, height: Math.max (end - box.top, 1) };
  };

  const place = () => {
    const all = blocks ();
    const index = all.findLastIndex (block => block.getBoundingClientRect ().top <= 0);
    if (scrollY <= 0 || index < 0)
      return 0;
    const { top, height } = extent (all, index);
    const part = Math.min (Math.floor (-top / height * STEPS), STEPS - 1);
    return (hash (all[index]) * STEPS + Math.min (index, STEPS - 1)) * STEPS + part;
  };

  /* The block with this text that is nearest to where it was; else the one that is there now. */
  const find = (all, sum, index) => {
    const same = all.filter (block => hash (block) === sum);
    const distance = block => Math.abs (all.indexOf (block) - index);
    return same.sort ((a, b) => distance (a) - distance (b))[0] ?? all[Math.min (index, all.length - 1)];
  };

  const go = where => {
    const all = blocks ();
    kept = where;
    if (where > 0 && all.length > 0) {
      const block = find (all, Math.floor (where / STEPS / STEPS), Math.floor (where / STEPS) % STEPS);
      const { top, height } = extent (all, all.indexOf (block));
      scrollTo ({ top: scrollY + top + height * (where % STEPS) / STEPS, behavior: 'instant' });
    } else {
      scrollTo ({ top: 0, behavior: 'instant' });
    }
    expected = scrollY;
  };

  /* The layout changed: what was read stays where it was. */
  const stay = () => {
    if (timer === 0)
      go (kept);
  };

  /* Below zero when all of it was read. */
  const settle = () => {
    timer = 0;
    kept = place ();
    expected = scrollY;
    tell ('place', is_at_end () ? -kept : kept);
  };

  addEventListener ('scroll', () => {
    if (Math.abs (scrollY - expected) < 2)
      return;
    if (!begun)
      tell ('scrolled', 1);
    begun = true;
    clearTimeout (timer);
    timer = setTimeout (settle, SETTLED);
  }, { passive: true });
  addEventListener ('resize', stay);

  addEventListener ('focusin', event => {
    const link = event.target.closest?.('a[href]');
    tell ('focused', link?.matches (':focus-visible') ? link.href : '');
  });
  addEventListener ('focusout', () => tell ('focused', ''));

  /* Finding. WebKit's own marks are yellow behind letters that are white in the dark: these have colours of the page. */
  const MAX_MATCHES = 10000;
  /* What is told of them is one whole number: which one is gone to, from 1, and how many there are. */
  const MATCH_STEPS = 65536;
  let found = []; /* ranges */
  let current = 0;

  const text_nodes = () => {
    const accept = node => node.parentElement.closest ('.mark') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    const walker = document.createTreeWalker (document.body, NodeFilter.SHOW_TEXT, accept);
    const nodes = [];
    while (walker.nextNode () && !walker.currentNode.parentElement.closest ('[popover]'))
      nodes.push (walker.currentNode);
    return nodes;
  };

  /* Over the borders of elements, since a word may be half in bold. */
  const search = words => {
    const nodes = text_nodes ();
    const starts = [];
    let text = '';
    for (const node of nodes) {
      starts.push (text.length);
      text += node.data;
    }
    const pattern = words.replace (/[.*+?^${}()|[\]\\]/g, '\\$&').replace (/\s+/g, '\\s+');
    return [...text.matchAll (new RegExp (pattern, 'giu'))].slice (0, MAX_MATCHES).map (match => {
      const range = new Range ();
      const end = match.index + match[0].length - 1;
      const first = starts.findLastIndex (start => start <= match.index);
      const last = starts.findLastIndex (start => start <= end);
      range.setStart (nodes[first], match.index - starts[first]);
      range.setEnd (nodes[last], end - starts[last] + 1);
      return range;
    });
  };

  const show_current = () => {
    const box = found[current].getBoundingClientRect ();
    CSS.highlights.set ('current', new Highlight (found[current]));
    if (box.top < 0 || box.bottom > innerHeight)
      scrollTo ({ top: scrollY + box.top - innerHeight / 3, behavior: 'instant' });
  };

  const tell_found = () => found.length > 0 ? (current + 1) * MATCH_STEPS + found.length : 0;

  globalThis.lt = {
    go,

    /* None for no words. The first one at or below what is on the screen is gone to. */
    find (words) {
      found = words ? search (words) : [];
      current = Math.max (found.findIndex (range => range.getBoundingClientRect ().bottom > 0), 0);
      CSS.highlights.clear ();
      if (found.length > 0) {
        CSS.highlights.set ('found', new Highlight (...found));
        show_current ();
      }
      return tell_found ();
    },

    find_next (forward) {
      if (found.length > 0) {
        current = (current + (forward ? 1 : found.length - 1)) % found.length;
        show_current ();
      }
      return tell_found ();
    },

    place,

    /* Where a menu for the keyboard belongs, in pixels of the page, and whether there is something to be copied. */
    menu_place () {
      const selection = getSelection ();
      const selected = !selection.isCollapsed;
      const box = (selected ? selection.getRangeAt (0) : document.activeElement).getBoundingClientRect ();
      const top = Math.max (box.top, 0);
      const bottom = Math.min (Math.max (box.bottom, top), innerHeight);
      return [box.left, top, box.width, document.activeElement === document.body && !selected ? 0 : bottom - top, selected ? 1 : 0];
    },

    look (dark, contrast, serif, scale) {
      const root = document.documentElement;
      root.classList.toggle ('dark', dark !== 0);
      root.classList.toggle ('light', dark === 0);
      root.classList.toggle ('high-contrast', contrast !== 0);
      root.classList.toggle ('serif', serif !== 0);
      root.style.setProperty ('--scale', scale);
      stay ();
    },

    /* Whether there is no more in this direction. */
    turn (forward, smooth) {
      const page = innerHeight * 0.85;
      if (forward ? is_at_end () : scrollY <= 0)
        return true;
      scrollBy ({ top: forward ? page : -page, behavior: smooth ? 'smooth' : 'instant' });
      return false;
    },
  };
}
