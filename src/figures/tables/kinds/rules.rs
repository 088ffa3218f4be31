//! The rules by which a number has another kind than its words tell, in their order.
//!
//! What is printed outweighs the words: the sign of a dash, the percentages above in the column. Then the words decide, in
//! [`super::by_words`]. What they tell is an amount wherever they tell nothing, so most rules behind them say of an amount
//! what it is in truth.

mod amounts;
mod each;
mod runs;
mod shares;

use super::case::Case;
use super::unit::measure_of_line;
use crate::figures::Kind;
use crate::figures::Kind::{Count, Duration, Measure, Money, PerShare, Percent, Ratio, Shares};
use crate::figures::tables::Subject;

/// What may hold of a number.
type Holds = fn(&Case<'_>) -> bool;

/// A number for which `holds` is true is of the kind `to`, if it was of one of the kinds `of`.
struct Rule {
    of: &'static [Kind],
    holds: Holds,
    to: Kind,
}

const fn rule(of: &'static [Kind], holds: Holds, to: Kind) -> Rule {
    Rule { of, holds, to }
}

/// What is printed outweighs all words: the first of these that holds decides.
const BEFORE_WORDS: [(Holds, Kind); 5] = [
    // A dash is nothing of what its sign tells, or of what its column has shown from the start.
    (runs::is_dash_of_percent, Percent),
    (runs::is_dash_of_money, Money),
    (runs::is_dash_of_each, PerShare),
    // Filers print the dollar on the first row of results for each share, and leave it out below.
    (runs::goes_on_for_each, PerShare),
    // Filers print "%" on the first row of percentages, and leave it out below.
    (runs::goes_on_as_percent, Percent),
];

/// What the words have told is put to these questions from top to bottom. Of each the first rule that holds answers, and
/// what it answers is put to the next question. The order is part of the reading: what is found to be no price may be a
/// number of shares, but not the other way round.
const AFTER_WORDS: [&[Rule]; 13] = [
    // Is it a price?
    &[
        // Up to 2001 shares were quoted in sixteenths and larger parts, and nothing else is told in these.
        rule(&[Money], each::has_common_fraction, PerShare),
        // Annual reports had to give the highest and the lowest price of each quarter (Regulation S-K, Item 201(a)).
        rule(&[Money], each::is_extreme_price, PerShare),
        // Tables of options have their number in one column and their average price in another (ASC 718-10-50-2).
        rule(&[Money], each::is_price_beside_shares, PerShare),
        // Where shares are quoted in eighths, whole numbers are prices too.
        rule(&[Money], each::is_quoted_whole, PerShare),
        // "4.20% Series" has its price there, and no rate.
        rule(&[Money, Percent], each::is_range_beside_shares, PerShare),
    ],
    // "Diluted" below "Basic earnings per share" has as many digits, which no amount beside it has.
    &[rule(&[Money], each::goes_on_finer, PerShare)],
    // Below shares and without a sign, what is added to them are shares, and so is their sum.
    &[rule(&[Money], shares::goes_on_with_shares, Shares)],
    // "Units" are owned in some tables, and made or sold in others, by what stands in their rows.
    &[rule(&[Shares], shares::are_made, Count)],
    // "Total loans" below the ratios of its parts is the ratio of all of them.
    &[
        rule(&[Money], |case| amounts::is_total_of_rates(case, Percent), Percent),
        rule(&[Money], |case| amounts::is_total_of_rates(case, Ratio), Ratio),
    ],
    // What does the whole table tell, or what does the number itself say against its words?
    &[
        // Tables of pensions by pay and years of service have these as numbers without a sign.
        rule(&[Money], amounts::is_served, Duration),
        // A table that shows how many shares there are has amounts with a sign only.
        rule(&[Money], shares::is_of_table, Shares),
        // "Purchase prices | $11.16" among the shares that were bought.
        rule(&[Money], each::is_price_in_table_of_shares, PerShare),
        // The fee of a registration is reckoned from the number of securities, which has no sign beside the price and the
        // fee (Regulation S-K, Item 601(b)(107)).
        rule(&[Money], shares::is_registered, Shares),
        // A table that tells what a currency was worth in another has no amounts.
        rule(&[Money, PerShare], |case| case.context.state.subject == Subject::Exchange, Ratio),
        // A table that is led up to by "per share" tells all its amounts so.
        rule(&[Money], |case| case.context.state.subject == Subject::EachShare, PerShare),
        // "Fee rate | 0.00015310": a part of one, as no percentage is printed.
        rule(&[Percent], amounts::is_part_of_one, Ratio),
        // "Leverage ratio" beside the capital ratios of a bank.
        rule(&[Ratio], amounts::is_leverage_of_bank, Percent),
        // What was left out of diluted earnings are shares that there may be (ASC 260-10-50-1(c)).
        rule(&[Money], shares::is_antidilutive, Shares),
        // Cover pages and captions name a stock by its title and tell how much of it is outstanding.
        rule(&[Money], shares::is_outstanding_stock, Shares),
        // A table that counts has no amounts without a sign.
        rule(&[Money], shares::is_of_counting_table, Count),
        // Only a change is a thousand percent, and what is called by a margin alone may be told in thousands.
        rule(&[Percent], amounts::is_beyond_percent, Money),
        // What is left of a lease or a plan is no century.
        rule(&[Duration], amounts::is_beyond_duration, Money),
        // "Euro | 1.3985" below "Average contract rate": so much of one currency for another.
        rule(&[Percent, Money], amounts::is_rate_of_exchange, Ratio),
    ],
    // Is it too much for one share?
    &[
        // "Per share | Total" over "Public offering price": the whole offering (Regulation S-K, Item 501(b)(3)).
        rule(&[PerShare], each::is_total_beside_each, Money),
        // Hardly anybody pays a thousand for a share and prints no cents: what a label says of shares is how the amount
        // is used, "earnings for per-share calculations", or the number itself counts them.
        rule(&[PerShare], shares::is_number_of_shares, Shares),
        rule(&[PerShare], each::is_beyond_price, Money),
    ],
    // A units line of things, "(beds in thousands)", has no amounts below it but those with a sign; and votes are printed
    // in full where nothing else is.
    &[rule(&[Money], shares::is_of_line_of_things, Count)],
    // Such a line may name a measure: "(barrels in thousands)".
    &[rule(&[Count], |case| measure_of_line(case).is_some(), Measure)],
    // Rates without a sign stand with their point among whole thousands.
    &[rule(&[Money], amounts::is_rate_among_whole, Percent)],
    // What does the units line leave out, or what do the other rows count?
    &[
        // "(in thousands, except number of stores)".
        rule(&[Money], shares::is_left_out_by_line, Count),
        // "Employees" in a table of amounts.
        rule(&[Money], shares::is_counted_apart, Count),
        // Operating data are told below the amounts of a table, without a sign.
        rule(&[Money], shares::is_operating_data, Count),
    ],
    // Cents beside whole thousands, in a table that excepts results for each share from these.
    &[rule(&[Money], each::is_finer_result, PerShare)],
    // "Net investment income | 1.44" between the asset values of one share of a fund (Form N-1A, Item 13).
    &[rule(&[Money], each::is_part_of_asset_value, PerShare)],
];

/// The kind that what is printed tells, whatever the words say.
pub(super) fn before_words(case: &Case<'_>) -> Option<Kind> {
    BEFORE_WORDS.iter().find(|(holds, _)| holds(case)).map(|(_, kind)| *kind)
}

/// The kind of a number of which the words have `told` one.
pub(super) fn after_words(case: &Case<'_>, told: Kind) -> Kind {
    AFTER_WORDS.iter().fold(told, |kind, question| {
        let answer = question.iter().find(|rule| rule.of.contains(&kind) && (rule.holds)(case));
        answer.map_or(kind, |rule| rule.to)
    })
}
