//! Which sentences tie to which tables, and which do not.

use crate::checks::{CheckKind, Status};

const OPERATIONS: &str = "
    |2018|2017
    Product sales|8,214|7,020
    Service fees|1,131|1,002
    Total revenues|9,345|8,022
    Cost of goods|3,904|3,377
    Research and development|2,216|1,875
    Marketing|1,208|1,154
    Total operating expenses|7,328|6,406
    Interest income, net|74|38
    Income before income taxes|2,091|1,654
    Provision for income taxes|439|364
    Net income|1,652|1,290";

const POSITION: &str = "
    |September 30, 2018|December 31, 2017
    Cash and cash equivalents|12,877|11,034
    Inventories|4,120|3,871
    Property and equipment|6,902|7,150
    Total assets|23,899|22,055";

fn table(rows: &str) -> String {
    let rows = rows.lines().filter(|l| !l.trim().is_empty()).map(|line| {
        let cells = line.trim().split('|').map(|cell| format!("<td>{cell}</td>"));
        format!("<tr>{}</tr>", cells.collect::<String>())
    });
    format!("<table>{}</table>", rows.collect::<String>())
}

/// A press release with `prose` over two statements.
fn release(prose: &str) -> String {
    format!(
        "<html><body><p>Marlow Instruments, Inc. reports results for the quarter ended September 30, 2018.</p>\
         <p>{prose}</p>\
         <p><b>STATEMENTS OF OPERATIONS</b></p><p>Three months ended September 30 (in thousands of dollars)</p>{}\
         <p><b>BALANCE SHEETS</b></p><p>(in thousands of dollars)</p>{}</body></html>",
        table(OPERATIONS),
        table(POSITION),
    )
}

/// The ties of `prose`, each with its status.
fn ties(prose: &str) -> Vec<(Status, String)> {
    let reading = crate::reading::read(release(prose).into_bytes());
    let own = reading.checks.all.iter().filter(|c| c.kind == CheckKind::TieProse);
    own.map(|c| (c.status, c.equation.clone())).collect()
}

#[test]
fn prose_ties_to_what_it_rounds_and_derives() {
    for (prose, equations) in [
        (
            "Research and development expenses were $2.2 million for the three months ended September 30, 2018, compared to $1.9 million for the three months ended September 30, 2017.",
            &[
                "$2.2 million rounds 2,216 (Research and development, Q3 2018)",
                "$1.9 million rounds 1,875 (Research and development, Q3 2017)",
            ][..],
        ),
        (
            "Cash and cash equivalents were $12,877,000 at September 30, 2018.",
            &["$12,877,000 = 12,877 (Cash and cash equivalents, 2018-09-30)"],
        ),
        (
            "Total revenues increased 16.5% to $9.3 million in the three months ended September 30, 2018.",
            &[
                "16.5% is (9,345 \u{2212} 8,022) / 8,022 (Total revenues, Q3 2018)",
                "$9.3 million rounds 9,345 (Total revenues, Q3 2018)",
            ],
        ),
        (
            "Product sales rose $1.2 million, or 17%, to $8.2 million in the three months ended September 30, 2018.",
            &[
                "$1.2 million is 8,214 \u{2212} 7,020 (Product sales, Q3 2018)",
                "17% is (8,214 \u{2212} 7,020) / 7,020 (Product sales, Q3 2018)",
                "$8.2 million rounds 8,214 (Product sales, Q3 2018)",
            ],
        ),
    ] {
        let found: Vec<String> = ties(prose).into_iter().map(|(_, equation)| equation).collect();
        assert_eq!(found, equations, "{prose}");
    }
}

