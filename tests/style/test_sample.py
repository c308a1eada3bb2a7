#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The sample edition is whole: data/sample/README.md is its form."""
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from harness import SOURCE, main

SAMPLE = SOURCE / "data" / "sample"
INDEX = json.loads((SAMPLE / "index.json").read_text())
PICTURE_BYTES = 60 * 1024


def threads():
    for entry in INDEX["threads"]:
        yield entry, json.loads((SAMPLE / entry["file"]).read_text())


def comments(thread):
    """(comment, depth) of a whole thread."""
    stack = [(child, 1) for child in thread["children"]]
    while stack:
        comment, depth = stack.pop()
        yield comment, depth
        stack += [(child, depth + 1) for child in comment["children"]]


def test_there_is_enough_to_read():
    numbers = [len(list(comments(thread))) for _, thread in threads()]
    assert len(numbers) >= 8 and sum(numbers) >= 150 and min(numbers) >= 12, numbers
    assert max(depth for _, thread in threads() for _, depth in comments(thread)) == 4


def test_ids_are_unique():
    ids = [thread["id"] for _, thread in threads()] + [c["id"] for _, thread in threads() for c, _ in comments(thread)]
    assert len(ids) == len(set(ids))


def test_every_comment_lies_between_its_parent_and_now():
    for entry, thread in threads():
        times = {thread["id"]: thread["created_at_i"]}
        for comment, _ in sorted(comments(thread), key=lambda pair: pair[1]):
            times[comment["id"]] = comment["created_at_i"]
            assert times[comment["parent_id"]] <= comment["created_at_i"] < thread["created_at_i"] + entry["age"], comment


def test_articles_and_pictures_are_there():
    for address, name in INDEX["files"].items():
        assert re.match(r"https://[a-z.]+\.example/", address), address
        assert (SAMPLE / name).is_file(), name
    linked = {thread["url"] for _, thread in threads() if thread["url"]}
    assert linked <= set(INDEX["files"])


def test_articles_are_long_enough():
    for page in (SAMPLE / "articles").glob("*.html"):
        words = len(re.sub(r"<[^>]*>", " ", page.read_text()).split())
        assert 400 <= words <= 800, f"{page.name}: {words}"


def test_pictures_are_small():
    for picture in (SAMPLE / "pictures").iterdir():
        assert picture.read_bytes().startswith(b"\x89PNG") and picture.stat().st_size <= PICTURE_BYTES, picture


main(globals())
