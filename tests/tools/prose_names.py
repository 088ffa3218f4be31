#!/usr/bin/env python3
"""Asks whether numbers in running text are named as the filer's tags name them.

    python3 tests/tools/prose_names.py --bin target/release/tickmark FILING.htm [...] [--misses N]

`tickmark extract` gives a figure its name from the words around it, and beside it the concept of the inline XBRL
fact that covers its print. The two share a word ("provision for income taxes", `IncomeTaxExpenseBenefit`) where
the name is of what the number speaks. A filer may print other words than the taxonomy has ("letters of credit
issued", `LineOfCredit` against `GuaranteeObligations`), so that no reader reaches 100 %.

Prints the share of figures whose name meets its concept, and with --misses N of them that do not, with the print.
"""

import argparse
import collections
import json
import random
import re
import subprocess

# Words that say nothing of what a number is of, in either vocabulary.
SMALL = frozenset(
    "of and the in to for a on by as at or with from net total amount value period per share us gaap current "
    "noncurrent other than after before not including related during".split()
)
STEM = 5
KINDS = {"money", "percent", "shares", "per_share", "count", "ratio", "measure"}


def stems(text):
    """The beginnings of the words of `text` that name something."""
    return {word[:STEM] for word in re.findall(r"[a-z]+", text.lower()) if word not in SMALL and len(word) > 2}


def spelled(concept):
    """`us-gaap:NetIncomeLoss` as words."""
    local = concept.split(":")[-1]
    return re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", local)


def figures(binary, path):
    """The tagged figures of running text in the filing at `path`."""
    run = subprocess.run([binary, "extract", path, "--format", "jsonl"], capture_output=True, text=True)
    for line in run.stdout.splitlines():
        record = json.loads(line)
        concept = (record.get("tagged") or {}).get("concept", "")
        # Answers to a question of a proxy statement are no amounts.
        if record["table"] is None and concept and not concept.startswith("ecd:") and record["kind"] in KINDS:
            yield record, concept


def around(source, record):
    """The print of a figure with the words before and behind it."""
    plain = lambda part: " ".join(re.sub(r"<[^>]*>|<[^>]*$|^[^<>]*>|&#?\w+;", " ", part).split())
    start, end = record["start"], record["end"]
    before = plain(source[max(0, start - 4000) : start].decode("utf-8", "replace"))[-150:]
    behind = plain(source[end : end + 1000].decode("utf-8", "replace"))[:50]
    return f"{before} [{record['raw']}] {behind}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", default="target/release/tickmark")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    named, missed = 0, collections.OrderedDict()
    count = 0
    for path in args.files:
        for record, concept in figures(args.bin, path):
            count += 1
            if stems(record["label"] or "") & stems(spelled(concept)):
                named += 1
            else:
                missed.setdefault((path, concept, record["label"]), record)
    shown = list(missed.items())
    random.Random(args.seed).shuffle(shown)
    for (path, concept, label), record in shown[: args.misses]:
        with open(path, "rb") as file:
            source = file.read()
        print(f"{label or '-'} | {concept}\n    {around(source, record)}")
    print(f"of {count} figures {100 * named / max(count, 1):.2f} % are named as their concept")


if __name__ == "__main__":
    main()
