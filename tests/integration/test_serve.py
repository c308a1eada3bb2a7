# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The server: what it answers, what it refuses, how it starts and ends."""
import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "lib"))
from backend import few, run, serve, verify_voices  # noqa: E402
from harness import main, scratch  # noqa: E402
from replay import replay  # noqa: E402


def sample(folder, **more):
    return serve("--sample", "--state", folder / "state", listen=f"unix:{folder}/run/backend.sock", **more)


def test_sample_over_a_socket():
    with scratch() as folder, sample(folder) as server:
        server.wait_for(lambda: len(server.feed()["items"]) == 9, "nine stories")
        answer = server.get("/feed.json")
        assert answer.headers["content-type"].startswith("application/feed+json")
        assert answer.headers["cache-control"] == "no-cache"
        assert oct(os.stat(folder / "run").st_mode & 0o777) == "0o700"
        for item in answer.json()["items"]:
            discussion = server.get("/" + item["attachments"][0]["url"])
            assert discussion.headers["cache-control"] == "max-age=3600"
            verify_voices(item, discussion.json())
            if "image" in item:
                medium = server.get("/" + item["image"])
                assert "immutable" in medium.headers["cache-control"]
                assert hashlib.sha256(medium.body).hexdigest() in item["image"]


def test_first_story_comes_before_the_round_ends():
    with replay("--preset", "real", "--latency-ms", "80") as internet, scratch() as folder:
        with serve(*internet.backend_options, "--state", folder / "state", listen=f"unix:{folder}/b.sock") as server:
            server.wait_for(lambda: server.feed()["items"], "a story", seconds=15)
            status = server.get("/status.json").json()
            assert status["state"] == "working" and status["round"]["done"] < status["round"]["total"], status
            assert status["sources"][0]["source"] == "hackernews"


def test_nothing_new_costs_little():
    with scratch() as folder, sample(folder) as server:
        server.wait_idle()
        whole = server.get("/feed.json", Accept_Encoding="gzip")
        assert whole.headers["content-encoding"] == "gzip" and whole.headers["vary"] == "Accept-Encoding"
        assert gzip.decompress(whole.body) == server.get("/feed.json").body
        again = server.get("/feed.json", If_None_Match=whole.headers["etag"])
        assert again.status == 304 and not again.body and again.headers["etag"] == whole.headers["etag"]
        assert server.get("/feed.json", If_None_Match='"another"').status == 200
        assert server.get("/feed.json", If_None_Match='"a", ' + whole.headers["etag"]).status == 304


def test_head_and_refusals():
    with scratch() as folder, sample(folder) as server:
        server.wait_idle()
        head = server.ask("HEAD", "/feed.json")
        assert head.status == 200 and not head.body
        assert int(head.headers["content-length"]) == len(server.get("/feed.json").body)
        assert server.get("/status.json").headers["cache-control"] == "no-store"
        for path in ("/", "/nothing", "/archive/1.json", "/archive/01.json", "/archive/x.json", "/media/x.png",
                     "/discussions/../state/sample.db", "/%2e%2e/state/sample.db", "/stories/.html", "/" + "a" * 4000):
            assert server.get(path).status in (400, 404), path
        for method, path in (("DELETE", "/feed.json"), ("PUT", "/status.json"), ("GET", "/refresh"), ("POST", "/feed.json")):
            answer = server.ask(method, path)
            assert answer.status == 405 and answer.headers["allow"], (method, path)
        assert server.get("/stories/sample-101.html").headers["content-type"].startswith("text/html")


def test_asking_for_more():
    with replay("--preset", "real") as internet, scratch() as folder:
        with serve(*few(folder), *internet.backend_options, "--state", folder / "state", listen=f"unix:{folder}/b.sock") as server:
            answers = [server.ask("POST", "/refresh").status for _ in range(3)]
            assert 409 in answers, answers
            server.wait_idle()
            assert [server.ask("POST", "/refresh").status for _ in range(2)] == [202, 409]
            server.wait_idle()
            known = {item["id"] for item in server.feed()["items"]}
            hits = json.loads(internet.control("api/v1/search_by_date?tags=story&hitsPerPage=1000"))["hits"]
            number = next(hit["objectID"] for hit in hits if "hn-" + hit["objectID"] not in known)
            body = json.dumps({"url": f"https://news.ycombinator.com/item?id={number}"})
            answer = server.ask("POST", "/stories", body)
            assert answer.status == 202 and answer.json() == {"id": f"hn-{number}"}, answer.body
            server.wait_for(lambda: any(i["id"] == f"hn-{number}" for i in server.feed()["items"]), "the story asked for")
            assert server.ask("POST", "/stories", json.dumps({"url": "https://elsewhere.example/"})).status == 422
            assert server.ask("POST", "/stories", "no json").status == 400
            assert server.ask("POST", "/stories", "x" * 1000000).status == 400


