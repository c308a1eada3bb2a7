#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""A story of two discussions in the real window. All threads are invented."""
from window import heading, served, stories, wait_for, wait_for_stories, window

from harness import main, scratch
from invented import OTHER, TITLE, World


def comments(application):
    return [n.get_name() for n in application.all("list item") if "#10" in n.get_name()]


def test_two_stories_become_one_before_a_readers_eyes():
    with scratch() as folder:
        w = World(folder)
        w.late()
        with served(folder / "out") as feed, window(folder / "merging", "--feed", feed) as application:
            wait_for_stories(application, 2)
            heading(application, OTHER)
            application.key("s")
            wait_for("the star", lambda: any(title == OTHER and "Saved" in told for title, told in stories(application)))
            w.once()
            application.key("F5")
            (title, told), = wait_for("one story", lambda: len(found := stories(application)) == 1 and found)
            assert title == TITLE and "Saved" in told, told
            heading(application, OTHER)  # what is being read stays
            application.key("j")
            heading(application, TITLE)
            application.act(application.find("link", "Discussion on Hacker News (50 comments)"))
            wait_for("the second thread alone", lambda: (rows := comments(application)) and all("#102-" in row for row in rows))
            application.key("Escape")
            application.find("list item", "Comments on Hacker News")
            application.act(application.find("link", "Discussion on Hacker News (24 comments)"))
            wait_for("the first thread alone", lambda: (rows := comments(application)) and all("#101-" in row for row in rows))
            assert application.close() == 0


main(globals())
