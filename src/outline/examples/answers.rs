//! Documents and their trees: items that several share or none answers, headings of several lines, and
//! every form of the table.

use super::super::drawn::{html, tree};
use super::{items, lines, wrapped};

#[test]
fn one_line_may_answer_several_items_with_nothing() {
    for (line, item) in [
        ("Items 1 through 5 are not applicable.", "Item 1, 1A, 2, 3, 4, 5"),
        ("Items 2, 3, 4 and 5. Not applicable", "Item 2, 3, 4, 5"),
        ("Items 1-5. None.", "Item 1, 1A, 2, 3, 4, 5"),
        ("Items 2, 3 and 5 have been omitted.", "Item 2, 3, 5"),
        ("Item 1 through Item 5: Inapplicable", "Item 1, 1A, 2, 3, 4, 5"),
    ] {
        let body = html(&format!(
            "# PART I. FINANCIAL INFORMATION\n# Item 1. Financial Statements\n...\n# PART II. OTHER INFORMATION\n{line}\n\
             # Item 6. Exhibits and Reports on Form 8-K\n..."
        ));
        let drawn = tree("10-Q/A", &body);
        assert_eq!(items(&drawn)[1], format!("{item} | {line}"), "{drawn}");
        assert_eq!(items(&drawn).len(), 3, "{drawn}");
    }
}

#[test]
fn a_sentence_about_items_is_none_of_them() {
    let body = html(
        "# Item 1. Financial Statements
         ...
         <p>Items 2 and 3 of this report speak of what may come, and what has come is told in the statements above.</p>
         # Item 2. Management's Discussion and Analysis of Financial Condition and Results of Operations
         ...",
    );
    assert_eq!(items(&tree("10-Q/A", &body)).len(), 2);
}

#[test]
fn headings_that_stand_in_two_paragraphs() {
    let body = format!(
        "                                    PART II\n\nItem 7.\n\n            Management's Discussion and Analysis of\n\
         \x20        Financial Condition and Results of Operations\n\n{0}\n\nItem 8.\n\nFinancial Statements and Supplementary Data\n\n\
         {0}\n\n                            NOTES TO CONSOLIDATED\n\n                            FINANCIAL STATEMENTS\n\n\
         1. Policies\n\n{0}\n\n2. Debt\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "PART II",
            "  Item 7 | Management's Discussion and Analysis of Financial Condition and Results of Operations",
            "  Item 8 | Financial Statements and Supplementary Data",
            "    NOTES TO CONSOLIDATED FINANCIAL STATEMENTS",
            "      Note 1 | Policies",
            "      Note 2 | Debt",
        ]
    );
}

#[test]
fn every_form_is_read_as_its_schema_says() {
    for name in super::super::forms::all_names() {
        let form = super::super::forms::form(name).expect(name);
        let numbered = form.items.iter().filter(|item| item.number.is_some());
        let in_force: Vec<_> = numbered.filter(|item| item.years.contains(&2024)).collect();
        if in_force.is_empty() {
            continue;
        }
        let (mut body, mut want, mut part) = (String::new(), Vec::new(), None);
        for item in in_force {
            if item.part != part {
                part = item.part;
                body.push_str(&format!(
                    "# PART {}\n",
                    ["", "I", "II", "III", "IV"][usize::from(part.unwrap_or(0))]
                ));
            }
            let number = item.number.expect("numbered").to_string();
            body.push_str(&format!("# Item {number}. {}\n...\n", item.title));
            want.push(format!("Item {number} | {}", item.title));
        }
        let drawn = tree(&format!("{name}/A"), &html(&body));
        let found: Vec<&str> =
            items(&drawn).into_iter().filter_map(|item| item.split(" ! ").next()).collect();
        assert_eq!(found, want, "{name}");
    }
}

#[test]
fn the_title_of_a_certification_takes_up_several_lines() {
    let body = format!(
        "                       CERTIFICATION PURSUANT TO\n                        18 U.S.C. SECTION 1350,\n\
         \x20                        AS ADOPTED PURSUANT TO\n             SECTION 906 OF THE SARBANES-OXLEY ACT OF 2002\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("EX-32.1", &body)),
        [
            "CERTIFICATION PURSUANT TO 18 U.S.C. SECTION 1350, AS ADOPTED PURSUANT TO SECTION 906 OF THE SARBANES-OXLEY \
             ACT OF 2002"
        ]
    );
}

