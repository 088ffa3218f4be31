//! The time that a heading gives to the paragraphs below it.
//!
//! ```text
//! Fiscal 2010 Compared to Fiscal 2009           of 2010, which is compared with 2009
//!   Rent rose 5% on new leases.
//! Three Months Ended September 30, 2010         of those months
//! ```
//!
//! A heading of the outline holds for its section and those in it; one that the outline does not know
//! holds until another section or another such heading begins.

use super::lexer::{Token, lex};
use super::period::{Calendar, TimeMention, mentions};
use super::prose::Reader;
use super::value::Period;
use super::words::Word;
use crate::outline::{Outline, SectionId};
use crate::text::TextSpan;

/// Letters of the longest heading that is looked at.
const LONGEST: usize = 160;

/// A time and where it holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Topic {
    pub(super) time: (Period, Option<TextSpan>),
    section: Option<SectionId>,
    /// It holds for the sections inside its own too.
    nested: bool,
}

impl Topic {
    /// True where the topic holds for what stands in `section`.
    pub(super) fn holds(&self, outline: &Outline, section: Option<SectionId>) -> bool {
        if section == self.section {
            return true;
        }
        let mut at = section.filter(|_| self.nested && self.section.is_some());
        while let Some(id) = at {
            at = outline.get(id).and_then(|s| s.parent);
            if at == self.section {
                return true;
            }
        }
        false
    }
}

/// The topic that the paragraph `span` sets, if it is a heading that names a time and little else. `own`
/// tells that it heads `section`.
pub(super) fn topic(
    text: &str,
    span: TextSpan,
    own: bool,
    section: Option<SectionId>,
    calendar: &Calendar,
    tokens: &mut Vec<Token>,
) -> Option<Topic> {
    let words = text.get(span.range())?.trim_end();
    let digits = words.bytes().any(|b| b.is_ascii_digit());
    if !digits || words.len() > LONGEST || words.ends_with(['.', ':', ';', ',']) {
        return None;
    }
    tokens.clear();
    lex(text, span.start(), span.end(), tokens);
    let mut times: Vec<TimeMention> = Vec::new();
    mentions(text, tokens, false, &mut times);
    let flow = |time: &TimeMention| {
        let days = calendar.days(time.spec).filter(|period| matches!(period, Period::Duration(..)));
        days.filter(|period| calendar.end().is_none_or(|end| period.end() <= end))
    };
    let reader = Reader { text, tokens };
    let time = match times.as_slice() {
        [one] if own => {
            let most = (one.span.len() as usize) * 2 >= words.len();
            flow(one).filter(|_| most).map(|period| (period, Some(one.span)))
        }
        // The later one is spoken of, the earlier one compared with.
        [first, second, ..] => {
            let compared = (first.end..second.first).any(|i| reader.word(i) == Word::Compared);
            let later = [first, second].into_iter().filter_map(|t| Some((flow(t)?, Some(t.span))));
            later.max_by_key(|(period, _)| period.end()).filter(|_| compared)
        }
        _ => None,
    };
    time.map(|time| Topic { time, section, nested: own })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, saturate};
    use jiff::civil::Date;

    fn of(text: &str) -> Option<String> {
        let calendar = Calendar::new(Some(Date::constant(2010, 9, 30)), Some((6, 30)), "");
        let span = Span::new(0, saturate(text.len()));
        topic(text, span, true, None, &calendar, &mut Vec::new()).map(|t| t.time.0.to_string())
    }

    #[test]
    fn headings_give_their_time() {
        for (heading, time) in [
            ("Fiscal 2010 Compared to Fiscal 2009", "2009-07-01/2010-06-30"),
            ("2009 vs. 2008", "2008-07-01/2009-06-30"),
            ("Three Months Ended September 30, 2010", "2010-07-01/2010-09-30"),
            (
                "Quarter Ended September 30, 2010 Compared with Quarter Ended September 30, 2009",
                "2010-07-01/2010-09-30",
            ),
        ] {
            assert_eq!(of(heading).as_deref(), Some(time), "{heading}");
        }
        for heading in
            ["Rent", "Year 2012", "At June 30, 2010", "Our plans for the stores that we opened in 2009"]
        {
            assert_eq!(of(heading), None, "{heading}");
        }
    }
}
