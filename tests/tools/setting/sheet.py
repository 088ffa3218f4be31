"""A table of HTML brought to what it says: stub, columns, header and body.

Filings build tables of spacer cells and of cells for `$` and `)` alone. Here a cell that a number
needs is joined to it, columns are where numbers stand over each other, and what is left of the
first is the stub:

    | Revenues | | $ | 12 | | | $ | (10 | ) |        ->   Row('Revenues', [Entry(0, 0, '$12'), Entry(1, 1, '$(10)')])
"""
import re
from dataclasses import dataclass, field

from .blocks import LOWER, RAISE, bare

NUMBER = re.compile(r'[\s$(€£¥]*[\d,]*\.?\d+[\s)%x]*|[\s$€£¥]*[-\u2010-\u2015]{1,2}[\s%)]*|\(?\d[\d,.]*\)?\s*(?:%|pts?)?')
YEAR = re.compile(r'(?:19|20)\d\d')
OPENS = {'$', 'US$', '€', '£', '¥', '(', '$('}
CLOSES = re.compile(r'\)|%|\)%|% ?\)|pts?|bps|x')
INDENT = re.compile(r'(?:padding-left|text-indent|margin-left):\s*(-?[\d.]+)')
RULE = re.compile(r'border-(top|bottom):\s*(?!none|0)([^;]*)')


@dataclass
class Entry:
    """What stands in the columns `first` to `last`, both included."""
    first: int
    last: int
    text: str


@dataclass
class Row:
    stub: str
    entries: list
    indent: int = 0
    above: bool = False
    below: bool = False
    double: bool = False


@dataclass
class Sheet:
    columns: int
    head: list = field(default_factory=list)
    body: list = field(default_factory=list)


def is_number(text):
    text = bare(text).strip()
    return bool(text) and bool(NUMBER.fullmatch(text))


def placed(table):
    """The cells of each row with their column: [column, columns, text, css]."""
    taken, rows = set(), [[] for _ in table.rows]
    for r, cells in enumerate(table.rows):
        c = 0
        for cell in cells:
            while (r, c) in taken:
                c += 1
            taken.update((r + down, c + over) for down in range(1, cell.rows) for over in range(cell.columns))
            lines = [' '.join(line.split()) for line in cell.text.split('\n')]
            # What spans rows stands beside the last of them, unless it is set at the top.
            last = r if 'top' in cell.css.split('vertical-align')[-1][:6] else min(r + cell.rows, len(rows)) - 1
            rows[last].append([c, cell.columns, '\n'.join(lines).strip('\n '), cell.css])
            c += cell.columns
    return [sorted(row, key=lambda cell: cell[0]) for row in rows]


def joined(row):
    """The cells of a row that have text, with the signs of a number in its cell."""
    out, before, start = [], '', None
    for c, columns, text, css in row:
        seen = bare(text).strip()
        if seen in OPENS:
            before, start = before + text, c if start is None else start
        elif text and out and CLOSES.fullmatch(seen):
            out[-1][2] += text
            out[-1][1] = c + columns - out[-1][0]
        elif text:
            if before:
                text, columns, c = before + text, c + columns - start, start
                before, start = '', None
            out.append([c, columns, text, css])
    return out


def columns_of(rows):
    """Where columns stand, as half-open pairs of cell columns: the narrowest numbers tell first."""
    numbers = [(c, c + columns) for row in rows for c, columns, text, _ in row if c > 0 and is_number(text)]
    if len(numbers) < 2:
        return []
    found = sorted(set(numbers), key=lambda pair: (pair[1] - pair[0], pair))
    out = []
    for start, end in found:
        over = [pair for pair in out if start < pair[1] and end > pair[0]]
        if not over:
            out.append([start, end])
        elif len(over) == 1:
            over[0][:] = min(over[0][0], start), max(over[0][1], end)
    # Words right of the stub where no number stands are columns too.
    for row in rows:
        for c, columns, text, _ in row:
            if c > 0 and bare(text).strip() and not any(c < end and c + columns > start for start, end in out):
                out.append([c, c + columns])
    return sorted(out)


def row_of(cells, every_cell, columns):
    row = Row('', [])
    for c, wide, text, css in cells:
        over = [n for n, (start, end) in enumerate(columns) if c < end and c + wide > start]
        if not bare(text).strip():
            continue
        if over and (c > 0 or is_number(text)):
            row.entries.append(Entry(over[0], over[-1], text))
        else:
            row.stub = f'{row.stub} {text}'.strip()
        if c == 0:
            row.indent = int(sum(max(0.0, float(x)) for x in INDENT.findall(css)) // 9)
    rules = [m for c, _, _, css in every_cell if c > 0 for m in RULE.findall(css)]
    row.above = any(side == 'top' for side, _ in rules)
    row.below = any(side == 'bottom' for side, _ in rules)
    row.double = any(side == 'bottom' and 'double' in look for side, look in rules)
    row.entries.sort(key=lambda e: e.first)
    return row


def without_margin(row):
    stub = [e.text for e in row.entries if e.first == 0]
    row.stub = ' '.join([row.stub] * bool(row.stub) + stub)
    row.entries = [Entry(e.first - 1, e.last - 1, e.text) for e in row.entries if e.first > 0]
    return row


def read(table):
    """The sheet of a table, or None where it has no columns of numbers."""
    cells = placed(table)
    rows = [(joined(row), row) for row in cells]
    rows = [pair for pair in rows if pair[0]]
    columns = columns_of([row for row, _ in rows])
    if not columns or len(columns) > 16:
        return None
    lines = [row_of(row, every, columns) for row, every in rows]
    # A first column that is left empty is a margin: the stub is the one beside it.
    if len(columns) > 1 and not any(row.stub for row in lines if row.entries):
        lines = [without_margin(row) for row in lines]
        columns = columns[1:]

    def has_figures(row):
        return any(is_number(e.text) and not YEAR.fullmatch(bare(e.text).strip()) for e in row.entries)

    first = next((n for n, row in enumerate(lines) if has_figures(row)), None)
    if first is None:
        return None
    # A heading over the first rows of figures belongs to the body.
    while first > 0 and not lines[first - 1].entries and any(row.entries for row in lines[:first]):
        first -= 1
    return Sheet(len(columns), lines[:first], lines[first:])


def lines_of(table):
    """The rows of a table without columns of numbers, as text."""
    texts = (' '.join(text.replace('\n', ' ') for _, _, text, _ in row if text) for row in placed(table))
    return [text for text in texts if bare(text).strip(RAISE + LOWER + ' ')]
