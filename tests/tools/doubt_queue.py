#!/usr/bin/env python3
"""Measure the queue: of the figures that are read wrong, how many stand at its front?

Filings with inline XBRL say what their figures mean. This tool blanks the tags (byte
offsets stay as they are), reads the blanked copy with `tickmark extract`, holds each
figure that was found to its fact (value after scale, printed sign, class of unit), and
looks where the wrong ones stand when all figures are sorted by their field `doubt`. A
fact that contradicts the scale or the unit that its print spells out is its filer's
slip, and none of the wrong ones.

Usage: TICKMARK_FILINGS=DIR tests/tools/doubt_queue.py [--bin PATH] [--front 10] [--misses N] [FILE ...]

Without files, all of TICKMARK_FILINGS that carry inline XBRL. Exits 1 where fewer than
90 % of the wrong figures stand in the first `--front` per cent.
"""
import argparse
import glob
import html
import json
import os
import re
import subprocess
import sys
import tempfile
from decimal import Decimal, InvalidOperation

IX = re.compile(rb'<(/?)ix:(\w+)\b([^>]*?)(/?)>', re.I | re.S)
TAG = re.compile(rb'<[^>]*>', re.S)
HEADER = re.compile(rb'<ix:header\b.*?</ix:header\s*>', re.I | re.S)
UNIT = re.compile(rb'<(?:\w+:)?unit\b[^>]*\bid="([^"]*)"[^>]*>(.*?)</(?:\w+:)?unit>', re.S)
SPELLED = re.compile(r'\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)\s*\($', re.I)
MEASURE = re.compile(rb'<(?:\w+:)?measure\b[^>]*>([^<]*)<')


def attribute(raw, name):
    found = re.search(rb'\b' + name + rb'\s*=\s*["\']([^"\']*)["\']', raw, re.I)
    return html.unescape(found[1].decode()) if found else ''


def unit_classes(data):
    """From the id of a unit to what it counts."""
    classes = {}
    for found in UNIT.finditer(data):
        measures = [m.decode().split(':')[-1].lower() for m in MEASURE.findall(found[2])]
        if len(measures) == 2:
            kind = 'per_share' if measures[1].startswith('share') else 'any'
        elif measures and re.fullmatch('[a-z]{3}', measures[0]):
            kind = 'money'
        else:
            kind = {'shares': 'shares', 'pure': 'pure'}.get(measures[0] if measures else '', 'any')
        classes[found[1].decode()] = kind
    return classes


def facts_and_blank(data):
    """Facts with digits in print, as (start, end, value, negative, unit class), and the blanked bytes."""
    classes, blank, facts, open_tags = unit_classes(data), bytearray(data), [], []
    hidden = [m.span() for m in HEADER.finditer(data)]
    for tag in IX.finditer(data):
        if any(a <= tag.start() < b for a, b in hidden):
            continue
        length = tag.end() - tag.start()
        blank[tag.start():tag.end()] = b'<!--' + b'x' * (length - 7) + b'-->' if length >= 7 else b' ' * length
        if tag[2].lower() != b'nonfraction' or tag[4]:
            continue
        if not tag[1]:
            open_tags.append(tag)
            continue
        if not open_tags:
            continue
        opened = open_tags.pop()
        inner = html.unescape(TAG.sub(b'', data[opened.end():tag.start()]).decode('utf-8', 'replace'))
        digits = re.sub(r'[^0-9.]', '', inner)
        digit = re.search(rb'\d', TAG.sub(lambda t: b'\0' * len(t[0]), data[opened.end():tag.start()]))
        if not digit or 'comma-decimal' in attribute(opened[3], b'format'):
            continue
        try:
            value = Decimal(digits) * Decimal(10) ** int(attribute(opened[3], b'scale') or 0)
        except InvalidOperation:
            continue
        before = TAG.sub(b'', data[max(0, opened.start() - 400):opened.end()]).decode('utf-8', 'replace')
        before = html.unescape(before).rstrip(' \t\r\n\u00a0$\u20ac\u00a3')
        after = TAG.sub(b'', data[tag.end():tag.end() + 1200]).decode('utf-8', 'replace')
        after = html.unescape(after).lstrip(' \t\r\n\u00a0%')
        # A bracket that opens an aside is no sign: "(of which $5 million in 2019)".
        negative = ('(' in inner or before.endswith('(')) and (')' in inner or after.startswith(')'))
        # Nor is one that says a number word again: "five (5) years".
        negative = negative and not SPELLED.search(before)
        kind = classes.get(attribute(opened[3], b'unitref'), 'any')
        facts.append((opened.end() + digit.start(), tag.start(), value, negative, kind))
    for a, b in hidden:
        blank[a:b] = re.sub(rb'[^\n]', b' ', data[a:b])
    return sorted(facts), bytes(blank)