def test_the_fate_of_what_was_asked_for_is_told():
    with replay("--preset", "real") as internet, scratch() as folder:
        hits = json.loads(internet.control("api/v1/search_by_date?tags=story&hitsPerPage=1000"))["hits"]
        number = min(hits, key=lambda hit: hit["num_comments"] or 0)["objectID"]
        with serve(*few(folder), *internet.backend_options, "--state", folder / "state", listen=f"unix:{folder}/b.sock") as server:
            def fate(number):
                told = server.get("/status.json").json().get("asked", [])
                return next((one for one in told if one["id"] == f"hn-{number}" and one["state"] != "working"), None)

            def ask(number):
                body = json.dumps({"url": f"https://news.ycombinator.com/item?id={number}"})
                assert server.ask("POST", "/stories", body).status == 202
                assert any(one["id"] == f"hn-{number}" for one in server.get("/status.json").json()["asked"])
                server.wait_for(lambda: fate(number), "the end of it")
                return fate(number)
            assert ask(number)["state"] == "done"
            assert any(item["id"] == f"hn-{number}" for item in server.feed()["items"])
            assert ask(number)["state"] == "done", "asked for again"
            nothing = ask(999999999)
            assert nothing["state"] == "failed" and nothing["message"], nothing
            server.wait_idle()
            assert "current" not in server.get("/status.json").json()


def test_asked_for_while_a_round_reads_it():
    """No title is of the topic here, and hardly a comment: the round reads, and drops, what nobody asks for."""
    world = ["--only-ai", "--min-kids", "20", "--hn-from-reddit", "20", "--shift-to-now", "--coherent", "--latency-ms", "60"]
    with replay(*world) as internet, scratch() as folder:
        (folder / "topics.conf").write_text("[strong]\nunheard-of word\n")
        (folder / "own.conf").write_text(f"[topics]\nfile={folder}/topics.conf\n")
        options = [*internet.backend_options, "--config", folder / "own.conf", "--state", folder / "state"]
        with serve(*options, listen=f"unix:{folder}/b.sock") as server:
            server.wait_for(lambda: server.get("/status.json").json().get("round", {}).get("total"), "a full queue")
            hits = json.loads(internet.control("api/v1/search_by_date?tags=story&hitsPerPage=1000"))["hits"]
            asked = [hit["objectID"] for hit in hits if 20 <= (hit["num_comments"] or 0)][:30]
            for number in asked * 2:
                body = json.dumps({"url": f"https://news.ycombinator.com/item?id={number}"})
                assert server.ask("POST", "/stories", body).status == 202
            wanted = {f"hn-{number}" for number in asked}
            server.wait_for(lambda: wanted <= {item["id"] for item in server.feed()["items"]}, "what was asked for")
            server.wait_idle()
            items = server.feed()["items"]
            assert sorted(item["id"] for item in items) == sorted(wanted)
            assert all(item["_llmtracker"]["revision"] == 1 for item in items)


def test_rests_until_somebody_reads():
    with replay("--only-ai", "--min-kids", "20", "--shift-to-now") as internet, scratch() as folder:
        (folder / "own.conf").write_text("[story]\nper-day=1\n[article]\nfetch=false\n[schedule]\ninterval-seconds=1\n")
        options = [*internet.backend_options, "--pace=1", "--config", folder / "own.conf", "--state", folder / "state"]

        def rounds():
            return json.loads(internet.control("__stats")).get("path /v0/topstories.json", 0)
        with serve(*options, listen=f"unix:{folder}/b.sock") as server:
            end = time.monotonic() + 100
            while b"state     idle" not in run(*options, "status").stdout and time.monotonic() < end:
                time.sleep(0.1)
            time.sleep(3)  # three times what is configured
            assert rounds() == 1, "it goes on although nobody reads"
            assert server.ask("POST", "/refresh").status == 202
            assert server.feed()["items"]
            server.wait_for(lambda: rounds() > 3, "rounds at their usual pace")


