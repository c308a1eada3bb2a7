# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Invented discussions and pages, in the form that tests/replay/replay.py serves."""
import json
import time

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
