# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Rounds against the replayed internet, and the folder that comes of them."""
import hashlib
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from backend import few, run, verify_voices, walk  # noqa: E402
from harness import main, scratch  # noqa: E402
from replay import replay  # noqa: E402


def check_page(path):
    done = run("check", stdin=path.read_bytes(), check=False)
    assert done.returncode == 0, f"{path}: {done.stdout.decode()}"


def load_discussion(page_path, item):
    [attachment] = item["attachments"]
    path = page_path.parent / attachment["url"]
    data = path.read_bytes()
    assert len(data) == attachment["size_in_bytes"]
    assert path.stem.rsplit("-", 1)[1] == hashlib.sha256(data).hexdigest()[:16], path
    return json.loads(data)


def check_folder(folder):
    """Every page is free of faults, every address leads somewhere, every voice is there. Returns the items."""
    items = []
    for path, page in walk(folder):
        check_page(path)
        editions = [item["_llmtracker"]["edition"] for item in page["items"]]
        assert editions == sorted(editions, reverse=True), path
        for item in page["items"]:
            verify_voices(item, load_discussion(path, item))
            assert (path.parent / item["url"]).is_file(), item["url"]
            assert (path.parent / item["_llmtracker"]["analyst"]["avatar"]).is_file()
            if "image" in item:
                assert (path.parent / item["image"]).is_file(), item["image"]
        items += page["items"]
    return items


def test_real_threads():
    with replay("--preset", "real") as internet, scratch() as folder:
        options = [*internet.backend_options, "--state", folder / "state"]
        run(*options, "once")
        run(*options, "publish", folder / "out", "--discussions", "full", "--media", "yes")
        items = check_folder(folder / "out")
        counted = [item["_llmtracker"]["sentiment"]["n"] or 0 for item in items if "sentiment" in item["_llmtracker"]]
        assert len(items) >= 50, len(items)
        assert sum(n >= 10 for n in counted) > len(items) / 2, counted
        assert any("image" in item for item in items)
        front = json.loads((folder / "out" / "feed.json").read_bytes())
        assert len(front["items"]) == 50 and front["next_url"] == "archive/1.json"
        assert front["_llmtracker"]["edition"] == len(items)
        assert "deleted" in front["_llmtracker"]


def test_quoted_and_none():
    with scratch() as folder:
        options = ["--sample", "--state", folder / "state"]
        run(*options, "once")
        run(*options, "publish", folder / "full", "--discussions", "full")
        run(*options, "publish", folder / "quoted")
        run(*options, "publish", folder / "none", "--discussions", "none")
        full, quoted = ({item["id"]: load_discussion(path, item) for path, page in walk(folder / kind) for item in page["items"]}
                        for kind in ("full", "quoted"))
        check_folder(folder / "quoted")
        assert sum(len(d["comments"]) for d in quoted.values()) < sum(len(d["comments"]) for d in full.values())
        for name, discussion in quoted.items():
            known = {comment["id"] for comment in discussion["comments"]}
            assert all(comment.get("parent") in known | {None} for comment in discussion["comments"]), name
        assert not any((folder / "none" / "discussions").iterdir())
        assert all("attachments" not in item for _, page in walk(folder / "none") for item in page["items"])
        # Pictures are their makers'; the analyst's is ours.
        assert len(list((folder / "quoted" / "media").iterdir())) == 1


def test_base_url():
    with scratch() as folder:
        options = ["--sample", "--state", folder / "state"]
        run(*options, "once")
        run(*options, "publish", folder / "out", "--base-url", "https://edition.example/ai")
        page = json.loads((folder / "out" / "feed.json").read_bytes())
        assert page["feed_url"] == "https://edition.example/ai/feed.json"
        assert page["home_page_url"] == "https://edition.example/ai/"
        for item in page["items"]:
            assert item["url"] == f"https://edition.example/ai/stories/{item['id']}.html"
            assert item["attachments"][0]["url"].startswith("https://edition.example/ai/discussions/")
        assert b"<feed" in (folder / "out" / "atom.xml").read_bytes()


