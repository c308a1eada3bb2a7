#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""C as clang-format 19 writes it, Blueprint as its own formatter does."""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main, scratch


def found(*patterns):
    return sorted(str(p) for folder in ("src", "tests") for pattern in patterns for p in (SOURCE / folder).rglob(pattern))


def test_c_is_formatted():
    done = subprocess.run(["clang-format-19", "--dry-run", "-Werror", *found("*.[ch]")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[:4000]


def test_blueprint_is_formatted():
    """On copies: the formatter opens what it only looks at for writing, and its exit code does not tell everything."""
    wrong = []
    with scratch() as folder:
        for number, name in enumerate(found("*.blp")):
            copy = folder / f"{number}.blp"
            copy.write_text(Path(name).read_text())
            subprocess.run(["blueprint-compiler", "format", "--fix", str(copy)], capture_output=True, text=True)
            if copy.read_text() != Path(name).read_text():
                wrong.append(name)
    assert not wrong, "\n".join(wrong)


main(globals())
