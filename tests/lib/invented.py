# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Invented discussions and pages, in the form that tests/replay/replay.py serves, and a backend that reads them."""
import json
import time
from contextlib import contextmanager

from backend import run, verify_voices, walk
from replay import replay

TITLE = "Fernmind releases an LLM that plans gardens"
OTHER = "An LLM for allotments, trained on 40 thousand plots"
PAGE = "https://fernmind.example/news/launch"

HOUR = 3600
# What people say: praise, doubt and the rest; in discussions of odd numbers something else than in those of even ones.
SAID = [
    [["The garden plans of this model are impressive, and it saved me a whole weekend in the allotment.",
      "I have used Fernmind for {} months and its advice on crop rotation is excellent.",
      "Great work: the open weights run on my old laptop without any trouble."],
     ["The model invents frost dates for mountain valleys, which makes the plan useless for {} of my beds.",
      "This is a terrible idea, since nobody checks what the model tells people about poisonous plants.",
      "I tried {} prompts and every answer was wrong, so I do not trust the benchmark at all."],
     ["The paper says that the training data has {} million photographs of leaves.",
      "How does the model know the soil of a garden that it has never seen?"]],
    [["My neighbours love how quickly Fernmind draws their hedges, and the licence is wonderfully generous.",
      "Their documentation is a pleasure to read, and {} examples worked at once for my greenhouse.",
      "A brilliant release: pruning calendars were the best feature I could wish for."],
     ["Privacy is awful here, because every photograph of my lawn is sent to a server abroad.",
      "Pricing went up {} times this year, which is a shameful way to treat early customers.",
      "Watering schedules from Fernmind killed my tomatoes, so I consider it dangerous nonsense."],
     ["Compost is measured by {} sensors in their newest greenhouse.",
      "Which languages does Fernmind speak besides English and Dutch?"]],
]


def text(thread, number):
    pool = SAID[thread % 2][number % 3]
    return pool[number // 3 % len(pool)].format(number + 2)


class Internet:
    """A folder of threads and pages, written anew whenever it changes."""

    def __init__(self, folder):
        self.folder = folder
        self.threads = {}
        (folder / "hn" / "items").mkdir(parents=True)
        (folder / "pages").mkdir()

    def thread(self, number, title, url=None, comments=24, score=100, age=5, by=None, said=()):
        """A thread with so many top comments, of as many people; `said` replaces the first ones."""
        self.threads[number] = dict(number=number, title=title, url=url, comments=comments, score=score, age=age, by=by, said=said)
        self.write()

    def page(self, name, title, canonical=None):
        link = f'<link rel="canonical" href="{{base}}{canonical}">' if canonical else ""
        paragraphs = "".join(f"<p>{title}: paragraph {i} tells at length how the garden model Fern was trained on {i + 3} thousand "
                             "plots, what its makers learned from the gardeners, and which plants it still confuses.</p>" for i in range(12))
        (self.folder / "pages" / f"{name}.html").write_text(
            f"<!doctype html><html lang=en><head><title>{title}</title>{link}</head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>")

    def moved(self, name, target):
        (self.folder / "pages" / f"{name}.moved").write_text(target)

    def write(self):
        now, lines = int(time.time()), []
        for told in self.threads.values():
            number, begin = told["number"], now - int(told["age"] * HOUR)
            kids = [number * 1000 + i for i in range(told["comments"])]
            story = {"by": told["by"] or f"poster{number}", "descendants": len(kids), "id": number, "kids": kids, "score": told["score"],
                     "time": begin, "title": told["title"], "type": "story"}
            story.update({"url": told["url"]} if told["url"] else {"text": "What do you think?"})
            lines.append(story)
            for i, kid in enumerate(kids):
                said = told["said"][i] if i < len(told["said"]) else text(number, i)
                lines.append({"by": f"gardener{number}x{i}", "id": kid, "parent": number, "text": f"{said} #{number}-{i}",
                              "time": begin + 60 * (i + 1), "type": "comment"})
        (self.folder / "hn" / "items" / "invented.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


class World:
    """An invented internet, and the state of one backend that reads it."""

    def __init__(self, folder):
        self.folder = folder
        self.internet = Internet(folder / "data")
        self.port = 0

    @contextmanager
    def served(self):
        with replay(f"--port={self.port}", data=self.internet.folder) as server:
            self.port = server.origin.rsplit(":", 1)[1]
            yield server, [*server.backend_options, "--pace=0.00001", "--state", self.folder / "state"]

    def once(self, *deleted):
        """A round, after which all is published: {id: (item, discussion)}, and the tombstones: {id: merged_into}."""
        with self.served() as (server, options):
            for name in deleted:
                server.control(f"__delete?id={name}")
            time.sleep(1.1 if (self.folder / "out").exists() else 0)
            run(*options, "once")
            return self.published(options)

    def published(self, options):
        run(*options, "publish", self.folder / "out", "--discussions", "full")
        items, tombstones = {}, {}
        for path, page in walk(self.folder / "out"):
            tombstones.update({entry["id"]: entry.get("merged_into") for entry in page["_llmtracker"].get("deleted", [])})
            for item in page["items"]:
                discussion = json.loads((path.parent / item["attachments"][0]["url"]).read_bytes())
                items.setdefault(item["id"], (item, discussion))
        for item, discussion in items.values():
            verify_voices(item, discussion)
        return items, tombstones

    def everything(self):
        return b"".join(p.read_bytes() for p in (self.folder / "out").rglob("*.*") if p.suffix in (".json", ".html"))

    def late(self):
        """Two stories that turn out to be one when the second page is read again."""
        self.internet.page("first-1", TITLE)
        self.internet.page("second-1", OTHER)
        self.internet.thread(101, TITLE, "/page/first-1.html", age=20)
        self.internet.thread(102, OTHER, "/page/second-1.html", age=10)
        before, _ = self.once()
        assert set(before) == {"hn-101", "hn-102"}
        self.internet.page("second-1", OTHER, canonical="/page/first-1.html")
        self.internet.thread(102, OTHER, "/page/second-1.html", age=10, comments=50)
        return before
