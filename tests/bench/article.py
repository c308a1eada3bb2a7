# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""What reading feels like, as pixels tell: from a key to the article, and from frame to frame while it scrolls."""
import json
import os
import statistics
import subprocess
import time
from contextlib import contextmanager

import process as processes

BOX = (480, 120, 380, 560)  # a part of the article in a window of 1280 × 800, with a list beside it and without
QUIET = ("dbus-run-sessio", "dbus-daemon")  # of the bench itself
WHEEL_SECONDS, WHEEL_PAUSE = 3, 0.02
ROUNDS = 4  # of scrolling; others keep the machine busy, so the least of them counts
TRIMMED = 2.5  # seconds after which the reader has given back what it does not need


class Window:
    """A program on a screen, without portals, as bench-web and the reader are started alike."""

    def __init__(self, screen, command, **environment):
        env = {**os.environ, "DISPLAY": screen.name, "GDK_BACKEND": "x11", "GSK_RENDERER": "cairo", "GDK_DEBUG": "no-portals",
               "ADW_DISABLE_PORTAL": "1", **environment}
        env.pop("WAYLAND_DISPLAY", None)
        self.process = subprocess.Popen(["dbus-run-session", "--", *map(str, command)], env=env, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        processes.end(self.process)

    def memory(self):
        return processes.memory(self.process.pid, without=QUIET)


def wait_for_picture(screen, box, seconds=30):
    """Until the box shows more than one colour, and rests."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        pixels = screen.grab(box)
        if any(pixels[at:at + 4] != pixels[:4] for at in range(0, len(pixels), 4)):
            break
        time.sleep(0.05)
    screen.settle(box, quiet=1)


@contextmanager
def floor(screen, *arguments, **environment):
    """An empty window with the reader's web view and one page."""
    screen.point(screen.width - 5, screen.height - 5)  # the pointer is drawn into the picture
    with Window(screen, ["bench-web", *arguments], **environment) as window:
        wait_for_picture(screen, BOX)
        yield window


def next_article(screen):
    """Milliseconds from J to the first pixel that changed, and to the last."""
    before = screen.grab(BOX)
    pressed = screen.press("j")
    first = screen.first_change(BOX, before, pressed)
    last = screen.settle(BOX, interval=0.001) - pressed
    return None if first is None else (first * 1000, last * 1000)


def keys(screen, count):
    """“first 31 (least 28), settled 33 (least 30) ms” of so many articles, by their medians."""
    screen.point(screen.width - 5, screen.height - 5)
    screen.settle(BOX)
    times = [next_article(screen) for _ in range(count)]
    seen = [pair for pair in times if pair]
    first, last = ([pair[i] for pair in seen] for i in (0, 1))
    missed = f", {count - len(seen)} of {count} changed nothing" if len(seen) < count else ""
    return (f"first {statistics.median(first):.0f} (least {min(first):.0f}), "
            f"settled {statistics.median(last):.0f} (least {min(last):.0f}) ms{missed}")


def long_story(folder):
    """A feed of one story of some 40 screens."""
    text = "".join(f"<h2>Part {n}</h2><p>{'A line of the story that is scrolled through. ' * 12}</p>" for n in range(120))
    item = {"id": "long", "url": "https://news.example/long", "title": "A long story", "date_published": "2026-11-20T10:00:00Z",
            "content_html": text}
    folder.mkdir()
    (folder / "feed.json").write_text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Long", "items": [item]}))
    return folder


def gaps(screen, box, down):
    """Milliseconds between the pictures that the box showed, one after another, while the wheel turned."""
    begin, turned, changes, last = time.perf_counter(), 0, [], screen.grab(box)
    while (now := time.perf_counter()) - begin < WHEEL_SECONDS:
        if now - begin >= turned:
            screen.turn_wheel(down)
            turned += WHEEL_PAUSE
        pixels = screen.grab(box)
        if pixels != last:
            changes.append(time.perf_counter())
            last = pixels
        time.sleep(0.001)
    return [(after - before) * 1000 for before, after in zip(changes[3:], changes[4:])]


def scrolling(screen, scale):
    """“median 17, worst 28 ms” of the round whose worst frame was the best, and how many frames of all took over 33."""
    box = (600 * scale, 200 * scale, 32 * scale, 300 * scale)
    wait_for_picture(screen, box)
    screen.point(640 * scale, 400 * scale)
    rounds = []
    for number in range(ROUNDS):
        screen.settle(box)
        rounds.append(gaps(screen, box, down=number % 2 == 0))
    best = min(rounds, key=max)
    late = sum(gap > 33 for found in rounds for gap in found) / sum(map(len, rounds))
    return f"median {statistics.median(best):.0f}, worst {max(best):.0f} ms (over 33 ms in all rounds: {late * 100:.1f} %)"


def told(sizes):
    largest = ", ".join(f"{name} {size:.0f}" for name, size in sorted(sizes.items(), key=lambda pair: -pair[1])[:3])
    return f"{sum(sizes.values()):.0f} MiB ({largest})"
