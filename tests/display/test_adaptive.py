#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The window at every width, with large text, and the ways back in it. Every warning of GTK ends the program here."""
import subprocess

from window import (BORDER, Atspi, activate, german_locale, heading, shown, stories, wait_for, wait_for_sample, wait_for_stories, window)

from harness import main, scratch

LEAST = {"width": 360 + 2 * BORDER, "height": 294 + 2 * BORDER}
PHONE = {"width": 360 + 2 * BORDER, "height": 640 + 2 * BORDER}
WIDE_FONT = "Inter 11"


def resize(application, width, height):
    """The inside of the window."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(application.process.pid)], capture_output=True, text=True)
    size = [str(width + 2 * BORDER), str(height + 2 * BORDER)]
    subprocess.run(["xdotool", "windowsize", "--sync", found.stdout.split()[0], *size], check=True)


def box(node):
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)


def open_first(application):
    """The first story of the list, where the list is all there is; its title."""
    title = wait_for_stories(application, 1)[0][0]
    application.find("list", "Stories")
    application.key("Down", "Return")
    wait_for("a story", lambda: not any(application.all("list", "Stories")))
    return title


def at_overview(application):
    return application.find("heading", "Community sentiment")


def open_slice(application):
    application.act(application.find("button", "Positive"))
    application.gone("heading", "Community sentiment")


def test_each_width_has_its_layout():
    with scratch() as folder, window(folder / "widths", "--sample", width=1280 + 2 * BORDER) as application:
        shown(application, wait_for_sample(application))
        pane = box(at_overview(application))
        assert pane.x > 900, "the pane is beside the article"
        for width in (1000, 621):
            resize(application, width, 700)
            application.gone("heading", "Community sentiment")
            assert any(application.all("list", "Stories")) and any(application.all("document web"))
            application.key("F9")
            assert box(at_overview(application)).x > width - 400, "it lies over the article"
            application.key("Escape")
            application.gone("heading", "Community sentiment")
        resize(application, 620, 700)
        wait_for("one page at a time", lambda: not any(application.all("list", "Stories")) or not any(application.all("document web")))
        resize(application, 1280, 800)
        at_overview(application)
        assert any(application.all("list", "Stories")) and any(application.all("document web"))
        assert application.close() == 0


def test_bars_of_a_narrow_window_are_short():
    with scratch() as folder, window(folder / "bars", "--sample", width=1280 + 2 * BORDER) as application:
        shown(application, wait_for_sample(application))
        names = ("Previous Story", "Next Story", "Community Pane")
        for name in names:
            application.find(None, name)
        resize(application, 360, 640)
        for name in names:
            application.gone(None, name)
        assert application.close() == 0


def go_through_everything(application):
    """Every page of a narrow window."""
    open_first(application)
    application.key("F9")
    at_overview(application)
    application.key("Tab")
    application.act(application.find("button", "Positive"))
    application.gone("heading", "Community sentiment")
    application.key("Escape")
    at_overview(application)
    for action in ("show-discussion", "how-made"):
        activate(application, action)
        application.gone("heading", "Community sentiment")
        application.key("Escape")
        at_overview(application)
    application.click("toggle button", "Show as Table")
    application.key("Escape")
    application.gone("heading", "Community sentiment")
    application.key("ctrl+shift+f", "Escape", "Escape")
    application.find("list", "Stories")
    application.key("ctrl+f")
    application.find("entry")
    application.key("Escape", "F10", "Escape")
    application.find("list", "Stories")


def test_all_is_usable_at_the_least_size():
    with scratch() as folder, window(folder / "least", "--sample", **LEAST) as application:
        go_through_everything(application)
        assert application.close() == 0


def test_all_is_usable_there_with_text_twice_as_large():
    with scratch() as folder, window(folder / "large", "--sample", font=WIDE_FONT, scale=2, **LEAST) as application:
        go_through_everything(application)
        assert application.close() == 0


def test_nothing_is_too_wide_in_german():
    with scratch() as folder, window(folder / "german", "--sample", font=WIDE_FONT, scale=2, **LEAST,
                                     **{**german_locale(folder), "G_DEBUG": "fatal-criticals"}) as application:
        application.find("list item", seconds=60)
        application.find("list", "Meldungen")
        application.key("Down", "Return")
        application.gone("list", "Meldungen")
        application.key("F9")
        head = application.find("heading", "Stimmungsbild")
        assert box(head).x >= 0 and box(head).x + box(head).width <= 360, box(head)
        assert application.close() == 0


def test_the_sheet_has_its_share_of_the_height():
    with scratch() as folder, window(folder / "share", "--sample", **PHONE) as application:
        open_first(application)
        application.key("F9")
        for height in (640, 900):
            resize(application, 360, height)
            above = wait_for("the sheet", lambda: box(at_overview(application)).y)
            wait_for("three tenths above it", lambda: abs(box(at_overview(application)).y - 0.3 * height) < 90, 5)
            open_slice(application)
            entry = application.find("entry")
            assert abs(box(entry).y - above) < 90, "a page with other content has the same height"
            application.key("Escape")
            at_overview(application)
        assert application.close() == 0


def over_the_page(application):
    subprocess.run(["xdotool", "mousemove", "180", "120"], check=True)


def press(application, button):
    subprocess.run(["xdotool", "click", str(button)], check=True)


def go_back(application, back):
    """From a page of the pane to the list, in three steps."""
    application.key("F9")
    at_overview(application)
    open_slice(application)
    back()
    at_overview(application)
    back()
    application.gone("heading", "Community sentiment")
    assert any(application.all("document web"))
    back()
    application.find("list", "Stories")


def test_back_pops_then_closes_then_leaves():
    with scratch() as folder, window(folder / "back", "--sample", **PHONE) as application:
        title = open_first(application)
        heading(application, title)
        go_back(application, lambda: application.key("Escape"))
        application.key("alt+Right")
        heading(application, title)
        go_back(application, lambda: application.key("alt+Left"))
        assert application.close() == 0


def test_buttons_of_the_mouse_go_back_and_forward_over_the_page():
    # GTK 4.18 keeps the grab of a button over the fifth, and warns when the widget below goes away.
    with scratch() as folder, window(folder / "mouse", "--sample", G_DEBUG="fatal-criticals", **PHONE) as application:
        title = open_first(application)
        heading(application, title)
        over_the_page(application)
        go_back(application, lambda: press(application, 8))
        press(application, 9)
        heading(application, title)
        assert application.close() == 0


main(globals())
