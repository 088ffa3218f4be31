"""What a filer tagged in inline XBRL, and the filing without its tags.

The tags are the truth that a reading is held to: each visible `ix:nonFraction` states the value,
scale, unit and period of a printed number.
"""
import html
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

FIRST_MARK = 0xF0000

TAG = re.compile(rb'<(/?)ix:(\w+)\b([^>]*?)(/?)>', re.I | re.S)
HEADER = re.compile(rb'<ix:header\b.*?</ix:header\s*>', re.I | re.S)
ANY_TAG = re.compile(rb'<[^>]*>', re.S)
ATTRIBUTE = re.compile(rb'([\w:.-]+)\s*=\s*("([^"]*)"|\'([^\']*)\')', re.S)
CONTEXT = re.compile(rb'<(?:\w+:)?context\b([^>]*)>(.*?)</(?:\w+:)?context>', re.S)
UNIT = re.compile(rb'<(?:\w+:)?unit\b([^>]*)>(.*?)</(?:\w+:)?unit>', re.S)
MEASURE = re.compile(rb'<(?:\w+:)?measure\b[^>]*>([^<]*)<')
DASH = re.compile(r'[-\u2010-\u2015\u2212$\s]*')


@dataclass
class Fact:
    """One printed number. `at` is the byte of its first digit (of the dash, where that stands for
    zero), `end` the end of its tag. Several tags may lie on one print: any of their values and
    periods is right."""
    at: int
    end: int
    text: str
    values: set
    periods: set
    unit: str
    negative: bool
    dash: bool
    name: str


def attributes(raw):
    return {m[1].decode().lower(): html.unescape((m[3] or m[4] or b'').decode('utf-8', 'replace'))
            for m in ATTRIBUTE.finditer(raw)}


def visible(raw):
    return html.unescape(ANY_TAG.sub(b'', raw).decode('utf-8', 'replace'))


def periods(data):
    """From the id of a context to its period: `2010-09-30` or `2010-07-01/2010-09-30`."""
    def date(name, body):
        found = re.search(rb'<(?:\w+:)?' + name + rb'\b[^>]*>([^<]*)<', body)
        return found[1].strip().decode()[:10] if found else None

    out = {}
    for m in CONTEXT.finditer(data):
        start, end = date(b'startDate', m[2]), date(b'endDate', m[2])
        out[attributes(m[1]).get('id')] = date(b'instant', m[2]) or (f'{start}/{end}' if start and end else None)
    return out


def units(data):
    """From the id of a unit to what it counts: money, per_share, shares, pure or other."""
    out = {}
    for m in UNIT.finditer(data):
        measures = [x.decode().strip().split(':')[-1].lower() for x in MEASURE.findall(m[2])] or ['']
        if len(measures) > 1:
            kind = 'per_share' if measures[1].startswith('share') else 'other'
        elif re.fullmatch('[a-z]{3}', measures[0]):
            kind = 'money'
        else:
            kind = {'shares': 'shares', 'pure': 'pure'}.get(measures[0], 'other')
        out[attributes(m[1]).get('id')] = kind
    return out


def amount(text, form):
    """The printed number, unsigned and unscaled; None where it is spelled or cannot be told."""
    digits = re.sub(r'[^0-9.,]', '', text)
    if 'comma-decimal' in form or 'commadecimal' in form:
        digits = digits.translate(str.maketrans('.,', ',.'))
    try:
        return Decimal(digits.replace(',', ''))
    except InvalidOperation:
        return None


def printed(data, start, end, tag):
    """The fact between the end of its opening tag and the start of its closing one, or None."""
    inner, form = data[start:end], tag.get('format', '').lower()
    text = ' '.join(visible(inner).split())
    dash = bool(DASH.fullmatch(text))
    value = Decimal(0) if dash or 'fixed-zero' in form or 'zerodash' in form else amount(text, form)
    if value is None or not dash and not re.search(r'\d', text):
        return None
    digit = re.search(rb'\d', ANY_TAG.sub(lambda t: b'\0' * len(t[0]), inner))
    at = start + (digit.start() if digit and not dash else len(inner) - len(inner.lstrip()))
    # Tags of a few hundred bytes may stand between a number and the brackets around it.
    before = visible(ANY_TAG.sub(b'', data[max(0, start - 900):start]))
    after = visible(ANY_TAG.sub(b'', data[end:end + 1200])).lstrip(' \t\r\n\u00a0%')
    opened = '(' in text or before.rstrip(' \t\r\n\u00a0$€£¥').endswith('(')
    closed = ')' in text or after.startswith(')')
    minus = not dash and bool(re.search(r'(?:^|[\s(])[-\u2212]\$?$', before[-4:]))
    return at, text, value * Decimal(10) ** int(tag.get('scale') or 0), opened and closed or minus, dash


def read(data):
    """(facts in the order of print, the filing with each tag replaced by a comment of its length)"""
    period_of, unit_of = periods(data), units(data)
    hidden = [m.span() for m in HEADER.finditer(data)]
    blind, opened, facts = bytearray(data), [], {}
    for m in TAG.finditer(data):
        if any(start <= m.start() < end for start, end in hidden):
            continue
        size = m.end() - m.start()
        blind[m.start():m.end()] = b'<!--' + b'x' * (size - 7) + b'-->' if size >= 7 else b' ' * size
        if m[2].lower() != b'nonfraction' or m[4]:
            continue
        if not m[1]:
            opened.append((attributes(m[3]), m.end()))
            continue
        if not opened:
            continue
        tag, start = opened.pop()
        found = None if tag.get('xsi:nil') in ('true', '1') else printed(data, start, m.start(), tag)
        if found:
            at, text, value, negative, dash = found
            fact = facts.setdefault(at, Fact(at, m.start(), text, set(), set(), unit_of.get(tag.get('unitref'), 'other'),
                                             negative, dash, tag.get('name', '')))
            fact.values.add(abs(value))
            fact.periods.add(period_of.get(tag.get('contextref')))
    for start, end in hidden:
        blind[start:end] = re.sub(rb'[^\n]', b' ', data[start:end])
    return [facts[at] for at in sorted(facts)], bytes(blind)


def with_marks(facts, blind):
    """The filing as a string, with the mark of each fact before it."""
    parts, last = [], 0
    for number, fact in enumerate(facts):
        at = fact.at
        # A dash may be written as an entity, which a mark must not split.
        entity = blind.rfind(b'&', at - 8, at + 1)
        if fact.dash and entity >= 0 and b';' not in blind[entity:at]:
            at = entity
        parts += [blind[last:at], chr(FIRST_MARK + number).encode()]
        last = at
    return re.sub(r'<\?xml[^>]*>', '', b''.join(parts + [blind[last:]]).decode('utf-8', 'replace'))


def without_marks(text):
    """(bytes of a text that has been set, from the number of a fact to the byte it stands at)"""
    out, places = bytearray(), {}
    for part in re.split(f'([{chr(FIRST_MARK)}-\U0010fffd])', text):
        if part and ord(part[0]) >= FIRST_MARK:
            places[ord(part) - FIRST_MARK] = len(out)
        else:
            out += part.encode()
    return bytes(out), places
