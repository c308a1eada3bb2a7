#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Chooses the rules of src/analysis/prevalence.c that whole stories decide, and judges the choice on stories left out.

stance_rules.py PROGRAM DATA SENTIMENT    as stance.py

prior      how many comments the usual mix of stories is worth: most likely for how far the stories' own mixes lie apart
evidence   the largest part that may be believed for margins to hold 95 % of the truth, over both models and all sizes

Each story is then judged by the rules that the other stories alone would have chosen. The weight of the confusion is
no choice of these stories: tools/stance/dispersion.c finds it among those that the weights are made from, for the
word list "stance.py … fit".
"""
import stance

CONFUSION_WEIGHT = 15
PRIORS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20)
EVIDENCE = (0.3, 0.4, 0.5, 0.65, 0.8, 1)
SIZES = (None, 10, 15, 20)
HELD = 0.95


def choose_prior(stories):
    counts = [[sum(row["y"] == side for row in story) for side in range(3)] for story in stories]
    return max(PRIORS, key=lambda strength: stance.likelihood_of_spread(counts, strength))


def hold(rows, rules):
    """{(model, size): {story: [whether the margin holds each side of each case]}}"""
    table = {}
    for model in stance.MODELS:
        for size in SIZES:
            cases = stance.cases_of(rows, size)
            answers = stance.estimates_of([stance.counts_of(case, model) for case in cases], model, rules)
            of_story = table.setdefault((model, size), {})
            for case, answer in zip(cases, answers):
                of_story.setdefault(case[0]["story"], []).extend(stance.covered_sides(stance.shares_of(case), answer))
    return table


def part_held(of_story, without=None):
    held = [side for story, sides in of_story.items() if story != without for side in sides]
    return sum(held) / len(held)


def choose_evidence(tables, without=None):
    def mean(table):
        return sum(part_held(of_story, without) for of_story in table.values()) / len(table)
    return max((part for part in EVIDENCE if mean(tables[part]) >= HELD), default=min(EVIDENCE))


def main():
    rows = stance.load("story_stance", stance.MODELS)
    stories = stance.stories_of(rows)
    priors = {name: choose_prior([story for other, story in stories.items() if other != name]) for name in stories}
    by_prior = {prior: {part: hold(rows, [prior, CONFUSION_WEIGHT, part]) for part in EVIDENCE}
                for prior in {choose_prior(stories.values()), *priors.values()}}
    all_prior = choose_prior(stories.values())
    chosen = {name: (priors[name], choose_evidence(by_prior[priors[name]], name)) for name in stories}

    print(f"all {len(stories)} stories choose prior {all_prior}, evidence {choose_evidence(by_prior[all_prior])}")
    for rules in sorted(set(chosen.values())):
        print(f"  without one of {list(chosen.values()).count(rules)}: prior {rules[0]}, evidence {rules[1]}")
    print("\nmargins of stories left out of the choice hold the truth")
    for model, title in stance.MODELS.items():
        parts = []
        for size in SIZES:
            sides = [side for name, (prior, part) in chosen.items()
                     for side in by_prior[prior][part][model, size].get(name, [])]
            parts.append(f"{'whole' if size is None else size}: {sum(sides) / len(sides):.3f}")
        print(f"  {title:10} {'   '.join(parts)}")


main()
