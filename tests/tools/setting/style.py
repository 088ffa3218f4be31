"""How things are set: each seed is a typist, a filing agent or a text recognition of its own."""
import random
from types import SimpleNamespace


def of(target, seed):
    """The habits of one hand, as attributes; the same for the same target and seed."""
    pick = random.Random(f'{target} {seed}')
    often = lambda share: pick.random() < share
    hanging = often(.7)
    return SimpleNamespace(
        # Of all targets.
        upper=often(.6), pages=often(.8), folio=pick.choice(['{}', '{}', '- {} -', 'F-{}', 'Form 10-K {}', 'Page {} of 180']),
        # Of text in fixed pitch, also inside <PRE>.
        measure=pick.choice([72, 76, 79]), paragraph=pick.choice([0, 0, 4, 5]), stub=pick.choice([28, 34, 40, 48]),
        gap=pick.choice([2, 3, 4]), hanging=hanging, head_right=often(.5), floating_dollar=often(.5),
        bracket_out=often(.7), figures_last=often(.75) or not hanging, leaders=often(.3), rules=often(.85), tagged=often(.75),
        # Of HTML.
        capitals=often(.75), font=often(.75), closed=often(.7), dollar=pick.choice(['own', 'joined', 'apart']),
        bracket_own=often(.5), spacers=often(.5), head=pick.choice(['spans', 'breaks', 'rows']),
        bars=pick.choice(['hr', 'dashes', 'none']), indents=pick.choice(['spaces', 'none', 'spaces']),
        stub_rows=often(.25), pre=often(.2), nested=often(.2), title_inside=often(.3), raised=often(.5),
        entities=pick.choice(['name', 'number', 'windows']),
        # Of markdown.
        pipes=often(.6), escaped=often(.5), dollar_apart=often(.4), bold=often(.3), one_head=often(.5),
        headings=often(.7),
    )
