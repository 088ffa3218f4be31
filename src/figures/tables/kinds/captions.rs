//! What the words of a row or a column say of its kind against its plainest hints: totals beside prices, shares told
//! in what was paid for them, captions that count their own shares.

use super::super::hints::Hints;
use super::super::{RowContext, Run};
use super::UnitsLine;
use crate::figures::tables::cell::CellNumber;
use crate::figures::tables::things;
use crate::filing::grid::CellClass;
use crate::text::search::holds;

/// "Per share | Total" over "Public offering price": the whole offering (Regulation S-K, Item 501(b)(3)).
pub(super) fn is_total_beside_each(context: &RowContext<'_>, column: u16) -> bool {
    let heads = &context.state.header.heads;
    let own = context.state.column(column);
    let total = |words: &str| {
        let first = words.split_ascii_whitespace().next().unwrap_or("");
        first.eq_ignore_ascii_case("total") || first.eq_ignore_ascii_case("aggregate")
    };
    let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
    // "Diluted earnings per share" in the column of a total is of one share.
    let each = context.head.hints.has(Hints::PER_SHARE) && !label.contains("price");
    !own.hints.has(Hints::PER_SHARE)
        && !each
        && own.words.is_some_and(|words| total(context.view.document.slice(words)))
        && heads.iter().any(|head| head.hints.has(Hints::PER_SHARE))
}

/// True for a number without a sign under "Amount to be registered", in a row whose price and fee have theirs: so
/// many securities (Regulation S-K, Item 601(b)(107)).
pub(super) fn is_registered(context: &RowContext<'_>, column: u16, read: Option<&CellNumber>) -> bool {
    if read.is_none_or(|read| read.currency.is_some() || read.number.fraction > 0) {
        return false;
    }
    let (document, grid) = (context.view.document, context.view.grid);
    let head = context.state.column(column).words.map_or("", |words| document.slice(words));
    if !holds(head, "registered") || !holds(head, "amount") {
        return false;
    }
    let place = context.view.table.rows[context.row];
    let cells = grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
    cells.iter().any(|placed| {
        matches!(placed.class, CellClass::Number | CellClass::Lead)
            && document.slice(placed.ink).contains('$')
    })
}

/// True for "Common shares repurchased" below "Financing activities": what was paid for them (ASC 230-10-45-14, -15).
pub(super) fn is_financing(context: &RowContext<'_>) -> bool {
    context.state.parents.iter().any(|parent| {
        let words = context.view.document.slice(parent.words).as_bytes();
        [&b"inancing"[..], b"INANCING"].iter().any(|part| memchr::memmem::find(words, part).is_some())
    })
}

/// True for "Shares" or "Preferred shares" beside "Bonds" and "Real estate" below "Net investment income": a class of what
/// an insurer holds, and no number of shares (Regulation S-X, Rule 7-04.2). What is told of the class is told in amounts.
pub(super) fn is_class_of_investment(context: &RowContext<'_>) -> bool {
    const CLASSES: [&str; 6] = [
        "shares",
        "preferred shares",
        "common shares",
        "ordinary shares",
        "equity shares",
        "preference shares",
    ];
    const OTHERS: [&str; 5] = ["bonds", "fixed maturit", "real estate", "mortgage", "fixed rate securities"];
    const BROUGHT: [&str; 4] = ["income", "gain", "return", "expense"];
    let view = context.view;
    let label = view.document.slice(context.head.words);
    if !CLASSES.iter().any(|class| class.eq_ignore_ascii_case(label.trim())) {
        return false;
    }
    *context.state.sought.invests.get_or_init(|| {
        let lower = |span| view.document.slice(span).to_ascii_lowercase();
        let above = [view.above.lead, view.above.title].into_iter().flatten();
        let parents = context.state.parents.iter().map(|parent| parent.words);
        let about = above.chain(parents).map(lower).any(|words| {
            words.contains("investment") && BROUGHT.iter().any(|brought| words.contains(brought))
        });
        let stubs =
            || view.grid.cells.iter().filter(|placed| placed.first == 0 && placed.class == CellClass::Words);
        about
            && stubs().any(|placed| {
                let words = lower(placed.ink);
                OTHERS.iter().any(|other| words.contains(other))
            })
    })
}

