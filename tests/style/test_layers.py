#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""A layer includes only what the table of src/README.md allows it."""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main

ALLOWED = {
    "base": [],
    "text": [],
    "story": ["base", "text"],
    "net": ["base"],
    "render": ["base", "text", "story"],
    "sources": ["base", "text", "story", "net"],
    "analysis": ["base", "text", "story", "net"],
    "library": ["base", "text", "story", "net"],
    "backend": ["base", "text", "story", "net", "render", "sources", "analysis"],
    "widgets": ["base", "text", "story", "render"],
    "app": ["base", "text", "story", "net", "render", "library", "widgets"],
}

# External headers and the layers that bring them; whoever includes such a layer inherits them.
EXTERNAL = {
    "libdex.h": ["base"],
    "sqlite3.h": ["base"],
    "gumbo.h": ["text"],
    "json-glib/": ["text", "story", "sources", "analysis", "backend"],
    "libsoup/": ["net", "backend"],
    "libxml/": ["sources"],
    "gtk/": ["widgets", "app"],
    "gdk/": ["widgets", "app"],
    "gsk/": ["widgets", "app"],
    "graphene": ["widgets", "app"],
    "pango/": ["widgets", "app"],
    "adwaita.h": ["widgets", "app"],
    "webkit/": ["app"],
    "libsecret/": ["app"],
    "libportal": ["app"],
}

LOCAL = re.compile(r'^\s*#\s*include\s+"([a-z-]+)/[^"]+"', re.M)
SYSTEM = re.compile(r"^\s*#\s*include\s+<([^>]+)>", re.M)


def files(layer):
    return sorted((SOURCE / "src" / layer).glob("*.[ch]"))


def may_use(layer, header):
    owners = next((o for prefix, o in EXTERNAL.items() if header.startswith(prefix)), None)
    return owners is None or any(owner in [layer, *ALLOWED[layer]] for owner in owners)


def test_every_folder_is_a_layer():
    assert {p.name for p in (SOURCE / "src").iterdir() if p.is_dir()} == set(ALLOWED)


def test_layers_include_only_what_is_below():
    wrong = [f"{path.relative_to(SOURCE)}: {other}"
             for layer, below in ALLOWED.items() for path in files(layer)
             for other in LOCAL.findall(path.read_text()) if other not in [layer, *below]]
    assert not wrong, "\n".join(wrong)


def test_layers_use_only_their_libraries():
    wrong = [f"{path.relative_to(SOURCE)}: {header}"
             for layer in ALLOWED for path in files(layer)
             for header in SYSTEM.findall(path.read_text()) if not may_use(layer, header)]
    assert not wrong, "\n".join(wrong)


def test_the_table_is_the_documented_one():
    table = (SOURCE / "src" / "README.md").read_text()
    rows = dict(re.findall(r"^\| \d \| `(\w+)` \|[^|]*\| ([^|]*) \|", table, re.M))
    assert set(rows) == set(ALLOWED)


main(globals())
