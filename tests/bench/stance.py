#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Measures the models of stances, and fits the constants of the word list.

stance.py PROGRAM DATA SENTIMENT        prints the tables
stance.py PROGRAM DATA SENTIMENT fit    prints [calibration] and [confusion] for data/stance-words.conf

PROGRAM is the built tests/bench/bench-stance, DATA the folder data/, SENTIMENT the folder that holds story_stance.jsonl and
the other labelled sets. The weights of the linear model are made by tools/stance/train.c.
"""
import bisect
import json
import math
import random
import subprocess
import sys

SIDES = ["positive", "neutral", "critical"]
NAMES = {"positive": 0, "neutral": 1, "critical": 2, "negative": 2, "unclear": 1}
TOLD = ("story_stance", "hn_ai_comments_human", "github_pr_comments_human")
MODELS = {"words": "word list", "linear": "linear"}
UNCLEAR_BELOW = 0.42  # as src/analysis/stance-model.c has it
PENALTY = 2.0
STEPS = 400
SPREADS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 60, 100)


def run(mode, rows, model="words"):
    text = "".join(json.dumps(row) + "\n" for row in rows)
    result = subprocess.run([PROGRAM, DATA, model, mode], input=text, capture_output=True, text=True, check=True)
    return result.stdout.splitlines()


def asked(row):
    return {key: row.get(key) for key in ("title", "post", "parent", "text")}


def load(name, models=("words",)):
    with open(f"{SENTIMENT}/{name}.jsonl") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["label"] in NAMES and row["label"] != "unclear"]
    for row in rows:
        row["y"] = NAMES[row["label"]]
        row["unit"] = row.get("story") or row.get("story_id") or row.get("url", "").split("#")[0]
    for model in models:
        for row, line in zip(rows, run("classify", map(asked, rows), model)):
            answer = json.loads(line)
            row[model], row["f"] = answer["p"], answer["f"]
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


def most_probable(p):
    return p.index(max(p))


def told(p):
    """What is said of a comment: `unclear` counts as neutral."""
    return most_probable(p) if max(p) >= UNCLEAR_BELOW else 1


def confusion(rows, key):
    counts = [[0] * 3 for _ in SIDES]
    for row in rows:
        counts[row["y"]][most_probable(row[key])] += 1
    return counts


def likelihood_of_spread(counts, strength):
    """Logarithm, for counts of each side that are drawn from mixes of their own, those from a Dirichlet about the mean."""
    total = [sum(count[side] for count in counts) + 0.5 for side in range(3)]
    alphas = [strength * part / sum(total) for part in total]
    return sum(math.lgamma(strength) - math.lgamma(strength + sum(count))
               + sum(math.lgamma(alpha + n) - math.lgamma(alpha) for alpha, n in zip(alphas, count)) for count in counts)


def weight_of_confusion(rows, key):
    """How many comments a row of the confusion is most likely worth for one story."""
    stories = [confusion(story, key) for story in stories_of(rows).values()]
    return max(SPREADS, key=lambda weight: sum(likelihood_of_spread([story[truth] for story in stories], weight) for truth in range(3)))


def macro_f1(pairs):
    total = 0.0
    for side in range(3):
        hit = sum(1 for y, s in pairs if y == s == side)
        of_truth = sum(1 for y, _ in pairs if y == side)
        of_said = sum(1 for _, s in pairs if s == side)
        total += 2 * hit / (of_truth + of_said) if of_truth + of_said else 0.0
    return total / 3


def interval(rows, answers):
    """95 % by resampling whole stories, as rows of one story lie together."""
    units = {}
    for row, answer in zip(rows, answers):
        units.setdefault(row["unit"], []).append((row["y"], answer))
    units, picker = list(units.values()), random.Random(11)
    values = sorted(macro_f1([pair for unit in picker.choices(units, k=len(units)) for pair in unit]) for _ in range(500))
    return values[12], values[487]


def auc(rows, side, key):
    hits = [row[key][side] for row in rows if row["y"] == side]
    others = sorted(row[key][side] for row in rows if row["y"] != side)
    total = sum((bisect.bisect_left(others, hit) + bisect.bisect_right(others, hit)) / 2 for hit in hits)
    return total / (len(hits) * len(others))


def matched(rows, key):
    """What is said with two offsets that give the set's stated mix; no label is looked at but for the mix."""
    mix = [sum(row["y"] == side for row in rows) / len(rows) for side in range(3)]
    scores = [[math.log(max(p, 1e-9)) for p in row[key]] for row in rows]
    offsets = [0.0, 0.0, 0.0]
    for step in range(300):
        counts = [0, 0, 0]
        for row in scores:
            counts[most_probable([s + o for s, o in zip(row, offsets)])] += 1
        offsets = [o + (m - c / len(rows)) / (1 + step / 20) for o, m, c in zip(offsets, mix, counts)]
    return [most_probable([s + o for s, o in zip(row, offsets)]) for row in scores]


def describe(name, rows):
    counts = [sum(row["y"] == side for row in rows) for side in range(3)]
    most = counts.index(max(counts))
    print(f"{name}: {len(rows)} rows")
    print(f"  {'majority':10} {macro_f1([(row['y'], most) for row in rows]):.3f}")
    for model, title in MODELS.items():
        answers = [told(row[model]) for row in rows]
        low, high = interval(rows, answers)
        with_mix = macro_f1(list(zip((row["y"] for row in rows), matched(rows, model))))
        print(f"  {title:10} {macro_f1(list(zip((row['y'] for row in rows), answers))):.3f} ({low:.2f}-{high:.2f})   "
              f"{with_mix:.3f}            {' / '.join(f'{auc(rows, side, model):.3f}' for side in (2, 0, 1))}")


