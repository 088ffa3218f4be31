//! Inline styles, as far as they say what text is: weight, slant, size, place, visibility.
//!
//! A filing of 4 MB carries some 30,000 `style` attributes of which a few hundred differ, so each
//! spelling is read once and looked up from then on.

use rustc_hash::FxHashMap;

/// What a `style` attribute says; None or false where it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Css {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underline: Option<bool>,
    /// Half points.
    pub(super) size: Option<u8>,
    pub(super) align: Option<Align>,
    /// Left edge in characters of 6 points, from margin, padding and text indent together.
    pub(super) indent: i16,
    pub(super) hidden: bool,
    pub(super) raised: Option<bool>,
    /// Set `top` upwards; it raises letters whose position is relative.
    pub(super) lifted: bool,
    pub(super) relative: bool,
    pub(super) rule_above: bool,
    pub(super) rule_below: bool,
    pub(super) page_before: bool,
    pub(super) page_after: bool,
    pub(super) inline: bool,
    pub(super) block: bool,
    /// Set in line as a box of its own width: words do not go on across its edges.
    pub(super) boxed: bool,
    /// Letters are of one width, so that spaces make columns.
    pub(super) fixed: Option<bool>,
    /// Room is left before its first letter, as a tab would leave it.
    pub(super) padded: bool,
    /// Has a width of its own.
    pub(super) wide: bool,
    /// Shows what a hidden fact of inline XBRL says.
    pub(super) of_fact: bool,
}

/// Where a line stands between the margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Center,
    Right,
}

impl Align {
    /// From the value of an `align` attribute or a `text-align` property.
    pub(super) fn from_value(value: &[u8]) -> Option<Self> {
        let value = value.trim_ascii();
        if value.eq_ignore_ascii_case(b"center") || value.eq_ignore_ascii_case(b"middle") {
            Some(Self::Center)
        } else if value.eq_ignore_ascii_case(b"right") || value.eq_ignore_ascii_case(b"end") {
            Some(Self::Right)
        } else if value.eq_ignore_ascii_case(b"left")
            || value.eq_ignore_ascii_case(b"justify")
            || value.eq_ignore_ascii_case(b"start")
        {
            Some(Self::Left)
        } else {
            None
        }
    }
}

/// Styles already read, by their spelling.
#[derive(Default)]
pub(super) struct CssCache<'a>(FxHashMap<&'a [u8], Css>);

/// Spellings kept at most; a hostile file cannot make the cache grow beyond this.
const MOST_SPELLINGS: usize = 20_000;

impl<'a> CssCache<'a> {
    /// What `style` says.
    pub(super) fn get(&mut self, style: &'a [u8]) -> Css {
        if let Some(css) = self.0.get(style) {
            return *css;
        }
        let css = read(style);
        if self.0.len() < MOST_SPELLINGS {
            self.0.insert(style, css);
        }
        css
    }
}

/// Reads the declarations of a `style` attribute.
fn read(style: &[u8]) -> Css {
    let mut css = Css::default();
    for declaration in style.split(|b| *b == b';') {
        let Some(colon) = declaration.iter().position(|b| *b == b':') else { continue };
        let name = declaration[..colon].trim_ascii().to_ascii_lowercase();
        let value = declaration[colon + 1..].trim_ascii().to_ascii_lowercase();
        declare(&mut css, &name, &value);
    }
    css.boxed &= css.wide;
    if css.lifted && css.relative {
        css.raised = Some(true);
    }
    css
}

/// True for the name of a font whose letters are of one width, in small letters.
pub(super) fn is_fixed(font: &[u8]) -> bool {
    contains(font, b"courier") || contains(font, b"monospace")
}

fn declare(css: &mut Css, name: &[u8], value: &[u8]) {
    match name {
        b"-sec-ix-hidden" => css.of_fact = true,
        b"font-weight" => css.bold = Some(is_bold(value)),
        b"font-style" => css.italic = Some(matches!(value, b"italic" | b"oblique")),
        b"text-decoration" | b"text-decoration-line" => {
            css.underline = Some(contains(value, b"underline"));
        }
        b"font-size" => css.size = size(value),
        b"font-family" => css.fixed = Some(is_fixed(value)),
        b"font" => {
            if contains(value, b"bold") {
                css.bold = Some(true);
            }
            if contains(value, b"italic") {
                css.italic = Some(true);
            }
            css.size = value.split(|b| matches!(b, b' ' | b'/')).find_map(size).or(css.size);
        }
        b"text-align" => css.align = Align::from_value(value),
        b"margin-left" | b"padding-left" | b"text-indent" => {
            css.padded |= name == b"padding-left" && characters(value) > 0;
            css.indent = css.indent.saturating_add(characters(value));
        }
        // The left edge is the fourth value, or the second where top and left differ but pairs agree.
        b"margin" | b"padding" => {
            let mut values = value.split(|b| *b == b' ').filter(|v| !v.is_empty());
            let (first, second) = (values.next(), values.next());
            let fourth = values.nth(1);
            if let Some(left) = fourth.or(second).or(first) {
                css.indent = css.indent.saturating_add(characters(left));
            }
        }
        b"display" => {
            css.hidden |= value == b"none";
            css.inline |= value == b"inline";
            css.block |= value == b"block";
            css.boxed |= matches!(value, b"inline-block" | b"inline-flex" | b"inline-table");
        }
        b"width" | b"min-width" => css.wide = true,
        b"visibility" => css.hidden |= value == b"hidden",
        b"vertical-align" => {
            css.raised = match value {
                b"super" | b"text-top" => Some(true),
                b"baseline" => Some(false),
                _ => tenths_of_point(value).filter(|tenths| *tenths > 0).map(|_| true),
            }
        }
        b"position" => css.relative = value == b"relative",
        b"top" => css.lifted = value.starts_with(b"-"),
        b"border-top" | b"border-top-style" | b"border-top-width" => css.rule_above |= is_rule(value),
        b"border-bottom" | b"border-bottom-style" | b"border-bottom-width" => {
            css.rule_below |= is_rule(value);
        }
        b"page-break-before" | b"break-before" => css.page_before |= is_page(value),
        b"page-break-after" | b"break-after" => css.page_after |= is_page(value),
        _ => {}
    }
}