def test_tcp_takes_no_orders():
    with scratch() as folder, serve("--sample", "--state", folder / "state", listen="tcp:127.0.0.1:0") as server:
        server.wait_idle()
        assert server.get("/feed.json").headers["cache-control"] == "max-age=60"
        assert server.ask("POST", "/refresh").status == 405
        assert server.get("/refresh").status == 404


def test_signals():
    with scratch() as folder:
        for number in (signal.SIGTERM, signal.SIGINT):
            with sample(folder) as server:
                server.process.send_signal(number)
                assert server.process.wait(60) == 0
                assert not (folder / "run" / "backend.sock").exists()


def test_killed_and_started_again():
    with replay("--preset", "real") as internet, scratch() as folder:
        options = [*internet.backend_options, "--state", folder / "state"]
        with serve(*options, listen=f"unix:{folder}/b.sock") as server:
            server.wait_for(lambda: len(server.feed()["items"]) >= 3, "three stories")
            before = server.feed()
            server.process.kill()
            server.process.wait(60)
        assert (folder / "b.sock").exists(), "the socket was left behind"
        with serve(*options, listen=f"unix:{folder}/b.sock") as server:
            after = server.feed()
            assert after["_llmtracker"]["archive_id"] == before["_llmtracker"]["archive_id"]
            kept = {item["id"]: item["_llmtracker"]["edition"] for item in after["items"]}
            assert all(kept[i["id"]] == i["_llmtracker"]["edition"] for i in before["items"])
            server.wait_for(lambda: len(server.feed()["items"]) > len(before["items"]), "more stories")


def test_socket_is_not_taken_from_the_living():
    with scratch() as folder, sample(folder) as server:
        done = run("--sample", "--state", folder / "other", "serve", "--listen", server.address, check=False)
        assert done.returncode == 1 and b"Another program" in done.stderr
        assert server.get("/status.json").status == 200
        (folder / "file").write_bytes(b"mine")
        done = run("--sample", "--state", folder / "other", "serve", "--listen", f"unix:{folder}/file", check=False)
        assert done.returncode == 1 and (folder / "file").read_bytes() == b"mine"
        done = run("--sample", "--state", folder / "other", "serve", "--listen", f"unix:{folder}/{'x' * 100}", check=False)
        assert done.returncode == 1


def test_socket_is_for_its_user_only():
    with scratch() as folder:
        before = os.umask(0)
        try:
            with sample(folder) as server:
                path = folder / "run" / "backend.sock"
                assert oct(os.stat(path).st_mode & 0o777) == "0o600"
                assert oct(os.stat(path.parent).st_mode & 0o777) == "0o700"
                server.get("/status.json")
        finally:
            os.umask(before)


def test_socket_of_a_successor_stays():
    with scratch() as folder, sample(folder) as first:
        path = folder / "run" / "backend.sock"
        path.unlink()
        with serve("--sample", "--state", folder / "other", listen=f"unix:{path}") as second:
            first.process.terminate()
            assert first.process.wait(60) == 0
            assert second.get("/status.json").status == 200
        assert not path.exists()


def test_ends_with_its_parent():
    with scratch() as folder:
        with sample(folder, arguments=["--die-with-parent"], stdin=subprocess.PIPE) as server:
            server.get("/status.json")
            server.process.stdin.close()
            assert server.process.wait(60) == 0


def test_reloads_settings():
    with scratch() as folder:
        settings = folder / "backend.conf"
        settings.write_text("[sample]\nenabled=true\n[analyst]\nname=Ada Test\n")
        with serve("--config", settings, "--state", folder / "state", listen=f"unix:{folder}/b.sock") as server:
            server.wait_idle()
            assert server.feed()["_llmtracker"]["analyst"]["name"] == "Ada Test"
            settings.write_text("[sample]\nenabled=true\n[analyst]\nname=Bo Test\n")
            server.process.send_signal(signal.SIGHUP)
            server.wait_for(lambda: server.feed()["_llmtracker"]["analyst"]["name"] == "Bo Test", "the new name")
            settings.write_text("[sample]\nenabled=perhaps\n")
            server.process.send_signal(signal.SIGHUP)
            time.sleep(0.3)
            assert server.feed()["_llmtracker"]["analyst"]["name"] == "Bo Test"


main(globals())
