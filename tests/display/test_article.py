#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The article in the real window: found in, left and come back to."""
import json
import os
import re
import shutil
import subprocess

from window import (NOBODY, SLOWER, Atspi, activate, entry_with_focus, german_locale, heading, page_text, prepare, served, shown, stories,
                    text_of, wait_for, wait_for_sample, wait_for_stories, window)

from harness import main, scratch, skip
from portal import portal

PORTALS = {"GDK_DEBUG": ""}  # with-display switches them off


def page(application):
    return next((n for n in application.walk() if n.get_role_name() == "document web"), None)


def top_of(application, text):
    """How far below the window's top the node of the page with this text is."""
    node = next((n for n in application.walk(page(application)) if text in text_of(n) and n.is_component()), None)
    return node and Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW).y


def scrolled(application, title):
    """Page down until the title is above; where it came to rest."""
    def question():
        application.key("space")
        return top_of(application, title) < 0
    wait_for("the page to scroll", question)
    return resting(application, title)


def resting(application, title):
    seen = []

    def question():
        seen.append(top_of(application, title))
        return len(seen) > 20 and len(set(seen[-20:])) == 1
    wait_for("the page to rest", question)
    return seen[-1]


def first_of(application):
    """How many matches there are, once the first is gone to."""
    return int(re.fullmatch(r"1 of (\d+)", application.find("label", "1 of ").get_name()).group(1))


def test_words_are_found_and_counted():
    with scratch() as folder, window(folder / "find", "--sample") as application:
        rows = wait_for_sample(application)
        title = rows[shown(application, rows)][0]
        application.key("ctrl+shift+f")
        entry = entry_with_focus(application)
        application.type_into(entry, title.split()[0])
        total = first_of(application)
        application.key("ctrl+g")
        application.find("label", f"{min(2, total)} of {total}")
        application.key("shift+Return")
        application.find("label", f"1 of {total}")
        application.key("shift+Return")
        application.find("label", f"{total} of {total}")
        application.type_into(entry, "qqqq")
        application.find("label", "No matches")
        assert not application.find("button", "Next Match").get_state_set().contains(Atspi.StateType.SENSITIVE)
        application.key("Escape")
        application.gone("label", "No matches")
        heading(application, title)
        assert (code := application.close()) == 0, code


def test_a_story_is_come_back_to_where_it_was_left():
    with scratch() as folder:
        profile = folder / "place"
        with window(profile, "--sample", height=600) as application:
            rows = wait_for_sample(application)
            here = shown(application, rows)
            title, other = rows[here][0], rows[here + 1][0]
            place = scrolled(application, title)
            application.key("j")
            heading(application, other)
            application.key("k")
            heading(application, title)
            wait_for("the place", lambda: abs(top_of(application, title) - place) < 8)
            assert "Unread" in dict(stories(application))[other], "it was only passed by"
            assert (code := application.close()) == 0, code
        with window(profile, "--feed", NOBODY, height=600) as application:
            wait_for_stories(application, 5)
            heading(application, title)
            wait_for("the place", lambda: abs(top_of(application, title) - place) < 8)
            application.key("ctrl+plus", "ctrl+plus", "ctrl+plus")
            wait_for("larger text", lambda: top_of(application, title) < place - 20)
            application.key("ctrl+0")
            wait_for("the same place", lambda: abs(top_of(application, title) - place) < 8)
            assert (code := application.close()) == 0, code


def feed_of(paragraphs, revision):
    """One story; the texts of its paragraphs."""
    item = {"id": "s-1", "url": "https://news.example/1", "title": "A story that is revised", "date_published": "2026-11-20T10:00:00Z",
            "date_modified": f"2026-11-20T1{revision}:00:00Z", "summary": "It changes.",
            "content_html": "".join(f"<p>{text}</p>" for text in paragraphs),
            "_llmtracker": {"version": 1, "edition": revision, "revision": revision}}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Revisions", "items": [item],
                       "_llmtracker": {"version": 1, "edition": revision}})


