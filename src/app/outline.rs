//! The section tree as a pane: what is folded, which section is chosen.
//!
//! The tree follows the text: the section under the cursor is chosen, and the branch that leads to
//! it is open for as long as the cursor is there. What a person folds or unfolds stays so.

use rustc_hash::FxHashSet;

use super::action::{Move, Outline as Act};
use super::list::Cursor;
use crate::outline::{Outline, Section, SectionId, SectionKind, roman};
use crate::text::search::Query;

/// The state of the outline pane.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    opened: FxHashSet<SectionId>,
    closed: FxHashSet<SectionId>,
    /// The section that the text's cursor is in.
    here: Option<SectionId>,
    rows: Vec<Row>,
    /// The chosen row.
    pub cursor: Cursor,
    height: usize,
}

/// A section in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which one.
    pub id: SectionId,
    /// Whether its subsections are shown; None where it has none.
    pub open: Option<bool>,
}

impl Tree {
    /// The rows, folded ones left out.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The section that the text's cursor is in.
    pub fn here(&self) -> Option<SectionId> {
        self.here
    }

    /// The chosen section.
    pub fn chosen(&self) -> Option<SectionId> {
        self.rows.get(self.cursor.at).map(|row| row.id)
    }

    /// Notes where the text's cursor is; the choice follows unless the tree itself has the focus.
    pub fn follow(&mut self, outline: &Outline, here: Option<SectionId>, focused: bool) {
        if self.here == here && !self.rows.is_empty() {
            return;
        }
        let chosen = self.chosen();
        self.here = here;
        self.lay_out(outline);
        let wanted = if focused { chosen.or(here) } else { here };
        if let Some(id) = wanted {
            self.choose(outline, id);
        }
    }

    /// Lays out anew, after the outline itself changed.
    pub fn refresh(&mut self, outline: &Outline) {
        let chosen = self.chosen();
        self.lay_out(outline);
        if let Some(id) = chosen {
            self.choose(outline, id);
        }
    }

    /// Fits the view to `height` rows.
    pub fn settle(&mut self, height: usize) {
        self.height = height;
        self.cursor.settle(self.rows.len(), height);
    }

    fn is_open(&self, outline: &Outline, id: SectionId) -> bool {
        if self.closed.contains(&id) {
            return false;
        }
        self.opened.contains(&id)
            || outline.get(id).is_some_and(|s| s.depth == 0)
            || self.leads_here(outline, id)
    }

    fn leads_here(&self, outline: &Outline, id: SectionId) -> bool {
        let mut next = self.here;
        while let Some(at) = next {
            if at == id {
                return true;
            }
            next = outline.get(at).and_then(|s| s.parent).filter(|parent| *parent < at);
        }
        false
    }

    fn lay_out(&mut self, outline: &Outline) {
        self.rows.clear();
        let mut hidden_below: Option<u8> = None;
        for (index, section) in outline.sections.iter().enumerate() {
            if hidden_below.is_some_and(|depth| section.depth > depth) {
                continue;
            }
            let id = SectionId(crate::text::saturate(index));
            let has_children = outline.sections.get(index + 1).is_some_and(|next| next.parent == Some(id));
            let open = has_children.then(|| self.is_open(outline, id));
            hidden_below = (open == Some(false)).then_some(section.depth);
            self.rows.push(Row { id, open });
        }
    }

    /// Chooses the row of `id`, or that of the nearest section around it which is shown.
    fn choose(&mut self, outline: &Outline, id: SectionId) {
        let mut next = Some(id);
        while let Some(id) = next {
            if let Ok(row) = self.rows.binary_search_by_key(&id, |row| row.id) {
                self.cursor.at = row;
                break;
            }
            next = outline.get(id).and_then(|s| s.parent).filter(|parent| *parent < id);
        }
        self.cursor.settle(self.rows.len(), self.height);
    }

    /// The sections with `query` in their names, in order.
    pub fn named(outline: &Outline, query: &Query) -> Vec<SectionId> {
        let sections = outline.sections.iter().enumerate();
        let named = sections.filter(|(_, section)| query.is_in(&name(section)));
        named.map(|(index, _)| SectionId(crate::text::saturate(index))).collect()
    }

