#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The article in the real window: found in, left and come back to."""
from window import (NOBODY, Atspi, entry_with_focus, heading, shown, stories, text_of, wait_for, wait_for_sample, wait_for_stories,
                    window)

from harness import main, scratch


def page(application):
    return next((n for n in application.walk() if n.get_role_name() == "document web"), None)


def top_of(application, text):
    """How far below the window's top the node of the page with this text is."""
    node = next((n for n in application.walk(page(application)) if text in text_of(n) and n.is_component()), None)
    return node and Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW).y


def scrolled(application, title):
    """Page down until the title is above; where it came to rest."""
    def question():
        application.key("space")
        return top_of(application, title) < 0
    wait_for("the page to scroll", question)
    return resting(application, title)


def resting(application, title):
    seen = []

    def question():
        seen.append(top_of(application, title))
        return len(seen) > 20 and len(set(seen[-20:])) == 1
    wait_for("the page to rest", question)
    return seen[-1]


def test_words_are_found_and_counted():
    with scratch() as folder, window(folder / "find", "--sample") as application:
        rows = wait_for_sample(application)
        title = rows[shown(application, rows)][0]
        application.key("ctrl+shift+f")
        entry = entry_with_focus(application)
        application.type_into(entry, title.split()[0])
        application.find("label", "match")
        application.key("ctrl+g", "shift+Return")
        application.type_into(entry, "qqqq")
        application.find("label", "No matches")
        assert not application.find("button", "Next Match").get_state_set().contains(Atspi.StateType.SENSITIVE)
        application.key("Escape")
        application.gone("label", "No matches")
        heading(application, title)
        assert (code := application.close()) == 0, code


def test_a_story_is_come_back_to_where_it_was_left():
    with scratch() as folder:
        profile = folder / "place"
        with window(profile, "--sample", height=600) as application:
            rows = wait_for_sample(application)
            here = shown(application, rows)
            title, other = rows[here][0], rows[here + 1][0]
            place = scrolled(application, title)
            application.key("j")
            heading(application, other)
            application.key("k")
            heading(application, title)
            wait_for("the place", lambda: abs(top_of(application, title) - place) < 8)
            assert "Unread" in dict(stories(application))[other], "it was only passed by"
            assert (code := application.close()) == 0, code
        with window(profile, "--feed", NOBODY, height=600) as application:
            wait_for_stories(application, 5)
            heading(application, title)
            wait_for("the place", lambda: abs(top_of(application, title) - place) < 8)
            application.key("ctrl+plus", "ctrl+plus", "ctrl+plus")
            wait_for("larger text", lambda: top_of(application, title) < place - 20)
            application.key("ctrl+0")
            wait_for("the same place", lambda: abs(top_of(application, title) - place) < 8)
            assert (code := application.close()) == 0, code


main(globals())
