#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Measures the summaries that are written without a model, over all threads of the replay.

summary.py [FOLDER]    FOLDER keeps what is published, to be read

coverage      of the 20 words that mark a thread (by how many comments and how few threads hold them), those that the story holds
redundancy    how much of a sentence's words the sentence of the same story holds that is most like it, on average
repeated      sentences that stand twice in a story
compression   words of the story to words of what it was made from
faithful      figures of the story that stand in its sources, or are those of its estimate
alone         voices and quoted points that stand word for word in their comments
"""
import html
import json
import math
import re
import statistics
import sys
import urllib.request
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from backend import run, verify_voices, walk  # noqa: E402
from harness import scratch  # noqa: E402
from replay import replay  # noqa: E402

MARKING_WORDS = 20
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def plain(text):
    return html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:p|li|br|h\d|div)[^>]*>", "\n", text or "")))


def stems(text):
    return [word[:7] for word in re.findall(r"[^\W\d_]{3,}", text.lower().replace("’", "'"))]


def fetch(address):
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read()


class Story:
    """A published item beside all that it was made from."""

    def __init__(self, page_path, item, internet):
        self.item, self.facts = item, item["_llmtracker"]
        self.discussion = json.loads((page_path.parent / item["attachments"][0]["url"]).read_bytes())
        self.comments = [comment["text"] for comment in self.discussion["comments"]]
        number = item["id"].removeprefix("hn-")
        post = json.loads(fetch(f"{internet.origin}/v0/item/{number}.json"))
        self.sources = [item["title"], post.get("by", ""), plain(post.get("text")), self.read_article(), *self.comments]
        blocks = re.findall(r"<(?:li|p)>(.*?)</(?:li|p)>", item["content_html"], re.S)
        self.sentences = [item["summary"], *self.facts["at_a_glance"], *map(plain, blocks)]
        self.voices = [voice["text"] for voice in self.facts.get("voices", [])]

    def read_article(self):
        if self.facts["provenance"]["article"] not in ("full", "partial"):
            return ""
        address = self.item["external_url"]
        return json.loads(run("extract", "--url", address, stdin=fetch(address)).stdout)["text"]

    def text(self):
        return "\n".join(self.sentences + self.voices)

    def allowed_figures(self):
        """Of the sources, and what templates say: the estimate, counts of comments and of people."""
        allowed = set(FIGURE.findall("\n".join(self.sources)))
        allowed |= {str(len(self.comments)), str(self.facts["provenance"]["comments_read"])}
        estimate = self.facts.get("sentiment")
        if estimate:
            allowed |= {str(estimate["n"]), str(math.ceil(max(estimate.get("margin", {"": 0}).values()) / 10))}
            allowed |= {str(value // 10 + up) for value in estimate["share"].values() for up in (0, 1)}
        allowed |= set(FIGURE.findall(" ".join(comment.get("author") or "" for comment in self.discussion["comments"])))
        asked = re.findall(r"asked by (\d+) people", self.text())
        return allowed | {number for number in asked if int(number) <= len(self.comments)}

    def faults(self):
        allowed = self.allowed_figures()
        return [figure for sentence in self.sentences + self.voices for figure in FIGURE.findall(sentence) if figure not in allowed]


def overlap(left, right):
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def redundancy(story):
    sets = [words for words in (set(stems(sentence)) for sentence in story.sentences + story.voices) if len(words) > 3]
    return statistics.mean([max(overlap(one, other) for other in sets if other is not one) for one in sets]) if len(sets) > 1 else 0.0


def repeated(story):
    said = [sentence.strip() for sentence in story.sentences]
    return len(said) - len(set(said))


def words_in(texts):
    return sum(len(text.split()) for text in texts)


def marking_words(story, threads):
    counts = {}
    for comment in story.comments:
        for stem in set(stems(comment)):
            counts[stem] = counts.get(stem, 0) + 1
    held = {stem: sum(stem in thread for thread in threads) for stem in counts}
    weights = {stem: count * math.log(len(threads) / held[stem]) for stem, count in counts.items() if count > 1}
    return sorted(weights, key=lambda stem: (-weights[stem], stem))[:MARKING_WORDS]


def measure(stories):
    threads = [set(stem for text in story.sources for stem in stems(text)) for story in stories]
    coverage = []
    for story in stories:
        marking, said = marking_words(story, threads), set(stems(story.text() + story.item["title"]))
        coverage += [sum(stem in said for stem in marking) / len(marking)] if marking else []
    figures = sum(len(FIGURE.findall(story.text())) for story in stories)
    faults = [(story.item["id"], figure) for story in stories for figure in story.faults()]
    compression = [words_in(story.sentences + story.voices) / max(words_in(story.sources), 1) for story in stories]
    print(f"{len(stories)} stories, {sum(len(story.comments) for story in stories)} comments, "
          f"{sum(bool(story.sources[3]) for story in stories)} with an article")
    print(f"coverage     {statistics.mean(coverage):.2f} of the marking words (median {statistics.median(coverage):.2f})")
    print(f"redundancy   {statistics.mean(map(redundancy, stories)):.2f}")
    print(f"repeated     {sum(map(repeated, stories))} sentences")
    print(f"compression  {statistics.mean(compression):.3f} (median {statistics.median(compression):.3f}); "
          f"{statistics.mean(words_in(story.sentences) for story in stories):.0f} words and "
          f"{statistics.mean(len(story.voices) for story in stories):.1f} voices a story")
    print(f"faithful     {figures - len(faults)} of {figures} figures{': ' if faults else ''}{faults[:10] or ''}")
    print(f"alone        {sum(verify_voices(story.item, story.discussion) for story in stories)} voices, all word for word")


def publish_and_measure(folder):
    with replay("--preset", "real") as internet:
        options = [*internet.backend_options, "--state", folder / "state"]
        run(*options, "once", timeout=900)
        run(*options, "publish", folder / "out", "--discussions", "full")
        measure([Story(path, item, internet) for path, page in walk(folder / "out") for item in page["items"] if item.get("attachments")])


if len(sys.argv) > 1:
    publish_and_measure(Path(sys.argv[1]))
else:
    with scratch() as kept_by_nobody:
        publish_and_measure(kept_by_nobody)
