//! Documents and their trees: the sentences that head risks.

use super::super::drawn::{PROSE, html, tree};
use super::{lines, wrapped};

/// What may happen.
const RISKS: [&str; 3] = [
    "We depend on a few makers of copper and they may fail us.",
    "Our works may burn down and we may not be able to build them again.",
    "The trade in kettles may fall off for reasons that we do not know.",
];

/// The lines below the risk factors of a document of the form `form`, with `heading` around each of `risks`.
fn drawn(form: &str, group: &str, risks: &[&str], heading: impl Fn(&str) -> String) -> Vec<String> {
    let all: String = risks.iter().map(|risk| heading(risk) + "\n").collect();
    let body = html(&format!(
        "# Item 1. Business\n...\n# Item 1A. Risk Factors\n{group}\n{all}# Item 2. Properties\n..."
    ));
    let tree = tree(form, &body);
    lines(&tree)
        .into_iter()
        .filter(|line| line.starts_with(' '))
        .map(|line| line.trim_start().to_owned())
        .collect()
}

fn leaning(risk: &str) -> String {
    format!("<p><i>{risk}</i></p>\n...")
}

fn running_in(risk: &str) -> String {
    format!("<p><b>{risk}</b> {PROSE}</p>")
}

#[test]
fn three_sentences_that_look_alike_head_risks_in_an_annual_report() {
    let underlined = |risk: &str| format!("<p><u>{risk}</u></p>\n...");
    assert_eq!(drawn("10-K/A", "", &RISKS, leaning), RISKS);
    assert_eq!(drawn("10-K/A", "", &RISKS, underlined), RISKS);
    assert_eq!(drawn("10-K/A", "", &RISKS, running_in), RISKS);
    // Two are emphasis as likely as not, and a quarterly report may stress what has changed.
    assert_eq!(drawn("10-K/A", "", &RISKS[..2], leaning), [""; 0]);
    assert_eq!(drawn("10-K/A", "", &RISKS[..2], running_in), [""; 0]);
}

#[test]
fn risks_stand_beside_a_short_one_that_looks_like_them_and_below_the_name_of_their_group() {
    let levels = |group: &str, heading: fn(&str) -> String| {
        let all: String = RISKS.iter().map(|risk| heading(risk) + "\n").collect();
        let body = html(&format!("# Item 1A. Risk Factors\n{group}\n{all}# Item 2. Properties\n..."));
        let drawn = tree("10-K/A", &body);
        lines(&drawn).iter().filter(|line| line.starts_with("      ")).count()
    };
    let group = "# Risks of the Works";
    assert_eq!(levels(&format!("{group}\n<p><i>Competition</i></p>\n..."), leaning), 0);
    assert_eq!(levels(&format!("{group}\n..."), leaning), 0);
    // What leans on a line of its own is no higher than heavy letters, though these run in.
    assert_eq!(levels("<p><i>Makers of Other Vessels</i></p>\n...", running_in), 0);
}

fn centred(words: &str) -> String {
    format!("{words:^76}").trim_end().to_owned() + "\n\n"
}

#[test]
fn sentences_that_stand_further_left_than_their_paragraphs_head_risks() {
    let paragraph = format!("     {}", wrapped());
    let risks = |captions: [&str; 3]| {
        let all: String = captions.iter().map(|risk| format!("{risk}\n\n{paragraph}\n\n")).collect();
        format!("{}{paragraph}\n\n{all}{}{paragraph}\n", centred("RISK FACTORS"), centred("USE OF PROCEEDS"))
    };
    let small = [
        "Our works may burn down, and we may not be able to build them again.",
        "We depend on two makers of copper and they may fail us at any time,\nand others would have to be found.",
        "Our president may leave us at any time.",
    ];
    let drawn = tree("S-1", &risks(small));
    assert!(
        drawn.contains("\n  Our works may burn down, and we may not be able to build them again."),
        "{drawn}"
    );
    assert!(drawn.contains("\n  We depend on two makers of copper and they may fail us"), "{drawn}");
    let titled = [
        "We Depend on Two Makers of Copper and They May Fail Us",
        "Our Short History Tells Little of What Is to Come",
        "If Our President Leaves, Our Trade Could Be Harmed",
    ];
    assert_eq!(lines(&tree("S-1", &risks(titled))).len(), 5);
    // Sentences that are set in as the paragraphs are, and a few words that lead to a list, are text.
    let inside = small.map(|risk| format!("     {risk}"));
    let inside = [inside[0].as_str(), inside[1].as_str(), inside[2].as_str()];
    assert_eq!(lines(&tree("S-1", &risks(inside))), ["RISK FACTORS", "USE OF PROCEEDS"]);
    let leading = ["Among the things that may harm us are the following:"; 3];
    assert_eq!(lines(&tree("S-1", &risks(leading))), ["RISK FACTORS", "USE OF PROCEEDS"]);
}