/// A margin is taken of sales, which need not be named; many digits alike need no words.
#[test]
fn margins_are_of_sales_and_long_prints_need_no_words() {
    let year = "for the three months ended September 30, 2018";
    let margin = ties(&format!("Our margin of income before income taxes was 22.4% {year}."));
    assert_eq!(
        margin,
        [(
            Status::Rounded,
            "22.4% is 2,091 / 9,345 (Income before income taxes of Total revenues, Q3 2018)".to_owned()
        )]
    );
    let page = |paid: &str, rows: &str| {
        let page = format!(
            "<html><body><p>Kettle presses came to {paid} {year}.</p><p>(in dollars)</p>{}</body></html>",
            table(rows)
        );
        let reading = crate::reading::read(page.into_bytes());
        let own = reading.checks.all.iter().filter(|c| c.kind == CheckKind::TieProse);
        own.map(|c| c.equation.clone()).collect::<Vec<_>>()
    };
    let rows = "
        |Three months ended September 30, 2018
        Sums owed to banks|4,120,317
        Machines on order|2,871,594
        Rent|300,000";
    assert_eq!(page("$2,871,594", rows), ["$2,871,594 = 2,871,594 (Machines on order, Q3 2018)"]);
    assert!(page("$300,000", rows).is_empty());
    // A row that the sentence names holds the digits that are wrong.
    let named = format!("{rows}\n            Presses for kettles|2,781,594");
    assert_eq!(page("$2,871,594", &named), ["$2,871,594 \u{2260} 2,781,594 (Presses for kettles, Q3 2018)"]);
}

/// "Capital expenditures" in prose are what the statement of cash flows calls by what was bought.
#[test]
fn capital_is_spent_on_property_plant_and_equipment() {
    let year = "for the three months ended September 30, 2018";
    let page = format!(
        "<html><body><p>Capital expenditures were $3.4 million {year}.</p><p>(in thousands of dollars)</p>{}\
         </body></html>",
        table(
            "
            |Three months ended September 30, 2018|Three months ended September 30, 2017
            Net cash from operating activities|6,120|5,871
            Additions to property, plant and equipment|(3,418)|(2,905)
            Net cash used in investing activities|(3,418)|(2,905)"
        )
    );
    let reading = crate::reading::read(page.into_bytes());
    let own = reading.checks.all.iter().filter(|c| c.kind == CheckKind::TieProse);
    let found: Vec<&str> = own.map(|c| c.equation.as_str()).collect();
    assert_eq!(found, ["$3.4 million rounds (3,418) (Additions to property, plant and equipment, Q3 2018)"]);
    for row in [
        "Depreciation of property, plant and equipment|3,418|2,905",
        "Proceeds of sales of property, plant and equipment|3,418|2,905",
        "Property, plant and equipment, net|3,418|2,905",
    ] {
        let page = format!(
            "<html><body><p>Capital expenditures were $3.4 million {year}.</p>\
             <p>(in thousands of dollars)</p>{}</body></html>",
            table(&format!("|Three months ended September 30, 2018|2017\nSales|9,120|8,871\n{row}"))
        );
        let reading = crate::reading::read(page.into_bytes());
        assert!(reading.checks.all.iter().all(|c| c.kind != CheckKind::TieProse), "{row}");
    }
}

#[test]
fn a_column_names_its_figures_where_rows_are_times() {
    let rows = "
        |Rent of depots|Freight inwards
        Three months ended September 30, 2018|8,124|6,403
        Three months ended September 30, 2017|7,755|5,981";
    let page = format!(
        "<html><body><p>Freight inwards came to $6,403,000 for the three months ended September 30, 2018.</p>\
         <p>(in thousands of dollars)</p>{}</body></html>",
        table(rows),
    );
    let reading = crate::reading::read(page.into_bytes());
    let own = reading.checks.all.iter().filter(|c| c.kind == CheckKind::TieProse);
    let found: Vec<&str> = own.map(|c| c.equation.as_str()).collect();
    assert_eq!(found, ["$6,403,000 = 6,403 (Three months ended September 30, 2018, Q3 2018)"]);
}

#[test]
fn a_document_that_is_bound_in_again_ties_as_it_does_alone() {
    let prose =
        "Research and development expenses were $2.2 million for the three months ended September 30, 2018.";
    let mut submission = "<SEC-HEADER>\nCONFORMED SUBMISSION TYPE: 8-K\n</SEC-HEADER>\n".to_owned();
    for number in 1..=4 {
        submission.push_str(&format!(
            "<DOCUMENT>\n<TYPE>EX-99.{number}\n<TEXT>\n{}\n</TEXT>\n</DOCUMENT>\n",
            release(prose)
        ));
    }
    let reading = crate::reading::read(submission.into_bytes());
    let document = |id| reading.figures.get(id).map(|f| f.document);
    let own = reading.checks.all.iter().filter(|c| c.kind == CheckKind::TieProse);
    let found: Vec<_> = own
        .map(|c| (c.equation.as_str(), c.operands.iter().map(|o| document(o.figure)).collect::<Vec<_>>()))
        .collect();
    let tie = "$2.2 million rounds 2,216 (Research and development, Q3 2018)";
    assert_eq!(found, [0, 1, 2, 3].map(|at| (tie, vec![Some(at), Some(at)])));
}

