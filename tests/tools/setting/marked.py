"""Blocks set as markdown or tab-separated text, as text recognition writes a scanned filing."""
from . import sheet as sheets
from .blocks import LOWER, RAISE, PageBreak, Paragraph, width
from .sheet import Entry, Row, is_number


def text_of(text, style):
    text = text.replace(RAISE, '').replace(LOWER, '').replace('\n', ' ')
    return text.replace('$', '\\$') if style.escaped else text


def head_of(sheet):
    """The header rows brought to one, each column with all that stands over it."""
    parts = [[] for _ in range(sheet.columns)]
    for row in sheet.head:
        for e in row.entries:
            for c in range(e.first, e.last + 1):
                parts[c].append(e.text)
    stub = ' '.join(row.stub for row in sheet.head if row.stub)
    return Row(stub, [Entry(c, c, ' '.join(texts)) for c, texts in enumerate(parts) if texts])


def cells_of(row, sheet, style, head):
    """The texts of a row. Where signs stand apart, a column of them stands before each number."""
    each = 2 if style.dollar_apart else 1
    out = [row.stub] + [''] * (each * sheet.columns)
    for e in row.entries:
        at, text = 1 + each * e.first, e.text
        if each == 2:
            # Recognition puts the mark of a group over the first of its cells, a number in the last of its own.
            if not head and is_number(text) and '$' in text:
                out[at], text = '$', text.replace('$', '', 1)
            if not head or e.first == e.last:
                at += 1
        out[at] = f'{out[at]} {text}'.strip()
    return [text_of(cell, style) for cell in out]


def table(sheet, style):
    head = [head_of(sheet)] if style.one_head and sheet.head else sheet.head or [Row('', [])]
    rows = [cells_of(row, sheet, style, True) for row in head] + [cells_of(row, sheet, style, False) for row in sheet.body]
    if style.bold:
        for row in rows:
            if row[0].lower().startswith('total'):
                row[0] = f'**{row[0]}**'
    if not style.pipes:
        return ['\t'.join(row) for row in rows]
    lines = ['| ' + ' | '.join(row) + ' |' for row in rows]
    return lines[:1] + ['|' + '---|' * len(rows[0])] + lines[1:]


def write(blocks, style):
    lines, number = [], 1
    for block in blocks:
        if isinstance(block, PageBreak):
            lines += [style.folio.format(number), ''] if style.pages else []
            number += 1
        elif isinstance(block, Paragraph):
            heading = style.headings and block.bold and width(block.text) < 120
            lines += [('## ' if heading else '') + text_of(block.text, style), '']
        else:
            sheet = sheets.read(block)
            if sheet is None:
                lines += [text_of(line, style) for line in sheets.lines_of(block)] + ['']
            else:
                lines += table(sheet, style) + ['']
    return '\n'.join(lines) + '\n'
