//! Writes a known form out: headings, lines of label and value, tables, footnotes.
//!
//! The shape of the XML gives the shape of the page; the form's entry in `assets/xml.toml` gives
//! the words and says what is a row, a line or a footnote.

use super::forms::{Form, has};
use super::rows;
use super::sheet::Sheet;
use super::tree::{Id, Tree};
use crate::filing::cover::Cover;
use crate::filing::html;

/// Longer values are paragraphs of their own.
const LONGEST_LINE: usize = 120;

/// Writes the whole form.
pub(super) fn write(sheet: &mut Sheet, tree: &Tree, form: &Form) {
    for id in tree.top() {
        if Some(id) == tree.root() {
            sheet.heading(1, &title(tree, form, id), tree.name_place(id));
            children(sheet, tree, form, id, 1);
        } else {
            stray(sheet, tree, id);
        }
    }
}

/// What the form says of itself.
pub(super) fn say(tree: &Tree, form: &Form, cover: &mut Cover) {
    let Some(root) = tree.root() else { return };
    let said = |element: &str| {
        let id = (!element.is_empty()).then(|| tree.find(root, element)).flatten()?;
        Some(tree.inner(id)).filter(|text| !text.is_empty())
    };
    cover.form = cover.form.take().or_else(|| said(&form.number));
    cover.company =
        cover.company.take().or_else(|| said(&form.company).map(|name| html::plain(name.as_bytes())));
    cover.period = cover.period.or_else(|| super::date(&said(&form.period)?));
}

fn title(tree: &Tree, form: &Form, root: Id) -> String {
    let number = if form.number.is_empty() { None } else { tree.find(root, &form.number) };
    let number = number.map(|id| tree.inner(id)).unwrap_or_default();
    let title = form.titles.get(&number).unwrap_or(&form.title);
    if number.is_empty() {
        return title.clone();
    }
    // "4" and "13F-HR" are numbers of forms; "SCHEDULE 13G" is a name already.
    let named = number.len() > 2 && !number.starts_with(|c: char| c.is_ascii_digit());
    if named { format!("{number}: {title}") } else { format!("Form {number}: {title}") }
}

/// Writes what an element holds; headings in it are of level `level` + 1.
fn children(sheet: &mut Sheet, tree: &Tree, form: &Form, id: Id, level: u8) {
    let mut rest =
        tree.children(id).filter(|c| tree.is_element(*c) || tree.text_place(*c).is_some()).peekable();
    while let Some(child) = rest.next() {
        let name = tree.local(child);
        let mixed = has(&form.rows, name);
        if !mixed && !has(&form.tables, name) {
            element(sheet, tree, form, child, level);
            continue;
        }
        let belongs = |next: &Id| {
            let next = tree.local(*next);
            if mixed { has(&form.rows, next) } else { next == name }
        };
        let mut run = vec![child];
        while let Some(next) = rest.next_if(belongs) {
            run.push(next);
        }
        if !mixed && tree.has_text(child) {
            sheet.heading(level + 1, &form.label(name), tree.name_place(child));
        }
        rows::write(sheet, tree, form, &run);
    }
}

/// Writes one element or one piece of text.
fn element(sheet: &mut Sheet, tree: &Tree, form: &Form, id: Id, level: u8) {
    if !tree.is_element(id) {
        return stray(sheet, tree, id);
    }
    let name = tree.local(id);
    if !tree.has_text(id) && !mentions_note(tree, form, id) {
        return;
    }
    if has(&form.machine, name) {
        sheet.aside();
        labelled(sheet, tree, form, id);
    } else if form.notes.contains_key(name) && tree.has_text(id) {
        sheet.entry();
        value(sheet, tree, form, id);
    } else if is_line(tree, form, id) {
        if tree.inner(id).len() > LONGEST_LINE {
            sheet.paragraph();
        } else {
            sheet.line(0);
        }
        labelled(sheet, tree, form, id);
    } else {
        let wrapper = has(&form.wrappers, name);
        if !wrapper {
            sheet.heading(level.saturating_add(1), &form.label(name), tree.name_place(id));
        }
        children(sheet, tree, form, id, level.saturating_add(u8::from(!wrapper)));
    }
    sheet.end();
}

