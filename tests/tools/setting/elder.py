"""Blocks set as the HTML that filings were from 1997 to 2008.

Word processors and filing agents wrote it: fonts and alignment as tags and attributes, indents of
no-break spaces, `$` and `)` in cells of their own with spacer cells between, rules as rows, headers
broken over rows, labels that go on in the next row, and now and then a table as text in <PRE>.
"""
import copy
import re

from . import plain
from . import sheet as sheets
from .blocks import LOWER, RAISE, PageBreak, Paragraph, Table, bare, width
from .sheet import Entry, Row, is_number

WINDOWS = {'\u2014': '&#151;', '\u2013': '&#150;', '\u2019': '&#146;', '\u2018': '&#145;', '\u201c': '&#147;',
           '\u201d': '&#148;', '\u2022': '&#149;', '\u2026': '&#133;', '\u2122': '&#153;', '\u20ac': '&#128;'}
NAMED = {'\u2014': '&mdash;', '\u2013': '&ndash;', '\u2019': '&rsquo;', '\u2018': '&lsquo;', '\u201c': '&ldquo;',
         '\u201d': '&rdquo;', '\u2022': '&bull;', '\u00a0': '&nbsp;', '\u00ae': '&reg;', '\u00a3': '&pound;'}
STUB_MEASURE = 38
HEAD_MEASURE = 14
# A number comes apart into what stands before it, its digits with their mark, and what closes it.
PARTS = re.compile('([$€£¥]?)([\\s(]*)([^$€£¥()%]*?)([\\s)%]*)', re.S)


class Writer:
    def __init__(self, style):
        self.style, self.out = style, []

    def name(self, tag):
        return tag if self.style.capitals else tag.lower()

    def tag(self, tag, **attributes):
        written = ''.join(f' {self.name(n)}={v}' if v.isdigit() else f' {self.name(n)}="{v}"'
                          for n, v in ((k.upper(), str(v)) for k, v in attributes.items()))
        return f'<{self.name(tag)}{written}>'

    def end(self, tag, may_be_open=False):
        return '' if may_be_open and not self.style.closed else f'</{self.name(tag)}>'

    def text(self, text):
        """Characters as entities of the time; a raised mark as one, or as plain text."""
        table = {'name': NAMED, 'windows': WINDOWS}.get(self.style.entities, {})
        raised = {RAISE: self.tag('SUP'), LOWER: self.end('SUP')} if self.style.raised else {RAISE: '', LOWER: ''}
        out = []
        for c in text:
            code = ord(c)
            if c in '&<>':
                out.append({'&': '&amp;', '<': '&lt;', '>': '&gt;'}[c])
            elif c == '\n':
                out.append(self.tag('BR'))
            elif c in raised:
                out.append(raised[c])
            else:
                out.append(c if code < 128 or code >= 0xF0000 else table.get(c, f'&#{code};'))
        return ''.join(out)

    def styled(self, text, bold=False):
        inside = self.tag('B') + text + self.end('B') if bold else text
        return self.tag('FONT', size=2, face='Times New Roman') + inside + self.end('FONT') if self.style.font else inside

    def paragraph(self, block):
        heading = block.bold and width(block.text) < 120
        text = block.text.upper() if heading and block.centred and self.style.upper else block.text
        text = self.styled(self.text(text), block.bold)
        if not heading and self.style.paragraph:
            text = '&nbsp;' * self.style.paragraph + text
        align = {'align': 'center'} if block.centred else {}
        self.out.append(self.tag('P', **align) + text + self.end('P', True) + '\n')

    def cell(self, text, align=None, columns=1, bold=False):
        attributes = {'valign': 'bottom'}
        if align:
            attributes['align'] = align
        if columns > 1:
            attributes['colspan'] = columns
        return self.tag('TD', **attributes) + (self.styled(text, bold) if text else '&nbsp;') + self.end('TD', True)

    def row(self, cells):
        self.out.append(self.tag('TR') + ''.join(cells) + self.end('TR', True) + '\n')

    def table(self, sheet, titles):
        style = self.style
        if style.pre:
            lines = [self.text(line.rstrip()) + '\n' for line in plain.set_sheet(sheet, style)
                     if not line.startswith('<S>')]
            self.out.append(self.tag('PRE') + '\n' + ''.join(lines) + self.end('PRE') + '\n')
            return
        frame = Columns(self, sheet)
        if style.nested:
            self.out.append(self.tag('TABLE', width=600, border=0) + self.tag('TR') + self.tag('TD') + '\n')
        self.out.append(self.tag('TABLE', border=0, cellspacing=0, cellpadding=0, width='100%') + '\n')
        for title in titles:
            self.row([self.cell(self.text(title.text), 'center', frame.all, title.bold)])
        for row in frame.head_rows(sheet):
            self.row(frame.cells(row, True))
            groups = {c for e in row.entries if e.first < e.last for c in range(e.first, e.last + 1)}
            if groups:
                self.bar(frame, groups, '-')
        for n, row in enumerate(sheet.body):
            used = {c for e in row.entries for c in range(e.first, e.last + 1)}
            if row.above and used and not (n and sheet.body[n - 1].below):
                self.bar(frame, used, '-')
            for part in stub_rows(row) if style.stub_rows else [row]:
                self.row(frame.cells(part, False))
            if row.below and used:
                self.bar(frame, used, '=' if row.double else '-')
        self.out.append(self.end('TABLE') + '\n')
        if style.nested:
            self.out.append(self.end('TD', True) + self.end('TR', True) + self.end('TABLE') + '\n')

    def bar(self, frame, used, mark):
        if self.style.bars == 'none':
            return
        drawn = self.tag('HR', size=2 if mark == '=' else 1, noshade='NOSHADE') if self.style.bars == 'hr' else mark * 9
        entries = [Entry(c, c, drawn) for c in sorted(used)]
        self.row(frame.cells(Row('', entries), False, drawn=True))


