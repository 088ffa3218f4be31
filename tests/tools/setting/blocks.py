"""A filing's HTML brought to paragraphs, tables and page breaks.

Characters that have no place in the new setting stay here as they are; each setter writes them in
its own way. A raised footnote mark stands between `RAISE` and `LOWER`, with brackets of its own,
since "sales1" is what no typist writes.
"""
import re
from dataclasses import dataclass
from html.parser import HTMLParser

# These and the marks of facts are set with no width.
RAISE, LOWER = '\ue000', '\ue001'

BLOCK = set('p div h1 h2 h3 h4 h5 h6 li ul ol tr body center blockquote hr section dl dt dd'.split())
EMPTY = {'br', 'hr', 'img', 'meta', 'link', 'input', 'col'}
BOLD = re.compile(r'font-weight:\s*(?:bold|[6-9]00)')
RAISED = re.compile(r'vertical-align:\s*super|position:\s*relative;\s*top:\s*-')
CENTRED = re.compile(r'text-align:\s*center')


@dataclass
class Paragraph:
    text: str
    centred: bool = False
    bold: bool = False


@dataclass
class Cell:
    """A cell as written: `columns` and `rows` are what it spans, `css` the styles of it and of what it holds."""
    text: str
    columns: int
    rows: int
    css: str


@dataclass
class Table:
    rows: list


class PageBreak:
    pass


def width(text):
    """Columns that a text takes in fixed pitch."""
    return sum(1 for c in text if c < RAISE)


def bare(text):
    """A text without marks."""
    return ''.join(c for c in text if c < RAISE)


def span(value):
    number = re.match(r'\d+', value or '')
    return max(1, min(100, int(number[0]))) if number else 1


class Parser(HTMLParser):
    """Collects blocks; a table inside a table becomes text of the outer cell."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.words, self.look = [], [], {}
        self.open, self.hidden = [], 0
        self.depth, self.table, self.cell = 0, None, None
        self.raised = None

    def flush(self):
        text = ' '.join(''.join(self.words).split())
        if text:
            self.blocks.append(Paragraph(re.sub('•(?=\\S)', '• ', text), **self.look))
        self.words, self.look = [], {}

    def write(self, text):
        if self.raised is not None:
            self.raised.append(text)
        elif self.depth == 0:
            self.words.append(text)
        elif self.cell is not None:
            self.cell.text += text

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        css = (attrs.get('style') or '').lower()
        hides = tag in ('script', 'style', 'head') or re.search(r'display:\s*none', css)
        if tag not in EMPTY:
            self.open.append((tag, bool(hides)))
            self.hidden += bool(hides)
        if tag == 'table':
            self.depth += 1
            if self.depth == 1:
                self.flush()
                self.table, self.cell = Table([]), None
        elif tag == 'sup' or RAISED.search(css):
            self.raised = []
        elif self.table is None:
            self.between(tag, attrs, css)
        elif self.depth == 1 and tag == 'tr':
            self.table.rows.append([])
            self.cell = None
        elif self.depth == 1 and tag in ('td', 'th'):
            if not self.table.rows:
                self.table.rows.append([])
            self.cell = Cell('', span(attrs.get('colspan')), span(attrs.get('rowspan')), css)
            # A cell that is not displayed takes no column.
            if not hides:
                self.table.rows[-1].append(self.cell)
        elif self.cell is not None:
            if tag in BLOCK or tag in ('br', 'td', 'th'):
                self.cell.text += '\n' if tag == 'br' else ' '
            if 'padding-left' in css or 'text-indent' in css or BOLD.search(css):
                self.cell.css += ';' + css

    def between(self, tag, attrs, css):
        """A tag outside of tables."""
        if tag in BLOCK or tag == 'br':
            self.flush()
        if 'page-break' in css:
            self.blocks.append(PageBreak())
        if CENTRED.search(css) or attrs.get('align') == 'center' or tag == 'center':
            self.look['centred'] = True
        if BOLD.search(css) or tag in ('b', 'strong', 'h1', 'h2', 'h3', 'h4'):
            self.look['bold'] = True

    def handle_endtag(self, tag):
        for at in range(len(self.open) - 1, max(-1, len(self.open) - 200), -1):
            if self.open[at][0] == tag:
                self.hidden -= sum(hides for _, hides in self.open[at:])
                del self.open[at:]
                break
        if self.raised is not None and tag in ('sup', 'span', 'div', 'td', 'p'):
            text, self.raised = ''.join(self.raised).strip(), None
            if re.fullmatch(r'\d{1,2}|[a-z*†]', text):
                text = f'{RAISE}({text}){LOWER}'
            self.write(text)
        if tag == 'table':
            if self.depth == 1 and self.table is not None:
                self.blocks.append(self.table)
                self.table, self.cell = None, None
            self.depth = max(0, self.depth - 1)
        elif self.depth == 0 and tag in BLOCK:
            self.flush()

    def handle_data(self, data):
        if not self.hidden:
            data = data.replace('\u200b', '').replace('\u00ad', '')
            self.write(data if self.depth == 0 else data.replace('\n', ' '))


def read(text):
    parser = Parser()
    parser.feed(text)
    parser.flush()
    return parser.blocks
