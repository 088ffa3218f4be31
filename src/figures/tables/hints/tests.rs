//! What words of rows and columns say of their numbers.

use super::super::super::lexer::lex;
use super::*;

fn of(text: &str, row: bool) -> Hints {
    let mut tokens = Vec::new();
    lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
    let reader = Reader { text, tokens: &tokens };
    if row { row_hints(reader) } else { hints(reader) }
}

fn heading(text: &str) -> Hints {
    let mut tokens = Vec::new();
    lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
    heading_hints(Reader { text, tokens: &tokens })
}

#[test]
fn labels_of_rows() {
    assert!(of("Net loss per common share, basic and diluted", true).has(Hints::PER_SHARE));
    assert!(of("Weighted-average common shares outstanding, basic", true).has(Hints::SHARES));
    assert!(!of("Common stock, $0.01 par value; 1,000 shares authorized", true).has(Hints::SHARES));
    assert!(!of("Treasury stock, at cost, 3,000 shares", true).has(Hints::SHARES));
    assert!(!of("Dividends on preferred shares", true).has(Hints::SHARES));
    assert!(heading("At year end:").has(Hints::AT_END));
    assert!(heading("Balance sheet data (at end of period):").has(Hints::AT_END));
    assert!(!heading("Cash at end of year").has(Hints::AT_END));
    assert!(of("Cash at beginning of year", true).has(Hints::OPENING));
    assert!(of("Cash and cash equivalents, end of period", true).has(Hints::CLOSING));
    assert!(of("Full-time employees", true).has(Hints::COUNT));
    assert!(!of("Compensation to employees and managers", true).has(Hints::COUNT));
    assert!(of("Expected life (years)", true).has(Hints::YEARS));
}

#[test]
fn headers_of_columns() {
    assert!(of("Number of shares", false).has(Hints::SHARES));
    assert!(of("Number of securities to be issued upon exercise", false).has(Hints::SHARES));
    assert!(of("Option exercise price ($)", false).has(Hints::PER_SHARE));
    assert!(of("Option price", false).has(Hints::PER_SHARE));
    assert!(of("Weighted average fair value", false).has(Hints::PER_SHARE));
    assert!(of("Form 10-K Page No.", false).has(Hints::NAMES));
    assert!(of("Weighted average exercise price", false).has(Hints::PER_SHARE));
    assert!(of("% Change", false).has(Hints::PERCENT));
    assert!(of("% Change", false).has(Hints::CHANGE));
    assert!(of("Note", false).has(Hints::NAMES));
    assert!(of("CUSIP", false).has(Hints::CODES));
    assert!(!of("Shares or principal amount", false).has(Hints::MONEY));
    assert!(of("Amount", false).has(Hints::MONEY));
    assert!(of("Amount and Nature of Beneficial Ownership", false).has(Hints::SHARES));
    assert!(!of("Percent beneficially owned", false).has(Hints::SHARES));
}

#[test]
fn units_that_a_label_states() {
    let row = |text: &str| of(text, true);
    let points = Hints::PERCENT.with(Hints::STATED).with(Hints::POINTS);
    for text in
        ["Spread, basis points", "Margin (bps)", "Value (in basis points) (b)", "Margin in basis points"]
    {
        assert_eq!(row(text).only(points), points, "{text}");
    }
    let percent = Hints::PERCENT.with(Hints::STATED);
    for text in ["Return on equity (%)", "Load factor - percent", "% of sales", "As a percentage of revenue"]
    {
        assert_eq!(row(text).only(points), percent, "{text}");
    }
    // "Percentage rents" are paid, and a rise of so many points is none.
    for text in ["Percentage rents", "Effect of a rise of 100 basis points", "Tax at statutory rate (35%)"] {
        assert!(!row(text).has(Hints::STATED), "{text}");
    }
}

#[test]
fn amounts_for_each_of_something() {
    for text in [
        "Revenue per available room",
        "Average gain per vehicle",
        "Realized price ($/oz)",
        "Average daily rate",
    ] {
        assert!(of(text, true).has(Hints::EACH), "{text}");
    }
    assert!(of("Sales per average store", true).has(Hints::EACH_PLACE));
    assert!(of("Income per common share", true).has(Hints::PER_SHARE));
    assert!(!of("Exercise price ($/Sh)", true).has(Hints::EACH));
}

#[test]
fn what_is_counted() {
    for text in ["Shareholders of record", "Banking offices", "ATMs", "Branches (h)", "Licensed beds"] {
        assert!(of(text, true).has(Hints::COUNT), "{text}");
    }
    // What is theirs, what belongs to them, what they hold and earn, and what is spent on them.
    for text in [
        "Shareholders' equity",
        "Shareholders",
        "Domestic branches",
        "Guest rooms",
        "Plants",
        "Branches and subsidiaries, at cost",
        "Payments to shareholders of record",
    ] {
        assert!(!of(text, true).has(Hints::COUNT), "{text}");
    }
}
