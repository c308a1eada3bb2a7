#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Add Discussion: from an address that somebody pastes to its story on the screen, and what goes wrong on the way."""
import json
import re

from window import NOBODY, few_stories, german_locale, heading, shown, stories, wait_for, wait_for_stories, window

from desktop import Atspi
from harness import main, scratch
from replay import replay

ENTRY = "Address or Number of the Discussion"
PLAIN = re.compile(r"[A-Z][\w ,.'-]+")  # a title that a story bears as it was submitted


def entry(application, name=ENTRY):
    """What is typed into: it stands inside of the row that bears its name."""
    def editable():
        return next((n for n in application.walk() if name in (n.get_name() or "") and n.get_role_name() == "text"
                     and n.get_state_set().contains(Atspi.StateType.SHOWING)), None)
    return wait_for("the entry of the address", editable)


def is_sensitive(node):
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def unpublished(internet, application):
    """A discussion that no round makes a story of, with its title."""
    titles = [title for title, _ in stories(application)]
    hits = json.loads(internet.control("api/v1/search_by_date?tags=story&hitsPerPage=1000"))["hits"]
    hits.sort(key=lambda hit: hit["num_comments"] or 0)
    return next((hit["objectID"], hit["title"]) for hit in hits
                if PLAIN.fullmatch(hit["title"]) and hit["title"] not in titles and (hit["num_comments"] or 0) > 5)


def says(application, words):
    wait_for(f"the words “{words}”", lambda: any(words in text for text in application.texts()))


def test_an_address_becomes_the_story_on_the_screen():
    with replay("--preset", "real") as internet, scratch() as folder:
        profile = folder / "add"
        few_stories(profile)
        with window(profile, *internet.application_options) as application:
            shown(application, wait_for_stories(application, 1))
            number, title = unpublished(internet, application)
            application.click("radio button", "Saved")  # a filter that hides it
            application.key("ctrl+n")
            add = application.find("button", "Add", seconds=20)
            assert not is_sensitive(add), "nothing was typed yet"
            application.type_into(entry(application), f" <https://news.ycombinator.com/item?id={number}#1>\n")
            wait_for("the button", lambda: is_sensitive(add))
            application.key("Return")
            heading(application, title, 60)
            application.gone("text", ENTRY)
            wait_for("its row", lambda: title in selected(application))
            assert application.close() == 0


def selected(application):
    return [n.get_name() for n in application.all("list item") if n.get_state_set().contains(Atspi.StateType.SELECTED)]


def test_what_is_no_discussion_is_said_so():
    with replay("--preset", "real") as internet, scratch() as folder:
        profile = folder / "wrong"
        few_stories(profile)
        with window(profile, *internet.application_options) as application:
            shown(application, wait_for_stories(application, 1))
            application.key("ctrl+n")
            text = entry(application)
            add = application.find("button", "Add")
            for begun in ("https:/", "news.ycomb", "news.ycombinator.com/item?id="):
                application.type_into(text, begun)
                says(application, "For example")
                assert not is_sensitive(add), begun
            application.type_into(text, "https://example.org/item?id=1")
            says(application, "This is no discussion on Hacker News")
            assert not is_sensitive(add)
            application.type_into(text, "999999999")
            wait_for("the button", lambda: is_sensitive(add))
            application.act(add)
            says(application, "There is no such discussion")
            assert entry(application).get_state_set().contains(Atspi.StateType.EDITABLE), "another one can be tried"
            application.key("Escape")
            application.gone("text", ENTRY)
            assert application.close() == 0


def test_a_feed_of_others_takes_no_orders():
    with scratch() as folder, window(folder / "feed", "--feed", NOBODY) as application:
        says(application, "Offline")
        application.key("ctrl+n")
        says(application, "Only With the Built-In Backend")
        says(application, "chosen by its publisher")
        assert not any(application.all("text", ENTRY))
        application.click("button", "Preferences")
        says(application, "Stories Come From")
        application.key("Escape")
        assert application.close() == 0


def test_the_menu_has_it_and_it_fits_a_narrow_window_in_german():
    with scratch() as folder, window(folder / "german", "--sample", width=360, height=500, **german_locale(folder)) as application:
        wait_for("a story", lambda: application.find("list", "Meldungen").get_child_count() > 0, 60)
        application.key("F10")
        application.find("menu", "Hauptmenü")
        application.key("Down", "Down", "Down", "Down", "Return")
        says(application, "Nur mit dem eingebauten Backend")
        application.key("Escape")
        assert application.close() == 0


main(globals())
