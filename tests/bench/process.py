# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Process trees: who is in one, what memory they share fairly, how they end."""
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


def pss(pid):
    """Proportional set size in MiB, or None where it cannot be read."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return None
    found = re.search(r"^Pss:\s+(\d+) kB", rollup, re.M)
    return int(found.group(1)) / 1024 if found else None


def memory(root, without=()):
    """{name: MiB} of a tree, and the number of its processes that could not be read."""
    sizes, unread = {}, 0
    for pid in tree(root):
        size = pss(pid)
        if name(pid) in without:
            continue
        if size is None:
            unread += 1
        else:
            sizes[name(pid)] = sizes.get(name(pid), 0) + size
    return sizes, unread


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