def test_a_revision_waits_and_keeps_the_place_by_block():
    paragraphs = [f"Paragraph {word} says something of its own, at some length, so that it takes more than a line." for word in
                  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omikron pi rho sigma tau ypsilon phi chi".split()]
    with scratch() as folder, served(folder) as address:
        (folder / "feed.json").write_text(feed_of(paragraphs, 1))
        with window(folder / "revision", "--feed", address, height=500) as application:
            heading(application, "A story that is revised")
            scrolled(application, "A story that is revised")
            near = next(p for p in paragraphs if top_of(application, p) > 60)
            place = resting(application, near)
            (folder / "feed.json").write_text(feed_of(["Something new above all.", "And one more.", *paragraphs], 2))
            application.key("F5")
            application.find("button", "Show")
            assert "Something new" not in page_text(application)
            application.click("button", "Show")
            wait_for("the new text", lambda: "Something new" in page_text(application))
            wait_for("the same place", lambda: abs(top_of(application, near) - place) < 30)
            assert (code := application.close()) == 0, code


def focus_page(application):
    application.key("ctrl+shift+f")
    entry_with_focus(application)
    application.key("Escape")
    application.gone("button", "Next Match")


def of_page(application, name):
    return wait_for(f"“{name}”", lambda: next((n for n in application.walk(page(application)) if n.get_role_name() == "button"
                                               and name in (n.get_name() or "")), None))


def test_a_mark_shows_the_source_and_a_picture_opens_large():
    with scratch() as folder, window(folder / "marks", "--sample") as application:
        wait_for("the page", lambda: "Read Original" in page_text(application), 60)
        focus_page(application)
        assert "From the article" not in page_text(application)
        application.act(of_page(application, "Source of this sentence"))
        wait_for("the source", lambda: "From the article" in page_text(application) or "From a comment" in page_text(application))

        def pictures():
            return len([n for n in application.walk(page(application)) if n.get_role_name() == "image"])
        before = pictures()
        application.act(of_page(application, "Enlarge the picture"))
        wait_for("the large picture", lambda: pictures() > before)
        application.key("Escape")
        wait_for("it to close", lambda: pictures() == before)
        assert (code := application.close()) == 0, code


def test_the_address_of_a_link_with_the_focus_shows():
    with scratch() as folder, window(folder / "focus", "--sample") as application:
        wait_for("the page", lambda: "Read Original" in page_text(application), 60)
        focus_page(application)

        def question():
            application.key("Tab")
            return next(application.all("label", "https://"), None)
        wait_for("an address", question)
        assert (code := application.close()) == 0, code


def link_with_focus(application):
    states = (Atspi.StateType.FOCUSED,)
    return next((n for n in application.walk(page(application)) if n.get_role_name() == "link"
                 and all(n.get_state_set().contains(s) for s in states)), None)


def test_the_menu_of_a_link_and_of_the_page_is_ours():
    with scratch() as folder, portal() as calls, window(folder / "menu", "--sample", **PORTALS) as application:
        wait_for("the page", lambda: "Read Original" in page_text(application), 60)
        focus_page(application)
        wait_for("a link", lambda: application.key("Tab") or link_with_focus(application))
        application.key("Menu")
        wait_for("the menu", lambda: len(list(application.all("menu item"))) == 3)  # copy, open, share; GTK gives no names
        application.key("Down", "Down", "Return")
        wait_for("the menu of sharing", lambda: len(list(application.all("menu item"))) == 4)  # with the way back
        application.key("Down", "Down", "Down", "Return")
        _, address, _ = wait_for("the portal to be asked", lambda: calls("OpenURI.OpenURI"))[0]
        assert re.fullmatch(r"mailto:\?subject=[^&]+&body=[^&]+%0D%0A%0D%0Ahttps%3A%2F%2F[^&]+%0D%0A", address), address
        assert (code := application.close()) == 0, code


def web_processes(application):
    """The processes of pages that are below ours, however deep: bubblewrap stands between."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,comm="], capture_output=True, text=True).stdout.split("\n")
    rows = [line.split(None, 2) for line in listed if line]
    below, found = {str(application.process.pid)}, []
    while more := [row for row in rows if row[1] in below and row[0] not in below]:
        below |= {row[0] for row in more}
        found += [row[0] for row in more if row[2].startswith("WebKitWebProces")]
    return found


def draws_with_gl(pid):
    """Mesa's drivers are one library; drivers of others are not looked for."""
    with open(f"/proc/{pid}/maps") as maps:
        return "libgallium" in maps.read()


def test_pages_are_accelerated_where_there_is_gl():
    for renderer in ("cairo", "ngl"):
        with scratch() as folder:
            prepare(folder / "gl", 1280, 800)
            (folder / "gl/settings.ini").write_text("[settings]\nwindow-width=1280\nwindow-height=800\nacceleration=true\n")
            with window(folder / "gl", "--sample", GSK_RENDERER=renderer, **no_leak_check()) as application:
                wait_for("the page", lambda: "Read Original" in page_text(application), 60)
                has_gl = renderer != "cairo" and draws_with_gl(application.process.pid)
                assert draws_with_gl(web_processes(application)[0]) == has_gl, f"{renderer}: {has_gl}"
                assert (code := close(application)) == 0, code


def kill_page(application):
    subprocess.run(["kill", "-9", *wait_for("the page's process", lambda: web_processes(application))], check=True)


def test_a_page_that_dies_is_loaded_again_then_becomes_text():
    with scratch() as folder, window(folder / "dies", "--sample", G_DEBUG="") as application:
        rows = wait_for_sample(application)
        title = rows[shown(application, rows)][0]
        kill_page(application)
        application.find("label", "was loaded again")
        heading(application, title)
        kill_page(application)
        application.find("label", "stopped working twice")
        assert any("Automated summary" in text_of(n) and title in text_of(n) for n in application.all("text"))
        application.click("button", "Try Again")
        application.gone("label", "stopped working twice")
        heading(application, title)
        assert (code := application.close()) == 0, code


def beginning_shows(application):
    node = next(application.all("text"))
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return Atspi.Text.get_character_extents(node, 0, Atspi.CoordType.WINDOW).y > box.y


def letter_height(application):
    """Of the title. Attributes would tell more, but GTK leaks them."""
    return Atspi.Text.get_character_extents(next(application.all("text")), 0, Atspi.CoordType.WINDOW).height


def test_where_pages_cannot_be_shut_in_there_is_text():
    with scratch() as folder:
        refuses = folder / "bin/bwrap"
        refuses.parent.mkdir()
        refuses.write_text("#!/bin/sh\nexit 1\n")
        refuses.chmod(0o755)
        with window(folder / "plain", "--sample", PATH=f"{refuses.parent}:{os.environ['PATH']}") as application:
            title = wait_for_sample(application)[0][0]
            application.find("label", "Plain text only")
            wait_for("the text", lambda: any("By Vika Ray" in text_of(n) for n in application.all("text")))
            wait_for("its beginning", lambda: beginning_shows(application))
            height = letter_height(application)
            application.key("ctrl+plus", "ctrl+plus", "ctrl+plus")
            wait_for("larger text", lambda: letter_height(application) > height)
            application.key("j")
            wait_for("another one", lambda: not any(title in text_of(n) for n in application.all("text")))
            assert not web_processes(application)
            assert (code := application.close()) == 0, code


def export(application, kind, path):
    """Through the dialog for files, which is GTK's own where there is no portal."""
    activate(application, f"export-{kind}")
    entry_with_focus(application)
    application.key("ctrl+a")
    subprocess.run(["xdotool", "type", "--delay", "5", str(path)], check=True)
    application.key("Return")
    return wait_for(f"{path}", lambda: path.exists() and path.read_bytes())


def printed(path):
    """What a PDF says, on pages of paper."""
    if not shutil.which("pdftotext"):
        skip("pdftotext is not installed")
    size = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Page size:\s+(595|612)", size), f"neither A4 nor Letter: {size}"
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


def close(application):
    """Without a window manager, keys go nowhere once a second window was closed."""
    activate(application, "quit", "")
    return application.process.wait(20 * SLOWER)


def no_leak_check():
    """GTK's own dialog for files and its printing leave some of their memory behind."""
    return {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}


def test_a_story_is_saved_as_a_file():
    with scratch() as folder, window(folder / "export", "--sample", **no_leak_check()) as application:
        rows = wait_for_sample(application)
        title = rows[shown(application, rows)][0].encode()
        html = export(application, "html", folder / "a.html")
        assert title.split()[0] in html and b"Automated summary" in html and b'src="data:image/png;base64,' in html, html[-500:]
        application.find("label", "Saved as “a.html”")
        assert export(application, "markdown", folder / "a.md").startswith(b"# ")
        assert export(application, "pdf", folder / "a.pdf").startswith(b"%PDF")
        application.find("label", "Saved as “a.pdf”")
        text = printed(folder / "a.pdf")
        assert "Automated summary" in text and "At a Glance" in text and title.decode().split()[0] in text, text
        assert "Read Original" not in text, "buttons are nothing for paper"
        assert (code := close(application)) == 0, code


def test_a_story_is_saved_as_pdf_in_german():
    with scratch() as folder, window(folder / "german", "--sample", **no_leak_check(), **german_locale(folder)) as application:
        wait_for("the page", lambda: "Vika Ray" in page_text(application), 60)
        assert export(application, "pdf", folder / "b.pdf").startswith(b"%PDF")
        application.find("label", "Gespeichert als „b.pdf“")
        text = printed(folder / "b.pdf")
        assert "Automatische Zusammenfassung" in text and "Auf einen Blick" in text, text
        assert (code := close(application)) == 0, code


main(globals())
