# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The real window, driven from outside: programs started and ended, AT-SPI for what it shows, xdotool for keys.

Nothing here sleeps for a fixed time: wait_for() asks again until something is true or the time is over.
"""
import os
import subprocess
import time
import warnings
from contextlib import contextmanager

warnings.filterwarnings("ignore")

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# A build with sanitizers allocates many times slower.
SLOWER = float(os.environ.get("LT_SLOWER", "1"))
PATIENCE = float(os.environ.get("LT_PATIENCE", "20"))
# Milliseconds for one question: less than a second, as is usual, is little for a program that checks each of its steps.
Atspi.set_timeout(int(3000 * SLOWER), int(15000 * SLOWER))


def wait_for(what, question, seconds=None):
    """The first true answer of question(); fails by naming what was waited for."""
    end = time.monotonic() + (seconds or PATIENCE) * SLOWER
    while True:
        try:
            answer = question()
        except GLib.Error:  # the object went away between two calls
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.02)


class Application:
    """A running program and the accessible tree of it."""

    def __init__(self, process):
        self.process = process

    @property
    def root(self):
        """The program's accessible object, or None while it has none."""
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.process.pid:
                return child
        return None

    def window(self):
        root = self.root
        return root.get_child_at_index(0) if root and root.get_child_count() else None

    def walk(self, start=None):
        """Every accessible object below start, widest first."""
        queue = [start or self.root]
        while queue:
            node = queue.pop(0)
            if node is None:
                continue
            yield node
            queue += [node.get_child_at_index(i) for i in range(node.get_child_count())]

    def all(self, role=None, name=None, start=None, showing=True):
        """The objects of this role ("push button" as AT-SPI calls it) whose name is, or contains, name."""
        for node in self.walk(start):
            if role and node.get_role_name() != role:
                continue
            if name is not None and name not in (node.get_name() or ""):
                continue
            if not showing or node.get_state_set().contains(Atspi.StateType.SHOWING):
                yield node

    def find(self, role=None, name=None, start=None, seconds=None):
        return wait_for(f"{role} “{name}”", lambda: next(self.all(role, name, start), None), seconds)

    def gone(self, role=None, name=None, seconds=None):
        return wait_for(f"{role} “{name}” to go", lambda: not any(self.all(role, name)), seconds)

    def texts(self, start=None):
        """Names and texts of all that shows, for assertions and failure messages."""
        for node in self.all(start=start):
            text = node.get_name() or ""
            if not text and "Text" in node.get_interfaces():
                text = Atspi.Text.get_text(node, 0, -1)
            if text:
                yield text

    def click(self, role, name, start=None):
        return self.act(self.find(role, name, start))

    def act(self, node, action=0):
        assert Atspi.Action.do_action(node, action), f"“{node.get_name()}” has no action"
        return node

    def type_into(self, node, text):
        assert Atspi.EditableText.set_text_contents(node, text)

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def close(self, seconds=PATIENCE):
        """End the program as its user does; its exit code."""
        self.key("ctrl+q")
        return self.process.wait(seconds * SLOWER)


@contextmanager
def started(command, seconds=None, **environment):
    """The program, once its window is there; killed at the end if it still runs."""
    env = {**os.environ, **{k: str(v) for k, v in environment.items()}}
    process = subprocess.Popen([str(part) for part in command], env=env)
    application = Application(process)
    try:
        wait_for("the window", application.window, seconds)
        yield application
    finally:
        end(process)


def end(process, seconds=10):
    if process.poll() is not None:
        return process.returncode
    process.terminate()
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def screenshot(path):
    """The whole screen, popovers too."""
    subprocess.run(["import", "-window", "root", str(path)], check=True)
