#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The application and its backend: one child behind a private socket, that comes back and never outlives its parent.

Real processes are killed here. What happens is waited for, however long it takes.
"""
import os
import signal
import stat
import subprocess
from pathlib import Path

from window import PROGRAM, prepare, shown, wait_for, wait_for_sample, wait_for_stories, window

from desktop import Atspi
from harness import main, scratch
from replay import replay


def children(application):
    found = subprocess.run(["pgrep", "-P", str(application.process.pid), "-f", "llm-tracker-backend"], capture_output=True, text=True)
    return [int(pid) for pid in found.stdout.split()]


def child(application, but=None):
    """The one child there is, once there is one that is not the one of before."""
    return wait_for("a child", lambda: (pids := children(application)) and pids != [but] and len(pids) == 1 and pids)[0]


def is_alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
    except FileNotFoundError:
        return False
    return state != "Z"  # one that nobody waited for is dead all the same


def gone(pid):
    wait_for(f"the end of {pid}", lambda: not is_alive(pid), 60)


def folder_of_sockets():
    return Path(os.environ["XDG_RUNTIME_DIR"]) / "de.llmtracker.LLMTracker"


def socket_of(pid):
    """What the child was told to listen on."""
    arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return Path(next(a for a in arguments if a.startswith(b"unix:")).decode()[len("unix:"):])


def says(application, words, seconds=60):
    return wait_for(f"the words “{words}”", lambda: any(words in text for text in application.texts()), seconds)


def top_of_list(application):
    """Where the filters stand: a banner that shows moves them down, and one that hides keeps its words."""
    return Atspi.Component.get_extents(application.find("radio button", "All"), Atspi.CoordType.WINDOW).y


def ready(application):
    shown(application, wait_for_sample(application))
    return child(application)


def test_the_socket_is_for_its_user_only():
    folder_of_sockets().mkdir(mode=0o755, exist_ok=True)
    folder_of_sockets().chmod(0o755)
    before = os.umask(0)
    try:
        with scratch() as folder, window(folder / "private", "--sample") as application:
            path = socket_of(ready(application))
            assert path.parent == folder_of_sockets()
            for one, mode in ((path.parent, 0o700), (path, 0o600)):
                told = os.stat(one)
                assert stat.S_IMODE(told.st_mode) == mode and told.st_uid == os.getuid(), one
            assert application.close() == 0
            wait_for("the socket to go", lambda: not path.exists())
    finally:
        os.umask(before)


def test_a_second_start_meets_the_first():
    with scratch() as folder, window(folder / "twice", "--sample") as application:
        pid = ready(application)
        second = subprocess.run([PROGRAM, "--profile", folder / "twice", "--sample"], timeout=60)
        assert second.returncode == 0
        assert application.root.get_child_count() == 1, "one window"
        assert children(application) == [pid], "the one child, and it is the same"
        assert application.close() == 0


def test_a_child_that_dies_is_told_of_and_comes_back():
    with scratch() as folder, window(folder / "dies", "--sample") as application:
        first = ready(application)
        os.kill(first, signal.SIGKILL)
        says(application, "The built-in backend stopped")
        second = child(application, but=first)
        application.key("F5")
        wait_for("a sync with the new one", lambda: any("Synced just now" in text for text in application.texts()), 60)
        assert not any("keeps stopping" in text for text in application.texts())
        assert children(application) == [second]
        assert application.close() == 0
        gone(second)


def test_one_that_keeps_dying_is_left_longer_each_time():
    with scratch() as folder:
        profile = folder / "again"
        with window(profile, "--sample") as application:
            first = ready(application)
            above = top_of_list(application)
            (profile / "backend.conf").write_text("[sample]\nenabled=perhaps\n")
            os.kill(first, signal.SIGKILL)
            says(application, "keeps stopping. It is started again in 2 seconds")
            says(application, "keeps stopping. It is started again in 4 seconds")
            assert top_of_list(application) > above, "the banner"
            assert wait_for_stories(application, 5), "what is stored stays readable"
            (profile / "backend.conf").write_text("")
            application.click("button", "Try Again")
            child(application)
            wait_for(f"the banner to go: {top_of_list(application)}, {above}", lambda: top_of_list(application) == above, 60)
            assert application.close() == 0


def test_the_end_of_the_application_ends_the_child():
    for how in (signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV):
        with scratch() as folder, window(folder / f"ends-{how}", "--sample", G_DEBUG="") as application:
            pid = child(application)
            application.process.send_signal(how)
            application.process.wait(60)
            gone(pid)


def test_a_socket_left_behind_is_taken_over():
    with scratch() as folder:
        profile = folder / "stale"
        with window(profile, "--sample") as application:
            pid = ready(application)
            path = socket_of(pid)
            application.process.send_signal(signal.SIGSTOP)  # so that it starts no other
            os.kill(pid, signal.SIGKILL)
            gone(pid)
            application.process.kill()
            application.process.wait(60)
        assert stat.S_ISSOCK(path.stat().st_mode), "nobody is there to remove it"
        with window(profile, "--sample") as application:
            second = child(application)
            assert socket_of(second) == path
            wait_for("a sync", lambda: any("Synced just now" in text for text in application.texts()), 60)
            assert not any("stopped" in text for text in application.texts()), "it came up at once"
            assert application.close() == 0


def test_a_source_that_is_out_is_told_in_words():
    with replay("--preset", "real", "--fail-paths", "^/", "--errors", "503") as internet, scratch() as folder:
        with window(folder / "out", *internet.application_options) as application:
            says(application, "Hacker News: No answer since")
            application.key("ctrl+comma")
            says(application, "answered with status")
            application.key("Escape")
            assert application.close() == 0


def test_a_source_that_is_half_there_is_told_in_words():
    with replay("--preset", "real", "--fail-paths", "^/api/v1", "--errors", "503") as internet, scratch() as folder:
        profile = folder / "half"
        prepare(profile, 1280, 800)
        (profile / "backend.conf").write_text("[story]\nper-day=1\n")
        with window(profile, *internet.application_options) as application:
            wait_for_stories(application, 1)
            application.click("button", "Hacker News: The search index of Hacker News does not answer")
            says(application, "only its front page is read")
            application.key("Escape")
            assert application.close() == 0


main(globals())
