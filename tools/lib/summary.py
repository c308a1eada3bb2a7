#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""What the test runs said, in one place: failures with their output, retries, skips, and the count.

summary.py [--no-skips] NAME=LOGS…          the summary; the last line is "N passed, N failed". LOGS is a folder of Meson's logs, or
                                            one of a command: files "status", "stdout" (TAP) and "stderr"
summary.py --failed-display MESON-LOGS      the names of display tests that failed, one a line
"""
import json
import re
import sys
from pathlib import Path

OUTPUT_SHOWN = 6000  # characters of a failed test's output
TAP_LINE = re.compile(r"^(ok|not ok) \d+ ?-? ?([^#\n]*)(#\s*(?i:skip)\b(.*))?", re.M)
PASSED = ("OK", "EXPECTEDFAIL")


def read_log(path):
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(errors="replace").splitlines() if line]


def read_command(folder, name):
    """A command's outcome, as Meson would log it."""
    if not (folder / "status").exists():
        return []
    texts = {stream: (folder / stream).read_text(errors="replace") for stream in ("stdout", "stderr")}
    passed = (folder / "status").read_text().strip() == "0"
    return [{"name": name, "result": "OK" if passed else "FAIL", **texts}]


def is_display(test):
    return any(suite.endswith("display") for suite in test.get("suite", [])) or "display" in test["name"].split(" / ")[0]


def failed(test):
    return test["result"] not in (*PASSED, "SKIP")


def bare_name(test):
    return test["name"].split(" / ")[-1]


class Summary:
    def __init__(self):
        self.passed, self.failed, self.skipped = 0, 0, []

    def add(self, build, test):
        points = TAP_LINE.findall(test.get("stdout") or "")
        name = f"{build}: {bare_name(test)}"
        if failed(test):
            self.add_failure(name, test, points)
        elif test["result"] == "SKIP" and not points:
            self.skipped.append(name)
        else:
            self.add_points(name, points)

    def add_failure(self, name, test, points):
        bad = sum(1 for point in points if point[0] == "not ok")
        self.passed += sum(1 for point in points if point[0] == "ok" and not point[2])
        self.failed += max(1, bad)
        print(f"\nFAILED {name} ({test['result']}, {test.get('duration', 0):.1f} s)")
        for stream in ("stdout", "stderr"):
            print((test.get(stream) or "").strip()[-OUTPUT_SHOWN:])

    def add_points(self, name, points):
        skips = [point for point in points if point[2]]
        self.skipped += [f"{name} {point[1].strip()}:{point[3]}" for point in skips]
        self.passed += max(1, len(points)) - len(skips)


def add_build(summary, build, folder):
    again = {bare_name(test): test for test in read_log(folder / "retry.json")}
    tests = read_log(folder / "first.json") or read_command(folder, build)
    if not tests:
        print(f"FAILED {build}: no test ran")
        summary.failed += 1
    for test in tests:
        second = again.get(bare_name(test))
        if failed(test) and second and not failed(second):
            print(f"FLAKY {build}: {bare_name(test)} passed at its second run")
            test = second
        summary.add(build, test)


def main(arguments):
    if arguments[0] == "--failed-display":
        print(*(bare_name(t) for t in read_log(Path(arguments[1]) / "first.json") if failed(t) and is_display(t)), sep="\n", end="")
        return 0
    strict = arguments[0] == "--no-skips"
    summary = Summary()
    for argument in arguments[strict:]:
        build, folder = argument.split("=", 1)
        add_build(summary, build, Path(folder))
    for line in summary.skipped:
        print(f"{'FAILED (skipped)' if strict else 'SKIPPED'} {line}")
    if strict:
        summary.failed += len(summary.skipped)
    print(f"{summary.passed} passed, {summary.failed} failed")
    return summary.failed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
