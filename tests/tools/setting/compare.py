"""Holds the reading of a new setting to the facts, and its labels to those of the first reading.

Only what the first setting, the filer's own HTML, gave right is asked of the new one: the measure
is of what the new setting hides, not of what was never read.
"""
import bisect
import json
import os
import re
import subprocess
import tempfile
from decimal import Decimal, InvalidOperation

UNITS = {'money': lambda unit: bool(re.fullmatch('[A-Z]{3}', unit)), 'per_share': lambda unit: unit.endswith('/share'),
         'shares': lambda unit: unit == 'share', 'pure': lambda unit: unit in ('%', 'bp', 'x', '')}
ASPECTS = ('found', 'value', 'sign', 'unit', 'label', 'path', 'period', 'dash')


def figures_of(binary, data, name):
    """The figures of a filing, in the order of print."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        with open(path, 'wb') as file:
            file.write(data)
        done = subprocess.run([binary, 'extract', '--format', 'jsonl', path], stdout=subprocess.PIPE, check=True)
    figures = [json.loads(line) for line in done.stdout.decode().splitlines() if line.strip()]
    return sorted((f for f in figures if f.get('start') is not None), key=lambda f: f['start'])


def decimal(value):
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def says(figure, fact):
    """True where a figure has the value of a fact; a range has where either of its ends does."""
    share = {'%': 100, 'bp': 10000}.get(figure.get('unit'), 1)
    ends = [abs(end) for end in (decimal(figure.get('value')), decimal(figure.get('high'))) if end is not None]
    return any(end in fact.values or end / share in fact.values for end in ends)


def words(label):
    """A label by its words, since dashes, quotes and footnote marks differ from setting to setting."""
    return re.sub(r'[^a-z0-9]+', ' ', re.sub(r'\(\w\)', '', label).lower()).strip()


def own(label):
    """The words of the row itself, without the headings that hold it: "Current assets: Cash" is "cash"."""
    return words(label.rstrip(': ').rsplit(': ', 1)[-1])


class Reading:
    """Figures of one setting, and where each fact stands in it."""

    def __init__(self, figures):
        self.figures, self.starts = figures, [f['start'] for f in figures]

    def over(self, start, end):
        last = bisect.bisect_left(self.starts, end)
        return [f for f in self.figures[max(0, last - 12):last] if f['end'] > start]

    def judge(self, fact, start, end):
        """(what is right by aspect, the figure); an aspect that cannot be asked is left out."""
        over = self.over(start, end)
        if fact.dash:
            return {'dash': any(decimal(f.get('value')) == 0 for f in over)}, over[0] if over else None
        good = next((f for f in over if says(f, fact)), None)
        out = {'found': bool(over), 'value': good is not None}
        if good is None:
            return out, over[0] if over else None
        value = decimal(good.get('value')) or 0
        out['sign'] = value == 0 or (value < 0) == fact.negative
        out['unit'] = UNITS.get(fact.unit, lambda unit: True)(good.get('unit') or '')
        out['period'] = good.get('period') in fact.periods
        return out, good


class Tally:
    def __init__(self):
        self.asked, self.right, self.misses = dict.fromkeys(ASPECTS, 0), dict.fromkeys(ASPECTS, 0), []

    def count(self, aspect, right):
        self.asked[aspect] += 1
        self.right[aspect] += bool(right)

    def add(self, other):
        for aspect in ASPECTS:
            self.asked[aspect] += other.asked[aspect]
            self.right[aspect] += other.right[aspect]

    def line(self):
        share = lambda a: f'{a} {100 * self.right[a] / self.asked[a]:.2f}' if self.asked[a] else f'{a} 100.00'
        return f'facts {self.asked["value"]} ' + ' '.join(share(a) for a in ASPECTS)


def judged(first, facts):
    """What the first setting says of each fact: the aspects that are right, and the label."""
    out = []
    for fact in facts:
        right, figure = first.judge(fact, fact.at, fact.end)
        # A label of running text is what words stand beside it, which are the same in any setting.
        named = figure.get('label') if figure and figure.get('table') else None
        out.append(({aspect for aspect, holds in right.items() if holds}, named or ''))
    return out


def compare(facts, known, reading, data, places):
    """The tally of one setting; `places` says at which byte of `data` a fact stands."""
    tally = Tally()
    for number, start in sorted(places.items(), key=lambda place: place[1]):
        fact, (right, named) = facts[number], known[number]
        printed = re.match(rb'[\d,.]+|-+', data[start:start + 30])
        now, figure = reading.judge(fact, start, start + (len(printed[0]) if printed else 1))
        if 'value' in right and 'value' in now and now['value'] and named:
            # Headings that hold a row are told by indents, which another setting may not keep.
            read = figure.get('label') or ''
            short, long = sorted((own(read), own(named)), key=len)
            now['label'] = bool(short) and f' {long}'.endswith(f' {short}')
            now['path'], right = words(read) == words(named), right | {'label', 'path'}
        for aspect, holds in now.items():
            if aspect in right:
                tally.count(aspect, holds)
                if not holds:
                    tally.misses.append((aspect, data.count(b'\n', 0, start) + 1, fact, named, figure))
    return tally
