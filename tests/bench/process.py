# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Process trees: who is in one, what memory they share fairly, how they end."""
import collections
import os
import re
import signal
import time
from pathlib import Path


def parents():
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue  # it has ended
            yield int(entry.name), int(stat.rsplit(")", 1)[1].split()[1])


def tree(root):
    """Every process below root, root first."""
    children = {}
    for pid, parent in parents():
        children.setdefault(parent, []).append(pid)
    found, queue = [], [root]
    while queue:
        pid = queue.pop(0)
        found.append(pid)
        queue += children.get(pid, [])
    return found


def name(pid):
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def mappings(pid):
    """{file: (private, shared)} KiB of a process, or nothing where it cannot be read."""
    found, path = {}, ""
    try:
        lines = Path(f"/proc/{pid}/smaps").read_text().split("\n")
    except OSError:
        return found
    for line in lines:
        if head := re.match(r"[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ (\d+)\s*(.*)", line):
            path = head.group(2) or f"nameless {head.group(1)}"
        elif part := re.match(r"(Private|Shared)_(?:Clean|Dirty):\s+(\d+) kB", line):
            private, common = found.get(path, (0, 0))
            size = int(part.group(2))
            found[path] = (private + size, common) if part.group(1) == "Private" else (private, common + size)
    return found


def memory(root, without=()):
    """{name: MiB} of a tree: the proportional set size that it would have if nothing else ran on this machine.

    What is shared is divided among the processes of the tree, not among those of everybody who works here.
    """
    tables = {pid: mappings(pid) for pid in tree(root) if name(pid) not in without}
    users = collections.Counter(path for table in tables.values() for path, (_, common) in table.items() if common)
    sizes = collections.Counter()
    for pid, table in tables.items():
        sizes[name(pid)] += sum(private + (common / users[path] if common else 0) for path, (private, common) in table.items()) / 1024
    return dict(sizes)


def end(process, seconds=10):
    """TERM to the whole tree; KILL to what is left."""
    for kind in (signal.SIGTERM, signal.SIGKILL):
        for pid in tree(process.pid):
            try:
                os.kill(pid, kind)
            except ProcessLookupError:
                pass
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if process.poll() is not None:
                return
            time.sleep(0.02)
