# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The processes of this user's sandboxes, seen from outside."""
import os
from pathlib import Path


def own(kind):
    return os.readlink(f"/proc/self/ns/{kind}")


class Process:
    def __init__(self, pid):
        self.pid = pid
        self.name = Path(os.readlink(f"/proc/{pid}/exe")).name
        status = Path(f"/proc/{pid}/status").read_text()
        self.parent = int(status.split("PPid:")[1].split()[0])

    def namespace(self, kind):
        return os.readlink(f"/proc/{self.pid}/ns/{kind}")


class Tree:
    """All that run now with this test's home folder, which the sandboxes keep in their environment."""

    def __init__(self):
        home = f"HOME={os.environ['HOME']}".encode()
        self.processes = []
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and home in (entry / "environ").read_bytes().split(b"\0"):
                    self.processes.append(Process(int(entry.name)))
            except OSError:  # ended meanwhile, or another user's
                continue

    def all(self, name):
        return [process for process in self.processes if process.name == name]

    def only(self, name):
        found = self.all(name)
        assert len(found) == 1, f"{len(found)} processes are {name}: {[p.name for p in self.processes]}"
        return found[0]
