//! Which form a document is whose envelope does not say: the words that each form prescribes for its
//! cover.
//!
//! ```text
//! FORM 10-K, F O R M  8 - K              the form by name
//! SCHEDULE 13D, (Amendment No. 2)        a schedule, and that it amends one
//! ☒ Definitive Proxy Statement           schedule 14A, whose box says which of its kinds it is
//! Filed pursuant to Rule 424(b)(4)       a prospectus
//! Exhibit 99.1                           an exhibit, whose number opens it
//! ```

use crate::filing::document::{BlockKind, Document};
use crate::text::numbers;

/// Lines of a document that are its cover.
const COVER_LINES: usize = 120;

/// Lines in which an exhibit gives its number.
const EXHIBIT_LINES: usize = 3;

/// Longer lines are passed over: no form prescribes any for its cover.
const LONGEST_OF_COVER: usize = 300;

/// Lines longer than this are prose, in which other forms are spoken of.
const LONGEST: usize = 80;

/// The form that the cover of `document` names.
pub(super) fn named(document: &Document) -> Option<String> {
    let flow = document.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Furniture(_)));
    let lines: Vec<&str> = flow
        .take(COVER_LINES)
        .flat_map(|block| document.slice(block.span).split(['\n', '\t']))
        .map(str::trim)
        .filter(|line| (1..=LONGEST_OF_COVER).contains(&line.len()))
        .take(COVER_LINES)
        .collect();
    if let Some(exhibit) = lines.iter().take(EXHIBIT_LINES).find_map(|line| exhibit(line)) {
        return Some(exhibit);
    }
    for (index, line) in lines.iter().enumerate() {
        if let Some(kind) = proxy(&lines, line) {
            return Some(kind.to_owned());
        }
        let below = lines.get(index + 1).copied().unwrap_or("");
        let name = form(line).or_else(|| form_below(line, below)).or_else(|| schedule(line));
        if let Some(name) = name.or_else(|| prospectus(line)) {
            let near = lines.get(index.saturating_sub(3)..lines.len().min(index + 8)).unwrap_or(&[]);
            let amends = !name.contains('/') && near.iter().any(|line| amends(line));
            return Some(if amends { format!("{name}/A") } else { name });
        }
    }
    None
}

/// The form named by a line such as "FORM 10-K", "Form 8-K/A (Amendment No. 1)" and "AMENDMENT NO. 1 TO
/// FORM S-3".
fn form(line: &str) -> Option<String> {
    let upper = close_set(line);
    let rest = match upper.strip_prefix("FORM") {
        Some(rest) => rest,
        // Within a line the name stands in capitals: prose speaks of "our annual report on Form 10-K".
        None => {
            let at = line.find("FORM ").filter(|_| !line.bytes().any(|b| b.is_ascii_lowercase()))?;
            line.get(at + "FORM".len()..)?
        }
    };
    let rest = rest.strip_prefix([' ', '\t', ':'])?.trim_start_matches([' ', '\t', ':']);
    (line.len() < LONGEST).then(|| name(rest)).flatten()
}

/// The form whose name stands on the line below the word "FORM".
fn form_below(line: &str, below: &str) -> Option<String> {
    close_set(line).trim_end_matches(':').eq("FORM").then(|| name(&close_set(below))).flatten()
}

/// The name at the start of `text`, which is in capitals: "10-K405", "8-K/A", "S-3", "N-CSR".
fn name(text: &str) -> Option<String> {
    // "FORM SC 13G/A".
    if let Some(schedule) = text.strip_prefix("SC ") {
        return name(schedule).map(|name| format!("SC {name}"));
    }
    // "10 - K", "10–K".
    let text: String =
        text.chars().map(|c| if ('\u{2010}'..='\u{2015}').contains(&c) { '-' } else { c }).collect();
    let text = text.replacen(" - ", "-", 1);
    let end =
        text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '/'))).unwrap_or(text.len());
    let name = text.get(..end)?.trim_end_matches(['-', '/']);
    let known = name.starts_with("N-") || name.bytes().any(|b| b.is_ascii_digit());
    let shaped = name.len() <= 12 && name.starts_with(|c: char| c.is_ascii_alphanumeric());
    // "FORM 10Q1998" and "FORM 1998" are no forms.
    let years =
        name.bytes().filter(u8::is_ascii_digit).count() > 5 || name.parse::<u32>().is_ok_and(|n| n > 500);
    (known && shaped && !years).then(|| name.to_owned())
}

