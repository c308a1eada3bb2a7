# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""What the backend costs: a round over all there is, and a minute in which nothing happens."""
import json
import os
import re
import string
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

from backend import program, serve
from replay import replay

INTERNET = ["--hn-from-reddit", "340", "--only-threads", "--only-ai", "--min-kids", "5", "--shift-to-now"]
# Within two days, so that one search names all of it.
ALL = [*INTERNET, "--span-days", "1.9"]
# No thread is too cold, no day too full, no title of another topic.
SETTINGS = "[story]\nmin-comments=0\nmin-points=0\nper-day=1000\n[topics]\nfile={}\n"
TOPICS = "[strong]\n" + "".join(f"{c}*\n" for c in string.ascii_lowercase + string.digits)
MINUTE = 60


@contextmanager
def all_threads(folder, *more):
    """The replayed internet, and the options of a backend that is to read all of it."""
    settings, topics = folder / "all.conf", folder / "all-topics.conf"
    settings.write_text(SETTINGS.format(topics))
    topics.write_text(TOPICS)
    with replay(*ALL) as internet:
        yield internet, ["--config", settings, "--state", folder / "state", *internet.backend_options, *more]


def measure(command):
    """(output, seconds of CPU, MiB at most) of a command."""
    process = subprocess.Popen([program(), *map(str, command)], stdout=subprocess.PIPE)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command}: {output}")
    return output, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def once(internet, options):
    begin = time.monotonic()
    output, seconds, size = measure([*options, "once"])
    took = time.monotonic() - begin
    requests = json.loads(internet.control("__stats"))["requests"]
    made = re.search(r"(\d+)", output).group(1)
    return f"{size:.0f} MiB at most, {seconds:.1f} s of CPU in {took:.0f} s, {made} stories, {requests} requests"


def as_chosen(folder):
    """With the rules that everybody has: most threads are older than is looked back, or their day is full."""
    with replay(*INTERNET) as internet:
        return once(internet, ["--state", folder / "chosen", *internet.backend_options])


def all_read(folder):
    with all_threads(folder) as (internet, options):
        return once(internet, options)


def cpu_milliseconds(pid):
    """Of all threads of a process, those that ended among them: Linux names its clock by its number."""
    return time.clock_gettime(~pid << 3 | 2) * 1000


def idle(folder):
    if not (folder / "state").exists():
        all_read(folder)
    with all_threads(folder, "--pace", "1") as (_, options), serve(*options, listen=f"unix:{folder}/b.sock") as server:
        server.wait_for(lambda: server.get("/status.json").json().get("next_round"), "the end of a round", 900)
        time.sleep(2)
        before = cpu_milliseconds(server.process.pid)
        time.sleep(MINUTE)
        return f"{cpu_milliseconds(server.process.pid) - before:.1f} ms of CPU in a minute"
