# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""The replay's time: where the stored threads lie in it, how they grow, and what is deleted from them.

Every story and comment gets two things, both fixed by the seed:
  time    what the services say (as stored, or moved near now with --shift-to-now)
  appear  the second of the server's clock from which it is served (-inf without --grow)
and some get `gone`: the second from which they are deleted.
Keys are 'hn-<id>' and 'reddit-<id>'.
"""
import hashlib
import time

ALWAYS = float('-inf')
NEVER = float('inf')


def unit(seed, *what):
    """A number in [0, 1) that depends on nothing but its arguments."""
    h = hashlib.sha1(repr((seed,) + what).encode()).digest()
    return int.from_bytes(h[:7], 'big') / float(1 << 56)


class Clock:
    def __init__(self):
        self.started, self.advanced = time.time(), 0.0

    def now(self):
        return time.time() - self.started + self.advanced


class World:
    def __init__(self, args):
        self.args, self.clock = args, Clock()
        self.time, self.appear, self.gone = {}, {}, {}
        self.threads = []

    def add_thread(self, root, root_time, comments):
        """comments: [(key, time)], in no order."""
        self.threads.append((root, root_time, comments))

    def settle(self):
        a, now = self.args, self.clock.started
        order = sorted(self.threads, key=lambda t: unit(a.seed, 'place', t[0]))
        n = max(1, len(order))
        span = a.span_days * 86400.0
        for rank, (root, t0, comments) in enumerate(order):
            last = max([t for _, t in comments] + [t0 + 1])
            if a.shift_to_now:                       # rank 0 is the oldest
                age = 240 + span * (1 - (rank + 1) / n) ** 1.5
                base = now - age
                squeeze = min(1.0, (age - 60) / max(1.0, last - t0))
            else:
                base, squeeze = t0, 1.0
            self.time[root] = int(base)
            for key, t in comments:
                self.time[key] = int(base + max(1.0, (t - t0)) * squeeze)
            if a.grow:
                # a third of the stories is there at the start; each thread fills over the rest of the time
                first = a.grow * (1.35 * rank / n - 0.45)
                self.appear[root] = first
                length = max(30.0, (a.grow - max(0.0, first)) * 0.9)
                for k, (key, t) in enumerate(sorted(comments, key=lambda c: (c[1], c[0]))):
                    self.appear[key] = first + length * (k + 1) / (len(comments) + 1)
            for key, _ in comments:
                if unit(a.seed, 'gone', key) < a.delete_rate:
                    self.gone[key] = max(self.appear.get(key, 0.0), 0.0) + 20 + 0.2 * a.grow
            if unit(a.seed, 'gone', root) < a.delete_rate / 5:
                self.gone[root] = max(self.appear.get(root, 0.0), 0.0) + 40 + 0.4 * a.grow

    def visible(self, key):
        return self.appear.get(key, ALWAYS) <= self.clock.now()

    def deleted(self, key):
        return self.gone.get(key, NEVER) <= self.clock.now()

    def delete(self, key):
        self.gone[key] = self.clock.now()

    def changed_within(self, seconds):
        """Keys that appeared or were deleted within the last seconds of the clock, newest first."""
        t = self.clock.now()
        found = [(w, k) for m in (self.appear, self.gone) for k, w in m.items() if t - seconds <= w <= t]
        return [k for _, k in sorted(found, reverse=True)]
