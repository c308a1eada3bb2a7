#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The last line of tools/test counts what a command of its own said, too, and hides no failure of it."""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main, scratch  # noqa: E402

SUMMARY = SOURCE / "tools/lib/summary.py"


def summary(**files):
    """Exit code and lines of the summary of a command that left these files."""
    with scratch() as folder:
        for name, text in files.items():
            (folder / name).write_text(text)
        done = subprocess.run([sys.executable, SUMMARY, f"flatpak={folder}"], capture_output=True, text=True)
        return done.returncode, done.stdout.splitlines()


def test_points_are_counted():
    code, lines = summary(status="0\n", stdout="1..2\nok 1 one\nok 2 two\n", stderr="Building …\n")
    assert (code, lines) == (0, ["2 passed, 0 failed"])


def test_a_failed_point_is_shown():
    code, lines = summary(status="1\n", stdout="1..2\nok 1 one\nnot ok 2 two\n", stderr="a reason\n")
    assert code == 1 and lines[-1] == "1 passed, 1 failed"
    assert "a reason" in lines and "not ok 2 two" in lines


def test_what_never_came_to_a_point_has_failed():
    for files in ({"status": "1\n", "stdout": "", "stderr": "no such package\n"},
                  {"status": "1\n", "stdout": "1..2\nok 1 one\n", "stderr": "killed\n"}):
        code, lines = summary(**files)
        assert code == 1 and lines[-1].endswith(" 1 failed"), lines
    assert summary() == (1, ["FAILED flatpak: no test ran", "0 passed, 1 failed"])


main(globals())
