#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The preferences, and what they keep: a feed's token is in the keyring, is shown to nobody else, and is looked for only
when its server wants it."""
from preferences import LACKING, apply_token, preferences, says
from window import locked_feed, stories, wait_for, wait_for_sample, window

from harness import main, scratch
from keyring import keyring

TOKEN = "of-a-friend-1234"


def test_looking_at_them_changes_nothing():
    with scratch() as folder, window(folder / "sample", "--sample") as application:
        with preferences(application):  # most probably before the library is open
            pass
        wait_for_sample(application)
        with preferences(application):
            says(application, "This computer")
        assert application.close() == 0
        assert "source='unix:sample'" in (folder / "sample/settings.ini").read_text()


def test_a_token_is_kept_for_the_next_time():
    with scratch() as folder, keyring() as calls, locked_feed(TOKEN) as feed:
        with window(folder / "first", "--feed", feed.address) as application:
            says(application, LACKING)
            wait_for("the keyring to be asked", lambda: calls("SearchItems"))
            with preferences(application):
                apply_token(application, "wrong")
                says(application, LACKING)
                apply_token(application, TOKEN)
                says(application, "1 story")
            wait_for("the story", lambda: stories(application))
            assert application.close() == 0
        kept = calls("CreateItem")[-1]
        assert kept[0]["address"] == feed.address and kept[1] == TOKEN, kept
        assert not [path for path in folder.rglob("*") if path.is_file() and TOKEN.encode() in path.read_bytes()]

        feed.shown.clear()
        with window(folder / "second", "--feed", feed.address) as application:
            wait_for("the story", lambda: stories(application))
            assert feed.shown[:2] == [None, f"Bearer {TOKEN}"], "it is shown before it was asked for"
            with preferences(application):
                apply_token(application, "")
                says(application, LACKING)
            assert application.close() == 0
        assert calls("Delete")


def test_an_open_feed_asks_no_keyring():
    with scratch() as folder, keyring() as calls, locked_feed(None) as feed, window(folder / "open", "--feed", feed.address) as application:
        wait_for("the story", lambda: stories(application))
        assert application.close() == 0
        assert feed.shown and not any(feed.shown) and not calls("SearchItems")


def test_without_a_keyring_a_token_is_held_until_the_end():
    with scratch() as folder, locked_feed(TOKEN) as feed, window(folder / "held", "--feed", feed.address) as application:
        says(application, LACKING)
        with preferences(application):
            apply_token(application, TOKEN)
            says(application, "1 story")
            says(application, "No keyring answers")
            application.key("Escape")
            wait_for("the toast to go", lambda: not any("No keyring answers" in text for text in application.texts()))
        wait_for("the story", lambda: stories(application))
        assert application.close() == 0


main(globals())