fn contains(value: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(value, word).is_some()
}

fn is_bold(value: &[u8]) -> bool {
    matches!(value, b"bold" | b"bolder") || digits(value).is_some_and(|(weight, _)| weight >= 600)
}

fn is_page(value: &[u8]) -> bool {
    matches!(value, b"always" | b"page" | b"left" | b"right")
}

/// A border that is drawn: `1pt solid #000000`, `double`, not `none` or `0`.
fn is_rule(value: &[u8]) -> bool {
    !value.is_empty() && !value.starts_with(b"0") && !contains(value, b"none") && !contains(value, b"hidden")
}

/// The whole number that `value` starts with, and the rest.
fn digits(value: &[u8]) -> Option<(u32, &[u8])> {
    let end = value.iter().position(|b| !b.is_ascii_digit()).unwrap_or(value.len());
    let number = std::str::from_utf8(value.get(..end)?).ok()?.parse().ok()?;
    Some((number, &value[end..]))
}

/// A length in tenths of a point; None where the unit is unknown.
fn tenths_of_point(value: &[u8]) -> Option<i32> {
    let (negative, value) = match value.strip_prefix(b"-") {
        Some(rest) => (true, rest),
        None => (false, value),
    };
    let (whole, rest) = if value.starts_with(b".") { (0, value) } else { digits(value)? };
    let (tenth, unit) = match rest.strip_prefix(b".") {
        Some(fraction) => {
            let end = fraction.iter().position(|b| !b.is_ascii_digit()).unwrap_or(fraction.len());
            let tenth = fraction.first().filter(|_| end > 0).map_or(0, |b| u32::from(b - b'0'));
            (tenth, &fraction[end..])
        }
        None => (0, rest),
    };
    let tenths = i32::try_from(whole.min(10_000) * 10 + tenth).unwrap_or(0);
    let tenths = match unit {
        b"pt" => tenths,
        b"px" => tenths * 3 / 4,
        b"em" | b"rem" => tenths * 10,
        b"in" => tenths * 72,
        b"cm" => tenths * 28,
        b"%" => tenths * 5,
        b"" if tenths == 0 => 0,
        _ => return None,
    };
    Some(if negative { -tenths } else { tenths })
}

/// A font size in half points. Percentages and ems are taken of 10 points, the common size.
fn size(value: &[u8]) -> Option<u8> {
    let named = match value {
        b"xx-small" => Some(6),
        b"x-small" => Some(7),
        b"small" => Some(10),
        b"medium" => Some(12),
        b"large" => Some(14),
        b"x-large" => Some(18),
        b"xx-large" => Some(24),
        _ => None,
    };
    if let Some(points) = named {
        return Some(points * 2);
    }
    let tenths = match value.strip_suffix(b"%") {
        Some(percent) => i32::try_from(digits(percent)?.0.min(1000)).ok()?,
        None => tenths_of_point(value)?,
    };
    u8::try_from(tenths / 5).ok().filter(|half_points| *half_points > 0)
}

/// A length in characters of 6 points.
fn characters(value: &[u8]) -> i16 {
    tenths_of_point(value).map_or(0, |tenths| i16::try_from(tenths / 60).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weight_slant_and_size() {
        let css = read(b"font-family:'Times New Roman';font-size:10.5pt;FONT-WEIGHT:700;font-style: Italic");
        assert_eq!((css.bold, css.italic, css.size), (Some(true), Some(true), Some(21)));
        assert_eq!(read(b"font-weight:400").bold, Some(false));
        assert_eq!(read(b"font: bold 12pt/1.2 Arial").size, Some(24));
        assert_eq!(read(b"font-size:80%").size, Some(16));
        assert_eq!(read(b"font-size:").size, None);
    }

    #[test]
    fn indent_adds_up_what_moves_the_left_edge() {
        assert_eq!(read(b"padding-left:18pt;text-indent:-6pt").indent, 2);
        assert_eq!(read(b"padding:2px 1pt 2px 24pt").indent, 4);
        assert_eq!(read(b"margin-left:3em").indent, 5);
    }

    #[test]
    fn letters_are_raised_in_several_ways() {
        assert_eq!(read(b"vertical-align:super").raised, Some(true));
        assert_eq!(read(b"position:relative;top:-3.15pt;vertical-align:baseline").raised, Some(true));
        assert_eq!(read(b"vertical-align: 4pt").raised, Some(true));
        assert_eq!(read(b"position:absolute;top:-3pt").raised, None);
        assert_eq!(read(b"vertical-align:bottom").raised, None);
    }

    #[test]
    fn hidden_rules_and_pages() {
        assert!(read(b"display:none").hidden && read(b"visibility:hidden").hidden);
        assert!(read(b"border-bottom:3pt double #000").rule_below);
        assert!(!read(b"border-top:none;border-bottom:0px").rule_above);
        assert!(read(b"page-break-before: always").page_before);
        assert!(read(b"page-break-after:always").page_after);
    }

    #[test]
    fn nonsense_says_nothing() {
        assert_eq!(read(b";;:;font-size:99999999999999999999pt;text-indent:--"), Css::default());
    }
}