#[test]
fn items_listed_as_omitted_are_not_suspiciously_short() {
    let list = "<p>Item 1. Business.</p>\n<p>Item 2. Properties.</p>\n<p>Item 3. Legal Proceedings.</p>\n";
    let body =
        |said: &str| html(&format!("# PART I\n{said}\n{list}\n# Item 4. Mine Safety Disclosures.\nNone."));
    let omitted = tree("10-K/A", &body("The following items have been omitted under General Instruction J:"));
    assert!(!omitted.contains("suspiciously"), "{omitted}");
    let silent = tree("10-K/A", &body("The report follows."));
    assert!(silent.contains("Item 1 | Business. ! suspiciously short"), "{silent}");
}

#[test]
fn a_caption_over_one_table_after_another_names_none() {
    let table = "<p align=\"center\"><b>SHARES OF THE POOL:</b></p><table><tr><td></td><td>2023</td><td>2022</td></tr>\
                 <tr><td>Senior</td><td>1,204</td><td>1,100</td></tr><tr><td>Junior</td><td>310</td><td>280</td></tr></table>";
    let captions = |count: usize| {
        let drawn = tree("EX-99", &html(&format!("# Report\n...\n{}", vec![table; count].join("\n"))));
        drawn.matches("SHARES OF THE POOL").count()
    };
    assert_eq!((captions(4), captions(40)), (4, 0));
}

#[test]
fn the_first_note_may_stand_on_a_page_whose_heading_is_lost() {
    let body = html(
        "# NOTES TO FINANCIAL STATEMENTS
         # 2. Debt
         ...
         # 3. Leases
         ...
         # 4. Taxes
         ...",
    );
    assert_eq!(
        lines(&tree("EX-13", &body)),
        ["NOTES TO FINANCIAL STATEMENTS", "  Note 2 | Debt", "  Note 3 | Leases", "  Note 4 | Taxes"]
    );
}

#[test]
fn a_heading_of_two_lines_in_plain_text_stands_above_its_prose_as_one_of_one_line_does() {
    let body = format!(
        "{0}\n\n                        RESTRICTIONS ON KETTLE\n                             OWNERSHIP\n\n{0}\n",
        wrapped()
    );
    assert_eq!(lines(&tree("EX-13", &body)), ["RESTRICTIONS ON KETTLE OWNERSHIP"]);
}

#[test]
fn the_name_of_a_group_of_items_is_no_part_of_the_item_before_it() {
    let body = html(
        "# Section 2 - Financial Information
         # Item 2.02 Results of Operations and Financial Condition
         ...
         # Section 9 - Financial Statements and Exhibits
         # Item 9.01 Financial Statements and Exhibits
         ...",
    );
    assert_eq!(
        lines(&tree("8-K", &body)),
        [
            "Section 2 - Financial Information",
            "Item 2.02 | Results of Operations and Financial Condition",
            "Section 9 - Financial Statements and Exhibits",
            "Item 9.01 | Financial Statements and Exhibits",
        ]
    );
}

#[test]
fn the_name_of_a_group_of_items_in_plain_letters_ends_the_item_before_it_too() {
    let body = |group: &str| {
        html(&format!(
            "# Item 7.01 Regulation FD Disclosure\n...\n{group}\n# Item 9.01 Financial Statements and Exhibits\n..."
        ))
    };
    let group = "Section 9 - Financial Statements and Exhibits";
    assert_eq!(lines(&tree("8-K", &body(group)))[1], group);
    // A group of which no item is answered, and the first of all, are groups too.
    let unanswered =
        body("Section 8 - Other Events\nNot applicable.\nSection 9 - Financial Statements and Exhibits");
    let drawn =
        tree("8-K", &unanswered.replace("<p><b>Item 7", "<p>Section 7 - Regulation FD</p>\n<p><b>Item 7"));
    assert_eq!(lines(&drawn)[2], "Section 8 - Other Events", "{drawn}");
    assert_eq!(lines(&drawn)[0], "Section 7 - Regulation FD", "{drawn}");
    // The group of another item is a reference.
    let drawn = tree("8-K", &body("Section 5 - Duties of those who mend the kettles"));
    assert_eq!(lines(&drawn).len(), 2, "{drawn}");
}

