//! Documents and their trees: items printed as paragraphs, captions with numbers of the filer's own, items that one
//! sentence answers for, titles that run on.

use super::super::drawn::tree;
use super::{items, lines, wrapped};

#[test]
fn an_item_printed_as_paragraphs_starts_at_the_first_of_them() {
    let body = format!(
        "Item 5. Other Events\n\n{0}\n\nItem 7(a). Financial Statements of Business Acquired\n\nNot applicable.\n\n\
         Item 7(b). Pro Forma Financial Information\n\nNot applicable.\n\nItem 7(c). Exhibits\n\n99.1  Letter\n",
        wrapped()
    );
    let drawn = tree("8-K", &body);
    assert_eq!(
        items(&drawn),
        [
            "Item 5 | Other Events",
            "Item 7 | Financial Statements of Business Acquired ! found on weak evidence",
        ]
    );
    // The item itself, where it has a heading, is none of its paragraphs.
    let whole = body.replace("Item 7(c). Exhibits", "Item 7. Financial Statements and Exhibits");
    assert_eq!(items(&tree("8-K", &whole))[1], "Item 7 | Financial Statements and Exhibits");
}

#[test]
fn paragraphs_have_titles_that_no_form_prints() {
    let body = "Item 1.  Security and Issuer.\n\n     The shares of the kettle works.\n\nItem 2(a).  Name.\n\n     Birch Fund.\n\n\
        Item 2(b).  Business Address.\n\n     4 Hill Road.\n\nItem 3.  Source and Amount of Funds or Other Consideration.\n\n     Own funds.\n";
    let drawn = tree("SC 13D", body);
    assert_eq!(items(&drawn)[1], "Item 2 | Name. ! found on weak evidence", "{drawn}");
    // What goes on as prose does is a reference.
    let drawn = tree("SC 13D", &body.replace("Item 2(a).  Name.", "Item 2(a) of the rules asks for a name."));
    assert!(!drawn.contains("of the rules"), "{drawn}");
}

#[test]
fn a_caption_of_the_form_may_have_a_number_of_the_filers_own() {
    let body = |heading: &str, below: &str| {
        format!(
            "PART I\n\nItem 3.  Legal Proceedings.\n\n     None.\n\nItem 4.  Submission of Matters to a Vote of Security Holders.\n\n     None.\n\n\
             {heading}\n\n     {below}\n\nPART II\n\nItem 5.  Market for Registrant's Common Equity.\n\n     None.\n"
        )
    };
    let short = "John Doe, 51, has been president since 1990.";
    let drawn = tree("10-K/A", &body("Item 4A. Executive Officers of the Registrant.", short));
    assert_eq!(lines(&drawn)[3], "    Item 4A. Executive Officers of the Registrant.", "{drawn}");
    // Another title is the filer's own, and a line of text like others.
    let drawn = tree("10-K/A", &body("Item 4A. Holders of many kettles are these.", short));
    assert!(!drawn.contains("Item 4A"), "{drawn}");
}

#[test]
fn one_sentence_below_a_part_says_where_its_items_are_answered() {
    let body = |said: &str, below: &str| {
        format!(
            "{said}\n\n                    PART II\n\nItem 9.  Changes in and Disagreements with Accountants\n\n     None.\n\n\
             \x20                   PART III\n\n{below}\n\n                    PART IV\n\nItem 14.  Exhibits\n\n     None.\n"
        )
    };
    let plain = "     Items 10, 11, 12 and 13 are incorporated by reference to the proxy statement for the\nmeeting of our owners.";
    let drawn = tree("10-K/A", &body("", plain));
    assert_eq!(items(&drawn)[1], "Item 10, 11, 12, 13 | Items 10, 11, 12 and 13", "{drawn}");
    let named = "     The information that Items 10, 11, 12 and 13 call for is incorporated herein by reference to\nthe proxy statement.";
    let drawn = tree("10-K/A", &body("", named));
    assert_eq!(
        items(&drawn)[1],
        "Item 10, 11, 12, 13 | The information that Items 10, 11, 12 and 13 ! found on weak evidence",
        "{drawn}"
    );
    // On the cover the same is said before any part, and elsewhere items are spoken of.
    let drawn = tree("10-K/A", &body(named, "     Our owners meet in the spring."));
    assert_eq!(items(&drawn).len(), 2, "{drawn}");
    let spoken = named.replace("is incorporated herein by reference to", "is told in");
    assert_eq!(items(&tree("10-K/A", &body("", &spoken))).len(), 2);
}

#[test]
fn a_title_that_fills_its_line_goes_on_below() {
    let body = |below: &str| {
        format!(
            "ITEM 9.  DIRECTORS, EXECUTIVE OFFICERS, PROMOTERS AND CONTROL PERSONS; COMPLIANCE\n{below}\n\n{}\n",
            wrapped()
        )
    };
    let drawn = tree("10-KSB/A", &body("WITH SECTION 16(A) OF THE EXCHANGE ACT."));
    assert!(drawn.starts_with("Item 9 | DIRECTORS") && drawn.contains("THE EXCHANGE ACT."), "{drawn}");
    assert_eq!(lines(&drawn).len(), 1, "{drawn}");
    let drawn = tree("10-KSB/A", &body("JOHN DOE HAS MADE KETTLES."));
    assert!(!items(&drawn)[0].contains("KETTLES"), "{drawn}");
}

#[test]
fn a_sentence_right_below_a_title_that_fills_its_line_is_no_part_of_it() {
    let title = |form: &str, heading: &str, next: &str| {
        let body = format!(
            "{heading}\n{next}\n\nItem 10.  Executive Compensation\n\n{0}\n\nItem 11.  Security Ownership\n\n{0}\n",
            wrapped()
        );
        items(&tree(form, &body)).first().map(|item| (*item).to_owned())
    };
    let told = "Item 5.  Market for Registrant's Common Equity and Related Stockholder Matters";
    for next in [
        "The shares trade on the exchange of the town.",
        "In 1998 no share was sold by the works.",
        "On June 1, 1998 the shares were split.",
        "To our knowledge there is no market.",
        "With the permit of the town they trade.",
    ] {
        let whole = "Item 5 | Market for Registrant's Common Equity and Related Stockholder Matters";
        assert_eq!(title("10-K/A", told, next).as_deref(), Some(whole), "{next}");
    }
    let told = "ITEM 9.  DIRECTORS, EXECUTIVE OFFICERS, PROMOTERS AND CONTROL PERSONS";
    for next in ["THE DIRECTORS OF THE WORKS ARE ANN ALDER AND JOHN DOE.", "IN 1998 NO ONE WAS ELECTED."] {
        let whole = "Item 9 | DIRECTORS, EXECUTIVE OFFICERS, PROMOTERS AND CONTROL PERSONS";
        assert_eq!(title("10-KSB/A", told, next).as_deref(), Some(whole), "{next}");
    }
    // Words in the middle of a title go on with it.
    let told = "ITEM 9.  DIRECTORS, EXECUTIVE OFFICERS, PROMOTERS; COMPLIANCE";
    let whole = title("10-KSB/A", told, "WITH SECTION 16(a) OF THE EXCHANGE ACT.");
    assert!(whole.is_some_and(|whole| whole.contains("16(a)")));
}
