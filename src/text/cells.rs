//! What a terminal may show of a text, and how many cells it takes.
//!
//! A filing is untrusted: a character that a terminal would obey rather than show must never reach
//! it. [`shown`] is the one place that decides; whatever lays text out or draws it measures and
//! draws what `shown` gives, so that measure and picture agree.
//!
//! ```text
//! file     ESC [ 3 1 m   U+202E   U+00AD   \t    é
//! shown    ␛   [ 3 1 m   �        (none)   ' '   é
//! ```

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The character that stands for `c` on a screen; None where nothing does.
///
/// Control characters become their pictures (U+2400 and after), marks that turn the direction of
/// writing become U+FFFD, since they could make a number read backwards, and characters that nobody
/// sees are left out.
pub fn shown(c: char) -> Option<char> {
    Some(match c {
        ' '..='~' => c,
        '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' | '\u{A0}' => ' ',
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' => '\u{FFFD}',
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => return None,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}' => return None,
        '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        '\u{F020}'..='\u{F0FF}' => symbol(c),
        // Nobody writes the two dots alone: in Wingdings they are the empty box of a cover page.
        '\u{A8}' => '□',
        '\u{2028}' | '\u{2029}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => ' ',
        _ => c,
    })
}

/// What word processors put where their Symbol and Wingdings fonts draw a bullet or a box: a terminal has no
/// such font, and shows the same sign of Unicode.
fn symbol(c: char) -> char {
    match c {
        '\u{F0B7}' => '•',
        '\u{F0A7}' => '▪',
        '\u{F0D8}' => '▸',
        '\u{F06F}' | '\u{F0A8}' | '\u{F0A3}' => '□',
        '\u{F0FC}' => '✓',
        '\u{F0FD}' | '\u{F0FE}' => '☒',
        _ => c,
    }
}

/// Cells that `c` takes: 0 for what is not shown and for combining marks, 2 for wide letters.
pub fn char_width(c: char) -> usize {
    if c.is_ascii() {
        return 1;
    }
    shown(c).map_or(0, |c| c.width().unwrap_or(0))
}

/// Cells that `text` takes on one line.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char_width).sum() }
}

/// `text` as one line that a terminal may show: for names of files, titles and messages.
pub fn line(text: &str) -> String {
    text.chars().filter_map(shown).collect()
}

/// The longest start of `text` that takes at most `cells` cells, and the cells that it takes.
pub fn fit(text: &str, cells: usize) -> (&str, usize) {
    if text.is_ascii() {
        let len = text.len().min(cells);
        return (&text[..len], len);
    }
    let mut taken = 0;
    for (at, c) in text.char_indices() {
        let width = char_width(c);
        if taken + width > cells {
            return (&text[..at], taken);
        }
        taken += width;
    }
    (text, taken)
}

/// `text` as one line of at most `cells` cells, with `…` where something was cut off.
pub fn clip(text: &str, cells: usize) -> String {
    let whole = line(text);
    if whole.width() <= cells {
        return whole;
    }
    if cells == 0 {
        return String::new();
    }
    let (start, _) = fit(&whole, cells - 1);
    format!("{}…", start.trim_end())
}

/// `text` as one line of at most `cells` cells, with `…` in it where something was cut out: a third of
/// the room for its start, the rest for its end.
pub fn clip_middle(text: &str, cells: usize) -> String {
    let whole = line(text);
    if whole.width() <= cells || cells < 4 {
        return clip(&whole, cells);
    }
    let (start, taken) = fit(&whole, (cells - 1) / 3);
    let room = cells - 1 - taken;
    let mut end = whole.len();
    let mut width = 0;
    for (at, c) in whole.char_indices().rev() {
        width += char_width(c);
        if width > room {
            break;
        }
        end = at;
    }
    format!("{}…{}", start.trim_end(), whole[end..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_is_shown() {
        for code in 0..=0x10FFFFu32 {
            let Some(c) = char::from_u32(code) else { continue };
            if let Some(shown) = shown(c) {
                assert!(!shown.is_control(), "U+{code:04X} shows as a control character");
                assert!(!matches!(shown, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'), "U+{code:04X}");
            }
        }
    }

    #[test]
    fn bullets_of_other_fonts_show_as_bullets() {
        assert_eq!(line("\u{F0B7} Growth \u{F0FE} yes \u{F0A8} no"), "• Growth ☒ yes □ no");
        assert_eq!(line("¨ Yes  x No"), "□ Yes  x No");
        for code in 0xF020..=0xF0FF {
            let c = char::from_u32(code).unwrap();
            assert_eq!(char_width(c), 1, "U+{code:04X}");
        }
    }

    #[test]
    fn what_differs_at_its_end_keeps_its_end() {
        let clipped = |cells| clip_middle("CONDENSED CONSOLIDATED STATEMENTS OF CASH FLOWS", cells);
        assert_eq!(clipped(60), "CONDENSED CONSOLIDATED STATEMENTS OF CASH FLOWS");
        assert_eq!(clipped(24), "CONDENS…TS OF CASH FLOWS");
        assert_eq!(clipped(3), "CO…");
        for cells in 0..50 {
            assert!(clipped(cells).width() <= cells);
        }
    }

    #[test]
    fn control_characters_have_pictures() {
        assert_eq!(line("a\x1b[31mb\x07\u{9b}2J\u{202E}5"), "a␛[31mb␇\u{FFFD}2J\u{FFFD}5");
        assert_eq!(line("1,\u{AD}234\u{200B}5\tx"), "1,2345 x");
    }

    #[test]
    fn measure_and_picture_agree() {
        for text in ["", "plain", "ESC\x1b", "soft\u{AD}hyphen", "日本語 ¥5", "e\u{301}", "tab\tnbsp\u{A0}"]
        {
            assert_eq!(width(text), line(text).width(), "{text:?}");
        }
    }

    #[test]
    fn a_cut_never_splits_a_wide_letter() {
        assert_eq!(fit("日本", 3), ("日", 2));
        assert_eq!(clip("日本語", 5), "日本…");
        assert_eq!(clip("short", 5), "short");
        assert_eq!(clip("longer", 5), "long…");
        assert_eq!(clip("longer", 0), "");
    }
}
