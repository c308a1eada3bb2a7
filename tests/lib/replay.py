# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The internet on loopback, as a context manager: tests/replay/replay.py with the outside data."""
import subprocess
import sys
import urllib.request
from contextlib import contextmanager

from harness import SOURCE, shared


class Replay:
    def __init__(self, port):
        self.origin = f"http://127.0.0.1:{port}"

    @property
    def backend_options(self):
        """The options that point a backend at this server."""
        return [f"--hn-api={self.origin}/v0", f"--hn-search={self.origin}/api/v1", "--allow-loopback", "--pace=0.01"]

    @property
    def application_options(self):
        return [part for option in self.backend_options for part in ("--backend-option", option)]

    def control(self, path):
        with urllib.request.urlopen(f"{self.origin}/{path}", timeout=30) as answer:
            return answer.read().decode()


@contextmanager
def replay(*options, data=None):
    """A server with these options of replay.py; without data of its own the test skips where there is none for it."""
    command = [sys.executable, str(SOURCE / "tests" / "replay" / "replay.py"), "--data", str(data or shared() / "data"), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield Replay(int(process.stdout.readline()))
    finally:
        process.terminate()
        process.wait(10)