    /// Chooses a section, and unfolds what it lies in.
    pub fn reveal(&mut self, outline: &Outline, id: SectionId) {
        let mut next = outline.get(id).and_then(|section| section.parent).filter(|parent| *parent < id);
        while let Some(around) = next {
            self.closed.remove(&around);
            self.opened.insert(around);
            next = outline.get(around).and_then(|section| section.parent).filter(|parent| *parent < around);
        }
        self.lay_out(outline);
        self.choose(outline, id);
    }

    fn set_open(&mut self, outline: &Outline, id: SectionId, open: bool) {
        let (to, from) =
            if open { (&mut self.opened, &mut self.closed) } else { (&mut self.closed, &mut self.opened) };
        to.insert(id);
        from.remove(&id);
        self.lay_out(outline);
        self.choose(outline, id);
    }

    /// Moves the choice; left and right fold, unfold, and go to the section around.
    pub fn go(&mut self, outline: &Outline, step: Move, count: Option<u32>) {
        let row = self.rows.get(self.cursor.at).copied();
        match (step, row) {
            (Move::Left, Some(Row { id, open: Some(true) })) => self.set_open(outline, id, false),
            (Move::Left, Some(Row { id, .. })) => {
                if let Some(parent) = outline.get(id).and_then(|s| s.parent) {
                    self.choose(outline, parent);
                }
            }
            (Move::Right, Some(Row { id, open: Some(false) })) => self.set_open(outline, id, true),
            (Move::Right, _) => self.cursor.go(Move::Down, count, self.rows.len(), self.height),
            _ => self.cursor.go(step, count, self.rows.len(), self.height),
        }
    }

    /// Folds and unfolds.
    pub fn act(&mut self, outline: &Outline, act: Act) {
        let chosen = self.chosen();
        match act {
            Act::Go => {}
            Act::Toggle => {
                if let Some(Row { id, open: Some(open) }) = self.rows.get(self.cursor.at).copied() {
                    self.set_open(outline, id, !open);
                }
            }
            Act::FoldAll | Act::UnfoldAll => {
                let all = (0..outline.sections.len()).map(|i| SectionId(crate::text::saturate(i)));
                (self.opened, self.closed) = if act == Act::UnfoldAll {
                    (all.collect(), FxHashSet::default())
                } else {
                    let inner = all.filter(|id| outline.get(*id).is_some_and(|s| s.depth > 0));
                    (FxHashSet::default(), inner.collect())
                };
                self.lay_out(outline);
                if let Some(id) = chosen {
                    self.choose(outline, id);
                }
            }
        }
    }

    /// Chooses a row by a click; true where it was chosen already.
    pub fn click(&mut self, row: usize) -> bool {
        match self.cursor.row(row, self.rows.len()) {
            Some(at) => {
                let again = self.cursor.at == at;
                self.cursor.at = at;
                again
            }
            None => false,
        }
    }

    /// Scrolls by `lines`.
    pub fn wheel(&mut self, lines: i64) {
        self.cursor.wheel(lines, self.rows.len(), self.height);
    }
}

/// A section as the tree names it: number and title.
pub fn name(section: &Section) -> String {
    let title = section.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let number = match (section.kind, section.part) {
        (SectionKind::Part, Some(part)) => roman(part).unwrap_or(""),
        _ => section.number.as_deref().unwrap_or(""),
    };
    let kind = match section.kind {
        SectionKind::Item => "Item",
        SectionKind::Note => "Note",
        SectionKind::Exhibit => "Exhibit",
        SectionKind::Part => "Part",
        SectionKind::Document | SectionKind::Statement => "",
        SectionKind::Heading | SectionKind::Signature | SectionKind::Table => "",
    };
    if kind.is_empty() || number.is_empty() {
        return title;
    }
    if !section.also.is_empty() {
        return format!("{kind}s {number}, {} {title}", section.also.join(", "));
    }
    if title.is_empty() || title.eq_ignore_ascii_case(&format!("{kind} {number}")) {
        return format!("{kind} {number}");
    }
    format!("{kind} {number} {title}")
}

