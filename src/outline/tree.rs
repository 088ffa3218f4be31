//! Grows the tree of one document from its headings.
//!
//! Headings come in text order. Each closes the open sections that cannot hold it and opens its own:
//!
//! ```text
//! document > part > item > statement
//!                        > notes > note > heading > heading
//!                        > heading > heading
//!          > signature, list of exhibits
//! ```
//!
//! Between headings of no kind of their own the rank of their looks decides.

mod kinds;
mod ranks;

use super::amend::{Amendment, Marks};
use super::clauses;
use super::doubts::{self, Evidences};
use super::forms::{self, Form};
use super::headings::Reader;
use super::items::{self, Evidence, Found, Slot};
use super::lines::Page;
use super::marks::{Numbering, SeriesMark};
use super::names::Companies;
use super::sections::{self, Class, Head};
use super::statements;
use super::toc::Contents;
use super::words;
use super::{Outline, Section, SectionDoubt, SectionId, SectionKind, Why};
use crate::filing::Filing;
use crate::text::{Span, TextSpan, saturate};

/// Adds the tree of document `index` to `outline`. `several` tells that others are of its type.
pub(super) fn grow(
    filing: &Filing,
    index: usize,
    several: bool,
    amendments: &[Amendment],
    outline: &mut Outline,
) {
    let Some(document) = filing.documents.get(index) else { return };
    let kind = filing.document_type(index);
    // "XML" or "GRAPHIC" says little where there are several: the file's name tells them apart.
    let title = match (kind, document.part.filename.as_str()) {
        ("", "") => "Document".to_owned(),
        ("", name) => name.to_owned(),
        (kind, name) if several && !name.is_empty() => format!("{kind} {name}"),
        (kind, _) => kind.to_owned(),
    };
    let root = outline.sections.len();
    outline.sections.push(Section {
        document: index,
        kind: SectionKind::Document,
        depth: 0,
        part: None,
        number: None,
        also: Vec::new(),
        title,
        heading: Span::empty(0),
        span: document.whole(),
        parent: None,
        next: None,
        why: Why::Envelope,
        doubts: Vec::new(),
    });
    if document.blocks.is_empty() {
        return;
    }
    let form = forms::form(kind);
    let cover = &filing.cover;
    let year = cover.filed.or(cover.period).map(jiff::civil::Date::year);
    let mut page = Page::read(document, clauses::is_agreement(kind));
    let contents = Contents::find(&page, &filing.source);
    outline.contents.extend(contents.regions.iter().map(|region| (index, *region)));
    let marks = Marks::of(amendments, index, document.whole());
    marks.hide_plain(&mut page);
    let page = page;
    let found = form.as_ref().map(|form| items::find(&page, form, &contents, year)).unwrap_or_default();
    let filers = filing.header.filers.iter().filter_map(|filer| filer.name.as_deref());
    let companies = Companies::new(filers.chain(filing.cover.company.as_deref()));
    let reader = Reader { page: &page, contents: &contents, companies };
    let (mut heads, cover_end) = sections::gather(&reader, kind, form.as_ref(), &found);
    sections::mark(&page, form.as_ref(), &marks, &mut heads);
    let ranks = ranks::ranks(&page, &heads);
    let mut tree = Tree {
        page: &page,
        form: form.as_ref(),
        found: &found,
        contents: &contents,
        document: index,
        year,
        outline,
        root,
        open: Vec::new(),
        bases: [None; CLAUSE_LEVELS],
    };
    for (head, rank) in heads.iter().zip(ranks) {
        tree.add(head, rank);
    }
    tree.close();
    let evidence = Evidences {
        document,
        form: form.as_ref(),
        found: &found,
        year,
        amends: kind.ends_with("/A"),
        cover_end,
        root,
    };
    doubts::raise(&evidence, outline);
}

/// An open section.
struct Open {
    class: Class,
    rank: usize,
    /// Index in [`Outline::sections`].
    section: usize,
    /// Where it ends at the latest.
    end: Option<u32>,
    /// Its heading stands in a table.
    row: bool,
    /// The number that its heading starts with.
    mark: Option<SeriesMark>,
}

