#!/usr/bin/env python3
"""Runs the scores of tests/floors.toml and fails where one lies below its floor.

    python3 tests/scores.py target/release/tickmark ../shared

The second argument is a folder with `filings`, `gold` and `tools`; a scoring program is looked for in
`tests/tools` first, then in that folder. Only the standard library is
needed. Prints a line for each figure, and last how many passed.
"""

import functools
import glob
import os
import re
import shlex
import subprocess
import sys
import tomllib


def words(binary, shared):
    """What the names in braces of a `run` line stand for."""
    filings = os.path.join(shared, "filings")
    schedules = sorted(glob.glob(os.path.join(filings, "expected", "*.ex27.tsv")))
    texts = [os.path.join(filings, os.path.basename(s)[: -len(".ex27.tsv")] + ".txt") for s in schedules]
    gold = sorted(glob.glob(os.path.join(shared, "gold", "*.figures.jsonl")))[0]
    seed = os.path.join(filings, "seeds", os.path.basename(gold)[: -len(".figures.jsonl")] + ".txt")
    return {
        "bin": binary,
        "filings": filings,
        "ex27": " ".join(texts),
        "gold": gold,
        "seed": seed,
    }


@functools.cache
def printed(tools, line):
    """What the scoring program of a `run` line prints; two scores may read it."""
    parts = shlex.split(line)
    expanded = [e for p in parts for e in (sorted(glob.glob(p)) if "*" in p else [p])]
    ours = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tools", expanded[0])
    program = ours if os.path.exists(ours) else os.path.join(tools, expanded[0])
    command = [sys.executable, program, *expanded[1:]]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout.splitlines()


def totals(score, tools, names):
    """The figures that a scoring program prints on its line of totals."""
    for line in printed(tools, score["run"].format(**names)):
        found = re.search(score["last"], line)
        if found:
            return {name: float(value) for name, value in found.groupdict().items()}
    sys.exit(f"{score['name']}: no line of totals in what {score['run'].split()[0]} printed")


def main():
    binary, shared = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    with open(os.path.join(os.path.dirname(__file__), "floors.toml"), "rb") as file:
        scores = tomllib.load(file)["score"]
    names, passed, failed = words(binary, shared), 0, 0
    for score in scores:
        reached = totals(score, os.path.join(shared, "tools"), names)
        limits = [(n, v, reached[n] >= v, "≥") for n, v in score["floors"].items()]
        limits += [(n, v, reached[n] <= v, "≤") for n, v in score["ceilings"].items()]
        print(score["name"])
        for name, limit, holds, sign in limits:
            print(f"  {'ok  ' if holds else 'FAIL'} {name:10} {reached[name]:10.2f} {sign} {limit}")
            passed, failed = passed + holds, failed + (not holds)
    print(f"scores: {passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