/// The failing ties of `prose` beside a table of two years.
fn misses(prose: &str) -> Vec<String> {
    let rows = table(
        "|2018|2017
        Kettle sales|$412,613|$387,211
        Capital expenditures|12,411|11,902
        Rent of depots|3,127|2,904",
    );
    let text = format!("<html><body><p>{prose}</p><p>(in thousands of dollars)</p>{rows}</body></html>");
    let reading = crate::reading::read(text.into_bytes());
    let own = reading.checks.all.iter().filter(|c| c.kind == CheckKind::TieProse && c.status == Status::Fail);
    own.map(|c| c.equation.clone()).collect()
}

#[test]
fn a_first_digit_or_a_power_of_ten_is_a_miss_where_the_rest_is_alike() {
    for (amount, fails) in [
        ("$812.6 million", true),
        ("$412.6 million", false),
        ("$4,126.1 million", true),
        ("$412.6 thousand", true),
        ("$843 million", false),
    ] {
        let found =
            misses(&format!("Kettle sales were {amount} in 2018 compared to $387.2 million in 2017."));
        assert_eq!(found.len(), usize::from(fails), "{amount} {found:?}");
    }
}

/// Amounts for each share are printed to the cent in both places, and need no rounding.
#[test]
fn the_last_digit_of_an_amount_for_each_share_is_a_miss() {
    let rows = table(
        "|2018|2017
        Net income|$48,216|$43,905
        Basic earnings per share|$2.47|$2.25
        Diluted earnings per share|$2.42|$2.19",
    );
    let fails = |now: &str| {
        let text = format!(
            "<html><body><p>Diluted earnings per share were {now} in 2018 compared to $2.19 in 2017.</p>\
             <p>(in thousands of dollars, except per share amounts)</p>{rows}</body></html>"
        );
        let reading = crate::reading::read(text.into_bytes());
        let own =
            reading.checks.all.iter().filter(|c| c.kind == CheckKind::TieProse && c.status == Status::Fail);
        own.map(|c| c.equation.clone()).collect::<Vec<_>>()
    };
    assert_eq!(fails("$2.48"), ["$2.48 \u{2260} $2.42 (Diluted earnings per share, 2018)"]);
    // As it is, rounded, off by a cent, and the number of another row.
    for now in ["$2.42", "$2.4", "$2.43", "$2.47"] {
        assert!(fails(now).is_empty(), "{now} {:?}", fails(now));
    }
}

#[test]
fn a_sentence_with_one_figure_misses_the_row_that_it_names_in_full() {
    for (prose, fails) in [
        ("Capital expenditures were $17.4 million in 2018.", true),
        ("Capital expenditures were $12.4 million in 2018.", false),
        ("Capital expenditures of the lid works were $17.4 million in 2018.", false),
        ("Capital expenditures are expected to be $17.4 million in 2018.", false),
        ("Capital expenditures were $17.4 million in 2016.", false),
        ("Capital expenditures were $29.3 million in 2018.", false),
    ] {
        assert_eq!(misses(prose).len(), usize::from(fails), "{prose} {:?}", misses(prose));
    }
}

/// The effective rate names the row of taxes, and the result before them.
#[test]
fn shares_and_rates_of_two_times_are_held_against_the_rows() {
    let of = |prose: &str| {
        let all = ties(&format!("{prose} for the three months ended September 30, 2017."));
        all.into_iter().map(|(status, equation)| format!("{status:?}: {equation}")).collect::<Vec<_>>()
    };
    let then = "in the three months ended September 30, 2018, compared to";
    assert_eq!(
        of(&format!("Our effective tax rate was 21.0% {then} 22.0%")),
        [
            "Rounded: 21.0% is 439 / 2,091 (Provision for income taxes of Income before income taxes, Q3 2018)",
            "Rounded: 22.0% is 364 / 1,654 (Provision for income taxes of Income before income taxes, Q3 2017)",
        ]
    );
    let fails = |prose: &str| of(prose).into_iter().filter(|tie| tie.starts_with("Fail")).collect::<Vec<_>>();
    assert_eq!(
        fails(&format!("Research and development was 32.7% of total revenues {then} 23.4%")),
        ["Fail: 32.7% \u{2260} 2,216 / 9,345 (Research and development of Total revenues, Q3 2018)"]
    );
    for right in [
        format!("Research and development was 23.7% of total revenues {then} 23.4%"),
        // Of something else, without something, off in the last digit, and by no digit.
        format!("Research and development in Europe was 32.7% of total revenues {then} 23.4%"),
        format!("Before grants, research and development was 32.7% of total revenues {then} 23.4%"),
        format!("Research and development was 23.8% of total revenues {then} 23.4%"),
        format!("Research and development was 38.1% of total revenues {then} 23.4%"),
    ] {
        assert!(fails(&right).is_empty(), "{right} {:?}", fails(&right));
    }
}