struct Tree<'a> {
    page: &'a Page<'a>,
    form: Option<&'a Form>,
    found: &'a [Found],
    contents: &'a Contents,
    document: usize,
    /// Year of filing.
    year: Option<i16>,
    outline: &'a mut Outline,
    root: usize,
    /// From the outermost inwards, the document left out.
    open: Vec<Open>,
    /// How many sections were open around the first clause of each level.
    bases: [Option<usize>; CLAUSE_LEVELS],
}

/// How many numbers follow the first: 1 for "2.1".
fn decimals(mark: Option<SeriesMark>) -> u8 {
    mark.filter(|mark| mark.numbering == Numbering::Arabic).map_or(0, |mark| mark.levels)
}

/// "Pro forma".
const PRO: u32 = words::hash_of("pro");
const FORMA: u32 = words::hash_of("forma");

/// Text of more bytes is prose.
const PROSE: u32 = 300;

/// Levels of clauses, and one for those beyond.
const CLAUSE_LEVELS: usize = 6;

impl Tree<'_> {
    fn add(&mut self, head: &Head, rank: usize) {
        if self.open.last().is_some_and(|open| open.class == Class::Table) {
            self.close_to(self.open.len() - 1, head.span.start());
        }
        // What ended before holds nothing that follows.
        let ended = |open: &Open| open.end.is_some_and(|end| end <= head.span.start());
        if let Some(at) = self.open.iter().position(ended) {
            self.close_to(at, head.span.start());
        }
        let keep = self.holders(head, rank);
        if let Class::Clause { level, anew } = head.class
            && let Some(base) = self.bases.get_mut(usize::from(level))
            && (anew || base.is_none())
        {
            *base = Some(keep);
        }
        self.close_to(keep, head.span.start());
        let parent = self.open.last().map_or(self.root, |open| open.section);
        let section = self.section(head, parent);
        self.open.push(Open {
            class: head.class,
            rank,
            section: self.outline.sections.len(),
            end: head.table_end.or_else(|| self.listed_end(head)),
            row: self.in_table(head),
            mark: head.mark,
        });
        self.outline.sections.push(section);
    }

    /// Where the row ends that lists an item in an index, for the last of its rows: what follows is no
    /// part of it.
    fn listed_end(&self, head: &Head) -> Option<u32> {
        let found = head.found.and_then(|index| self.found.get(index))?;
        let listed = found.evidence == Evidence::Listed;
        let region = self.contents.regions.iter().find(|r| listed && r.overlaps(head.span))?;
        let last =
            !self.found.iter().any(|f| f.heading.start() > head.span.end() && region.overlaps(f.heading));
        let row = self.page.lines.get(found.line).filter(|_| last && matches!(found.slot, Slot::Item(_)));
        Some(row.map_or(region.end(), |line| line.span.end()))
    }

    /// How many of the open sections stay open around `head`.
    fn holders(&self, head: &Head, rank: usize) -> usize {
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

    fn in_table(&self, head: &Head) -> bool {
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

    fn section(&self, head: &Head, parent: usize) -> Section {
        let found = head.found.and_then(|index| self.found.get(index));
        let item = match head.class {
            Class::Item(item) => self.form.and_then(|form| form.items.get(item)),
            _ => None,
        };
        let mut doubts = Vec::new();
        if found.is_some_and(|f| f.out_of_order) {
            doubts.push(SectionDoubt::OutOfOrder);
        }
        if found.is_some_and(|f| f.repeated) {
            doubts.push(SectionDoubt::Repeated);
        }
        let mut title = self.words(head.title);
        if title.is_empty() {
            title = match (head.class, item) {
                (Class::Note, _) => self.opening(head),
                (Class::Part(_), _) => self.words(head.span),
                // "Items 1 through 9": the title of one of them would mislead.
                (Class::Item(_), _) if found.is_some_and(|f| !f.further.is_empty()) => self.words(head.span),
                (_, Some(item)) => item.title.clone(),
                _ => title,
            };
        }
        Section {
            document: self.document,
            kind: kinds::kind(head.class),
            depth: self.outline.sections[parent].depth.saturating_add(1),
            part: match head.class {
                Class::Part(number) => Some(number),
                _ => item.and_then(|item| item.part).or(self.outline.sections[parent].part),
            },
            number: match head.class {
                Class::Item(_) => item.and_then(|item| item.number).map(|number| number.to_string()),
                Class::Note => head.mark.map(|mark| {
                    let start = head.span.start() + saturate(mark.start);
                    let end = head.span.start() + saturate(mark.end);
                    self.words(Span::new(start, end.min(head.span.end()))).trim_end_matches(')').to_owned()
                }),
                _ => None,
            },
            also: self.also(found),
            title,
            heading: head.span,
            span: Span::new(head.span.start(), head.span.end()),
            parent: Some(SectionId(saturate(parent))),
            next: None,
            why: kinds::why(head, found),
            doubts,
        }
    }

    /// Numbers of the further items that one heading answers, those left out that have their own.
    fn also(&self, found: Option<&Found>) -> Vec<String> {
        let (Some(form), Some(found)) = (self.form, found) else { return Vec::new() };
        let own = |slot: usize| self.found.iter().any(|f| f.slot == Slot::Item(slot));
        let further = form.items.iter().enumerate().filter(|(slot, item)| {
            found.shares(form, *slot) && !own(*slot) && items::in_force(item, self.year)
        });
        let mut numbers: Vec<String> =
            further.filter_map(|(_, item)| Some(item.number?.to_string())).collect();
        numbers.dedup();
        numbers
    }

    /// The first words of a note that has a number and no title, to tell it from others.
    fn opening(&self, head: &Head) -> String {
        const MOST: usize = 60;
        let line = self.page.lines.get(head.line).map_or(head.span, |line| line.span);
        let rest = Span::new(head.span.end().min(line.end()), line.end());
        let mut words = self.words(rest);
        if words.is_empty() {
            return self.words(head.span);
        }
        if words.len() > MOST {
            let end =
                (0..=MOST).rev().find(|at| words.is_char_boundary(*at) && words[*at..].starts_with(' '));
            words.truncate(end.unwrap_or(0));
            words.push('…');
        }
        words
    }

    /// Text on one line.
    fn words(&self, span: TextSpan) -> String {
        let mut text = String::new();
        // A rule may stand below each line of a heading; some print it as "- ----".
        let rule = |word: &str| word.len() >= 4 && word.bytes().all(|b| matches!(b, b'-' | b'_' | b'='));
        let mut words = self.page.document.slice(span).split_whitespace().peekable();
        while let Some(word) = words.next() {
            if rule(word) || word == "-" && words.peek().is_some_and(|next| rule(next)) {
                continue;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }

    /// Ends the open sections from `keep` on at `at`.
    fn close_to(&mut self, keep: usize, at: u32) {
        for open in self.open.drain(keep.min(self.open.len())..) {
            let section = &mut self.outline.sections[open.section];
            section.span = Span::new(section.span.start(), open.end.map_or(at, |end| end.min(at)));
        }
    }

    /// Ends the document, and links each section to the next one beside it.
    fn close(mut self) {
        let end = self.page.document.whole().end();
        self.close_to(0, end);
        let mut last: Vec<(Option<SectionId>, usize)> = Vec::new();
        for index in self.root + 1..self.outline.sections.len() {
            let (depth, parent) = (self.outline.sections[index].depth, self.outline.sections[index].parent);
            let level = usize::from(depth);
            if last.len() <= level {
                last.resize(level + 1, (None, 0));
            }
            let (before, sibling) = last[level];
            if before == parent && sibling > 0 {
                self.outline.sections[sibling].next = Some(SectionId(saturate(index)));
            }
            last[level] = (parent, index);
        }
    }
}