/// Text where the form has none.
fn stray(sheet: &mut Sheet, tree: &Tree, id: Id) {
    if let Some((place, references)) = tree.text_place(id) {
        sheet.paragraph();
        sheet.copy(place, references);
        sheet.end();
    }
}

/// True where an element refers to a footnote.
pub(super) fn mentions_note(tree: &Tree, form: &Form, id: Id) -> bool {
    form.notes.contains_key(tree.local(id)) || tree.elements(id).any(|child| mentions_note(tree, form, child))
}

/// True for an element that reads as one line: it holds text, or pieces that the form joins.
pub(super) fn is_line(tree: &Tree, form: &Form, id: Id) -> bool {
    let note = |child: Id| form.notes.contains_key(tree.local(child)) && !tree.has_text(child);
    let inner = |child: Id| tree.local(child) == VALUE || note(child);
    form.lines.contains_key(tree.local(id)) || tree.elements(id).all(inner)
}

/// The element that holds the value of the one around it, beside references to footnotes.
const VALUE: &str = "value";

fn labelled(sheet: &mut Sheet, tree: &Tree, form: &Form, id: Id) {
    sheet.stand_in(&form.label(tree.local(id)), tree.name_place(id));
    sheet.words(": ");
    value(sheet, tree, form, id);
}

/// Writes what an element says in one line: its text, or its pieces with the form's joint between
/// them, and the marks of footnotes.
pub(super) fn value(sheet: &mut Sheet, tree: &Tree, form: &Form, id: Id) {
    let name = tree.local(id);
    if let Some(attr) = form.notes.get(name).and_then(|attr| tree.attr(id, attr)) {
        sheet.mark(attr.value.clone());
        if tree.has_text(id) {
            sheet.words(" ");
        }
    }
    let joint = form.lines.get(name).map_or(" ", String::as_str);
    let mut written = false;
    for child in tree.children(id) {
        if let Some((place, references)) = tree.text_place(child) {
            said(sheet, tree, form, name, place, references);
            written = true;
        } else if !tree.is_element(child) {
        } else if tree.local(child) == VALUE && !form.lines.contains_key(name) {
            // The value speaks for the element around it.
            for text in tree.children(child) {
                if let Some((place, references)) = tree.text_place(text) {
                    said(sheet, tree, form, name, place, references);
                    written = true;
                }
            }
        } else if form.notes.contains_key(tree.local(child)) {
            value(sheet, tree, form, child);
        } else if tree.has_text(child) {
            if written {
                sheet.words(joint);
            }
            piece(sheet, tree, form, child);
            written = true;
        }
    }
}

/// Writes one piece of a line. An answer of yes or no says nothing without its question.
fn piece(sheet: &mut Sheet, tree: &Tree, form: &Form, id: Id) {
    let name = tree.local(id);
    match form.answer(name, &tree.inner(id)) {
        Some("yes") => sheet.stand_in(&form.label(name), tree.name_place(id)),
        Some(_) => labelled(sheet, tree, form, id),
        None => value(sheet, tree, form, id),
    }
}

