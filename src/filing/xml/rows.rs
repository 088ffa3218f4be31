//! Lays elements that repeat out as the rows of one table.
//!
//! ```text
//! <infoTable><cusip>1</cusip><votes><Sole>5</Sole></votes></infoTable>     CUSIP  Sole  None
//! <infoTable><cusip>2</cusip><votes><None>7</None></votes></infoTable>  =>  1      5
//!                                                                           2            7
//! ```
//!
//! Columns are the paths that lead to text in any of the rows, in the order in which the rows have
//! them; an element that some rows leave out keeps its place between its neighbours. Text is written
//! in file order whatever happens, so an element that comes in another order than before gets a
//! column further right.

use super::form;
use super::forms::{Form, has};
use super::sheet::Sheet;
use super::tree::{Id, Tree};
use crate::filing::document::MOST_COLUMNS;

/// A piece of a row: the path to it from the row, and the element that holds it.
struct Piece {
    path: String,
    id: Id,
    /// A reference to a footnote that stands by itself: it belongs to the cell before it.
    note: bool,
}

/// Writes the elements `rows` as a table.
pub(super) fn write(sheet: &mut Sheet, tree: &Tree, form: &Form, rows: &[Id]) {
    let rows: Vec<Vec<Piece>> = rows
        .iter()
        .map(|row| {
            let mut found = Vec::new();
            pieces(tree, form, *row, "", &mut found);
            found
        })
        .collect();
    let columns = columns(&rows);
    if columns.is_empty() {
        return;
    }
    let heads: Vec<String> = columns.iter().map(|path| head(form, path)).collect();
    sheet.table(heads.iter().map(String::as_str));
    for row in &rows {
        let mut from = 0;
        let mut last = None;
        for piece in row {
            if piece.note || last == Some(&piece.path) {
                // A note to the whole row stands at its last cell; what repeats shares a cell.
                if last.is_none() {
                    sheet.cell(0);
                } else if last == Some(&piece.path) {
                    sheet.words(", ");
                }
                form::value(sheet, tree, form, piece.id);
                continue;
            }
            let column =
                columns[from..].iter().position(|c| *c == piece.path).map_or(columns.len(), |at| from + at);
            sheet.cell(column);
            form::value(sheet, tree, form, piece.id);
            from = (column + 1).min(columns.len());
            last = Some(&piece.path);
        }
        sheet.row();
    }
    sheet.end();
}

/// Finds the elements below `id` that read as one cell each.
fn pieces(tree: &Tree, form: &Form, id: Id, path: &str, found: &mut Vec<Piece>) {
    for child in tree.elements(id) {
        let name = tree.local(child);
        if has(&form.quiet, name) && matches!(tree.inner(child).as_str(), "0" | "false" | "") {
            continue;
        }
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
        if form::is_line(tree, form, child) {
            if tree.has_text(child) || form::mentions_note(tree, form, child) {
                found.push(Piece { path, id: child, note: form.notes.contains_key(name) });
            }
        } else {
            pieces(tree, form, child, &path, found);
        }
    }
}

/// The columns that hold all pieces of all rows. A new one goes before the next that the row shares
/// with the rows above.
fn columns(rows: &[Vec<Piece>]) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for row in rows {
        let mut from = 0;
        let mut paths: Vec<&String> = row.iter().filter(|p| !p.note).map(|p| &p.path).collect();
        paths.dedup();
        for (index, path) in paths.iter().enumerate() {
            let find = |path: &String| columns[from..].iter().position(|c| c == path).map(|at| from + at);
            match find(path) {
                Some(at) => from = at + 1,
                None if columns.len() < usize::from(MOST_COLUMNS) => {
                    let at = paths[index + 1..].iter().find_map(|later| find(later)).unwrap_or(columns.len());
                    columns.insert(at, (*path).clone());
                    from = at + 1;
                }
                None => {}
            }
        }
    }
    columns
}

/// The words over a column.
fn head(form: &Form, path: &str) -> String {
    form.label(path.rsplit('/').next().unwrap_or(path))
}
