#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The weights of the linear model are what the program in the tree makes of the labelled sets, bit for bit."""
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main, scratch, shared

BUILD = Path(os.environ.get("LT_BUILD_DIR") or SOURCE / "build")


def test_the_weights_can_be_made_again():
    sets = shared() / "data" / "sentiment"
    with scratch() as folder:
        made = folder / "made.weights"
        done = subprocess.run([BUILD / "tools" / "train-stance", SOURCE / "data", sets, made], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert made.read_bytes() == (SOURCE / "data" / "stance-linear.weights").read_bytes(), done.stdout


main(globals())