#[test]
fn what_is_said_of_an_amendment_before_its_contents_is_a_section() {
    let listed = "<table><tr><td>PART III</td><td></td></tr><tr><td>Item 10. Directors, Executive Officers and Corporate Governance</td><td>3</td></tr>\
        <tr><td>Item 11. Executive Compensation</td><td>5</td></tr><tr><td>Item 12. Security Ownership</td><td>9</td></tr>\
        <tr><td>Item 13. Certain Relationships</td><td>11</td></tr></table>";
    let body = |title: &str| {
        html(&format!(
            "FORM 10-K/A\n<p>(Exact name of registrant as specified in its charter)</p>\n# {title}\n...\n# TABLE OF CONTENTS\n\
             {listed}\n# PART III\n# Item 10. Directors, Executive Officers and Corporate Governance\n...\n\
             # Item 11. Executive Compensation\n...\n# Item 12. Security Ownership\n...\n# Item 13. Certain Relationships\n..."
        ))
    };
    let drawn = tree("10-K/A", &body("EXPLANATORY NOTE"));
    assert_eq!(lines(&drawn)[..2], ["EXPLANATORY NOTE", "PART III"], "{drawn}");
    let drawn = tree("10-K/A", &body("ALDER KETTLE WORKS"));
    assert_eq!(lines(&drawn)[0], "PART III", "{drawn}");
}

#[test]
fn a_summary_has_headings_of_the_words_that_the_contents_link_to_elsewhere() {
    let body = html(
        "# TABLE OF CONTENTS
         <table><tr><td><a href=\"#a\">The Offering</a></td><td>1</td></tr><tr><td><a href=\"#b\">Risk Factors</a></td><td>4</td></tr>
         <tr><td><a href=\"#c\">Use of Proceeds</a></td><td>9</td></tr><tr><td><a href=\"#d\">Dividend Policy</a></td><td>10</td></tr></table>
         ...
         <p id=\"a\"><b>THE OFFERING</b></p>
         ...
         <p><b><i>Use of proceeds</i></b></p>
         ...
         <p><b><i>Risk factors</i></b></p>
         ...
         <p id=\"b\"><b>RISK FACTORS</b></p>
         ...
         <p id=\"c\"><b>USE OF PROCEEDS</b></p>
         ...
         <p id=\"d\"><b>DIVIDEND POLICY</b></p>
         ...",
    );
    assert_eq!(
        lines(&tree("424B4", &body)),
        [
            "THE OFFERING",
            "  Use of proceeds",
            "  Risk factors",
            "RISK FACTORS",
            "USE OF PROCEEDS",
            "DIVIDEND POLICY",
        ]
    );
}

#[test]
fn a_heading_of_three_paragraphs_that_the_contents_name_as_one() {
    let body = html(
        "# TABLE OF CONTENTS
         <table><tr><td>Our Towns</td><td>1</td></tr><tr><td>Ownership of Kettles by Towns, Shops and Persons Who Own Many</td><td>4</td></tr>
         <tr><td>Our Works</td><td>9</td></tr><tr><td>Our Shops</td><td>10</td></tr></table>
         # Our Towns
         ...
         # Ownership of Kettles by Towns
         # Shops and Persons
         # Who Own Many
         ...
         # Our Works
         ...
         # Our Shops
         ...",
    );
    assert_eq!(
        lines(&tree("DEF 14A", &body)),
        [
            "Our Towns",
            "Ownership of Kettles by Towns Shops and Persons Who Own Many",
            "Our Works",
            "Our Shops"
        ]
    );
}

#[test]
fn a_committee_that_signs_its_report_opens_no_section() {
    let body = html(
        "<p align=center><b>AUDIT COMMITTEE</b></p>
         ...
         <p align=center><b>REPORT OF THE AUDIT COMMITTEE</b></p>
         ...
         <p align=center><b>THE AUDIT COMMITTEE OF THE BOARD OF DIRECTORS</b></p>
         <p>Ann Alder, Chair</p>
         <p>Ben Birch</p>
         <p align=center><b>OTHER MATTERS</b></p>
         ...
         <p><b>By Order of the Board of Directors</b></p>
         <p>Ann Alder</p>
         <p>Secretary</p>",
    );
    assert_eq!(
        lines(&tree("DEF 14A", &body)),
        ["AUDIT COMMITTEE", "REPORT OF THE AUDIT COMMITTEE", "OTHER MATTERS"]
    );
    // What a report says of a committee has text.
    let body = html(
        "<p align=center><b>REPORT OF THE BOARD</b></p>
         ...
         <p align=center><b>THE AUDIT COMMITTEE</b></p>
         ...",
    );
    assert_eq!(lines(&tree("DEF 14A", &body)), ["REPORT OF THE BOARD", "THE AUDIT COMMITTEE"]);
}
