#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The sample edition in the real window: made by the real backend, read by keyboard, kept without either."""
import subprocess

from window import (NOBODY, PROGRAM, SLOWER, Atspi, entry_with_focus, heading, page_text, shown, stories, wait_for, wait_for_sample,
                    wait_for_stories, window)

from harness import main, scratch

def described(application, title):
    return next((d for t, d in stories(application) if t == title), None)


def children_named(pid, name):
    found = subprocess.run(["pgrep", "-P", str(pid), "-f", name], capture_output=True, text=True)
    return found.stdout.split()


def test_first_start_fills_the_list_and_shows_a_story():
    with scratch() as folder, window(folder / "first", "--sample") as application:
        shown(application, wait_for_sample(application))
        text = wait_for("the byline", lambda: "Vika Ray" in page_text(application) and page_text(application))
        assert "Automated summary" in text, text
        assert "At a Glance" in text, text
        assert application.close() == 0


def test_stories_are_read_saved_and_kept_without_a_backend():
    with scratch() as folder:
        profile = folder / "kept"
        with window(profile, "--sample") as application:
            rows = wait_for_sample(application)
            second = rows[shown(application, rows) + 1][0]
            application.key("j")
            heading(application, second)
            application.key("s")
            wait_for("the star", lambda: "Saved" in described(application, second))
            wait_for("it to become read", lambda: "Unread" not in described(application, second))
            choose(application, "Unread")
            wait_for("the unread ones", lambda: second not in [t for t, _ in stories(application)])
            choose(application, "Saved")
            wait_for("the saved one", lambda: [t for t, _ in stories(application)] == [second])
            wait_for("all to be stored", lambda: next(application.all("label", "Synced"), None))
            backend = children_named(application.process.pid, "llm-tracker-backend")
            assert backend, "the built-in backend is not our child"
            assert application.close() == 0
            wait_for("the backend to end", lambda: subprocess.run(["ps", "-p", backend[0]], capture_output=True).returncode != 0)
        with window(profile, "--feed", NOBODY) as application:
            again = [t for t, _ in wait_for_stories(application, 5)]
            assert again[:5] == [t for t, _ in rows][:5]
            assert "Saved" in described(application, second)
            heading(application, second)  # where it was left
            wait_for("the word that it is offline", lambda: any("Offline" in t for t in application.texts()))
            text = page_text(application)
            assert "needs the network" in text, text
            application.find("button", "Critical")
            application.find("label", "word for word")
            assert application.close() == 0


def choose(application, name):
    application.click("radio button", name)


def test_the_pane_and_its_slices_by_key():
    with scratch() as folder, window(folder / "pane", "--sample") as application:
        shown(application, wait_for_sample(application))
        for word in ("Positive", "Neutral", "Critical"):
            assert "%" in application.find("button", word).get_name()
        application.key("F9")
        application.gone("button", "Critical")
        application.key("F9")
        application.click("button", "Critical")
        wait_for("the comments behind the slice", lambda: next(application.all("heading", "Community sentiment"), None) is None)
        application.key("Escape")
        application.find("heading", "Community sentiment")
        assert application.close() == 0


def test_letters_belong_to_an_entry_that_has_the_focus():
    with scratch() as folder, window(folder / "letters", "--sample") as application:
        rows = wait_for_sample(application)
        title = rows[shown(application, rows)][0]
        application.key("ctrl+f")
        entry_with_focus(application)
        application.key("j", "s", "m")
        wait_for("no story to match", lambda: any("No Stories Found" in t for t in application.texts()))
        application.key("Escape")
        wait_for_stories(application, 5)
        heading(application, title)
        assert application.close() == 0


def test_space_reads_on_and_then_goes_to_the_next_story():
    with scratch() as folder, window(folder / "space", "--sample") as application:
        rows = wait_for_sample(application)
        here = shown(application, rows)

        def next_shown():
            application.key("space")
            return shown(application, rows) == here + 1
        wait_for("the next story", next_shown, 60)
        assert application.close() == 0


def test_all_are_marked_as_read_and_undone():
    with scratch() as folder, window(folder / "all", "--sample") as application:
        wait_for_sample(application)
        application.key("F10", "Return")  # the first entry of the main menu
        wait_for("nothing to be unread", lambda: application.find("radio button", "Unread").get_name() == "Unread")
        application.click("button", "Undo")
        wait_for("the unread ones", lambda: application.find("radio button", "Unread").get_name() != "Unread")
        assert application.close() == 0


def test_several_selected_have_their_own_page():
    with scratch() as folder, window(folder / "several", "--sample") as application:
        rows = wait_for_sample(application)
        shown(application, rows)
        application.key("shift+Down")
        application.find("button", "Mark as Unread")
        assert any("2 Stories Selected" in text for text in application.texts())
        application.key("Down")
        application.gone("button", "Mark as Unread")
        assert application.close() == 0


def test_preferences_leave_the_sample_edition_alone():
    with scratch() as folder, window(folder / "look", "--sample") as application:
        wait_for_sample(application)
        application.key("ctrl+comma")
        assert not application.find("radio button", "This computer").get_state_set().contains(Atspi.StateType.CHECKED)
        application.key("Escape")
        application.gone("radio button", "This computer")
        assert "unix:sample" in (folder / "look/settings.ini").read_text()
        wait_for_stories(application, 5)
        assert application.close() == 0


def test_a_second_start_meets_the_first():
    with scratch() as folder:
        profile = folder / "twice"
        with window(profile, "--sample") as application:
            shown(application, wait_for_sample(application))
            second = subprocess.run([PROGRAM, "--profile", profile, "--story", "sample-101"], timeout=20 * SLOWER)
            assert second.returncode == 0
            wait_for("the story that was asked for", lambda: "sample-101" in (profile / "settings.ini").read_text())
            assert application.close() == 0


def test_version_starts_nothing():
    done = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, timeout=10 * SLOWER)
    assert done.returncode == 0 and done.stdout.startswith("llm-tracker "), done


def test_options_that_make_no_sense_are_refused():
    with scratch() as folder:
        done = subprocess.run([PROGRAM, "--profile", folder, "--feed", "file:///etc/passwd"], capture_output=True, text=True,
                              timeout=10 * SLOWER)
        assert done.returncode == 1 and "no web address" in done.stderr, done


main(globals())