def fits(figure, fact):
    """True where the figure says what the fact says; a range does where either of its ends does."""
    _, _, value, negative, kind = fact
    unit = figure.get('unit') or ''
    try:
        ends = [Decimal(str(figure[end])) for end in ('value', 'high') if figure.get(end) is not None]
    except InvalidOperation:
        return False
    share = {'%': 100, 'bp': 10000}.get(unit, 1)
    if not any(abs(end) in (value, value * share) and not (negative and end > 0) for end in ends):
        return False
    return {'money': bool(re.fullmatch('[A-Z]{3}', unit)), 'per_share': unit.endswith('/share'),
            'shares': unit == 'share', 'pure': unit in ('%', 'bp', 'x', '')}.get(kind, True)


def is_slip(figure, fact):
    """True for a print that spells its scale ("$5 million") and a fact that is off by a power of ten, and for one that
    spells its unit ("$7 million", "0%") and a fact in shares or money: the filer's slips."""
    if '$' in figure['raw'] and fact[4] == 'shares' or '%' in figure['raw'] and fact[4] == 'money':
        return True
    if not re.search(r'thousand|million|billion|trillion', figure['raw'], re.I) or not fact[2]:
        return False
    times = abs(Decimal(str(figure['value']))) / fact[2]
    return times != 1 and times.normalize().as_tuple().digits == (1,)


def figures_of(binary, path):
    done = subprocess.run([binary, 'extract', '--format', 'jsonl', path], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines() if line.strip()]


def measure(path, options):
    """(figures, wrong ones, wrong ones at the front)"""
    with open(path, 'rb') as file:
        facts, blank = facts_and_blank(file.read())
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, os.path.basename(path))
        with open(copy, 'wb') as file:
            file.write(blank)
        figures = figures_of(options.bin, copy)
    figures.sort(key=lambda f: f['start'])
    at, seen = 0, {}
    for fact in facts:
        while at < len(figures) and figures[at]['end'] <= fact[0]:
            at += 1
        if at < len(figures) and figures[at]['start'] < fact[1]:
            # One print may carry several facts; any of them may be what is read.
            right = fits(figures[at], fact) or is_slip(figures[at], fact)
            seen[at] = seen.get(at, False) or right
    wrong = {index for index, right in seen.items() if not right}
    queue = sorted(range(len(figures)), key=lambda i: -figures[i]['doubt'])
    front = set(queue[:max(1, len(queue) * options.front // 100)])
    for index in sorted(wrong - front)[:options.misses]:
        figure = figures[index]
        print('    deep:', repr(figure['raw']), figure['kind'], figure['unit'], figure['label'][:50], figure['doubt'])
    return len(figures), len(wrong), len(wrong & front)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bin', default='target/release/tickmark')
    parser.add_argument('--front', type=int, default=10)
    parser.add_argument('--misses', type=int, default=0)
    parser.add_argument('files', nargs='*')
    options = parser.parse_args()
    files = options.files
    if not files:
        folder = os.environ.get('TICKMARK_FILINGS') or sys.exit('set TICKMARK_FILINGS or name files')
        names = sorted(glob.glob(os.path.join(folder, '**', '*.htm'), recursive=True))
        files = names
    # Without the header of the tags, nothing says of which unit each fact is.
    files = [name for name in files if b'<ix:header' in open(name, 'rb').read()]
    total = [0, 0, 0]
    print(f'{"filing":40} {"figures":>8} {"wrong":>6} {"front":>6}')
    for path in files:
        found = measure(path, options)
        total = [a + b for a, b in zip(total, found)]
        print(f'{os.path.basename(path)[-40:]:40} {found[0]:8d} {found[1]:6d} {found[2]:6d}')
    share = 100 * total[2] / total[1] if total[1] else 100.0
    print(f'of {total[1]} wrong figures {share:.1f} % stand in the first {options.front} % of the queue')
    sys.exit(share < 90)


if __name__ == '__main__':
    main()
