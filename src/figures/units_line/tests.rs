//! Units lines as filers word them.

use super::super::lexer::lex;
use super::*;

fn drawn(text: &str) -> String {
    let mut tokens = Vec::new();
    lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
    match units_line(text, &tokens) {
        None => "-".into(),
        Some(line) => {
            let shares = line.shares.map_or(String::new(), |s| format!(" shares {s}"));
            let only = if line.only_shares { " only" } else { "" };
            let currency = line.currency.map_or(String::new(), |c| format!(" {c}"));
            let apart = line.apart.map_or(String::new(), |apart| {
                format!(" {} {}", crate::text::slice(text, apart.words), apart.scale)
            });
            format!("{}{shares}{only}{currency}{apart}", line.scale)
        }
    }
}

#[test]
fn units_lines_as_filers_word_them() {
    let cases = [
        ("(in thousands)", "3"),
        ("<MULTIPLIER> 1,000", "3 shares 0"),
        ("<MULTIPLIER> 1", "0 shares 0"),
        ("VALUE (x$1000)", "3 shares 0"),
        ("(x \u{20ac} 1 million)", "6 shares 0 EUR"),
        ("30 June 2023 £'000", "3 GBP"),
        ("2023 £m", "6 GBP"),
        ("RMB'000", "3 CNY"),
        ("ThCh$", "3 CLP"),
        ("ThUS$", "3 USD"),
        ("(MMUS$)", "6 USD"),
        ("R'000", "3 ZAR"),
        ("RM\u{2019}000", "3 MYR"),
        ("Rm", "6 ZAR"),
        ("R million", "6 ZAR"),
        ("Rs. million", "6 INR"),
        ("2008 Rs. million", "6 INR"),
        ("USD m, except where indicated", "6 USD"),
        ("EURm", "6 EUR"),
        ("MSEK", "6 SEK"),
        ("k\u{20ac}", "3 EUR"),
        ("(In \u{20b9} crore, except per share data)", "7 INR"),
        ("(Rs. in lakhs)", "5 INR"),
        ("(in millions of New Taiwan dollars)", "6 TWD"),
        ("(Amounts in thousands of Renminbi and U.S. dollars)", "3 CNY"),
        ("Market value [X 1,000]", "3 shares 0"),
        ("(In Millions)", "6"),
        ("(in thousands, except per share amounts)", "3"),
        ("(in thousands, except share and per share data)", "3 shares 0"),
        (
            "(In millions, except number of shares, which are reflected in thousands, and per-share amounts)",
            "6 shares 3",
        ),
        ("(Dollars in millions)", "6 USD"),
        ("(Dollars and shares in thousands)", "3 shares 3 USD"),
        ("(thousands of dollars)", "3 USD"),
        ("(Millions of dollars, except per share)", "6 USD"),
        ("Thousands of Dollars", "3 USD"),
        ("($ in millions)", "6"),
        ("$ in thousands", "3"),
        ("(000's omitted)", "3"),
        ("($000)", "3"),
        ("(000s)", "3"),
        ("($MM)", "6"),
        ("(Amounts in thousands of Canadian dollars)", "3 CAD"),
        ("(RMB in millions)", "6 CNY"),
        ("(in millions of euros)", "6 EUR"),
        ("(shares in thousands)", "3 shares 3 only"),
        ("(in billions)", "9"),
        ("Weighted average shares outstanding (in thousands)", "3"),
        ("The following table shows revenue by segment (in millions):", "6"),
        ("Amounts expressed in thousands of U.S. dollars unless noted", "3 USD"),
        ("(in whole dollars)", "0 USD"),
        ("Gross reserves per policy (in actual dollars)(a)", "0 USD"),
        ("(in U.S. dollars)", "0 USD"),
        ("(in shares)", "0 shares 0 only"),
        ("(Dollars in millions except per share data; shares in thousands)", "6 shares 3 USD"),
        ("(shares in thousands, dollars in millions)", "6 shares 3 USD"),
        ("(Rs. in crores)", "7 INR"),
        ("(Rupees in lakhs)", "5 INR"),
        ("(income in millions, average balances in billions)", "6 average balances 9"),
        ("(sales in millions, unit sales in thousands)", "6 unit sales 3"),
        ("000's Omitted", "3"),
        ("000's", "3"),
        ("(unaudited - 000's omitted)", "3"),
        ("(Rounded to nearest thousand)", "3"),
        ("(Amounts rounded to the nearest million)", "6"),
        ("(Dollars rounded to thousands)", "3 USD"),
        ("($000's omitted)", "3"),
        ("(Dollars - Thousands)", "3 USD"),
        ("(in 1,000's)", "3"),
        ("(In $1000s)", "3"),
        ("(Dollars/Shares in Thousands)", "3 shares 3 USD"),
        ("(Expressed in Canadian dollars)", "0 CAD"),
        ("(All amounts in Hong Kong dollars)", "0 HKD"),
        ("(Canadian dollars)", "0 shares 0 CAD"),
        ("(Expressed in Canadian dollars, in thousands)", "3 CAD"),
    ];
    for (text, want) in cases {
        assert_eq!(drawn(text), want, "{text}");
    }
}

#[test]
fn rows_that_a_line_sets_apart_are_named_by_its_words() {
    let text = "(net sales in millions and unit sales in thousands)";
    let mut tokens = Vec::new();
    lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
    let apart = units_line(text, &tokens).unwrap().apart.unwrap();
    assert!(apart.names(text, "Unit sales of looms"));
    assert!(!apart.names(text, "Net sales"));
}

#[test]
fn amounts_are_no_units_lines() {
    for text in [
        "a net loss of $12.9 million",
        "five million shares",
        "Revenues rose in 2010",
        "costs of $1,000 were paid",
        "(Dividends per share in dollars)",
        "thousand oaks",
        "R million dollar home",
        "Rm 000",
        "Th$ rose",
        "the nearest thousandth",
        "rounded to ten thousand shares",
        "lots of 1,000 shares",
        "exchange of Canadian dollars",
    ] {
        assert_eq!(drawn(text), "-", "{text}");
    }
}
