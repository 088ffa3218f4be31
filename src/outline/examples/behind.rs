//! Documents and their trees: what stands behind the signatures.

use super::super::drawn::{html, tree};
use super::{lines, wrapped};

/// The last item of an annual report and its signatures.
const SIGNED: &str = "# PART IV
    # Item 15. Exhibits and Financial Statement Schedules
    ...
    <p align=\"center\"><b>SIGNATURES</b></p>
    Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused this report \
    to be signed on its behalf.
    By: /s/ Ann Alder
    <b>Ann Alder</b>
    ";

/// What is drawn behind the signatures.
fn behind(form: &str, body: &str) -> Vec<String> {
    let drawn = tree(form, body);
    let signed = lines(&drawn).into_iter().skip_while(|line| !line.starts_with("signature")).skip(1);
    signed.map(str::to_owned).collect()
}

#[test]
fn certifications_and_powers_of_attorney_are_no_part_of_the_signatures() {
    let certified = "I, Ann Alder, certify that:
        1. I have read this report of the Alder Kettle Works;";
    let appoints =
        "Each person whose name stands below appoints Ann Alder his true and lawful attorney-in-fact.";
    for bold in ["# ", ""] {
        let body = html(&format!(
            "{SIGNED}{bold}Certifications\n{certified}\n{bold}Power of Attorney\n{appoints}\n\
             <p align=\"right\">Exhibit 31.2</p>\n# CERTIFICATION\n{certified}"
        ));
        assert_eq!(
            behind("10-K/A", &body),
            ["Certifications", "Power of Attorney", "exhibit | Exhibit 31.2", "  CERTIFICATION"]
        );
    }
    let body = html(&format!("{SIGNED}{certified}"));
    assert_eq!(behind("10-K/A", &body), ["I, Ann Alder, certify that:"]);
}

#[test]
fn names_of_papers_among_the_signatures_head_nothing() {
    let body = html(&format!(
        "{SIGNED}# Ann Alder, by Power of Attorney
         # Power of Attorney
         /s/ Cy Cedar
         <table><tr><td>31.1</td><td>Certification</td></tr><tr><td>24</td><td>Power of Attorney</td></tr></table>"
    ));
    assert_eq!(behind("10-K/A", &body), [""; 0]);
    let listed = format!(
        "Item 6.  Exhibits\n\n{}\n\n                   SIGNATURES\n\n\
         Pursuant to the requirements of the Securities Exchange Act of 1934,\n\
         the registrant has duly caused this report to be signed on its behalf.\n\n\
         By: /s/ Ann Alder\n\nExhibit 11\n\nWhat is earned on each share\n\nExhibit 27\n\nSchedule of data\n",
        wrapped()
    );
    assert_eq!(behind("10-Q/A", &listed), [""; 0]);
}

#[test]
fn signers_below_a_power_of_attorney_sign_the_report() {
    let appoints =
        "Know all persons that each of those below appoints Ann Alder his true and lawful attorney-in-fact.";
    for signed in [
        "Under the Act this report has been signed below by the following persons for the works.\n",
        "<table><tr><td>/s/ Ann Alder</td><td>Director</td><td>March 1, 2024</td></tr></table>",
    ] {
        let body = html(&format!("{SIGNED}# POWER OF ATTORNEY\n{appoints}\n{signed}"));
        assert_eq!(behind("10-K/A", &body), [""; 0]);
    }
    let certified =
        "I, Ann Alder, certify that:\n1. I have read this report of the works.\nBy: /s/ Ann Alder\n";
    let body = html(&format!("{SIGNED}# POWER OF ATTORNEY\n{appoints}\n# CERTIFICATION\n{certified}"));
    assert_eq!(behind("10-K/A", &body), ["POWER OF ATTORNEY", "CERTIFICATION"]);
}

#[test]
fn an_agreement_to_file_jointly_is_bound_in() {
    let body = format!(
        "Item 10.  Certification\n\n{}\n\n                   SIGNATURE\n\n\
         After reasonable inquiry and to the best of my knowledge and belief, I\n\
         certify that what is said here is true.\n\n/s/ Ann Alder\n\n\
         \x20                     Exhibit A\n\n                JOINT FILING AGREEMENT\n\n\
         \x20    The undersigned agree that this statement is filed on behalf of each\n\
         of them, and that what is changed later is filed so too.\n\n/s/ Ann Alder\n\n/s/ Bob Birch\n",
        wrapped()
    );
    assert_eq!(behind("SC 13G/A", &body), ["exhibit | Exhibit A", "  JOINT FILING AGREEMENT"]);
    let schedule = html(
        "# Item 7. Material to Be Filed as Exhibits\n...\n# SIGNATURE\nAfter reasonable inquiry I certify that what is \
         said is true.\n/s/ Ann Alder\n<p align=\"center\"><b>SCHEDULE I</b></p>\n<p align=\"center\"><b>DIRECTORS OF \
         THE WORKS</b></p>\n...",
    );
    assert_eq!(behind("SC 13D/A", &schedule), ["exhibit | SCHEDULE I", "  DIRECTORS OF THE WORKS"]);
}
