//! Lines drawn as the fields that they are cut into.

use super::super::lines;
use super::*;

/// Fields drawn as `words`, `[figure]`, `{year}`, `-nil-`, `$sign`, marks behind a `^`.
fn drawn(text: &str) -> String {
    let line = lines::cut(text.as_bytes(), 0)[0];
    let mut fields = Vec::new();
    read(text.as_bytes(), &line, &mut fields, &mut Vec::new());
    let show = |f: &Field| {
        let all = &text[f.span.range()];
        let (body, mark) = match f.mark {
            Some(at) => {
                let cut = (at - f.span.start()) as usize;
                (all[..cut].trim_end().to_owned(), format!("^{}", &all[cut..]))
            }
            None => (all.to_owned(), String::new()),
        };
        match f.kind {
            FieldKind::Words => body,
            FieldKind::Figure => format!("[{body}{mark}]"),
            FieldKind::Year => format!("{{{body}{mark}}}"),
            FieldKind::Nil => format!("-{body}-"),
            FieldKind::Sign => format!("sign{body}"),
        }
    };
    fields.iter().map(show).collect::<Vec<_>>().join(" | ")
}

#[test]
fn figures_take_their_signs_along() {
    let cases = [
        ("Cash    $      28,604   $ (44,562)", "Cash | [$      28,604] | [$ (44,562)]"),
        ("Total assets....... $6,405,209 $10,518,243", "Total assets | [$6,405,209] | [$10,518,243]"),
        ("Rate        35.0%     7.041267  %   (2.1)%", "Rate | [35.0%] | [7.041267  %] | [(2.1)%]"),
        ("Other         -       --      $ --     N/A", "Other | --- | ---- | -$ --- | -N/A-"),
        ("Bids   $ 9.00 - $ 9.25    $8.00 - $8.00", "Bids | [$ 9.00 - $ 9.25] | [$8.00 - $8.00]"),
        ("Price    13 5/8    14 3/4   8 1/2%", "Price | [13 5/8] | [14 3/4] | [8 1/2%]"),
        ("Excess   (1,471)(1,522)  (917)", "Excess | [(1,471)] | [(1,522)] | [(917)]"),
        ("Ratio    1.21:1     .29    (.84)", "Ratio | [1.21:1] | [.29] | [(.84)]"),
        ("Price  $  .67-27.25  $25.75-30.82   0-98765", "Price | [$  .67-27.25] | [$25.75-30.82] | 0-98765"),
        ("Commitments       $            $", "Commitments | sign$ | sign$"),
    ];
    for (text, want) in cases {
        assert_eq!(drawn(text), want, "{text}");
    }
}

#[test]
fn years_stand_alone() {
    assert_eq!(drawn("   1995    1994/1/   2.5"), "{1995} | {1994^/1/} | [2.5]");
    assert_eq!(drawn("   4/1/00   9/25/1999   1/2"), "{4/1/00} | {9/25/1999} | [1/2]");
    assert_eq!(drawn("Notes due 2001    $ 2001"), "Notes due 2001 | [$ 2001]");
}

#[test]
fn numbers_in_words_are_words() {
    let cases = [
        "25 PERCENT LIMITATION.  A Participant",
        "Less: reserve of $57,493 in 1992 and $63,146 in 1993",
        "Form 10-K for the year ended December 31, 1995",
        "Delaware",
    ];
    for text in cases {
        assert_eq!(drawn(text), text, "{text}");
    }
}

#[test]
fn marks_are_kept_apart() {
    assert_eq!(drawn("Profit (1)     302,140 (a)   289*"), "Profit (1) | [302,140^(a)] | [289^*]");
    assert_eq!(drawn("Loss       100 (1)   5"), "Loss | [100] | [(1)] | [5]");
    assert_eq!(drawn("Shares     3,100 (2)(3)   5"), "Shares | [3,100^(2)(3)] | [5]");
    assert_eq!(drawn("Loss   (1,471)(1,522)"), "Loss | [(1,471)] | [(1,522)]");
}

#[test]
fn leaders_are_nobodys() {
    assert_eq!(drawn("Sinking Funds . . . . . . .    90"), "Sinking Funds | [90]");
    assert_eq!(drawn("Total ________   5"), "Total | [5]");
}

#[test]
fn rules_in_a_line_are_told_apart() {
    let text = "STATUTORY RATE   ---------   =====   ---";
    let (mut fields, mut rules) = (Vec::new(), Vec::new());
    read(text.as_bytes(), &lines::cut(text.as_bytes(), 0)[0], &mut fields, &mut rules);
    assert_eq!(rules, [(17, 26), (29, 34)]);
    assert_eq!(drawn(text), "STATUTORY RATE | -----");
}

#[test]
fn an_escaped_line_starts_behind_its_escape() {
    assert_eq!(drawn("- - basic and diluted     1,244"), "- basic and diluted | [1,244]");
}