#[test]
fn an_equal_number_alone_is_no_tie() {
    for prose in [
        // The value of another row.
        "Our credit line allows us to draw $12.9 million until September 30, 2018.",
        // The right words, another unit.
        "Research and development expenses were 2.2 million euros in the three months ended September 30, 2018.",
        // The right words, another value.
        "Marketing expenses were $1.3 million for the three months ended September 30, 2018.",
    ] {
        assert_eq!(ties(prose), [], "{prose}");
    }
}

#[test]
fn a_row_may_be_named_by_the_heading_and_what_it_stands_under_by_the_sentence() {
    let parts = table(
        "|2018|2017
        Operating profit:
        Kettles|$7,415,206|$6,903,551
        Lid presses|3,162,418|2,718,077
        Total|10,577,624|9,621,628",
    );
    let text = format!(
        "<html><body><h2>Lid presses</h2><p>More lids were pressed than in any year before. Operating \
         profit totaled $3,162,418 in 2018, a good year.</p><p>Parts of the company</p>{parts}</body></html>"
    );
    let reading = crate::reading::read(text.into_bytes());
    let ties = reading.checks.all.iter().filter(|c| c.kind == CheckKind::TieProse);
    let found: Vec<&str> = ties.map(|c| c.equation.as_str()).collect();
    assert_eq!(found, ["$3,162,418 = 3,162,418 (Lid presses, 2018)"]);
}

#[test]
fn a_round_number_misses_no_digit() {
    let prose = "Inventories were about $4,100,000 at September 30, 2018, compared to $3,871,000 at December 31, 2017.";
    assert!(ties(prose).iter().all(|(status, _)| *status != Status::Fail), "{:?}", ties(prose));
}

#[test]
fn a_digit_that_misses_the_row_that_a_sentence_is_about_fails() {
    let prose = "Research and development expenses were $2,276,000 for the three months ended September 30, 2018, compared to $1,875,000 for the three months ended September 30, 2017.";
    let found = ties(prose);
    assert_eq!(
        found,
        [
            (Status::Fail, "$2,276,000 \u{2260} 2,216 (Research and development, Q3 2018)".to_owned()),
            (Status::Pass, "$1,875,000 = 1,875 (Research and development, Q3 2017)".to_owned()),
        ]
    );
}

/// What is said of a figure and not of the row is said of another thing.
#[test]
fn a_measure_of_another_name_misses_no_row() {
    let (now, then) = ("three months ended September 30, 2018", "three months ended September 30, 2017");
    for said in [
        format!(
            "Pro forma product sales were $8,244,000 for the {now}, compared to $7,020,000 for the {then}."
        ),
        format!(
            "Domestic product sales were $8,244,000 for the {now}, compared to $7,020,000 for the {then}."
        ),
        format!(
            "Excluding kettles, product sales were $8,244,000 for the {now}, compared to $7,020,000 for the {then}."
        ),
        format!(
            "Product sales would have been $8,244,000 for the {now}, compared to $7,020,000 for the {then}."
        ),
    ] {
        assert!(ties(&said).iter().all(|(status, _)| *status != Status::Fail), "{said}: {:?}", ties(&said));
    }
    let sales =
        format!("Product sales were $8,244,000 for the {now}, compared to $7,020,000 for the {then}.");
    assert!(ties(&sales).iter().any(|(status, _)| *status == Status::Fail), "{:?}", ties(&sales));
}

