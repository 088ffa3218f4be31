//! The section that a heading opens: its kind, its number and its title as one line of words.

use super::super::items::{self, Found, Slot};
use super::super::sections::{Class, Head};
use super::super::{Section, SectionDoubt, SectionId};
use super::{Tree, kinds};
use crate::text::{Span, TextSpan, saturate};

impl Tree<'_> {
    /// The section of `head` in the section `parent`; its end is not known yet.
    pub(super) fn section(&self, head: &Head, parent: usize) -> Section {
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
                // Nothing calls them so.
                (Class::Signature, _) => "Signatures".to_owned(),
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
                    let number = self.words(Span::new(start, end.min(head.span.end())));
                    match number.trim_end_matches([')', ']']) {
                        // "Note One".
                        word if word.len() > 2
                            && word.bytes().all(|b| b.is_ascii_alphabetic() && !b"IVX".contains(&b)) =>
                        {
                            mark.number.to_string()
                        }
                        number => number.to_owned(),
                    }
                }),
                _ => None,
            },
            also: self.also(found),
            title,
            heading: head.span,
            span: Span::new(head.from, head.span.end()),
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
}
