#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The sanitizer build really finds what is lost in a fiber: test_leaks.py PROBE."""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main

PROBE = sys.argv.pop(1)


def test_a_leak_in_a_fiber_is_found():
    done = subprocess.run([PROBE], capture_output=True, text=True, timeout=60)
    assert done.returncode != 0 and "planted_leak_fiber" in done.stderr, done.stderr


def test_nothing_of_ours_is_suppressed():
    lines = (SOURCE / "tests" / "lsan.supp").read_text().split()
    assert lines == ["leak:libfontconfig.so", "leak:libjavascriptcoregtk-6.0.so", "leak:libp11-kit.so"]


main(globals())