/// Beside a table, one amount or none is enough for a change to be held against both.
#[test]
fn a_change_with_one_amount_or_none_is_held_against_the_table() {
    let fails = |prose: &str| {
        let all = ties(&format!("{prose} in the three months ended September 30, 2018."));
        let fails = all.into_iter().filter(|(status, _)| *status == Status::Fail);
        fails.map(|(_, equation)| equation).collect::<Vec<_>>()
    };
    let row = "(8,214 \u{2212} 7,020) / 7,020 (Product sales, Q3 2018)";
    assert_eq!(
        fails("Product sales increased 71.0% to $8.2 million"),
        [format!("71.0% \u{2260} {row}")],
        "two digits in each other's place"
    );
    let compared = "compared to the three months ended September 30, 2017,";
    assert_eq!(
        fails(&format!("Product sales rose $1.19 million, or 71.0%, {compared}")),
        [format!("71.0% \u{2260} {row}")]
    );
    assert_eq!(
        fails("Product sales rose $1.69 million, or 17.0%, to $8.2 million"),
        ["$1.69 million \u{2260} 8,214 \u{2212} 7,020 (Product sales, Q3 2018)"]
    );
    for right in [
        "Product sales increased 17.0% to $8.2 million",
        // What is rounded before it is divided moves the last digit.
        "Product sales increased 17.1% to $8.2 million",
        // No digit makes it; it is of a part, or of something else.
        "Product sales increased 24.6% to $8.2 million",
        "Excluding currency, product sales increased 71.0% to $8.2 million",
        "Product sales increased 71.0% in Europe and came to $8.2 million",
        "Volume rose 71.0%, and product sales grew to $8.2 million",
    ] {
        assert!(fails(right).is_empty(), "{right} {:?}", fails(right));
    }
}

/// Prices, fees and columns of changes are of no time, and prose restates them all the same.
#[test]
fn what_is_of_no_time_ties_too() {
    let page = |prose: &str, rows: &str| {
        let page = format!("<html><body><p>{prose}</p><p>USE OF PROCEEDS</p>{}</body></html>", table(rows));
        let reading = crate::reading::read(page.into_bytes());
        let own = reading.checks.all.iter().filter(|c| c.kind == CheckKind::TieProse);
        own.map(|c| (c.status, c.equation.clone())).collect::<Vec<_>>()
    };
    let rows = "
        |Amount
        Underwriting discounts and commissions|$13,725,000
        Printing of lids|$1,415,500";
    let ties = page("We pay underwriting discounts and commissions of $13,725,000.", rows);
    assert_eq!(
        ties,
        [(Status::Pass, "$13,725,000 = $13,725,000 (Underwriting discounts and commissions)".to_owned())]
    );
    // Another amount of the same name is none.
    assert!(page("We pay underwriting discounts and commissions of $13,184,000.", rows).is_empty());
}

#[test]
fn a_change_goes_the_way_that_the_words_beside_it_say() {
    let of = |prose: &str| ties(prose).into_iter().map(|(_, equation)| equation).collect::<Vec<_>>();
    for (prose, equations) in [
        (
            "Product sales increased 17.0% in the third quarter of 2018.",
            &["17.0% is (8,214 \u{2212} 7,020) / 7,020 (Product sales, Q3 2018)"][..],
        ),
        ("Product sales decreased 17.0% in the third quarter of 2018.", &[]),
        (
            "Product sales, despite lower prices, were 17.0% above the third quarter of 2017, an increase of it.",
            &["17.0% is (8,214 \u{2212} 7,020) / 7,020 (Product sales, Q3 2018)"],
        ),
        ("There was a 17.0% decline in product sales in the third quarter of 2018.", &[]),
    ] {
        assert_eq!(of(prose), equations, "{prose}");
    }
}

#[test]
fn a_term_of_a_contract_ties_by_the_whole_name_of_a_row_alone() {
    let of = |prose: &str| ties(prose).len();
    assert_eq!(of("Revenues of $1,131 thousand came from fees in the third quarter of 2018."), 1);
    assert_eq!(of("Costs shall be paid up to $1,131 thousand of fees in the third quarter of 2018."), 0);
    assert_eq!(
        of("Up to $8 million may be paid, of which $1,131 thousand was fees in the third quarter of 2018."),
        1
    );
    assert_eq!(of("Service fees were up to $1,131 thousand in the third quarter of 2018."), 1);
}
