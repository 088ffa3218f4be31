//! Which of the open sections stay open around a heading, and so hold what it opens.
//!
//! What a heading is decides first: a part closes all, an item what is none of its part, a note the note before
//! it. Headings of no kind of their own stand where the rank of their looks puts them.

use super::super::marks::{Numbering, SeriesMark};
use super::super::sections::{Class, Head};
use super::super::{clauses, names, statements, words};
use super::{Open, Tree};
use crate::text::Span;

/// How many numbers follow the first: 1 for "2.1".
fn decimals(mark: Option<SeriesMark>) -> u8 {
    mark.filter(|mark| mark.numbering == Numbering::Arabic).map_or(0, |mark| mark.levels)
}

/// "Pro forma".
const PRO: u32 = words::hash_of("pro");
const FORMA: u32 = words::hash_of("forma");

/// Text of more bytes is prose.
const PROSE: u32 = 300;

impl Tree<'_> {
    /// How many of the open sections stay open around `head`.
    pub(super) fn holders(&self, head: &Head, rank: usize) -> usize {
        if let Some(level) = head.level {
            return self.open.len().min(usize::from(level.saturating_sub(1)));
        }
        let first = |test: &dyn Fn(&Class) -> bool| self.open.iter().position(|open| test(&open.class));
        let all = self.open.len();
        let within = |test: &dyn Fn(&Class) -> bool| first(&|class| !test(class)).unwrap_or(all);
        match head.class {
            Class::Part(_) | Class::Signature | Class::Annex | Class::Base => 0,
            // The heading of a part may be left out: its items are still none of the part before.
            Class::Item(item) => {
                let part = self.form.and_then(|form| form.items.get(item)).and_then(|item| item.part);
                within(&|c| matches!(c, Class::Part(open) if part.is_none_or(|part| part == *open)))
            }
            Class::Caption => within(&|c| matches!(c, Class::Part(_))),
            Class::Lettered => within(&|c| matches!(c, Class::Part(_) | Class::Item(_))),
            // An index of exhibits is of the item on exhibits, or comes after all items.
            Class::ExhibitList => within(&|c| match c {
                Class::Part(_) => true,
                Class::Item(item) => {
                    self.form.and_then(|form| form.items.get(*item)).is_none_or(|item| item.exhibits)
                }
                _ => false,
            }),
            // Where the contents rule, an item known by its title is one of their first level.
            Class::Contents(level) => within(&|c| match c {
                Class::Part(_) | Class::Base => true,
                Class::Item(_) => level > 1,
                Class::Contents(other) => *other < level,
                _ => false,
            }),
            // The next table has nothing to do with the statement, or whatever its rows name, in the one before.
            Class::Table => match self.open.last() {
                Some(open) if open.class == Class::Signature => all - 1,
                // A caption that looks as the name of the statement does is of another table.
                Some(open)
                    if open.class == Class::Statement
                        && open.rank >= rank
                        && head.look.centered
                        && !self.in_table(head) =>
                {
                    all - 1
                }
                Some(open)
                    if matches!(open.class, Class::Statement | Class::Contents(_))
                        && open.row
                        && self.in_table(head)
                        && !self.in_one_table(open, head) =>
                {
                    all - 1
                }
                // A caption that looks as the heading before it does stands beside it, unless it is in the middle of
                // its prose or right below it.
                Some(open)
                    if open.class == Class::Plain
                        && open.rank == rank
                        && !head.prose
                        && !self.in_table(head)
                        && !self.is_right_above(open, head) =>
                {
                    all - 1
                }
                _ => all,
            },
            Class::Statement | Class::Report | Class::Notes if head.contents > 0 => within(&|c| match c {
                Class::Part(_) | Class::Base => true,
                Class::Contents(other) => *other < head.contents,
                _ => false,
            }),
            Class::Statement | Class::Report | Class::Notes => self.around_statement(head, rank),
            Class::Note => match (first(&|c| *c == Class::Notes), first(&|c| *c == Class::Note)) {
                (Some(notes), _) => notes + 1,
                (None, Some(note)) => note,
                // Nothing holds the notes: they follow the last statement, and are no part of it.
                (None, None) => {
                    let statement = first(&|c| matches!(c, Class::Statement | Class::Report));
                    self.by_rank(0, rank).min(statement.unwrap_or(usize::MAX))
                }
            },
            Class::Clause { level, anew } => self.around_clause(level, anew, rank),
            Class::Plain => self.around_plain(head, rank),
        }
    }

    /// True where no text stands between the heading of an open section and that of `head`.
    fn is_right_above(&self, open: &Open, head: &Head) -> bool {
        let heading = self.outline.sections[open.section].heading;
        let between = Span::new(heading.end().min(head.from), head.from);
        self.page.document.slice(between).trim().is_empty()
    }

    /// Clauses stand in clauses of a smaller level, whatever they look like; the first of them in the
    /// title of the agreement.
    fn around_clause(&self, level: u8, anew: bool, rank: usize) -> usize {
        let smaller = |open: &Open| matches!(open.class, Class::Clause { level: other, .. } if other < level);
        if let Some(first) = self.open.iter().position(|o| matches!(o.class, Class::Clause { .. })) {
            return first + self.open[first..].iter().take_while(|open| smaller(open)).count();
        }
        if let Some(base) = self.bases.get(usize::from(level)).copied().flatten().filter(|_| !anew) {
            return base.min(self.open.len());
        }
        let recital = |open: &Open| {
            open.class == Class::Plain
                && clauses::is_recital(self.outline.sections[open.section].title.as_bytes())
        };
        // The title of the agreement may look as its articles do.
        let titled = |open: &Open| {
            open.class == Class::Plain
                && clauses::names_agreement(self.outline.sections[open.section].title.as_bytes())
        };
        let keep = self.open.iter().rposition(titled).map_or(0, |at| at + 1).max(self.by_rank(0, rank));
        self.open.iter().position(recital).map_or(keep, |recital| keep.min(recital))
    }

    /// Statements, reports and notes stand side by side; those within a note stay in it.
    fn around_statement(&self, head: &Head, rank: usize) -> usize {
        let class = head.class;
        let financial =
            |c: &Class| matches!(c, Class::Statement | Class::Report | Class::Notes | Class::Note);
        let note = self.inside_note();
        match self.open.iter().position(|open| financial(&open.class)) {
            // Condensed statements of the parent alone, in a note: the notes go on after them.
            Some(at)
                if class == Class::Statement
                    && note > 0
                    && (head.among_notes || rank > self.open[at].rank) =>
            {
                self.by_rank(note, rank)
            }
            Some(at) => at,
            // Statements may follow the signatures and the exhibits, but are no part of them.
            None => match self.open.first().map(|open| open.class) {
                Some(Class::Signature | Class::ExhibitList) => 0,
                _ => {
                    let keep = self.beside_prose(head, self.by_rank(0, rank)).max(self.pro_forma(head));
                    keep.min(self.before_index(head))
                }
            },
        }
    }

    /// One past the open section that is on pro forma figures (Article 11 of Regulation S-X), where `head` is of one
    /// of its statements; else 0.
    fn pro_forma(&self, head: &Head) -> usize {
        let pro_forma = |text: &[u8]| {
            let mut words = words::words(text).take(12).map(|word| word.hash);
            words.any(|hash| hash == PRO) && words.next() == Some(FORMA)
        };
        let open = |open: &Open| {
            matches!(open.class, Class::Plain | Class::Contents(_))
                && pro_forma(self.outline.sections[open.section].title.as_bytes())
        };
        let own = pro_forma(self.page.bytes(head.span));
        self.open.iter().position(open).filter(|_| own).map_or(0, |at| at + 1)
    }

    /// How many sections are open that do not end where an index of the statements stands: it parts these from
    /// the sections of a prospectus.
    fn before_index(&self, head: &Head) -> usize {
        let regions = &self.contents.regions;
        let before = regions.partition_point(|region| region.end() <= head.span.start());
        let index = before.checked_sub(1).and_then(|at| regions.get(at));
        let ends = |open: &Open| {
            matches!(open.class, Class::Contents(_))
                && index.is_some_and(|r| self.outline.sections[open.section].heading.end() <= r.start())
        };
        self.open.iter().position(ends).unwrap_or(self.open.len())
    }

    /// Leaves the sections of `keep` that have text of their own: statements are no part of the prose
    /// before them, only of a heading right above.
    fn beside_prose(&self, head: &Head, mut keep: usize) -> usize {
        while let Some(open) = keep.checked_sub(1).and_then(|at| self.open.get(at))
            && open.class == Class::Plain
            && head.span.start() > self.outline.sections[open.section].heading.end() + PROSE
        {
            keep -= 1;
        }
        keep
    }

    fn around_plain(&self, head: &Head, rank: usize) -> usize {
        // What a report of auditors is divided into stands in it, whatever the two look like.
        if let Some(report) = self.open.iter().position(|open| open.class == Class::Report)
            && names::divides_report(self.page.bytes(head.span))
        {
            return self.by_rank(report + 1, rank);
        }
        let notes = self.open.iter().position(|open| open.class == Class::Notes);
        let note = self.inside_note();
        if note > 0 {
            // Only what stands above the notes as a whole ends them, and the schedules that follow.
            let schedule = || {
                statements::is_schedule(self.page.bytes(head.span))
                    && statements::heads_schedule(self.page, head.span, head.line)
            };
            let above = notes.is_some_and(|at| rank <= self.open[at].rank && rank < self.open[note - 1].rank);
            if !head.among_notes && (above || schedule()) {
                return self.by_rank(0, rank).min(notes.unwrap_or(note - 1));
            }
            // "2.1" stands in note 2, and what has no number in "2.1", whatever they look like.
            let levels = decimals(head.mark);
            let number = |mark: Option<SeriesMark>| mark.map(|mark| mark.number);
            let own = levels > 0 && number(head.mark) == number(self.open[note - 1].mark);
            let around = |open: &&Open| decimals(open.mark) > 0 && (!own || decimals(open.mark) < levels);
            let keep = note + self.open[note..].iter().take_while(around).count();
            return if own { keep } else { self.by_rank(keep, rank) };
        }
        // What runs into its paragraph, or has its number in brackets, stands in a clause.
        let bracketed = head
            .mark
            .is_some_and(|mark| matches!(mark.numbering, Numbering::Bracketed | Numbering::BracketedLetter));
        if (bracketed || head.look.run_in)
            && let Some(clause) = self.open.iter().rposition(|o| matches!(o.class, Class::Clause { .. }))
        {
            return self.by_rank(clause + 1, rank);
        }
        // A statement is figures: prose after it is no part of it.
        let statement = self.open.iter().position(|open| open.class == Class::Statement);
        let most = statement.filter(|_| head.prose).unwrap_or(self.open.len());
        self.by_rank(0, rank).min(most)
    }

    /// True where the line of `head` is a row of a table.
    pub(super) fn in_table(&self, head: &Head) -> bool {
        self.page.lines.get(head.line).is_some_and(|line| line.row.is_some())
    }

    /// True where the heading of an open section stands in the table of `head`.
    fn in_one_table(&self, open: &Open, head: &Head) -> bool {
        let heading = self.outline.sections[open.section].heading;
        let line = self.page.lines.partition_point(|line| line.span.end() <= heading.start());
        let block = |line: usize| self.page.lines.get(line).map(|line| line.block);
        block(line) == block(head.line)
    }

    /// One past the open note, or 0.
    fn inside_note(&self) -> usize {
        self.open.iter().position(|open| open.class == Class::Note).map_or(0, |at| at + 1)
    }

    /// Open sections that a heading of this rank stands under, of those from `least` on.
    fn by_rank(&self, least: usize, rank: usize) -> usize {
        let ranked = |c: &Class| {
            !matches!(
                c,
                Class::Part(_)
                    | Class::Item(_)
                    | Class::Lettered
                    | Class::Contents(_)
                    | Class::Annex
                    | Class::Base
                    | Class::Table
            )
        };
        let found = self
            .open
            .iter()
            .enumerate()
            .skip(least)
            // Signatures hold nothing: what comes after them stands beside them.
            .find(|(_, open)| open.class == Class::Signature || ranked(&open.class) && open.rank >= rank);
        found.map_or(self.open.len(), |(at, _)| at)
    }
}
