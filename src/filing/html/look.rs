//! How letters and lines look at a point of a document, and what changes it.

use super::css::{Align, Css};
use super::tag::Tag;
use crate::filing::document::Emphasis;

/// The look in force; elements put theirs on top of it and take it off again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) emphasis: Emphasis,
    /// Half points, 0 where nothing has said.
    pub(super) size: u8,
    /// 1 to 6 inside a heading element.
    pub(super) heading: u8,
    /// Characters of about 6 points.
    pub(super) indent: i16,
    pub(super) align: Option<Align>,
    pub(super) raised: bool,
    pub(super) hidden: bool,
    pub(super) preformatted: bool,
    /// Letters are of one width.
    pub(super) fixed: bool,
    pub(super) list: bool,
}

impl Look {
    /// Puts the meaning of an inline element's name on top.
    pub(super) fn inline(&mut self, tag: Tag) {
        match tag {
            Tag::B | Tag::Strong => self.emphasis.set(Emphasis::BOLD, true),
            Tag::I | Tag::Em => self.emphasis.set(Emphasis::ITALIC, true),
            Tag::U | Tag::Ins => self.emphasis.set(Emphasis::UNDERLINE, true),
            Tag::Big => self.size = self.size.saturating_add(4),
            Tag::Small => self.size = self.size.saturating_sub(4),
            Tag::Sup => self.raised = true,
            Tag::IxHeader => self.hidden = true,
            _ => {}
        }
    }

    /// Puts the meaning of a block element's name and `align` attribute on top.
    pub(super) fn block(&mut self, tag: Tag, align: Option<Align>) {
        self.align = match tag {
            Tag::Center => Some(Align::Center),
            _ => align.or(self.align),
        };
        match tag {
            Tag::Ul | Tag::Ol | Tag::Blockquote | Tag::Dd | Tag::Dir | Tag::Menu => {
                self.indent = self.indent.saturating_add(4);
            }
            Tag::Li => self.list = true,
            Tag::Pre => self.preformatted = true,
            _ if tag.heading() > 0 => {
                self.heading = tag.heading();
                self.emphasis.set(Emphasis::BOLD, true);
            }
            _ => {}
        }
    }

    /// Puts what a `style` attribute says on top: letters only.
    pub(super) fn letters(&mut self, css: Css) {
        // `<b style="font-weight:normal">` is as light as it says.
        if let Some(bold) = css.bold {
            self.emphasis.set(Emphasis::BOLD, bold);
        }
        if let Some(italic) = css.italic {
            self.emphasis.set(Emphasis::ITALIC, italic);
        }
        // A line once drawn is not taken back by what is inside (CSS 2.1, §16.3.1).
        if css.underline == Some(true) {
            self.emphasis.set(Emphasis::UNDERLINE, true);
        }
        self.size = css.size.unwrap_or(self.size);
        self.fixed = css.fixed.unwrap_or(self.fixed);
        self.raised = css.raised.unwrap_or(self.raised);
        self.hidden |= css.hidden;
    }

    /// Puts what a `style` attribute says on top: letters and the place of lines.
    pub(super) fn lines(&mut self, css: Css) {
        self.letters(css);
        self.align = css.align.or(self.align);
        self.indent = self.indent.saturating_add(css.indent);
    }
}

/// The half points of `<font size=…>`: 1 to 7, or steps from 3 (HTML standard, §15.3.4).
pub(super) fn font_size(value: &[u8]) -> Option<u8> {
    const HALF_POINTS: [u8; 7] = [15, 20, 24, 27, 36, 48, 72];
    let value = value.trim_ascii();
    let (step, digits) = match value.first()? {
        b'+' => (1, &value[1..]),
        b'-' => (-1, &value[1..]),
        _ => (0, value),
    };
    let number = i32::from(count(digits)?.min(9));
    let size = if step == 0 { number } else { 3 + step * number };
    HALF_POINTS.get(usize::try_from(size.clamp(1, 7) - 1).ok()?).copied()
}

/// The number in a `colspan` or `rowspan`: 1 to 1,000 (HTML standard, §4.9.11).
pub(super) fn count(value: &[u8]) -> Option<u16> {
    let value = value.trim_ascii();
    let end = value.iter().position(|b| !b.is_ascii_digit()).unwrap_or(value.len());
    let digits = std::str::from_utf8(&value[..end]).ok()?;
    let number = digits.parse::<u32>().ok().or((end > 0).then_some(1000))?;
    u16::try_from(number.clamp(1, 1000)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn font_sizes_are_absolute_or_steps() {
        assert_eq!(font_size(b"2"), Some(20));
        assert_eq!(font_size(b"+1"), Some(27));
        assert_eq!(font_size(b"-9"), Some(15));
        assert_eq!(font_size(b"large"), None);
    }

    #[test]
    fn spans_are_bounded() {
        assert_eq!(count(b" 3 "), Some(3));
        assert_eq!(count(b"0"), Some(1));
        assert_eq!(count(b"99999999999999"), Some(1000));
        assert_eq!(count(b"x"), None);
    }
}
