#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Measures the built-in model of stances, and fits its constants.

stance.py PROGRAM WORDS SENTIMENT        prints the table
stance.py PROGRAM WORDS SENTIMENT fit    prints [calibration], [confusion] and [card] for data/stance-words.conf

PROGRAM is the built tests/bench/stance, SENTIMENT the folder that holds story_stance_train.jsonl and the other sets.
"""
import json
import math
import random
import subprocess
import sys

SIDES = ["positive", "neutral", "critical"]
NAMES = {"positive": 0, "neutral": 1, "critical": 2, "negative": 2, "unclear": 1}
PENALTY = 2.0
STEPS = 400


def run(mode, rows):
    text = "".join(json.dumps(row) + "\n" for row in rows)
    result = subprocess.run([PROGRAM, WORDS, mode], input=text, capture_output=True, text=True, check=True)
    return result.stdout.splitlines()


def load(name):
    with open(f"{SENTIMENT}/{name}") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["label"] in NAMES and row["label"] != "unclear"]
    asked = [{key: row.get(key) for key in ("title", "post", "parent", "text")} for row in rows]
    for row, line in zip(rows, run("classify", asked)):
        answer = json.loads(line)
        row["p"], row["f"], row["y"] = answer["p"], answer["f"], NAMES[row["label"]]
    return rows


def softmax(scores):
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    total = sum(parts)
    return [part / total for part in parts]


def scores_of(weights, features):
    return [sum(w * f for w, f in zip(row, features)) for row in weights]


def fit(rows):
    """Logistic regression with three outputs, L2 penalty on all but the first feature, by Adam."""
    n_features = len(rows[0]["f"])
    weights = [[0.0] * n_features for _ in SIDES]
    first = [[0.0] * n_features for _ in SIDES]
    second = [[0.0] * n_features for _ in SIDES]
    for step in range(1, STEPS + 1):
        gradient = [[0.0] * n_features for _ in SIDES]
        for row in rows:
            p = softmax(scores_of(weights, row["f"]))
            for side in range(3):
                error = p[side] - (row["y"] == side)
                line = gradient[side]
                for i, f in enumerate(row["f"]):
                    if f:
                        line[i] += error * f
        rate = 0.1 if step < STEPS * 0.6 else 0.02
        for side in range(3):
            for i in range(n_features):
                g = (gradient[side][i] + (PENALTY * weights[side][i] if i else 0.0)) / len(rows)
                first[side][i] = 0.9 * first[side][i] + 0.1 * g
                second[side][i] = 0.999 * second[side][i] + 0.001 * g * g
                m = first[side][i] / (1 - 0.9 ** step)
                v = second[side][i] / (1 - 0.999 ** step)
                weights[side][i] -= rate * m / (math.sqrt(v) + 1e-9)
    return weights


def two_folds(rows):
    """Probabilities of each row by constants that saw no row of its story."""
    stories = sorted({row["story"] for row in rows})
    random.Random(7).shuffle(stories)
    half = set(stories[::2])
    for inside in (True, False):
        weights = fit([row for row in rows if (row["story"] in half) == inside])
        for row in rows:
            if (row["story"] in half) != inside:
                row["held"] = softmax(scores_of(weights, row["f"]))


def said(p):
    return p.index(max(p))


def confusion(rows, key):
    counts = [[0] * 3 for _ in SIDES]
    for row in rows:
        counts[row["y"]][said(row[key])] += 1
    return counts


def macro_f1(pairs):
    total = 0.0
    for side in range(3):
        hit = sum(1 for y, s in pairs if y == s == side)
        of_truth = sum(1 for y, _ in pairs if y == side)
        of_said = sum(1 for _, s in pairs if s == side)
        total += 2 * hit / (of_truth + of_said) if of_truth + of_said else 0.0
    return total / 3


def interval(pairs):
    picker = random.Random(11)
    values = sorted(macro_f1(picker.choices(pairs, k=len(pairs))) for _ in range(500))
    return values[12], values[487]


def auc(rows, side, key="p"):
    hits = [row[key][side] for row in rows if row["y"] == side]
    others = sorted(row[key][side] for row in rows if row["y"] != side)
    total = 0.0
    for value in hits:
        low = sum(1 for o in others if o < value)
        equal = sum(1 for o in others if o == value)
        total += low + equal / 2
    return total / (len(hits) * len(others))


def describe(name, rows, key="p"):
    pairs = [(row["y"], said(row[key])) for row in rows]
    low, high = interval(pairs)
    counts = [sum(1 for y, _ in pairs if y == side) for side in range(3)]
    most = counts.index(max(counts))
    print(f"{name:28} {len(rows):5}  {macro_f1([(y, most) for y, _ in pairs]):.2f}      "
          f"{macro_f1(pairs):.2f} ({low:.2f}-{high:.2f})   {auc(rows, 2, key):.2f} / {auc(rows, 0, key):.2f}")


def stories_of(rows):
    stories = {}
    for row in rows:
        stories.setdefault(row["story"], []).append(row)
    return stories


def judge_shares(rows, counts, size=None):
    """Estimates of whole stories, or of samples of them, beside the truth."""
    picker = random.Random(3)
    cases = []
    for story in stories_of(rows).values():
        if size is None:
            cases.append(story)
        elif len(story) >= size:
            cases += [picker.sample(story, size) for _ in range(10)]
    asked = []
    for case in cases:
        counted = [0, 0, 0]
        for row in case:
            counted[said(row["p"])] += 1
        asked.append({"said": counted, "confusion": counts})
    answers = [json.loads(line) for line in run("prevalence", asked)]
    mean = [sum(row["y"] == side for row in rows) / len(rows) * 100 for side in range(3)]
    error = always = covered = wide = lead = right = count_error = 0.0
    for case, question, answer in zip(cases, asked, answers):
        truth = [sum(row["y"] == side for row in case) / len(case) * 100 for side in range(3)]
        error += sum(abs(t - s / 10) for t, s in zip(truth, answer["share"])) / 3
        count_error += sum(abs(t - c * 100 / len(case)) for t, c in zip(truth, question["said"])) / 3
        always += sum(abs(t - m) for t, m in zip(truth, mean)) / 3
        covered += sum(abs(t - s / 10) <= m / 10 for t, s, m in zip(truth, answer["share"], answer["margin"])) / 3
        wide += max(answer["margin"]) / 10
        if answer["lead"]:
            lead += 1
            best = truth.index(max(truth)) + 1
            right += best == answer["lead"] if answer["lead"] < 4 else max(truth) < 50
    n = len(cases)
    print(f"  {'whole stories' if size is None else f'samples of {size}':16} n={n:3}  error {error / n:4.1f} points "
          f"(count {count_error / n:.1f}, always the mean {always / n:.1f})  margin covers {covered / n:.2f}, "
          f"widest {wide / n:.0f}  lead said {lead:.0f}, right {right:.0f}")


def print_table():
    train = load("story_stance_train.jsonl")
    stories = load("story_stance.jsonl")
    target = load("hn_ai_comments_human.jsonl")
    pulls = load("github_pr_comments_human.jsonl")
    two_folds(train)
    print("set                           rows  majority  macro-F1            AUC critical / positive")
    describe("story_stance_train, 2 folds", train, "held")
    describe("story_stance", stories)
    describe("hn_ai_comments_human", target)
    describe("github_pr_comments_human", pulls)
    counts = confusion(train, "held")
    print("shares of story_stance (margins from the confusion of the folds):")
    judge_shares(stories, counts)
    for size in (10, 15, 20):
        judge_shares(stories, counts, size)
    print(f"speed: {run('speed', [{'text': row['text'], 'parent': row['parent']} for row in train])[0]} comments/s")


def print_fit():
    train = load("story_stance_train.jsonl")
    with open(f"{SENTIMENT}/hn_ai_comments_human.jsonl") as lines:
        tested = {f"hn-{json.loads(line).get('story_id')}" for line in lines}
    train = [row for row in train if row["story"] not in tested]
    two_folds(train)
    weights = fit(train)
    names = run("names", [])
    print("[calibration]")
    for i, name in enumerate(names):
        print(name, *(f"{weights[side][i]:.3f}" for side in range(3)))
    counts = confusion(train, "held")
    print("\n[confusion]")
    for side, name in enumerate(SIDES):
        print(name, *counts[side])
    print(f"# {len(train)} rows of {len(stories_of(train))} stories; held-out macro-F1 "
          f"{macro_f1([(row['y'], said(row['held'])) for row in train]):.3f}", file=sys.stderr)


PROGRAM, WORDS, SENTIMENT = sys.argv[1:4]
if len(sys.argv) > 4 and sys.argv[4] == "fit":
    print_fit()
else:
    print_table()