/// `line` in capitals, letters that stand a space apart pushed together: "F O R M  1 0 - K".
fn close_set(line: &str) -> String {
    let upper = line.to_ascii_uppercase();
    let apart = upper.split_ascii_whitespace().all(|word| word.chars().count() == 1);
    if !apart || upper.len() < 4 {
        return upper;
    }
    let joined: String = upper.chars().filter(|c| !c.is_whitespace()).collect();
    joined.strip_prefix("FORM").map_or_else(|| joined.clone(), |rest| format!("FORM {rest}"))
}

/// "SCHEDULE 13D" and its like, with "/A" where the line says so.
fn schedule(line: &str) -> Option<String> {
    const SCHEDULES: [&str; 7] = ["13D", "13G", "14D-9", "13E-3", "TO", "14F-1", "14N"];
    let upper = line.to_ascii_uppercase();
    let rest = upper.strip_prefix("SCHEDULE ")?.trim_start();
    let known = SCHEDULES.iter().find(|known| {
        rest.strip_prefix(**known).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
    })?;
    // "Schedule TO the agreement" is no schedule.
    let alone = *known != "TO" || line.len() < 20;
    let amended =
        if rest.get(known.len()..).is_some_and(|after| after.starts_with("/A")) { "/A" } else { "" };
    (alone && line.len() < LONGEST).then(|| format!("SCHEDULE {known}{amended}"))
}

/// The kind of a proxy or information statement, which a box on its cover says. `line` is the one that
/// names the schedule.
fn proxy(lines: &[&str], line: &str) -> Option<&'static str> {
    const KINDS: [(&str, &str, &str); 6] = [
        ("14A", "PRELIMINARY PROXY", "PRE 14A"),
        ("14A", "DEFINITIVE PROXY", "DEF 14A"),
        ("14A", "DEFINITIVE ADDITIONAL", "DEFA14A"),
        ("14A", "SOLICITING MATERIAL", "DEFA14A"),
        ("14C", "PRELIMINARY INFORMATION", "PRE 14C"),
        ("14C", "DEFINITIVE INFORMATION", "DEF 14C"),
    ];
    let upper = line.to_ascii_uppercase();
    let says = |schedule: &str, section: &str| {
        upper.starts_with(schedule)
            || upper.contains("STATEMENT PURSUANT TO SECTION") && upper.contains(section)
    };
    let schedule = match () {
        () if says("SCHEDULE 14A", "14(A)") => "14A",
        () if says("SCHEDULE 14C", "14(C)") => "14C",
        () => return None,
    };
    let cover = lines.join("\n").to_ascii_uppercase();
    let ticked = KINDS.iter().filter(|(of, ..)| *of == schedule).find(|(_, words, _)| {
        let before = cover.find(words).and_then(|at| cover.get(..at)).unwrap_or("");
        is_ticked(before)
    });
    Some(ticked.map_or(if schedule == "14A" { "DEF 14A" } else { "DEF 14C" }, |(.., kind)| kind))
}

/// True where a box that is ticked ends `before`.
fn is_ticked(before: &str) -> bool {
    let mark = before.trim_end().trim_end_matches([']', ')', '/', '|', '_']).trim_end();
    mark.ends_with([
        '\u{2612}', '\u{2611}', '\u{FE}', '\u{DE}', '\u{FD}', '\u{DD}', '\u{2713}', '\u{2714}', '\u{25A0}',
    ]) || mark.strip_suffix('X').is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()))
}

/// "Filed pursuant to Rule 424(b)(4)": a prospectus of that paragraph.
fn prospectus(line: &str) -> Option<String> {
    let upper = line.to_ascii_uppercase();
    let at = upper.strip_prefix("FILED").and_then(|rest| rest.find("RULE 424(B)(").map(|at| &rest[at..]))?;
    let number = at.strip_prefix("RULE 424(B)(")?.chars().next().filter(|c| ('1'..='8').contains(c))?;
    Some(format!("424B{number}"))
}

