"""Blocks set as the text that filings were until 2000: columns by position in fixed pitch."""
import re

from . import sheet as sheets
from .blocks import LOWER, RAISE, PageBreak, Paragraph, bare, width
from .sheet import is_number

ASCII = {'\u2014': '--', '\u2013': '-', '\u2012': '-', '\u2010': '-', '\u2011': '-', '\u2015': '--', '\u2212': '-',
         '\u2018': "'", '\u2019': "'", '\u201c': '"', '\u201d': '"', '\u00a0': ' ', '\u2022': 'o', '\u2026': '...',
         '\u2009': ' ', '\u200b': '', '\u2002': ' ', '\u2003': ' ', '\u00ad': '', '\u2610': '[ ]', '\u2611': '[X]',
         '\u2612': '[X]', '\u00ae': '(R)', '\u2122': '(TM)', '\u00a9': '(C)', '\u00a7': 'Section', '\u20ac': 'EUR ',
         '\u00a3': 'L', '\u00a5': 'Y', '\u00e9': 'e', '\u00bc': '1/4', '\u00bd': '1/2', RAISE: '', LOWER: ''}
PAGE_LINES = 58


def fold(text):
    """A text in ASCII, with the marks of its facts."""
    return ''.join(c if ord(c) < 128 or ord(c) >= 0xF0000 else ASCII.get(c, '?') for c in text)


def wrap(text, measure):
    lines = []
    for part in text.split('\n'):
        line = ''
        for word in part.split(' '):
            if line and width(line) + 1 + width(word) > measure:
                lines.append(line)
                line = word
            else:
                line = f'{line} {word}' if line else word
        lines.append(line)
    return lines


def put(line, column, text):
    """The line with a text at a column, a space further on at least."""
    gap = column - width(line)
    return line + ' ' * (gap if gap > 0 else bool(line)) + text


class Frame:
    """Where the stub and the columns of a sheet stand, in columns of the page."""

    def __init__(self, sheet, style):
        self.stub = min(style.stub, max([12] + [width(r.stub) + r.indent for r in sheet.body]))
        wide = [4] * sheet.columns
        for row in sheet.head + sheet.body:
            for e in row.entries:
                if e.first == e.last:
                    measure = 99 if is_number(e.text) and row not in sheet.head else 14
                    wide[e.first] = max([wide[e.first]] + [width(x) for x in wrap(e.text, measure)])
        for row in sheet.body:
            for e in row.entries:
                if e.first < e.last and is_number(e.text):
                    room = sum(wide[e.first:e.last + 1]) + style.gap * (e.last - e.first)
                    wide[e.last] += max(0, width(e.text) - room)
        self.left = [self.stub + style.gap + sum(wide[:n]) + n * style.gap for n in range(sheet.columns)]
        self.right = [left + w for left, w in zip(self.left, wide)]

    def rule(self, mark, columns):
        line = ''
        for n in columns:
            line = put(line, self.left[n], mark * (self.right[n] - self.left[n]))
        return line


