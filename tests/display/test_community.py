#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The community pane in the real window, by keyboard: slices, what is behind them, threads, voices, the table."""
import re

from window import Atspi, shown, wait_for, wait_for_sample, window

from harness import main, scratch


def comments(application):
    """The rows of comments that show, from above."""
    return [n for n in application.all("list item") if "sure" in (n.get_description() or "")]


def slice_named(application, word):
    return application.find("button", f"{word} ")


def focused(application):
    return next((n for n in application.walk() if n.get_state_set().contains(Atspi.StateType.FOCUSED)), None)


def wait_for_focus(application, name):
    return wait_for(f"the focus on “{name}”", lambda: (n := focused(application)) and name in (n.get_name() or "") and n)


def n_behind(application, word):
    return int(re.search(r"(\d+) comments?$", slice_named(application, word).get_name()).group(1))


def test_a_slice_and_on_by_keyboard():
    with scratch() as folder, window(folder / "slice", "--sample") as application:
        shown(application, wait_for_sample(application))
        n = n_behind(application, "Positive")
        application.act(slice_named(application, "Positive"))
        application.find("label", f"{n} comments")
        rows = wait_for("the comments", lambda: comments(application))
        assert all(row.get_description().startswith("Positive") for row in rows), [r.get_description() for r in rows]

        word = rows[1].get_name().split(": ")[0]
        application.type_into(application.find(name="Search Comments"), word)
        found = application.find("label", f" of {n} comments").get_name()
        wait_for("its comments alone", lambda: all(word in row.get_name() for row in comments(application)))
        assert int(found.split()[0]) >= 1, found
        application.type_into(application.find(name="Search Comments"), "")
        application.find("label", f"{n} comments")

        wait_for("the keyboard on a comment", lambda: (at := focused(application)) and at.get_role_name() == "list item"
                 and "sure" in at.get_description())
        author = focused(application).get_name().split(": ")[0]
        application.key("Return")
        application.find("label", "Thread")
        wait_for("the comment in its thread", lambda: any(author in row.get_name() for row in comments(application)))
        application.key("Escape")
        application.find(name="Search Comments")
        application.key("Escape")
        wait_for_focus(application, "Positive ")
        application.key("Right")
        wait_for_focus(application, "Neutral ")
        n = n_behind(application, "Neutral")
        application.key("Return")
        application.find("label", f"{n} comments")
        wait_for("the neutral ones", lambda: (rows := comments(application)) and all("Neutral" in r.get_description() for r in rows))
        application.key("Escape")
        wait_for_focus(application, "Neutral ")
        application.key("t")
        wait_for("the table", lambda: next(application.all("table", "Community sentiment in numbers"), None))
        application.find("table row", "Neutral ")
        application.key("t")
        application.gone("table", "Community sentiment in numbers")
        assert application.close() == 0


def test_the_whole_thread_folds():
    with scratch() as folder, window(folder / "thread", "--sample") as application:
        shown(application, wait_for_sample(application))
        application.key("d")
        rows = wait_for("the thread", lambda: comments(application))
        folds = next(row for row in rows if "replies" in row.get_description())
        n = int(re.search(r"(\d+) replies", folds.get_description()).group(1))
        before = len(rows)
        application.act(next(application.all("button", f"Hide {n} Replies")))
        wait_for("its replies to go", lambda: f"{n} replies, hidden" in (comments(application)[0].get_description() or "")
                 or len(comments(application)) < before)
        application.act(next(application.all("button", f"Show {n} Replies")))
        wait_for("its replies to come back", lambda: len(comments(application)) == before)
        application.key("Escape")
        application.find("list item", "word for word")
        assert application.close() == 0


main(globals())
