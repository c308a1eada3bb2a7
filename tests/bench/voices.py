#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Measures the voices that "llm-tracker-backend analyse" chooses from the whole stories of story_stance.

voices.py SENTIMENT [-v]    SENTIMENT is the folder that holds story_stance.jsonl; with -v every voice is printed

A voice carries the stance of its comment: told is how often that is the one that the readings gave, beside the same of
all comments. Authors are not in the set, so each comment has one of its own here.
"""
import json
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from backend import run  # noqa: E402

SIDES = ("positive", "neutral", "critical")
PLACE = {"source": "hackernews", "date": "2026-01-01T00:00:00Z", "url": "https://example.org/"}


def name(row):
    return row["id"].replace("reddit-", "hn-")


def stories(path):
    found = {}
    with open(path) as lines:
        for row in map(json.loads, lines):
            found.setdefault(row["story"], []).append(row)
    return found


def in_order(rows):
    """(row, its parent or None), parents before children; a parent that is no row of the set is none."""
    by_text, seen, ordered = {row["text"]: row for row in rows}, set(), []

    def add(row):
        parent = by_text.get(row["parent"])
        parent = parent if parent is not row else None
        if row["id"] not in seen:
            seen.add(row["id"])
            if parent:
                add(parent)
            ordered.append((row, parent))
    for row in rows:
        add(row)
    return ordered


def discussion(story, rows):
    comments = [{**PLACE, "id": name(row), "parent": parent and name(parent), "author": f"author{i}", "text": row["text"],
                 "stance": "unclear", "confidence": 0, "counted": True} for i, (row, parent) in enumerate(in_order(rows))]
    post = {**PLACE, "author": "poster", "title": rows[0]["title"], "text": rows[0]["post"] or ""}
    return {"version": 1, "item": story.replace("reddit-", "hn-"), "as_of": PLACE["date"], "posts": [post], "comments": comments}


def analyse(folder, story, rows):
    """The voices, and all comments with what was said of them."""
    given, judged = folder / "given.json", folder / "judged.json"
    given.write_text(json.dumps(discussion(story, rows)))
    item = json.loads(run("analyse", given, "--discussion", judged).stdout)
    return item["_llmtracker"].get("voices", []), json.loads(judged.read_text())["comments"]


def rate(pairs):
    right = sum(said == truth for said, truth in pairs)
    return f"{right:3} of {len(pairs):3} ({right / max(len(pairs), 1):.2f})"


def main(sentiment, verbose):
    voices, comments, lengths, answered = [], [], [], 0
    with tempfile.TemporaryDirectory() as folder:
        for story, rows in stories(Path(sentiment) / "story_stance.jsonl").items():
            truth = {name(row): row["label"] for row in rows}
            chosen, judged = analyse(Path(folder), story, rows)
            comments += [(comment["stance"], truth[comment["id"]]) for comment in judged if comment["stance"] in SIDES]
            voices += [(voice["stance"], truth[voice["comment_id"]]) for voice in chosen]
            lengths += [voice["length"] for voice in chosen]
            answered += sum("reply_id" in voice for voice in chosen)
            for voice in chosen if verbose else []:
                print(f"    [{voice['stance']}, {truth[voice['comment_id']]}] {voice['text']}")
    print(f"{len(voices)} voices, {min(lengths)} to {max(lengths)} characters, {answered} with an answer")
    for side in SIDES:
        print(f"  {side:9} told {rate([pair for pair in voices if pair[0] == side])}, "
              f"of all comments {rate([pair for pair in comments if pair[0] == side])}")
    print(f"  {'all':9} told {rate(voices)}, of all comments {rate(comments)}")


main(sys.argv[1], "-v" in sys.argv[2:])