def stub_rows(row):
    """A label that is too long goes on in a row of its own; the figures stand in the last."""
    lines = plain.wrap(row.stub, STUB_MEASURE)
    if len(lines) == 1 or not row.entries:
        return [row]
    first = [Row(line, [], row.indent + (1 if n else 0)) for n, line in enumerate(lines[:-1])]
    return first + [Row(lines[-1], row.entries, row.indent + 1, row.above, row.below, row.double)]


class Columns:
    """What cells a column is made of: a spacer, one for `$`, the number, one for `)`."""

    def __init__(self, writer, sheet):
        style, self.writer = writer.style, writer
        self.spacer, self.dollar = int(style.spacers), int(style.dollar == 'own')
        self.bracket = int(style.bracket_own)
        self.each = self.spacer + self.dollar + 1 + self.bracket
        self.all = 1 + self.each * sheet.columns

    def head_rows(self, sheet):
        """The header as cells with line breaks, or a row for each line."""
        if self.writer.style.head != 'rows':
            return sheet.head
        out = []
        for row in sheet.head:
            broken = [(e, plain.wrap(e.text, HEAD_MEASURE if e.first == e.last else 30)) for e in row.entries]
            height = max([1] + [len(lines) for _, lines in broken])
            for n in range(height):
                entries = [Entry(e.first, e.last, lines[n - height + len(lines)])
                           for e, lines in broken if n >= height - len(lines)]
                out.append(Row(row.stub if n == height - 1 else '', entries))
        return out

    def cells(self, row, head, drawn=False):
        w, style = self.writer, self.writer.style
        indent = '&nbsp;' * (2 * row.indent) if style.indents == 'spaces' and row.stub else ''
        out, at = [w.cell(indent + w.text(row.stub) if row.stub else '')], 0
        for e in row.entries:
            if e.first < at:
                continue
            out += [w.cell('')] * (self.each * (e.first - at))
            at = e.last + 1
            out += [w.cell('')] * self.spacer
            span = self.each * (e.last - e.first + 1) - self.spacer
            figure = is_number(e.text)
            if drawn:
                out.append(w.cell(e.text, 'right', span))
            elif figure and not head:
                out += self.number(e, span)
            else:
                text = e.text
                if head and style.head == 'breaks' and e.first == e.last:
                    text = '\n'.join(plain.wrap(text, HEAD_MEASURE))
                out.append(w.cell(w.text(text), 'center' if head else 'right' if figure else 'left', span, head))
        return out

    def number(self, entry, span):
        w, style = self.writer, self.writer.style
        text, before, after = entry.text, [], []
        # Marks stand anywhere; they go with the digits.
        dollar = next((c for c in text if c in '$€£¥'), '')
        if dollar and style.dollar != 'joined':
            text = text.replace(dollar, '', 1).lstrip(' ')
            if style.dollar == 'apart':
                text = dollar + ' ' + text
        if self.dollar:
            before = [w.cell(w.text(dollar) if dollar else '')]
        if self.bracket:
            closing = re.search(r'[)%\s]+$', text)
            end = closing[0].strip() if closing else ''
            text = text[:closing.start()] if closing else text
            after = [w.cell(w.text(end) if end else '')]
        return before + [w.cell(w.text(text), 'right', span - len(before) - len(after))] + after


def write(blocks, style):
    w, number = Writer(style), 1
    w.out.append(w.tag('HTML') + w.tag('BODY', bgcolor='#FFFFFF') + '\n')
    for n, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            if style.pages:
                w.out.append(w.tag('P', align='center') + style.folio.format(number) + w.end('P', True) + '\n<PAGE>\n' + w.tag('HR') + '\n')
            number += 1
        elif isinstance(block, Paragraph):
            if not in_table(blocks, n, style):
                w.paragraph(block)
        else:
            sheet = sheets.read(block)
            if sheet is None:
                for line in sheets.lines_of(block):
                    w.paragraph(Paragraph(line))
            else:
                w.table(copy.deepcopy(sheet), titles_of(blocks, n) if style.title_inside and not style.pre else [])
    w.out.append(w.end('BODY') + w.end('HTML') + '\n')
    return ''.join(w.out)


def titles_of(blocks, n):
    """The centred paragraphs right above a table: its title, where a table holds that too."""
    first = n
    while first > 0 and isinstance(blocks[first - 1], Paragraph) and blocks[first - 1].centred and n - first < 4:
        first -= 1
    return blocks[first:n]


def in_table(blocks, n, style):
    """True for a title that is set inside its table."""
    if not style.title_inside or style.pre:
        return False
    table = next((m for m in range(n + 1, min(n + 5, len(blocks))) if isinstance(blocks[m], Table)), None)
    return table is not None and blocks[n] in titles_of(blocks, table) and sheets.read(blocks[table]) is not None
