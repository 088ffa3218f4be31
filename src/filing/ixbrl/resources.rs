//! Contexts and units, read from a stream of elements in one pass.
//!
//! Headers hold thousands of contexts, so nothing is copied: ids, names and members are kept as the
//! places where they stand. Elements are told by their local names; the prefixes of the XBRL namespaces
//! are the filer's choice.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Context, ContextPeriod, Dimension, Measures};
use crate::filing::issue::{Issue, IssueKind};
use crate::text::{SourceSpan, Span};

/// Contexts and units read so far.
#[derive(Debug, Default)]
pub(in crate::filing) struct Resources {
    pub(super) contexts: Vec<Context>,
    pub(super) units: Vec<Measures>,
    /// What the next text is.
    want: Want,
    inside: Inside,
    start: Option<Date>,
    /// Measures go below the line.
    under: bool,
    /// Bytes that the open context or unit still has room for; None once something was left out.
    room: Option<usize>,
    /// The contexts and units that have more than that: where the first piece left out stands.
    cut: Vec<SourceSpan>,
}

/// Bytes of the names in a context or a unit; what follows is left out. A fact is narrowed down by a handful of axes,
/// and each of its records names them all.
pub(in crate::filing) const LONGEST_CONTEXT: usize = 2000;

/// The resource being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Context,
    Unit,
}

/// What the next text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Want {
    #[default]
    Nothing,
    Identifier,
    Start,
    End,
    Instant,
    Member,
    Typed,
    Measure,
}

/// The part of a name after its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    memchr::memrchr(b':', name).map_or(name, |at| &name[at + 1..])
}

impl Resources {
    /// True where neither a context nor a unit is open.
    pub(super) fn is_idle(&self) -> bool {
        self.inside == Inside::Nothing
    }

    /// An element starts. `attribute` gives the place of an attribute's value.
    pub(in crate::filing) fn start(&mut self, name: &[u8], attribute: impl Fn(&[u8]) -> Option<SourceSpan>) {
        let id = || attribute(b"id").unwrap_or_default();
        let name = local(name);
        match (self.inside, name) {
            (_, b"context") => {
                self.inside = Inside::Context;
                self.room = Some(LONGEST_CONTEXT);
                self.start = None;
                self.contexts.push(Context { id: id(), ..Context::default() });
            }
            (_, b"unit") => {
                self.inside = Inside::Unit;
                self.room = Some(LONGEST_CONTEXT);
                self.under = false;
                self.units.push(Measures { id: id(), ..Measures::default() });
            }
            (Inside::Context, b"identifier") => self.want = Want::Identifier,
            (Inside::Context, b"startDate") => self.want = Want::Start,
            (Inside::Context, b"endDate") => self.want = Want::End,
            (Inside::Context, b"instant") => self.want = Want::Instant,
            (Inside::Context, b"forever") => self.period(Some(ContextPeriod::Forever)),
            (Inside::Context, b"explicitMember" | b"typedMember") => {
                let axis = attribute(b"dimension").unwrap_or_default();
                if !self.fits(axis) {
                    return;
                }
                let typed = name == b"typedMember";
                if let Some(context) = self.contexts.last_mut() {
                    context.dimensions.push(Dimension { axis, member: Span::empty(axis.end()), typed });
                }
                self.want = if typed { Want::Typed } else { Want::Member };
            }
            (Inside::Unit, b"measure") => self.want = Want::Measure,
            (Inside::Unit, b"unitDenominator") => self.under = true,
            (Inside::Unit, b"unitNumerator") => self.under = false,
            _ => {}
        }
    }

    /// Text stands at `at` of the file.
    pub(in crate::filing) fn text(&mut self, text: &[u8], at: u32) {
        if self.want == Want::Nothing {
            return;
        }
        let lead = text.len() - text.trim_ascii_start().len();
        let text = text.trim_ascii();
        if text.is_empty() {
            return;
        }
        let start = at + crate::text::saturate(lead);
        let span = Span::new(start, start + crate::text::saturate(text.len()));
        let want = std::mem::take(&mut self.want);
        if matches!(want, Want::Identifier | Want::Member | Want::Typed | Want::Measure) && !self.fits(span) {
            // An axis without the place on it narrows nothing down.
            if matches!(want, Want::Member | Want::Typed) {
                let _ = self.contexts.last_mut().and_then(|context| context.dimensions.pop());
            }
            return;
        }
        if want == Want::Measure {
            if let Some(unit) = self.units.last_mut() {
                if self.under { unit.under.push(span) } else { unit.over.push(span) }
            }
            return;
        }
        match want {
            Want::Start => self.start = date(text, false),
            Want::End => {
                let both = self.start.zip(date(text, true));
                self.period(both.map(|(first, last)| ContextPeriod::Duration(first, last)));
            }
            Want::Instant => self.period(date(text, true).map(ContextPeriod::Instant)),
            _ => {
                let Some(context) = self.contexts.last_mut() else { return };
                match (want, context.dimensions.last_mut()) {
                    (Want::Identifier, _) => context.entity = span,
                    (Want::Member | Want::Typed, Some(dimension)) => dimension.member = span,
                    _ => {}
                }
            }
        }
    }

    /// An element ends.
    pub(in crate::filing) fn end(&mut self, name: &[u8]) {
        match local(name) {
            b"context" | b"unit" => {
                self.inside = Inside::Nothing;
                self.want = Want::Nothing;
            }
            // A typed member holds an element of its own, which may be empty.
            b"typedMember" | b"explicitMember" | b"identifier" | b"measure" => self.want = Want::Nothing,
            _ => {}
        }
    }

    /// True where a name has room in the open context or unit, which it then takes. Otherwise nothing has any more.
    fn fits(&mut self, name: SourceSpan) -> bool {
        let Some(room) = self.room else { return false };
        self.room = room.checked_sub(name.range().len().max(1));
        if self.room.is_none() {
            self.cut.push(name);
        }
        self.room.is_some()
    }

    /// Says where names were left out.
    pub(super) fn tell_cut(&self, issues: &mut Vec<Issue>) {
        issues.extend(self.cut.iter().map(|at| {
            let message = format!("more than {LONGEST_CONTEXT} bytes of names; what follows is left out");
            Issue::at(IssueKind::Limit, *at, message)
        }));
    }

    fn period(&mut self, period: Option<ContextPeriod>) {
        if let Some(context) = self.contexts.last_mut() {
            context.period = period;
        }
    }
}

/// A date as XBRL writes it. With a time, midnight at the end of a period is the day before (XBRL 2.1,
/// §4.7.2).
fn date(text: &[u8], end: bool) -> Option<Date> {
    let text = std::str::from_utf8(text).ok()?;
    let day: Date = text.get(..10)?.parse().ok()?;
    match text.get(10..)? {
        time if end && time.starts_with("T00:00:00") => day.checked_sub(1.day()).ok(),
        time if time.is_empty() || time.starts_with(['T', 'Z', '+', '-']) => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_ends_the_day_before() {
        for (text, end, day) in [
            ("2010-09-30", true, Some("2010-09-30")),
            ("2010-10-01T00:00:00", true, Some("2010-09-30")),
            ("2010-07-01T00:00:00", false, Some("2010-07-01")),
            ("2010-09-30Z", true, Some("2010-09-30")),
            ("2010-09-31", true, None),
            ("2010-9-30", true, None),
            ("", true, None),
        ] {
            assert_eq!(date(text.as_bytes(), end).map(|d| d.to_string()).as_deref(), day, "{text}");
        }
    }
}
