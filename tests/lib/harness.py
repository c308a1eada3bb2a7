# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""A small TAP harness for the Python tests: functions named test_*, each one point.

    from harness import main, skip
    def test_something(): assert …
    main(globals())
"""
import os
import sys
import tempfile
import traceback
from pathlib import Path

SOURCE = Path(os.environ.get("LT_SOURCE_DIR") or Path(__file__).resolve().parents[2])


class Skip(Exception):
    """This test cannot say anything here."""


def skip(reason):
    raise Skip(reason)


def shared():
    """The folder of the data that is not part of the project; the test skips without it."""
    folder = os.environ.get("LT_SHARED")
    if not folder or not Path(folder).is_dir():
        skip("LT_SHARED names no folder of test data")
    return Path(folder)


def run_one(number, name, function):
    try:
        function()
    except Skip as reason:
        print(f"ok {number} {name} # SKIP {reason}", flush=True)
    except BaseException as error:  # a failed assertion too; the next test still runs
        if isinstance(error, KeyboardInterrupt):
            raise
        for line in traceback.format_exc().splitlines():
            print(f"# {line}")
        print(f"not ok {number} {name}", flush=True)
        return False
    else:
        print(f"ok {number} {name}", flush=True)
    return True


def main(namespace):
    """Run every test_* function in the order written; the exit code says whether all passed."""
    tests = [(n[5:], f) for n, f in namespace.items() if n.startswith("test_") and callable(f)]
    only = sys.argv[1:]
    tests = [(n, f) for n, f in tests if not only or n in only]
    print(f"1..{len(tests)}", flush=True)
    results = [run_one(i, n, f) for i, (n, f) in enumerate(tests, 1)]
    sys.exit(0 if all(results) else 1)


def scratch(prefix="lt-"):
    """A temporary folder, as a context manager giving its Path."""
    class Folder(tempfile.TemporaryDirectory):
        def __enter__(self):
            return Path(super().__enter__())
    return Folder(prefix=prefix)