/// True where the label of a row names shares, "Deferred compensation shares", and not what is paid, earned or owed
/// on them: "Dividends declared on common shares", "Cost of treasury shares".
pub(super) fn speaks_of_shares(context: &RowContext<'_>) -> bool {
    const OF_MONEY: [&str; 16] = [
        "dividend",
        "dividends",
        "income",
        "loss",
        "cost",
        "costs",
        "premium",
        "paid",
        "value",
        "proceeds",
        "capital",
        "amount",
        "price",
        "expense",
        "tax",
        "distributions",
    ];
    const BEFORE: [&str; 8] = ["on", "to", "of", "from", "in", "per", "by", "with"];
    let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
    let (mut before, mut named) = ("", false);
    for word in label.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
        if OF_MONEY.contains(&word) {
            return false;
        }
        named |= word == "shares" && !BEFORE.contains(&before);
        before = word;
    }
    named
}

/// True for a column of what is divided by the shares that stand in one of their own, "Income (Numerator)", "Net loss": what a
/// row of dilutive securities has there is the interest or the dividends saved (FAS 128, paragraph 40; ASC 260-10-50-1).
pub(super) fn is_divided(context: &RowContext<'_>, column: u16) -> bool {
    const RESULTS: [&str; 4] = ["numerator", "income", "loss", "earnings"];
    let head = context.state.column(column);
    let words = head.words.map_or("", |words| context.view.document.slice(words));
    let shares = Hints::SHARES.with(Hints::DENOMINATOR);
    if words.is_empty() || head.hints.has(shares.with(Hints::PER_SHARE)) {
        return false;
    }
    let apart = || context.state.header.heads.iter().any(|head| head.hints.has(shares));
    let words = words.rsplit('\t').next().unwrap_or("").to_ascii_lowercase();
    RESULTS.iter().any(|result| words.contains(result)) && !words.contains("shares") && apart()
}

/// True below "Effect of dilutive securities:" where the column has come to a result and to no shares yet, for what is no
/// option: "Convertible debentures interest" is added to the result before the shares are told.
pub(super) fn is_saved(context: &RowContext<'_>, run: Run, row: Hints) -> bool {
    let dilutive = |words: &str| words.to_ascii_lowercase().contains("dilutive");
    run.money
        && !run.counted
        && !row.has(Hints::AWARDS.with(Hints::SHARES).with(Hints::DENOMINATOR))
        && context.state.parents.last().is_some_and(|p| dilutive(context.view.document.slice(p.words)))
}

/// "Weighted average fair value of options granted": that of one of them, in the column of their number too.
pub(super) fn names_value(context: &RowContext<'_>) -> bool {
    let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
    label.contains("fair value") || label.contains("price")
}

/// The hints of a row, without those that keep it from being counted as the heading says, or with those that the heading
/// gives it.
///
/// "Open at beginning of year" below "Number of stores:" is one of those too, whenever it is counted. "Hotels" and "Rooms"
/// below "Operating data (at year end):" are so many; among the amounts of a balance sheet, and among revenues, they may be
/// property and what it earns.
pub(super) fn counted(context: &RowContext<'_>, row: Hints, parent: Hints) -> Hints {
    const ENDS: Hints = Hints::OPENING.with(Hints::CLOSING).with(Hints::AT_END);
    const THINGS: [&str; 8] =
        ["hotels", "rooms", "beds", "restaurants", "theatres", "screens", "branches", "properties"];
    let plain = row.without(ENDS).is_empty();
    let money = || things::speaks_of_money(context.view, context.head.words);
    if parent.has(Hints::COUNT) && row.has(ENDS) && plain && !money() {
        return Hints::default();
    }
    let label = context.view.document.slice(context.head.words).trim_end_matches([':', ' ']);
    let named = label.len() < 12 && THINGS.iter().any(|thing| label.eq_ignore_ascii_case(thing));
    let at_end = || {
        context.state.parents.last().is_some_and(|parent| {
            let words = context.view.document.slice(parent.words).to_ascii_lowercase();
            parent.hints.has(Hints::AT_END.with(Hints::CLOSING))
                && ["data", "statistic", "number"].iter().any(|word| words.contains(word))
                && !["balance", "financial", "sheet"].iter().any(|word| words.contains(word))
        })
    };
    // "Net" below "Wells drilled:" is so many of them as are owned, in parts: "1.25".
    let of_wells = || {
        let share = ["net", "gross", "productive", "dry", "total"]
            .iter()
            .any(|part| label.eq_ignore_ascii_case(part));
        share
            && context.state.parents.last().is_some_and(|parent| {
                let words = context.view.document.slice(parent.words).to_ascii_lowercase();
                parent.hints.has(Hints::COUNT) && words.contains("wells")
            })
    };
    if plain && (named && at_end() || of_wells()) { row.with(Hints::COUNT) } else { row }
}

