# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""What the network, the sources and a power cut do, and what must come of it all the same."""
import hashlib
import json
import os
import random
import sqlite3
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from backend import run, serve, verify_voices, walk  # noqa: E402
from harness import main, scratch  # noqa: E402
from replay import replay  # noqa: E402

# Few and small enough to end soon. The stories that a person asks for are the same whatever the lists gave.
WORLD = ["--only-ai", "--min-kids", "20", "--hn-from-reddit", "30", "--shift-to-now", "--coherent"]
KILLS = int(os.environ.get("LT_KILLS", "20"))


def ask(options, internet, numbers):
    """Stories of these threads, each asked for until it is there."""
    for number in numbers:
        for _ in range(6):
            if run(*options, "once", "--thread", f"https://news.ycombinator.com/item?id={number}", check=False).returncode == 0:
                break
        else:
            raise AssertionError(f"no story came of {number}")


def published(options, folder):
    """{id: (title, texts and labels of the comments, labels in sum)} of the whole edition."""
    run(*options, "publish", folder / "out", "--discussions", "full")
    found = {}
    for path, page in walk(folder / "out"):
        for item in page["items"]:
            data = (path.parent / item["attachments"][0]["url"]).read_bytes()
            discussion = json.loads(data)
            verify_voices(item, discussion)
            comments = {c["id"]: (c["text"], c["stance"], c.get("parent"), c.get("excluded")) for c in discussion["comments"]}
            found.setdefault(item["id"], (item["title"], comments, item["_llmtracker"]["sentiment"]["labels"]))
    return found


def medium_threads(internet, n):
    hits = json.loads(internet.control("api/v1/search_by_date?tags=story&hitsPerPage=1000"))["hits"]
    fit = sorted((hit for hit in hits if 20 <= (hit["num_comments"] or 0) <= 120), key=lambda hit: int(hit["objectID"]))
    return [hit["objectID"] for hit in fit[:n]]


def end_state(faults, n=6):
    with replay(*WORLD, "--seed", "3", *faults) as internet, scratch() as folder:
        options = [*internet.backend_options, "--pace=0.001", "--state", folder / "state"]
        if not end_state.numbers:
            end_state.numbers = medium_threads(internet, n)
        ask(options, internet, end_state.numbers)
        return published(options, folder)


end_state.numbers = []


def assert_same(one, other):
    assert set(one) == set(other), set(one) ^ set(other)
    for name, (title, comments, labels) in one.items():
        assert other[name][0] == title
        assert set(other[name][1]) == set(comments), (name, set(other[name][1]) ^ set(comments))
        assert other[name][1] == comments, name
        assert other[name][2] == labels, name


def test_faults_change_nothing():
    whole = end_state([])
    assert len(whole) == len(end_state.numbers)
    faults = ["--error-rate", "0.3", "--errors", "500,503,429,timeout,reset,truncate,badjson", "--timeout-s", "2"]
    assert_same(whole, end_state(faults))
    assert_same(whole, end_state(["--fail-paths", "^/api/v1"]))


def test_no_duplicate_and_no_burst():
    with replay(*WORLD) as internet, scratch() as folder:
        run(*internet.backend_options, "--state", folder / "state", "once")
        stats = json.loads(internet.control("__stats"))
        at_once = {name[len("most at once "):]: n for name, n in stats.items() if name.startswith("most at once ")}
        assert sum(n for name, n in at_once.items() if name == "/api/v1") <= 2, at_once
        assert all(n <= 4 for n in at_once.values()), at_once
        again = {name: n for name, n in stats.items() if name.startswith("again within 60 s")}
        assert not again, again
        [agent] = stats["agents"]
        assert agent.startswith("LLMTracker/") and "+https://" in agent, agent


def test_index_down_and_back():
    with replay(*WORLD, "--fail-paths", "^/api/v1", "--errors", "500", "--fail-until", "40") as internet, scratch() as folder:
        with serve(*internet.backend_options, "--state", folder / "state", listen=f"unix:{folder}/b.sock") as server:
            server.wait_for(lambda: server.get("/status.json").json()["sources"][0].get("message"), "a word about the index")
            assert server.get("/status.json").json()["sources"][0]["state"] == "ok"
            server.wait_for(lambda: server.feed()["items"], "a story without the index")
            server.wait_idle()
            server.wait_for(lambda: not server.get("/status.json").json()["sources"][0].get("message"), "the index being back")


def test_both_down_loses_nothing():
    nowhere = ["--hn-api=http://127.0.0.1:9/v0", "--hn-search=http://127.0.0.1:9/api/v1", "--allow-loopback", "--pace=0.00001"]
    with replay(*WORLD) as internet, scratch() as folder:
        options = [*internet.backend_options, "--pace=0.00001", "--state", folder / "state"]
        run(*options, "once", "--limit", "3")
        before = published(options, folder)
        silent = [*nowhere, "--state", folder / "state"]
        assert run(*silent, "once", check=False).returncode == 1
        said = run(*silent, "status").stdout.decode()
        assert "state     error" in said and "unreachable" in said, said
        assert published(options, folder) == before