def stories_of(rows):
    stories = {}
    for row in rows:
        stories.setdefault(row["story"], []).append(row)
    return stories


def cases_of(rows, size):
    """Whole stories, or ten samples of each that has @size."""
    stories, picker = stories_of(rows).values(), random.Random(3)
    if size is None:
        return list(stories)
    return [picker.sample(story, size) for story in stories if len(story) >= size for _ in range(10)]


def shares_of(rows):
    return [sum(row["y"] == side for row in rows) / len(rows) * 100 for side in range(3)]


def distance(left, right):
    return sum(abs(a - b) for a, b in zip(left, right)) / 3


def rank_correlation(left, right):
    def ranks(values):
        return [sum(a < b for a in values) + (sum(a == b for a in values) - 1) / 2 for b in values]
    left, right = ranks(left), ranks(right)
    middle = sum(left) / len(left)
    spread = math.sqrt(sum((a - middle) ** 2 for a in left) * sum((b - middle) ** 2 for b in right))
    return sum((a - middle) * (b - middle) for a, b in zip(left, right)) / spread if spread else 0.0


def counts_of(case, model):
    return [sum(most_probable(row[model]) == side for row in case) for side in range(3)]


def estimates_of(counted, model, rules=None):
    """What the program estimates of what was said of each case, by its own rules or others."""
    confused = [[int(number) for number in line.split()] for line in run("confusion", [], model)]
    questions = [{"said": said, "confusion": confused, **({"rules": rules} if rules else {})} for said in counted]
    return [json.loads(line) for line in run("prevalence", questions)]


def covered_sides(truth, answer):
    """Of which sides the margin holds the truth, in points."""
    return [abs(t - s / 10) <= m / 10 for t, s, m in zip(truth, answer["share"], answer["margin"])]


def judge_shares(rows, model, size=None):
    """Estimates of stories that no weight and no count of the confusion saw, beside the truth."""
    cases = cases_of(rows, size)
    counted = [counts_of(case, model) for case in cases]
    answers = estimates_of(counted, model)
    truths = [shares_of(case) for case in cases]
    shares = [[share / 10 for share in answer["share"]] for answer in answers]
    covered = [side for truth, answer in zip(truths, answers) for side in covered_sides(truth, answer)]
    leads = [(answer["sure"], max(truth) < 50 if answer["lead"] == 4 else truth.index(max(truth)) + 1 == answer["lead"])
             for truth, answer in zip(truths, answers) if answer["lead"]]
    n = len(cases)
    print(f"  {MODELS[model]:10} {'whole stories' if size is None else f'samples of {size}':13} {n:4}  "
          f"{sum(map(distance, truths, shares)) / n:4.1f}   "
          f"{sum(distance(t, [c * 100 / sum(said) for c in said]) for t, said in zip(truths, counted)) / n:4.1f}   "
          f"{sum(distance(t, shares_of(rows)) for t in truths) / n:4.1f}   "
          f"{rank_correlation([t[2] for t in truths], [s[2] for s in shares]):5.2f}   "
          f"{sum(covered) / len(covered):.3f}   {sum(max(answer['margin']) for answer in answers) / n / 10:3.0f}   "
          f"{len(leads):3}  {sum(sure for sure, _ in leads) / max(len(leads), 1):.2f}  {sum(right for _, right in leads):3}")


def print_table():
    sets = {name: load(name, MODELS) for name in TOLD}
    print("macro-F1    as it stands         with the set's mix  AUC critical / positive / neutral")
    for name, rows in sets.items():
        describe(name, rows)
    print("\nshares of story_stance, points    n  error  count  mean   rank   covers  wide  lead  sure  right")
    for model in MODELS:
        for size in (None, 10, 15, 20):
            judge_shares(sets["story_stance"], model, size)
    rows = [asked(row) for name in TOLD for row in sets[name]]
    for model, title in MODELS.items():
        print(f"speed of the {title}: {run('speed', rows, model)[0]} comments/s of {sum(len(row['text'].split()) for row in rows) / len(rows):.0f} words")


def print_fit():
    train = load("story_stance_train")
    with open(f"{SENTIMENT}/hn_ai_comments_human.jsonl") as lines:
        tested = {f"hn-{json.loads(line).get('story_id')}" for line in lines}
    train = [row for row in train if row["story"] not in tested]
    names = run("names", [])
    for row in train:
        row["f"][names.index("reply")] = 0.0  # said by hand, see data/stance-words.conf
    two_folds(train)
    weights = fit(train)
    print("[calibration]")
    for i, name in enumerate(names):
        print(name, *(f"{weights[side][i]:.3f}" for side in range(3)))
    counts = confusion(train, "held")
    print("\n[confusion]")
    for side, name in enumerate(SIDES):
        print(name, *counts[side])
    print(f"# {len(train)} rows of {len(stories_of(train))} stories; held-out macro-F1 "
          f"{macro_f1([(row['y'], most_probable(row['held'])) for row in train]):.3f}; for one story a row of the confusion "
          f"is worth {weight_of_confusion(train, 'held')} comments", file=sys.stderr)


PROGRAM, DATA, SENTIMENT = sys.argv[1:4]
if __name__ == "__main__":
    if len(sys.argv) > 4 and sys.argv[4] == "fit":
        print_fit()
    else:
        print_table()