/// Writes the text at `place`, which `element` says: as it stands, with what it means.
fn said(
    sheet: &mut Sheet,
    tree: &Tree,
    form: &Form,
    element: &str,
    place: std::ops::Range<usize>,
    references: bool,
) {
    let text = tree.slice(place.clone()).trim();
    if let Some(answer) = form.answer(element, text) {
        return sheet.stand_in(answer, place);
    }
    if let Some(before) = form.before.get(element) {
        sheet.words(before);
    }
    sheet.copy(place, references);
    if let Some(meaning) = form.meaning(element, text) {
        sheet.words(" (");
        sheet.words(meaning);
        sheet.words(")");
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::drawn;

    #[test]
    fn an_ownership_form_reads_as_the_form_it_is() {
        let source = "<?xml version='1.0'?>
<ownershipDocument>
  <schemaVersion>X0306</schemaVersion>
  <documentType>4</documentType>
  <periodOfReport>2021-05-07</periodOfReport>
  <issuer><issuerName>Northern Kettle Co</issuerName></issuer>
  <reportingOwner>
    <reportingOwnerId><rptOwnerName>Ada Example</rptOwnerName></reportingOwnerId>
    <reportingOwnerAddress><rptOwnerStreet1>1 Mill Lane</rptOwnerStreet1><rptOwnerStreet2/>
      <rptOwnerCity>Ely</rptOwnerCity></reportingOwnerAddress>
    <reportingOwnerRelationship><isDirector>1</isDirector><isOfficer>0</isOfficer></reportingOwnerRelationship>
  </reportingOwner>
  <nonDerivativeTable>
    <nonDerivativeTransaction>
      <securityTitle><value>Common Stock</value></securityTitle>
      <transactionCoding><transactionFormType>4</transactionFormType><transactionCode>S</transactionCode>
        <equitySwapInvolved>0</equitySwapInvolved></transactionCoding>
      <transactionAmounts><transactionShares><value>1500</value><footnoteId id='F1'/></transactionShares></transactionAmounts>
      <ownershipNature><directOrIndirectOwnership><value>D</value></directOrIndirectOwnership></ownershipNature>
    </nonDerivativeTransaction>
    <nonDerivativeHolding>
      <securityTitle><value>Common Stock</value></securityTitle>
      <postTransactionAmounts><sharesOwnedFollowingTransaction><value>200</value></sharesOwnedFollowingTransaction></postTransactionAmounts>
      <ownershipNature><directOrIndirectOwnership><value>I</value></directOrIndirectOwnership>
        <natureOfOwnership><value>By trust</value></natureOfOwnership></ownershipNature>
    </nonDerivativeHolding>
  </nonDerivativeTable>
  <derivativeTable/>
  <footnotes><footnote id='F1'>Sold under a plan.</footnote></footnotes>
</ownershipDocument>";
        let want = "\
# Form 4: Statement of changes in beneficial ownership
% Schema version: X0306
Form: 4
Period of report: 2021-05-07
## Issuer
Name of the issuer: Northern Kettle Co
## Reporting owner
Name of the owner: Ada Example
Address: 1 Mill Lane, Ely
### Relationship to the issuer
Director: yes
Officer: no
## Non-derivative securities
Title of security|Reported on|Code|Shares|Shares owned after|Ownership|Nature of indirect ownership
Common Stock|Form 4|S (sale)|1500 F1||D (direct)
Common Stock||||200|I (indirect)|By trust
## Footnotes
- F1 Sold under a plan.
";
        assert_eq!(drawn(source), want);
    }

    #[test]
    fn lines_join_their_pieces() {
        let source = "<edgarSubmission><submissionType>D</submissionType><primaryIssuer>
<yearOfInc><withinFiveYears>true</withinFiveYears><value>2023</value></yearOfInc></primaryIssuer>
<relatedPersonsList><relatedPersonInfo><relatedPersonName><firstName>Ada</firstName><lastName>Example</lastName>
</relatedPersonName></relatedPersonInfo></relatedPersonsList><offeringData/></edgarSubmission>";
        let want = "\
# Form D: Notice of exempt offering of securities
Form: D
## Issuer
Year of incorporation: Within five years, 2023
## Related persons
Name
Ada Example
";
        assert_eq!(drawn(source), want);
    }

    #[test]
    fn tables_with_a_heading_of_their_own() {
        let source = "<edgarSubmission><submissionType>144</submissionType>
<securitiesToBeSold><acquiredDate>01/02/2020</acquiredDate></securitiesToBeSold>
<securitiesToBeSold><acquiredDate>03/04/2021</acquiredDate></securitiesToBeSold></edgarSubmission>";
        let want = "\
# Form 144: Notice of proposed sale of securities
Form: 144
## Acquisition of the securities to be sold
Acquired on
01/02/2020
03/04/2021
";
        assert_eq!(drawn(source), want);
    }
}