def test_deleted_there_deleted_here():
    with replay(*WORLD) as internet, scratch() as folder:
        options = [*internet.backend_options, "--pace=0.00001", "--state", folder / "state"]
        run(*options, "once", "--limit", "4")
        before = published(options, folder)
        victim, other = sorted(before)[:2]
        quoted = [v["comment_id"] for _, page in walk(folder / "out") for i in page["items"] if i["id"] == other
                  for v in i["_llmtracker"]["voices"]]
        internet.control(f"__delete?id={victim}")
        internet.control(f"__delete?id={quoted[0]}")
        time.sleep(1.1)
        run(*options, "once", "--limit", "3")
        after = published(options, folder)
        front = json.loads((folder / "out" / "feed.json").read_bytes())
        gone = {entry["id"] for entry in front["_llmtracker"]["deleted"]}
        assert {victim, quoted[0]} <= gone, gone
        assert victim not in after and after[other][1].get(quoted[0], ("",))[0] == ""
        files = b"".join(p.read_bytes() for p in (folder / "out").rglob("*.*") if p.suffix in (".json", ".html"))
        text = before[other][1][quoted[0]][0]
        assert json.dumps(text, ensure_ascii=False)[1:60].encode() not in files
        assert not list((folder / "out").rglob(f"*{victim}*"))
        # Once is enough.
        time.sleep(1.1)
        run(*options, "once", "--limit", "1")
        assert after.keys() <= published(options, folder).keys()
        assert published(options, folder)[other] == after[other]


def test_one_thread():
    with replay(*WORLD) as internet, scratch() as folder:
        options = [*internet.backend_options, "--state", folder / "state"]
        number = medium_threads(internet, 1)[0]
        done = run(*options, "once", "--thread", f"https://news.ycombinator.com/item?id={number}")
        assert b"made: 1" in done.stdout
        assert list(published(options, folder)) == [f"hn-{number}"]
        bad = run(*options, "once", "--thread", "https://elsewhere.example/", check=False)
        assert bad.returncode == 2 and b"no discussion" in bad.stderr, bad
        absent = run(*options, "once", "--thread", "https://news.ycombinator.com/item?id=999999999", check=False)
        assert absent.returncode == 1 and absent.stderr, absent
        said = run(*options, "status").stdout.decode()
        assert "stories   1" in said, said


def check_archive(path):
    """{story: (edition, revision)}; every stored discussion has the hash that its name says."""
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for name, data in connection.execute("SELECT path, bytes FROM discussions"):
            assert hashlib.sha256(data).hexdigest()[:16] == Path(name).stem.rsplit("-", 1)[1], name
        stories = {}
        for name, discussion, item in connection.execute("SELECT id, discussion, item FROM stories"):
            own = json.loads(item)["_llmtracker"]
            stories[name] = (own["edition"], own["revision"])
            assert len(own["changes"]) == own["revision"], (name, own["changes"])
            assert connection.execute("SELECT 1 FROM discussions WHERE path = ?", (discussion,)).fetchone(), name
        return stories
    finally:
        connection.close()


def check_out(folder):
    """What was published is whole, also when the publisher was killed."""
    if not (folder / "feed.json").exists():
        return
    for path, page in walk(folder):
        for item in page["items"]:
            data = (path.parent / item["attachments"][0]["url"]).read_bytes()
            assert hashlib.sha256(data).hexdigest()[:16] in item["attachments"][0]["url"]
            json.loads(data)


def test_killed_at_any_moment():
    chance = random.Random(5)
    with replay("--preset", "real", "--grow", "600") as internet, scratch() as folder:
        options = [*internet.backend_options, "--pace=0.00001", "--state", folder / "state"]
        internet.control("__advance?seconds=150")
        run(*options, "once", "--limit", "10")
        before = check_archive(folder / "state" / "archive.db")
        number, is_revised = 0, False
        # A machine that is busy with other things comes less far before each kill: it gets more of them, and later ones.
        while number < KILLS or (not is_revised and number < 5 * KILLS):
            internet.control("__advance?seconds=%d" % (450 // KILLS))
            with serve(*options, listen=f"unix:{folder}/b.sock") as server:
                time.sleep(chance.uniform(0.0, 1.5) * (1 + number // KILLS))
                seen = {item["id"]: (item["_llmtracker"]["edition"], item["_llmtracker"]["revision"]) for item in server.feed()["items"]}
                time.sleep(chance.uniform(0.0, 0.1))
                server.process.kill()
                server.process.wait(10)
            after = check_archive(folder / "state" / "archive.db")
            for known in (before, seen):
                for name, (edition, revision) in known.items():
                    assert name in after, f"{name} was lost at kill {number}"
                    assert after[name][0] >= edition and after[name][1] >= revision, (name, known[name], after[name])
            editions = [edition for edition, _ in after.values()]
            assert len(set(editions)) == len(editions), "two stories with one edition"
            before = after
            if number % 5 == 4:
                run(*options, "publish", folder / "out", "--discussions", "full")
                check_out(folder / "out")
            number += 1
            is_revised = is_revised or any(revision > 1 for _, revision in after.values())
        assert is_revised, "nothing was revised between the kills"
        print(f"# {number} kills, {len(before)} stories, {sum(r for _, r in before.values())} revisions")


main(globals())