/// The exhibit whose number opens the document: "Exhibit 99.1", "EX-10.2".
fn exhibit(line: &str) -> Option<String> {
    let upper = line.to_ascii_uppercase();
    let rest = upper.strip_prefix("EXHIBIT").or_else(|| upper.strip_prefix("EX-"))?;
    let rest = rest.trim_start_matches([' ', ':', '#']);
    let rest = rest.strip_prefix("NO").map_or(rest, |rest| rest.trim_start_matches(['.', ' ']));
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let number = rest.get(..end)?.trim_end_matches('.');
    (number.len() <= 8 && number.starts_with(|c: char| c.is_ascii_digit()) && line.len() < LONGEST)
        .then(|| format!("EX-{number}"))
}

/// True for "(Amendment No. 2)", "AMENDMENT NO. 1 TO FORM S-3", "Amendment Number One"; a blank where
/// the number would stand says that it amends nothing.
fn amends(line: &str) -> bool {
    let upper = line.to_ascii_uppercase();
    let at = upper.trim_start_matches('(');
    let at = ["PRE-EFFECTIVE ", "POST-EFFECTIVE "].iter().find_map(|way| at.strip_prefix(way)).unwrap_or(at);
    let Some(rest) = at.strip_prefix("AMENDMENT N") else { return false };
    let rest = rest.strip_prefix("UMBER").or_else(|| rest.strip_prefix('O')).unwrap_or(rest);
    let number = rest.trim_start_matches(['.', ' ', ':', '_', '\u{A0}']);
    let word = number.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    number.starts_with(|c: char| c.is_ascii_digit()) || numbers::word(word).is_some()
}

#[cfg(test)]
mod tests {
    /// The form that a cover of these lines names.
    fn read(lines: &str) -> String {
        let source = format!(
            "<html><body><p>{}</p></body></html>",
            lines.replace('/', "&#47;").replace('|', "</p><p>")
        );
        let filing = crate::filing::read(source.into_bytes());
        filing.cover.form.unwrap_or_default()
    }

    #[test]
    fn forms_as_covers_name_them() {
        for (lines, want) in [
            ("FORM 10-K", "10-K"),
            ("Form 8-K/A (Amendment No. 1)", "8-K/A"),
            ("FORM 20-F", "20-F"),
            ("FORM 10 - K", "10-K"),
            ("FORM 10–Q", "10-Q"),
            ("F O R M  1 0 - K", "10-K"),
            ("FORM|10-KSB", "10-KSB"),
            ("FORM N-CSR", "N-CSR"),
            ("FORM S-3|REGISTRATION STATEMENT", "S-3"),
            ("AMENDMENT NO. 1 TO FORM S-3|REGISTRATION STATEMENT", "S-3/A"),
            ("FORM 10-K|(Amendment No. 2)", "10-K/A"),
            ("FORM 10-K|(Amendment No. SIX)", "10-K/A"),
            ("FORM 10-K|(Amendment Number Twenty-One)", "10-K/A"),
            ("FORM 10-K|(Amendment No. __)", "10-K"),
            ("FORM 10-K|(Amendment No. None)", "10-K"),
            ("ANNUAL REPORT ON FORM 10-K", "10-K"),
            ("SCHEDULE 13D|(Amendment No. 4)*", "SCHEDULE 13D/A"),
            ("SCHEDULE 13G|(Amendment No.  )*", "SCHEDULE 13G"),
            ("SCHEDULE TO|TENDER OFFER STATEMENT", "SCHEDULE TO"),
            ("SCHEDULE 14A|☐ Preliminary Proxy Statement|☒ Definitive Proxy Statement", "DEF 14A"),
            (
                "SCHEDULE 14A INFORMATION|[X] Preliminary Proxy Statement|[ ] Definitive Proxy Statement",
                "PRE 14A",
            ),
            ("SCHEDULE 14A|¨ Definitive Proxy Statement|x Definitive Additional Materials", "DEFA14A"),
            ("SCHEDULE 14C|/X/ Definitive Information Statement", "DEF 14C"),
            ("Filed pursuant to Rule 424(b)(4)|Registration No. 333-1", "424B4"),
            ("Exhibit 99.1|Kettle sales rise", "EX-99.1"),
            ("EX-10.2|FORM 10-K", "EX-10.2"),
            ("Formation of the company in 1990", ""),
            ("FORM OF NOTE", ""),
            ("Our annual report on Form 10-K says more", ""),
            ("FORM SC 13G/A", "SC 13G/A"),
            ("FORM 1999", ""),
            ("Schedule TO be attached to this agreement", ""),
            ("Kettles|and more|of them|Exhibit 99.1", ""),
        ] {
            assert_eq!(read(lines), want, "{lines}");
        }
    }
}
