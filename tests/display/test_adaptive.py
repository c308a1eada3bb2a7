#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The window at every width, with large text, and the ways back in it. Every warning of GTK ends the program here."""
import subprocess

from window import (BORDER, Atspi, activate, box, german_locale, heading, shown, stories, wait_for, wait_for_sample, wait_for_stories, window)

from harness import main, scratch

LEAST = {"width": 360 + 2 * BORDER, "height": 294 + 2 * BORDER}
PHONE = {"width": 360 + 2 * BORDER, "height": 640 + 2 * BORDER}
WIDE_FONT = "Inter 11"


def resize(application, width, height):
    """The inside of the window."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(application.process.pid)], capture_output=True, text=True)
    size = [str(width + 2 * BORDER), str(height + 2 * BORDER)]
    subprocess.run(["xdotool", "windowsize", "--sync", found.stdout.split()[0], *size], check=True)


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
        wait_for("the pane beside the article", lambda: box(at_overview(application)).x > 900)
        for width in (1000, 621):
            resize(application, width, 700)
            application.gone("heading", "Community sentiment")
            application.find("list", "Stories"), application.find("document web")
            application.key("F9")
            wait_for("it to lie over the article", lambda: box(at_overview(application)).x > width - 400)
            application.key("Escape")
            application.gone("heading", "Community sentiment")
        resize(application, 620, 700)
        wait_for("one page at a time", lambda: not any(application.all("list", "Stories")) or not any(application.all("document web")))
        resize(application, 1280, 800)
        at_overview(application)
        application.find("list", "Stories"), application.find("document web")
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


def top_of_sheet(application):
    """Its buttons stand as near to its top as those of the window to the window's."""
    closes = sorted(box(button).y for button in application.all("button", "Close"))
    return closes[-1] - closes[0] if len(closes) > 1 else 0


def page_height(application):
    """Of the view, whose parts the web process says, and not of the page in it."""
    return box(application.find("document web").get_parent()).height


def test_the_page_has_all_the_height_again_beside_the_list():
    with scratch() as folder, window(folder / "again", "--sample", **PHONE) as application:
        open_first(application)
        above_the_bar = page_height(application)
        resize(application, 1280, 640)
        application.find("list", "Stories")
        wait_for("the page to end where the window does", lambda: page_height(application) > above_the_bar + 30)
        assert application.close() == 0


def test_the_sheet_has_its_share_of_the_height():
    with scratch() as folder, window(folder / "share", "--sample", **PHONE) as application:
        open_first(application)
        application.key("F9")
        for height in (294, 640, 900):
            resize(application, 360, height)
            above = wait_for("its top", lambda: abs((top := top_of_sheet(application)) - 0.3 * height) < 4 and top)
            for action in ("show-discussion", "how-made"):
                activate(application, action)
                application.gone("heading", "Community sentiment")
                wait_for("the same height for another page", lambda: top_of_sheet(application) == above)
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
    application.find("document web")
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


def middle(node):
    extents = box(node)
    return [str(extents.x + extents.width // 2 + BORDER), str(extents.y + extents.height // 2 + BORDER)]


def row(application, title):
    return application.find("list item", title)


def press_long(application, node, until):
    subprocess.run(["xdotool", "mousemove", *middle(node), "mousedown", "1"], check=True)
    try:
        wait_for("the long press", until)
    finally:
        subprocess.run(["xdotool", "mouseup", "1"], check=True)


def tap(node):
    subprocess.run(["xdotool", "mousemove", *middle(node), "click", "1"], check=True)


def says(application, text):
    return wait_for(f"“{text}”", lambda: any(text in t for t in application.texts()))


def test_a_long_press_selects_where_the_list_is_alone():
    with scratch() as folder, window(folder / "long", "--sample", **PHONE) as application:
        rows = [title for title, _ in wait_for_stories(application, 3)]
        press_long(application, row(application, rows[1]), lambda: any("1 Selected" in t for t in application.texts()))
        tap(row(application, rows[2]))
        says(application, "2 Selected")
        application.click("button", "Mark as Read")
        application.gone("button", "Mark as Read")
        wait_for("both to be read", lambda: all("Unread" not in d for t, d in stories(application) if t in rows[1:3]))
        assert "Unread" in dict(stories(application))[rows[0]]
        press_long(application, row(application, rows[0]), lambda: any("1 Selected" in t for t in application.texts()))
        application.key("Escape")
        application.gone("button", "Mark as Read")
        tap(row(application, rows[0]))
        heading(application, rows[0])
        assert application.close() == 0


def test_a_long_press_adds_to_the_selection_beside_the_article():
    with scratch() as folder, window(folder / "add", "--sample", width=1280 + 2 * BORDER) as application:
        rows = wait_for_sample(application)
        here = shown(application, rows)
        press_long(application, row(application, rows[here + 2][0]), lambda: any("2 Stories Selected" in t for t in application.texts()))
        says(application, "2 Stories Selected")
        application.find("label", "No Story")
        assert not application.find("toggle button", "Save Story").get_state_set().contains(Atspi.StateType.SENSITIVE)
        resize(application, 360, 640)
        application.key("Escape")
        says(application, "2 Selected")
        resize(application, 1280, 800)
        says(application, "2 Stories Selected")
        assert application.close() == 0


main(globals())
