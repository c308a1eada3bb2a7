#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The replayed internet is what the other tests believe it to be."""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main, shared


def test_the_server_passes_its_own_checks():
    done = subprocess.run([sys.executable, SOURCE / "tests" / "replay" / "replay.py", "--self-test", "--data", shared() / "data"],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


main(globals())
