//! Writes XML of no known form out as an indented outline: a line for each element, with its
//! attributes and its text.
//!
//! ```text
//! <plan year="2020"><site><name>North</name></site></plan>
//!
//! Plan (year: 2020)
//!   Site
//!     Name: North
//! ```

use super::sheet::Sheet;
use super::tree::{Id, Tree};
use super::words::words;

/// Elements down to this depth that hold elements are headings, the others lines.
const HEADINGS: u8 = 2;

/// Characters by which each depth is set in.
const STEP: u8 = 2;

/// Writes the whole tree.
pub(super) fn write(sheet: &mut Sheet, tree: &Tree) {
    for id in tree.top() {
        element(sheet, tree, id, 0);
    }
}

/// Writes an element, or a piece of text, and what is in it.
pub(super) fn element(sheet: &mut Sheet, tree: &Tree, id: Id, depth: u8) {
    let indent = depth.saturating_mul(STEP);
    if let Some((place, references)) = tree.text_place(id) {
        sheet.line(indent);
        sheet.copy(place, references);
        return sheet.end();
    }
    if !tree.is_element(id) {
        return;
    }
    let holds_elements = tree.elements(id).next().is_some();
    let attributes: Vec<_> =
        tree.attrs(id).iter().filter(|a| says_something(tree.slice(a.name.clone()))).collect();
    if !holds_elements && attributes.is_empty() && !tree.has_text(id) {
        // An empty element says that there is nothing.
        sheet.line(indent);
        sheet.stand_in(&words(tree.local(id)), tree.name_place(id));
        return sheet.end();
    }
    let label = words(tree.local(id));
    if holds_elements && depth < HEADINGS {
        sheet.open_heading(depth + 1, indent);
    } else {
        sheet.line(indent);
    }
    sheet.stand_in(&label, tree.name_place(id));
    for (index, attr) in attributes.iter().enumerate() {
        sheet.words(if index == 0 { " (" } else { "; " });
        let local = tree.slice(attr.name.clone()).rsplit(':').next().unwrap_or("");
        sheet.stand_in(local, attr.name.clone());
        sheet.words(": ");
        sheet.copy(attr.value.clone(), true);
    }
    if !attributes.is_empty() {
        sheet.words(")");
    }
    if holds_elements {
        sheet.end();
        tree.children(id).for_each(|child| element(sheet, tree, child, depth.saturating_add(1)));
        return;
    }
    for (index, (place, references)) in tree.children(id).filter_map(|c| tree.text_place(c)).enumerate() {
        sheet.words(if index == 0 { ": " } else { " " });
        sheet.copy(place, references);
    }
    sheet.end();
}

/// Declarations of namespaces and the place of a schema are for software.
fn says_something(attribute: &str) -> bool {
    !(attribute.starts_with("xmlns") || attribute.starts_with("xsi:"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::drawn;

    #[test]
    fn each_element_is_a_line_with_its_attributes_and_text() {
        let source = "<plan xmlns='x' year='2020' n:by=\"A &amp; B\"><site><name>North</name><closed/></site>\
            <size unit='acres'>4,500</size>and more</plan>";
        let want = "\
# Plan (year: 2020; by: A & B)
  ## Site
    Name: North
    Closed
  Size (unit: acres): 4,500
  and more
";
        assert_eq!(drawn(source), want);
    }
}