def entry_lines(entry, frame, style, head):
    """The lines of an entry, each as (column, text)."""
    left, right = frame.left[entry.first], frame.right[entry.last]
    room, figure = right - left, is_number(entry.text)
    out = []
    for line in [entry.text] if figure else wrap(entry.text, room):
        free = max(0, room - width(line))
        if figure and not head:
            if style.floating_dollar and bare(line).startswith('$') and free:
                at = line.index('$')
                out.append((left, line[:at] + '$' + ' ' * free + line[at + 1:]))
            else:
                # A bracket or a percent sign may stand outside of the column of digits.
                inside = style.bracket_out and free and bare(line)[-1] not in ')%'
                out.append((left + free - bool(inside), line))
        elif head and entry.first == entry.last and style.head_right:
            out.append((left + free, line))
        else:
            out.append((left + free // 2, line))
    return out


def row_lines(row, frame, style, head):
    hang = 2 if style.hanging else 0
    stub = wrap(row.stub, frame.stub - row.indent - hang) if row.stub else []
    stub = [' ' * (row.indent + (hang if n else 0)) + line for n, line in enumerate(stub)]
    entries = [entry_lines(e, frame, style, head) for e in row.entries]
    height = max([1, len(stub)] + [len(e) for e in entries])
    stub_from = height - len(stub) if head else 0
    lines = []
    for n in range(height):
        line = stub[n - stub_from] if 0 <= n - stub_from < len(stub) else ''
        for e in entries:
            k = n - (height - len(e) if head or style.figures_last else 0)
            if 0 <= k < len(e):
                line = put(line, *e[k])
        lines.append(line)
    if style.leaders and not head and row.stub and row.entries:
        led = [n for n, line in enumerate(lines) if width(line) > frame.stub][-1:]
        for n in led:
            lines[n] = with_leaders(lines[n], frame.stub)
    return lines


def with_leaders(line, stub):
    """`Revenues              12` as `Revenues ........... 12`."""
    cut = next(n for n in range(len(line) + 1) if width(line[:n]) == stub)
    label = line[:cut].rstrip(' ')
    free = stub - width(label)
    if not bare(label) or free < 5:
        return line
    return f'{label} {"." * (free - 2)} {line[cut:]}'


def set_sheet(sheet, style):
    """The lines of a sheet, without tags."""
    for row in sheet.head + sheet.body:
        row.stub = fold(row.stub)
        for e in row.entries:
            e.text = fold(e.text)
    frame, out = Frame(sheet, style), []
    for n, row in enumerate(sheet.head):
        out += row_lines(row, frame, style, True)
        groups = [e for e in row.entries if e.first < e.last]
        if groups:
            line = ''
            for e in groups:
                line = put(line, frame.left[e.first], '-' * (frame.right[e.last] - frame.left[e.first]))
            out.append(line)
        elif style.rules and n == len(sheet.head) - 1:
            out.append(frame.rule('-', range(sheet.columns)))
    if style.tagged:
        line = '<S>'
        for left, right in zip(frame.left, frame.right):
            line = put(line, left + max(0, (right - left) // 2 - 1), '<C>')
        out.append(line)
    for n, row in enumerate(sheet.body):
        used = sorted({c for e in row.entries for c in range(e.first, e.last + 1)})
        last = n == len(sheet.body) - 1
        ruled = style.rules and used
        if ruled and row.above and out and re.search(r'[^\s=-]', out[-1]):
            out.append(frame.rule('-', used))
        out += row_lines(row, frame, style, False)
        if ruled and (row.double or row.below and last):
            out.append(frame.rule('=', used))
        elif ruled and row.below and not row.above and not sheet.body[n + 1].above:
            out.append(frame.rule('-', used))
    return out


class Pages:
    """Lines, cut into pages where nothing is torn."""

    def __init__(self, style):
        self.style, self.lines, self.since, self.number = style, [], 0, 1

    def add(self, lines, breaks):
        if self.style.pages and breaks and self.since + len(lines) > PAGE_LINES:
            self.lines += ['', '', self.style.folio.format(self.number).center(self.style.measure), '<PAGE>', '']
            self.number, self.since = self.number + 1, 0
        self.lines += [line.rstrip() for line in lines]
        self.since += len(lines)


def write(blocks, style):
    pages = Pages(style)
    for block in blocks:
        if isinstance(block, Paragraph):
            heading = block.bold and width(block.text) < 120
            text = fold(block.text)
            if heading and block.centred and style.upper:
                text = text.upper()
            lines = wrap(' ' * (0 if heading else style.paragraph) + text, style.measure)
            if block.centred:
                lines = [' ' * max(0, (style.measure - width(line)) // 2) + line for line in lines]
            pages.add(lines + [''], not heading)
        elif not isinstance(block, PageBreak):
            sheet = sheets.read(block)
            if sheet is None:
                lines = [part for line in sheets.lines_of(block) for part in wrap(fold(line), style.measure)]
            else:
                lines = set_sheet(sheet, style)
                if style.tagged:
                    lines = ['<TABLE>', '<CAPTION>'] + lines + ['</TABLE>']
            # A heading stays with its table, as the page is cut before the paragraph above.
            pages.add(lines + [''], False)
    return '\n'.join(pages.lines) + '\n'
