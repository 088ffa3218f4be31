#!/usr/bin/env python3
"""Measure how readings survive another setting: tagged filings, set again in the type of another age.

Filings with inline XBRL say what their figures mean, filings of the 1990s do not. So this tool
takes the tags out, sets the filing again as text in fixed pitch, as HTML of 1997 to 2008 or as
markdown, each seed in a hand of its own, and asks how many facts are still read as they were.

Usage: tests/tools/set_again.py --as text|html|markdown [--bin PATH] [--seeds 1,2,3] [--misses N]
                                [--of value,period] [--keep DIR] FILE ...

Columns, in per cent of the facts for which the filing itself was read right: found, value, sign,
unit, label (what the row says), path (that and all headings that hold the row, as in the filing's own
setting), period, dash (read as zero).
`--misses` prints what was lost, of the aspects after `--of`; `--keep` leaves the settings in a folder.
"""
import argparse
import copy
import multiprocessing
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from setting import blocks, compare, elder, facts, marked, plain, style  # noqa: E402

TARGETS = {'text': (plain, 'txt'), 'html': (elder, 'htm'), 'markdown': (marked, 'md')}


def measure(job):
    """The tallies of one filing, one for each seed."""
    path, options = job
    setter, ending = TARGETS[options.target]
    name = os.path.splitext(os.path.basename(path))[0]
    with open(path, 'rb') as file:
        truth, blind = facts.read(file.read())
    first = compare.Reading(compare.figures_of(options.bin, blind, name + '.htm'))
    known, read = compare.judged(first, truth), blocks.read(facts.with_marks(truth, blind))
    tallies = []
    for seed in options.seeds.split(','):
        text = setter.write(copy.deepcopy(read), style.of(options.target, seed))
        data, places = facts.without_marks(text)
        kept = f'{name}.{seed}.{ending}'
        if options.keep:
            with open(os.path.join(options.keep, kept), 'wb') as file:
                file.write(data)
        reading = compare.Reading(compare.figures_of(options.bin, data, kept))
        tallies.append((kept, compare.compare(truth, known, reading, data, places)))
    return tallies


def show(miss):
    aspect, line, fact, named, figure = miss
    got = {key: figure.get(key) for key in ('raw', 'value', 'unit', 'period', 'label')} if figure else 'nothing'
    want = f'{min(fact.values)} {fact.unit} {"|".join(map(str, fact.periods))} {named[:40]!r}'
    print(f'    {aspect}: line {line} {fact.text!r} want {want} [{fact.name}] got {got}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--as', dest='target', choices=TARGETS, required=True)
    parser.add_argument('--bin', default='target/release/tickmark')
    parser.add_argument('--seeds', default='1,2')
    parser.add_argument('--misses', type=int, default=0)
    parser.add_argument('--of', default=','.join(compare.ASPECTS))
    parser.add_argument('--keep')
    parser.add_argument('files', nargs='+')
    options = parser.parse_args()
    total = compare.Tally()
    with multiprocessing.Pool() as pool:
        for tallies in pool.imap(measure, [(path, options) for path in options.files]):
            for name, tally in tallies:
                print(f'{name[-44:]:44} {tally.line()}')
                total.add(tally)
                shown = dict.fromkeys(options.of.split(','), options.misses)
                for miss in tally.misses:
                    if shown.get(miss[0], 0) > 0:
                        shown[miss[0]] -= 1
                        show(miss)
    print(f'TOTAL {total.line()}')


if __name__ == '__main__':
    main()
