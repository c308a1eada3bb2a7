#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""C as clang-format 19 writes it, Blueprint as its own formatter does."""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main


def found(*patterns):
    return sorted(str(p) for folder in ("src", "tests") for pattern in patterns for p in (SOURCE / folder).rglob(pattern))


def test_c_is_formatted():
    done = subprocess.run(["clang-format-19", "--dry-run", "-Werror", *found("*.[ch]")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[:4000]


def test_blueprint_is_formatted():
    files = found("*.blp")
    if files:
        done = subprocess.run(["blueprint-compiler", "format", *files], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[:4000]


main(globals())
