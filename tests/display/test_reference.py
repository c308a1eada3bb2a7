#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The reference story from a published folder: every part of it, at every width, in German, and when it is not there."""
import json

from window import NOBODY, german_locale, heading, page_text, served, wait_for, wait_for_stories, window

from harness import main, scratch, shared


def seed():
    return shared() / "data" / "seed"


def story():
    return json.loads((seed() / "feed.json").read_text())["items"][0]


def title():
    return story()["title"]


def has_text(application, text):
    return wait_for(f"“{text}”", lambda: any(text in t for t in application.texts()))


def test_every_part_is_shown():
    with scratch() as folder, served(seed()) as address, window(folder / "parts", "--feed", address) as application:
        wait_for_stories(application, 1)
        heading(application, title())
        extension = story()["_llmtracker"]
        application.find("label", "word for word")  # the discussion has come
        wait_for("the picture", lambda: any(n.get_role_name() == "image" for n in application.walk()
                                            if n.get_role_name() == "image" and n.get_name()))
        text = page_text(application)
        wanted = [extension["analyst"]["name"], extension["analyst"]["role"], "Automated summary", "2026", "About"]
        wanted += extension["at_a_glance"]
        for part in wanted:
            assert part in text, f"“{part}” is missing in:\n{text}"
        has_text(application, "Community sentiment (estimate)")
        for word, share in (("Positive", "10"), ("Neutral", "20"), ("Critical", "70")):
            assert share in application.find("button", word).get_name()
        for voice in extension["voices"]:
            has_text(application, voice["text"][:40])
        assert application.close() == 0


def test_narrow_flow():
    with scratch() as folder, served(seed()) as address, window(
            folder / "narrow", "--feed", address, width=360, height=640) as application:
        wait_for_stories(application, 1)
        application.find("list item", title())
        assert "No Story" not in " ".join(application.texts())
        application.key("Down", "Return")
        heading(application, title())
        application.gone("list", "Stories")
        has_text(application, "70\N{NO-BREAK SPACE}% critical")  # the handle of the sheet
        application.key("F9")
        application.find("button", "Critical")
        application.key("Escape")
        application.gone("button", "Critical")
        application.key("alt+Left")
        application.find("list", "Stories")
        assert application.close() == 0


def test_german():
    with scratch() as folder, served(seed()) as address, window(
            folder / "german", "--feed", address, **german_locale(folder)) as application:
        application.find("radio button", "Alle")
        heading(application, title())
        application.find("button", "Kritisch")
        assert "Auf einen Blick" in page_text(application), page_text(application)
        assert application.close() == 0


def test_an_error_is_a_sentence():
    with scratch() as folder, served(folder) as address, window(folder / "error", "--feed", address) as application:
        has_text(application, "No Stories Yet")
        application.find("button", "Try Again")
        assert not any("llm-tracker" in t or "G_IO" in t for t in application.texts())
        assert application.close() == 0


def test_nobody_there():
    with scratch() as folder, window(folder / "nobody", "--feed", NOBODY) as application:
        has_text(application, "The server cannot be reached.")
        assert application.close() == 0


main(globals())
