# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Several discussions of one thing are one story, whatever happens to them. All threads and pages here are invented."""
import json
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from backend import program, run, serve  # noqa: E402
from harness import main, scratch  # noqa: E402
from invented import OTHER, PAGE, TITLE, World  # noqa: E402

KILLS = 12


@contextmanager
def world():
    with scratch() as folder:
        yield World(folder)


def threads_of(story):
    """The numbers of the discussions that a story names, and those whose comments are in its file."""
    item, discussion = story
    named = {int(place["url"].split("=")[1]) for place in item["_llmtracker"]["discussions"]}
    posts = {int(post["url"].split("=")[1]) for post in discussion["posts"]}
    read = {int(comment["id"][3:]) // 1000 for comment in discussion["comments"] if comment["text"]}
    assert named == posts, (named, posts)
    for comment in discussion["comments"]:
        own = discussion["posts"][comment.get("post", 0)]
        assert own["url"].endswith(f"={int(comment['id'][3:]) // 1000}"), comment
    return named, read


def is_one_of(items, numbers, name):
    assert threads_of(items[name]) == (set(numbers), set(numbers)), threads_of(items[name])
    assert not any(f"hn-{number}" in items for number in numbers if f"hn-{number}" != name), items.keys()
    return items[name]


def test_two_discussions_of_one_address():
    with world() as w:
        w.internet.thread(101, TITLE, PAGE + "?utm_source=x", score=900)
        w.internet.thread(102, OTHER, "http://www.fernmind.example/news/launch/", comments=30)
        w.internet.thread(103, "Mossy, an LLM that knows nothing of gardens", "https://mossy.example/news/a-1")
        items, tombstones = w.once()
        item, discussion = is_one_of(items, (101, 102), "hn-101")
        own = item["_llmtracker"]
        assert set(items) == {"hn-101", "hn-103"} and not tombstones
        assert item["title"] == TITLE and own["provenance"]["comments_total"] == 54
        assert own["sentiment"]["n"] == 54 and "by_source" not in own["sentiment"]
        assert {source["url"].split("=")[1] for source in own["discussions"]} == {"101", "102"}
        assert len({entry["url"] for entry in own["provenance"]["inputs"]}) == 2
        assert {v["comment_id"][3:6] for v in own["voices"]} == {"101", "102"}, "one discussion alone is heard"


def test_what_stays_apart():
    with world() as w:
        w.internet.thread(101, "Ask HN: Which LLM plans your garden?", score=300)
        w.internet.thread(102, "Ask HN: Which LLM plans your garden?")
        w.internet.thread(103, "Fernmind, the LLM for gardens", "https://fernmind.example/")
        w.internet.thread(104, "The LLM of Fernmind is down", "https://fernmind.example")
        w.internet.thread(105, TITLE + " in towns", PAGE, age=2)
        w.internet.thread(106, TITLE + " in towns", PAGE, age=24 * 9)
        w.internet.thread(107, TITLE + " of the north", "https://fernmind.example/news/north-1")
        w.internet.thread(108, TITLE + " of the north", "https://paper.example/2026/north-1")
        with w.served() as (_, options):
            for number in w.internet.threads:
                run(*options, "once", "--thread", f"https://news.ycombinator.com/item?id={number}")
            items, tombstones = w.published(options)
        assert set(items) == {f"hn-{number}" for number in w.internet.threads} and not tombstones
        assert all(len(threads_of(story)[0]) == 1 for story in items.values())


def test_a_later_discussion_joins():
    with world() as w:
        w.internet.thread(101, TITLE, PAGE, age=30)
        before, _ = w.once()
        w.internet.thread(102, OTHER, PAGE, age=2)
        after, tombstones = w.once()
        item, _ = is_one_of(after, (101, 102), "hn-101")
        old, _ = before["hn-101"]
        assert item["date_published"] == old["date_published"] and not tombstones
        assert item["_llmtracker"]["revision"] == 2
        assert "Another discussion" in item["_llmtracker"]["changes"][1]["what"], item["_llmtracker"]["changes"]
        # Each is watched by its own: what grows in the younger one revises the story.
        w.internet.thread(102, OTHER, PAGE, age=2, comments=60)
        grown, _ = w.once()
        item, _ = is_one_of(grown, (101, 102), "hn-101")
        assert item["_llmtracker"]["revision"] == 3 and item["_llmtracker"]["sentiment"]["n"] == 84
        assert item["_llmtracker"]["changes"][2]["what"] == "36 more comments."
        again, _ = w.once()
        assert again["hn-101"][0]["_llmtracker"]["edition"] == item["_llmtracker"]["edition"], "nothing moved"


def test_the_page_says_where_it_is():
    with world() as w:
        w.internet.page("real-1", TITLE)
        w.internet.page("copy-1", TITLE, canonical="/page/real-1.html?utm_campaign=y")
        w.internet.moved("short-1", "/page/real-1.html")
        w.internet.thread(101, TITLE, "/page/real-1.html", score=900)
        w.internet.thread(102, OTHER, "/page/short-1.html")
        w.internet.thread(103, "Gardens, planned by an LLM", "/page/copy-1.html")
        items, _ = w.once()
        assert len(items) == 1, items.keys()
        name, = items
        item, _ = is_one_of(items, (101, 102, 103), name)
        assert item["_llmtracker"]["provenance"]["article"] == "full"


def test_titles_alike_that_point_to_each_other():
    with world() as w:
        w.internet.thread(101, TITLE + " of 40 beds", PAGE, score=900)
        w.internet.thread(102, "Show HN: " + TITLE + " of 40 beds", "https://paper.example/2026/fernmind",
                          said=["The announcement is at https:&#x2F;&#x2F;fernmind.example&#x2F;news&#x2F;launch."])
        items, _ = w.once()
        if len(items) == 2:  # both were made at one moment, and knew nothing of each other
            w.internet.thread(102, w.internet.threads[102]["title"], "https://paper.example/2026/fernmind", comments=40,
                              said=w.internet.threads[102]["said"])
            items, _ = w.once()
        is_one_of(items, (101, 102), *items)


def test_two_stories_become_one():
    with world() as w:
        before = w.late()
        after, tombstones = w.once()
        item, _ = is_one_of(after, (101, 102), "hn-101")
        assert tombstones == {"hn-102": "hn-101"}
        assert item["_llmtracker"]["revision"] == 2 and item["title"] == TITLE
        assert item["_llmtracker"]["edition"] > before["hn-102"][0]["_llmtracker"]["edition"]
        assert not list((w.folder / "out").rglob("*hn-102*"))
        # It stays so, and both are still watched.
        w.internet.thread(101, TITLE, "/page/first-1.html", age=20, comments=60)
        w.internet.page("second-1", OTHER)
        later, tombstones = w.once()
        item, _ = is_one_of(later, (101, 102), "hn-101")
        assert tombstones == {"hn-102": "hn-101"} and item["_llmtracker"]["sentiment"]["n"] == 110


def test_the_first_discussion_vanishes():
    with world() as w:
        w.internet.thread(101, TITLE, PAGE, score=900)
        w.internet.thread(102, OTHER, PAGE)
        w.internet.thread(103, "Mossy, an LLM that knows nothing of gardens", "https://mossy.example/news/a-1")
        w.once()
        after, tombstones = w.once("hn-101")
        item, discussion = is_one_of(after, (102,), "hn-101")
        assert item["title"] == OTHER and "hn-101" not in tombstones
        assert "A discussion is gone" in item["_llmtracker"]["changes"][-1]["what"]
        assert b"#101-" not in w.everything(), "something of it was left"
        # What is left goes on, and ends with its last discussion.
        w.internet.threads.pop(101)
        w.internet.thread(102, OTHER, PAGE, comments=50)
        grown, _ = w.once()
        assert grown["hn-101"][0]["_llmtracker"]["sentiment"]["n"] == 50
        gone, tombstones = w.once("hn-102")
        assert "hn-101" not in gone and "hn-101" in tombstones
        assert b"#102-" not in w.everything()


def test_a_comment_of_the_second_is_deleted():
    with world() as w:
        w.internet.thread(101, TITLE, PAGE, score=900)
        w.internet.thread(102, OTHER, PAGE)
        before, _ = w.once()
        victims = [v["comment_id"] for v in before["hn-101"][0]["_llmtracker"]["voices"] if v["comment_id"].startswith("hn-102")]
        after, tombstones = w.once(victims[0])
        item, discussion = after["hn-101"]
        assert victims[0] in tombstones and len(item["_llmtracker"]["discussions"]) == 2
        assert not any(c["text"] for c in discussion["comments"] if c["id"] == victims[0])
        assert f"#102-{int(victims[0][3:]) % 1000}\"".encode() not in w.everything()
        assert item["_llmtracker"]["sentiment"]["n"] == 47


def test_killed_while_they_become_one():
    chance = random.Random(8)
    with world() as w:
        w.late()
        with w.served() as (_, options):
            for _ in range(KILLS):
                process = subprocess.Popen([program(), *map(str, options), "once"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(chance.uniform(0.02, 0.8))
                process.send_signal(signal.SIGKILL)
                process.wait()
                items, tombstones = w.published(options)
                read = [number for story in items.values() for number in threads_of(story)[1]]
                assert sorted(read) == [101, 102], f"not each once: {read}"
                assert ("hn-102" in items) != ("hn-102" in tombstones)
            time.sleep(1.1)
            run(*options, "once")
            items, tombstones = w.published(options)
        is_one_of(items, (101, 102), "hn-101")
        assert tombstones == {"hn-102": "hn-101"}


def test_asked_for():
    with world() as w:
        w.internet.thread(101, TITLE, PAGE)
        w.internet.thread(102, OTHER, PAGE, comments=8, score=3)
        with w.served() as (_, options), serve(*options, listen=f"unix:{w.folder}/b.sock") as server:
            server.wait_idle()
            body = json.dumps({"url": "https://news.ycombinator.com/item?id=102"})
            assert server.ask("POST", "/stories", body).json()["id"] == "hn-102"

            def fate():
                return next(one for one in server.get("/status.json").json()["asked"] if one["id"] == "hn-102")
            server.wait_for(lambda: fate()["state"] != "working", "the end of it")
            assert fate()["state"] == "done" and fate()["story"] == "hn-101", fate()
            item, = server.feed()["items"]
            assert item["id"] == "hn-101" and len(item["_llmtracker"]["discussions"]) == 2


main(globals())