def test_publish_again_changes_nothing():
    with scratch() as folder:
        options = ["--sample", "--state", folder / "state"]
        run(*options, "once")
        run(*options, "publish", folder / "out", "--media", "yes")
        (folder / "out" / "media" / "stray.png").write_bytes(b"x")
        (folder / "out" / "robots.txt").write_bytes(b"the owner's own")
        before = {p: p.stat().st_mtime_ns for p in (folder / "out").rglob("*.*") if p.name != "stray.png"}
        run(*options, "publish", folder / "out", "--media", "yes")
        after = {p: p.stat().st_mtime_ns for p in (folder / "out").rglob("*.*")}
        assert after == before


def test_second_round_revises():
    with replay("--preset", "real", "--grow", "1500") as internet, scratch() as folder:
        options = [*few(folder), *internet.backend_options, "--pace=0.00001", "--state", folder / "state"]
        internet.control("__advance?seconds=400")
        run(*options, "once")
        first = editions(options, folder)
        internet.control("__advance?seconds=1000")
        done = run(*options, "once").stdout.decode()
        second = editions(options, folder)
        assert set(first) <= set(second), set(first) - set(second)
        revised = [name for name in first if second[name]["revision"] > 1]
        assert revised, done
        for name in revised:
            assert second[name]["edition"] > max(story["edition"] for story in first.values())
            assert len(second[name]["changes"]) == 2
            assert len(second[name]["sentiment"]["history"]) == 2
        for name in set(first) - set(revised):
            assert second[name]["edition"] == first[name]["edition"]


def editions(options, folder):
    run(*options, "publish", folder / "out", "--discussions", "full")
    check_folder(folder / "out")
    stories = {}
    for _, page in walk(folder / "out"):
        for item in page["items"]:
            stories.setdefault(item["id"], item["_llmtracker"])
    return stories


def test_deleted_comment_leaves_everywhere():
    with replay("--preset", "real", "--grow", "1500") as internet, scratch() as folder:
        options = [*few(folder), *internet.backend_options, "--pace=0.00001", "--state", folder / "state"]
        internet.control("__advance?seconds=700")
        run(*options, "once")
        before = editions(options, folder)
        for story in before.values():
            for voice in story.get("voices", []):
                internet.control(f"__delete?id={voice['comment_id']}")
        internet.control("__advance?seconds=800")
        run(*options, "once")
        run(*options, "publish", folder / "out", "--discussions", "full")
        check_folder(folder / "out")
        front = json.loads((folder / "out" / "feed.json").read_bytes())
        gone = {entry["id"] for entry in front["_llmtracker"]["deleted"]}
        assert gone, "nothing was revised"
        published = b"".join(p.read_bytes() for p in (folder / "out" / "discussions").iterdir())
        comments = {c["id"]: c for p in (folder / "out" / "discussions").iterdir() for c in json.loads(p.read_bytes())["comments"]}
        assert published and all(not comments[name]["text"] for name in gone if name in comments)
        voices = {v["comment_id"] for _, page in walk(folder / "out") for i in page["items"] for v in i["_llmtracker"].get("voices", [])}
        assert not gone & voices


def test_limit_and_continue():
    with scratch() as folder:
        options = ["--sample", "--state", folder / "state"]
        assert b"made: 2" in run(*options, "once", "--limit", "2").stdout
        assert b"made: 7" in run(*options, "once").stdout
        assert b"made: 0" in run(*options, "once").stdout
        assert b"stories   9" in run(*options, "status").stdout


def test_faulty_internet():
    with replay("--preset", "real", "--error-rate", "0.3", "--errors", "500,503,reset,truncate,badjson") as internet, scratch() as folder:
        options = [*internet.backend_options, "--state", folder / "state"]
        for _ in range(3):
            run(*options, "once", "--limit", "8", check=False)
        run(*options, "publish", folder / "out", "--discussions", "full")
        assert check_folder(folder / "out")


def test_nobody_answers():
    with scratch() as folder:
        done = run("--hn-api=http://127.0.0.1:9/v0", "--hn-search=http://127.0.0.1:9/api/v1", "--allow-loopback", "--pace=0.01",
                   "--state", folder / "state", "once", check=False)
        assert done.returncode == 1 and done.stderr.strip(), done


main(globals())