/// True for what stands below "Cash flows from financing activities": that is told in money alone.
pub(super) fn is_paid(context: &RowContext<'_>) -> bool {
    context.state.parents.iter().any(|parent| {
        let words = context.view.document.slice(parent.words).to_ascii_lowercase();
        words.contains("financing activit")
    })
}

/// True for a caption of a balance sheet that tells itself how many shares there are, "Common stock: 24,000
/// authorized; 8,328 outstanding": what stands beside it is what they are carried at (Regulation S-X, Rule
/// 5-02.29).
pub(super) fn is_counted_caption(context: &RowContext<'_>) -> bool {
    if !context.view.above.balance {
        return false;
    }
    let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
    const CAPTIONS: [&str; 8] =
        ["common", "preferred", "preference", "capital", "class", "series", "treasury", "ordinary"];
    let told = ["authorized", "issued", "outstanding"].iter().any(|word| label.contains(word))
        && CAPTIONS.iter().any(|caption| label.starts_with(caption));
    let grouped = |number: &str| number.split(',').skip(1).any(|group| group.len() == 3);
    told && label.split(|c: char| !c.is_ascii_digit() && c != ',').any(grouped)
}

/// "Granted", "Forfeited" below the options that were outstanding: so many more or fewer of them.
pub(super) fn is_move_of_awards(context: &RowContext<'_>) -> bool {
    const MOVES: [&str; 9] = [
        "granted",
        "exercised",
        "forfeited",
        "canceled",
        "cancelled",
        "expired",
        "vested",
        "lapsed",
        "terminated",
    ];
    let label = context.view.document.slice(context.head.words);
    MOVES.iter().any(|word| label.trim_end_matches([':', ' ']).eq_ignore_ascii_case(word))
}

/// "Assumed conversion of 7% debentures", "Total" below the shares that earnings are divided by: more of them, and all of
/// them (Regulation S-K, Item 601(b)(11), in force up to 1998).
pub(super) fn goes_on_denominator(context: &RowContext<'_>) -> bool {
    let label = context.view.document.slice(context.head.words).trim_end_matches([':', ' ']);
    let starts =
        |words: &str| label.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    label.eq_ignore_ascii_case("total") || starts("assumed conversion") || starts("assuming conversion")
}

/// "(Dollars in millions except per share amounts)": what such a line leaves out.
pub(super) fn excepts_shares(context: &RowContext<'_>, line: UnitsLine) -> bool {
    let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
    let words = context.view.document.slice(line.span).to_ascii_lowercase();
    let excepted = ["per share", "per common share", "per-share"].iter().any(|each| words.contains(each));
    // "Hourly labor costs" in dollars and cents are of an hour.
    excepted && !label.contains("hour")
}

/// "(in thousands, except fleet data and average daily results)" over "Time charter equivalent rate" and "Expenses per day":
/// these are what such a line leaves out. "Time charter equivalent revenues" are of all days, and "(in thousands)" over
/// "Revenue per day" leaves nothing out.
pub(super) fn excepts_days(context: &RowContext<'_>, line: UnitsLine) -> bool {
    let words = context.view.document.slice(line.span).to_ascii_lowercase();
    let Some((_, excepted)) = words.split_once("except") else { return false };
    let daily = |words: &str| ["daily", "per day", "day rate"].iter().any(|day| words.contains(day));
    daily(excepted) && {
        let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
        daily(&label) || label.contains("charter equivalent") && label.contains(" rate")
    }
}

/// True for a column beside "Shares" and "Per Share" that is not the latter: a row named by the result, "Basic earnings
/// per share", has the income and the shares that it is divided from in them (ASC 260-10-50-1).
///
/// ```text
///                              Income      Shares    Per Share
/// Basic earnings per share     $1,200       1,000        $1.20
/// ```
pub(super) fn is_part_of_division(context: &RowContext<'_>, column: u16) -> bool {
    let own = context.state.column(column).hints;
    let heads = || context.state.header.heads.iter().map(|head| head.hints);
    let divisor = Hints::SHARES.with(Hints::DENOMINATOR);
    !own.has(Hints::PER_SHARE)
        && context.head.hints.has(Hints::PER_SHARE)
        && context.state.column(column).words.is_some()
        && heads().any(|hints| hints.has(Hints::PER_SHARE))
        && heads().any(|hints| hints.has(divisor) && !hints.has(Hints::PER_SHARE))
}
