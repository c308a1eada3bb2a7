# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The commands that are filters: one thing in, one thing out."""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from backend import run, verify_voices  # noqa: E402
from harness import SOURCE, main, scratch, shared  # noqa: E402

SAMPLE = SOURCE / "data" / "sample"


def test_analyse():
    with scratch() as folder:
        done = run("analyse", SAMPLE / "threads" / "101.json", "--discussion", folder / "d.json")
        item = json.loads(done.stdout)
        discussion = json.loads((folder / "d.json").read_bytes())
        assert item["id"].startswith("hn-") and verify_voices(item, discussion)
        assert discussion["item"] == item["id"]
        # What came out goes in again, with the same labels.
        again = json.loads(run("analyse", folder / "d.json", "--discussion", folder / "e.json").stdout)
        assert again["_llmtracker"]["sentiment"]["labels"] == item["_llmtracker"]["sentiment"]["labels"]
        assert json.loads((folder / "e.json").read_bytes())["comments"] == discussion["comments"]


def test_analyse_with_article():
    index = json.loads((SAMPLE / "index.json").read_bytes())
    thread = next(t["file"] for t in index["threads"] if json.loads((SAMPLE / t["file"]).read_bytes()).get("url") in index["files"])
    url = json.loads((SAMPLE / thread).read_bytes())["url"]
    item = json.loads(run("analyse", SAMPLE / thread, "--article", SAMPLE / index["files"][url], "--url", url).stdout)
    assert item["_llmtracker"]["provenance"]["article"] in ("full", "partial")
    assert any(claim["source"] == "article" for claim in item["_llmtracker"]["claims"])


def test_analyse_refuses():
    with scratch() as folder:
        (folder / "reddit.json").write_text('[{"kind":"Listing"},{"kind":"Listing"}]')
        done = run("analyse", folder / "reddit.json", check=False)
        assert done.returncode == 1 and b"Reddit" in done.stderr
        (folder / "bad.json").write_text("{")
        assert run("analyse", folder / "bad.json", check=False).returncode == 1
        assert run("analyse", folder / "absent.json", check=False).returncode == 1
        assert run("analyse", folder / "bad.json", "--article", "x", check=False).returncode == 2


def test_stance():
    lines = [{"id": "a", "text": "This is excellent work, I love it."}, {"id": "b", "text": "Terrible idea, and it is broken.", "parent": "x"}]
    done = run("stance", stdin="\n".join(map(json.dumps, lines)).encode() + b"\n\n")
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in said] == ["a", "b"]
    for row in said:
        assert abs(row["positive"] + row["neutral"] + row["critical"] - 1) < 0.01
        assert row["stance"] in ("positive", "neutral", "critical", "unclear") and 0 <= row["confidence"] <= 1
    assert run("stance", stdin=b"{}\n", check=False).returncode == 1

    # Title, post and parent reach the model: what "Agreed." means depends on them alone.
    lines = [{"text": "Agreed."}, {"text": "Agreed.", "title": "A kettle"}, {"text": "Agreed.", "post": "We made a kettle."},
             {"text": "Agreed.", "title": "A kettle", "parent": "It is a terrible, useless scam."}]
    rows = [json.loads(line) for line in run("stance", stdin="\n".join(map(json.dumps, lines)).encode()).stdout.splitlines()]
    leans = [row["positive"] - row["critical"] for row in rows]
    assert leans[3] < leans[0] < leans[1] == leans[2], leans
    assert run("stance", stdin=b"").stdout == b""


def test_extract():
    html = (SAMPLE / "articles").glob("*.html")
    done = json.loads(run("extract", "--url", "https://site.example/page", stdin=next(html).read_bytes()).stdout)
    assert set(done) == {"title", "author", "date", "site", "image", "language", "text"}
    assert done["title"] and len(done["text"]) > 200
    assert run("extract", stdin=b"<p>x", check=False).returncode == 2


def test_sanitise():
    out = run("sanitise", stdin=b"<p onclick=x>a<script>b</script><a href='javascript:c'>d</a></p>").stdout
    assert b"script" not in out and b"onclick" not in out and b"a" in out


def test_check():
    assert run("check", stdin=b'{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"content_text":""}]}').stdout == b""
    done = run("check", stdin=b'{"version":"https://jsonfeed.org/version/1","items":[{"id":1}]}', check=False)
    assert done.returncode == 1 and done.stdout.startswith(b"Item 1: ")
    for bad in (b"", b"{}", b"[]", b"x" * 9000000):
        done = run("check", stdin=bad, check=False)
        assert done.returncode == 1 and done.stderr, bad[:10]


def test_reference_story_has_no_fault():
    assert run("check", stdin=(shared() / "data" / "seed" / "feed.json").read_bytes()).stdout == b""


def test_usage():
    assert run("--help").stdout
    assert run("--version").stdout.startswith(b"llm-tracker-backend ")
    assert run(check=False).returncode == 2
    assert run("nonsense", check=False).returncode == 2
    assert run("once", "extra", check=False).returncode == 2
    assert run("serve", check=False).returncode == 2
    assert run("--pace", "x", "status", check=False).returncode == 2


main(globals())
