#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Sizes, headers, leftovers: what a reviewer would have to say again and again."""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main

FILE_LINES, FUNCTION_LINES = 600, 60
CODE = (".c", ".h", ".py", ".sh", ".blp", ".css")
SKIPPED_FOLDERS = {".git", "subprojects", "__pycache__"}
LEFTOVER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|farm|var/tmp|home/\w+|root|tmp/[a-z])/")
SHELL_SCRIPTS = ("tests/fuzz/run", "tools/enter", "tools/flatpak", "tools/run", "tools/test", "tools/lib/stage", "tools/lib/compile", "tests/lib/with-display", ".ci/run")


def is_build_folder(path):
    return any(part in SKIPPED_FOLDERS or part.startswith(("build", "_build")) for part in path.relative_to(SOURCE).parts[:-1])


def tree(*suffixes):
    return [p for p in sorted(SOURCE.rglob("*")) if p.suffix in suffixes and p.is_file() and not is_build_folder(p)]


def code():
    return tree(*CODE) + [SOURCE / name for name in SHELL_SCRIPTS]


def functions(path):
    """(name, lines) of each C function: formatted, so its braces stand in the first column."""
    name, start = "", 0
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if re.match(r"[a-z_]\w* \(", line):
            name = line.split(" ")[0]
        if line == "{":
            start = number
        elif line == "}" and start:
            yield name, number - start
            start = 0


def report(wrong):
    assert not wrong, "\n".join(str(w) for w in wrong)


def relative(path):
    return path.relative_to(SOURCE)


def test_files_are_short():
    report([f"{relative(p)}: {n} lines" for p in tree(".c", ".h", ".py") if (n := len(p.read_text().splitlines())) > FILE_LINES
            and p.parts[-2:-1] != ("replay",)])


def test_functions_are_short():
    report([f"{relative(p)}: {name} has {lines} lines" for p in tree(".c") for name, lines in functions(p) if lines > FUNCTION_LINES])


def test_every_file_says_its_licence():
    report([relative(p) for p in code() if "SPDX-License-Identifier: " not in p.read_text()[:300]])


def test_nothing_is_left_over():
    report([f"{relative(p)}: {m.group()}" for p in code() if p != Path(__file__).resolve() for m in LEFTOVER.finditer(p.read_text())])


def test_no_path_of_a_machine():
    report([f"{relative(p)}: {m.group()}" for p in code() + tree(".md", ".json", ".build", ".conf", ".html")
            if p != Path(__file__).resolve() for m in MACHINE_PATH.finditer(p.read_text())])


def test_every_test_is_registered():
    wrong = []
    for folder in ("unit", "integration", "display", "style"):
        build = (SOURCE / "tests" / folder / "meson.build").read_text()
        for path in (SOURCE / "tests" / folder).glob("test[-_]*.*"):
            name = re.sub(r"^test[-_]", "", path.stem)
            if f"'{name}'" not in build and path.name not in build:
                wrong.append(relative(path))
    report(wrong)


def test_shortcuts_have_menu_entries():
    app = SOURCE / "src" / "app"
    keys = "".join((app / name).read_text() for name in ("application.c", "window-keys.c"))
    shortcuts = set(re.findall(r'\{ (?:"|GDK_KEY_\w+, ")((?:app|win)\.[\w-]+)", \{|\{ GDK_KEY_\w+, "((?:app|win)\.[\w-]+)" \}', keys))
    shortcuts = {one or other for one, other in shortcuts}
    entries = set(re.findall(r'item \([^"]*"[^"]+"\), "([\w.-]+)"\)', "".join(p.read_text() for p in app.glob("*.blp"))))
    # HIG: no menu of a window quits. M goes both ways, its entry one.
    entries |= {"app.quit"} | ({"win.toggle-read"} if "win.mark-unread" in entries else set())
    assert len(shortcuts) > 15, shortcuts
    assert shortcuts <= entries, f"shortcuts without a menu entry: {shortcuts - entries}"


def test_headers_are_guarded():
    report([relative(p) for p in tree(".h") if "#pragma once" not in p.read_text()])


main(globals())