/// The names of the sections around a place, outermost first, documents left out.
pub fn path(outline: &Outline, id: SectionId) -> Vec<String> {
    let mut names = Vec::new();
    let mut next = Some(id);
    while let Some(section) = next.and_then(|id| outline.get(id)) {
        if section.depth > 0 {
            names.push(name(section));
        }
        next = section.parent.filter(|parent| Some(*parent) < next);
    }
    names.reverse();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Why;
    use crate::text::Span;

    /// An outline from lines indented by two spaces a level.
    fn outline(lines: &str) -> Outline {
        let mut sections: Vec<Section> = Vec::new();
        let mut path: Vec<SectionId> = Vec::new();
        for (index, line) in lines.lines().enumerate() {
            let depth = (line.len() - line.trim_start().len()) / 2;
            path.truncate(depth);
            let at = u32::try_from(index).unwrap() * 10;
            sections.push(Section {
                document: 0,
                kind: SectionKind::Heading,
                depth: u8::try_from(depth).unwrap(),
                part: None,
                number: None,
                also: Vec::new(),
                title: line.trim().to_owned(),
                heading: Span::new(at, at + 5),
                span: Span::new(at, at + 10),
                parent: path.last().copied(),
                next: None,
                why: Why::Look,
                doubts: Vec::new(),
            });
            path.push(SectionId(u32::try_from(index).unwrap()));
        }
        Outline { sections, contents: Vec::new() }
    }

    fn shown(tree: &Tree, outline: &Outline) -> Vec<String> {
        tree.rows()
            .iter()
            .enumerate()
            .map(|(index, row)| {
                let section = outline.get(row.id).unwrap();
                let fold = match row.open {
                    Some(true) => "v",
                    Some(false) => ">",
                    None => " ",
                };
                let chosen = if index == tree.cursor.at { "*" } else { "" };
                format!("{}{fold}{}{chosen}", "  ".repeat(usize::from(section.depth)), section.title)
            })
            .collect()
    }

    const FORM: &str = "10-K\n  Item 1\n    Business\n    People\n  Item 8\n    Notes\n      Note 1\nEX-21";

    #[test]
    fn the_branch_that_leads_to_the_cursor_is_open() {
        let outline = outline(FORM);
        let mut tree = Tree::default();
        tree.settle(20);
        tree.follow(&outline, Some(SectionId(6)), false);
        assert_eq!(
            shown(&tree, &outline),
            ["v10-K", "  >Item 1", "  vItem 8", "    vNotes", "       Note 1*", " EX-21"]
        );
        tree.follow(&outline, Some(SectionId(3)), false);
        assert_eq!(
            shown(&tree, &outline),
            ["v10-K", "  vItem 1", "     Business", "     People*", "  >Item 8", " EX-21"]
        );
    }

    #[test]
    fn what_a_person_folds_stays_folded() {
        let outline = outline(FORM);
        let mut tree = Tree::default();
        tree.settle(20);
        tree.follow(&outline, Some(SectionId(3)), false);
        tree.go(&outline, Move::Left, None);
        tree.go(&outline, Move::Left, None);
        assert_eq!(shown(&tree, &outline), ["v10-K", "  >Item 1*", "  >Item 8", " EX-21"]);
        tree.follow(&outline, Some(SectionId(2)), false);
        assert_eq!(shown(&tree, &outline), ["v10-K", "  >Item 1*", "  >Item 8", " EX-21"]);
        tree.act(&outline, Act::UnfoldAll);
        assert_eq!(tree.rows().len(), 8);
        tree.act(&outline, Act::FoldAll);
        assert_eq!(shown(&tree, &outline), ["v10-K", "  >Item 1*", "  >Item 8", " EX-21"]);
    }

    #[test]
    fn a_focused_tree_keeps_its_choice() {
        let outline = outline(FORM);
        let mut tree = Tree::default();
        tree.settle(20);
        tree.follow(&outline, Some(SectionId(1)), false);
        tree.go(&outline, Move::Last, None);
        tree.follow(&outline, Some(SectionId(4)), true);
        assert_eq!(tree.chosen(), Some(SectionId(7)));
    }
}
