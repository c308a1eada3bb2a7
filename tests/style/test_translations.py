#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Every file with strings is listed, and the German catalogue has every string."""
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main, scratch

PO = SOURCE / "po"
MARKED = re.compile(r"(?<![A-Za-z0-9_])(?:N?C?_|ngettext|g_dngettext|g_dpgettext2)\s*\(\s*\"")


def listed():
    return [line for line in (PO / "POTFILES.in").read_text().split("\n") if line and not line.startswith("#")]


def with_strings():
    for path in sorted((SOURCE / "src").rglob("*")):
        if path.suffix in (".c", ".h", ".blp") and MARKED.search(path.read_text()):
            yield str(path.relative_to(SOURCE))


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}, cwd=SOURCE)
    assert done.returncode == 0, done.stderr
    return done


def template(folder):
    """The catalogue's template, made as the build makes it."""
    made = folder / "made.pot"
    run("xgettext", "--from-code=UTF-8", "--add-comments", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
        "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3", f"--output={made}", f"--directory={SOURCE}", *listed())
    return made


def test_every_file_is_listed():
    missing = [name for name in with_strings() if name not in listed()]
    assert not missing, f"not in po/POTFILES.in: {missing}"


def test_listed_files_exist_and_are_sorted():
    assert listed() == sorted(listed()), "po/POTFILES.in is not sorted"
    gone = [name for name in listed() if not (SOURCE / name).exists()]
    assert not gone, gone


def test_messages_are_whole():
    """A format macro cuts a message short where xgettext reads it, and it is never found again."""
    cut = [f"{path.relative_to(SOURCE)}: {found.group()}" for path in sorted((SOURCE / "src").rglob("*.c"))
           for found in re.finditer(r'_ \((?:"[^"]*"\s*)*"[^"]*" (?:G_|PRI)\w+', path.read_text())]
    assert not cut, "\n".join(cut)


def test_german_is_complete():
    with scratch() as folder:
        merged = folder / "de.po"
        run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", str(merged), str(PO / "de.po"), str(template(folder)))
        told = run("msgfmt", "--check", "--statistics", "-o", "/dev/null", str(merged)).stderr
        lacking = run("msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", str(merged)).stdout
    assert "untranslated" not in told and "fuzzy" not in told, f"{told}\n{lacking[:4000]}"


main(globals())
