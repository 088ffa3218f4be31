//! The table of keys: every key the program knows is a row of [`BINDINGS`].
//!
//! Dispatch, the help overlay, the hint line, the palette and the README's table come from it. What
//! has the focus names the scopes in which a key is looked up, the nearest first; typing is for
//! scopes that take text, where only the keys of the scope itself are looked up.

mod scope;

pub use self::scope::Scope;
use super::action::{
    Action, Entry, Figure, Filing, Judge, Library, List, Move, Outline, Program, Reader, Select, Settle,
};
use super::key::{self, Key};
use super::layout::Pane;
use super::lists::ListKind;
use crate::review::Scope as Reach;

/// A row of the table of keys.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub scope: Scope,
    /// The sequences that ask for it, the one to show first. See [`key::sequence`].
    pub keys: &'static [&'static str],
    /// What is asked for.
    pub action: Action,
    /// What it does, in a line.
    pub help: &'static str,
    /// A word for the hint line; empty for keys that are not hinted at.
    pub hint: &'static str,
}

const fn row(
    scope: Scope,
    keys: &'static [&'static str],
    action: Action,
    help: &'static str,
    hint: &'static str,
) -> Binding {
    Binding { scope, keys, action, help, hint }
}

/// The table of keys.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    row(Scope::Judging, &["a"], Action::Judge(Judge::Confirm), "confirm the figure and go to the next that needs you", "confirm"),
    row(Scope::Judging, &["e"], Action::Judge(Judge::Correct), "correct the figure", "correct"),
    row(Scope::Judging, &["x"], Action::Judge(Judge::Reject), "reject: this is no figure", "reject"),
    row(Scope::Judging, &["s"], Action::Judge(Judge::Skip), "skip: go to the next that needs you", ""),
    row(Scope::Judging, &["c"], Action::Judge(Judge::Comment), "comment on the figure", ""),
    row(Scope::Judging, &["u"], Action::Judge(Judge::Undo), "undo the last decision, also of earlier sessions", "undo"),
    row(Scope::Judging, &["U"], Action::Judge(Judge::Redo), "redo the decision undone last", ""),
    row(Scope::Judging, &["A"], Action::Judge(Judge::ConfirmProved), "confirm all proved figures of the table, or within reach", ""),
    row(Scope::Judging, &["t*"], Action::Judge(Judge::Tick), "tick mark with a letter of your own, on or off", ""),
    row(Scope::Judging, &["w"], Action::Judge(Judge::Ends), "move the ends of the figure: stretch or shrink it", ""),
    row(Scope::Judging, &["="], Action::Judge(Judge::AddUp), "add up what is within reach", ""),
    row(Scope::Judging, &["r"], Action::Judge(Judge::Widen), "let the next verdict reach the row, column, table, section", "reach"),
    row(Scope::Judging, &["ir"], Action::Judge(Judge::Reach(Reach::Row)), "reach the row: the next verdict falls on all its figures", ""),
    row(Scope::Judging, &["ic"], Action::Judge(Judge::Reach(Reach::Column)), "reach the column", ""),
    row(Scope::Judging, &["it"], Action::Judge(Judge::Reach(Reach::Table)), "reach the table", ""),
    row(Scope::Judging, &["is"], Action::Judge(Judge::Reach(Reach::Section)), "reach the section", ""),
    row(Scope::Judging, &["de"], Action::Settle(Settle::Correct), "reviewers disagree and all are wrong: say what is right", ""),
    row(Scope::Judging, &["dx"], Action::Settle(Settle::Reject), "reviewers disagree and all are wrong: this is no figure", ""),
    row(Scope::Judging, &["d*"], Action::Settle(Settle::Side), "settle a disagreement: d1 d2 … for a reviewer, d0 for what was extracted", ""),
    row(Scope::Judging, &["."], Action::Judge(Judge::Repeat), "decide as the last time", ""),

    row(Scope::Filing, &["Tab"], Action::Filing(Filing::NextFigure), "next figure", "next"),
    row(Scope::Filing, &["S-Tab"], Action::Filing(Filing::PreviousFigure), "previous figure", ""),
    row(Scope::Reader, &["Enter"], Action::Filing(Filing::NextOpen), "next figure that needs you, the most doubtful first; verdicts then go on along this queue", "most doubtful"),
    row(Scope::Reader, &["Backspace"], Action::Filing(Filing::PreviousOpen), "back along the queue of figures that need you", ""),
    row(Scope::Filing, &["gd"], Action::Filing(Filing::OtherEnd), "other end of a tie, or of the check", ""),
    row(Scope::Filing, &["]t"], Action::Filing(Filing::NextTable), "next table", ""),
    row(Scope::Filing, &["[t"], Action::Filing(Filing::PreviousTable), "previous table", ""),
    row(Scope::Filing, &["]s"], Action::Filing(Filing::NextSection), "next section", ""),
    row(Scope::Filing, &["[s"], Action::Filing(Filing::PreviousSection), "previous section", ""),
    row(Scope::Filing, &["]!"], Action::Filing(Filing::NextFailure), "next check that fails", ""),
    row(Scope::Filing, &["[!"], Action::Filing(Filing::PreviousFailure), "previous check that fails", ""),
    row(Scope::Filing, &["]d"], Action::Filing(Filing::NextDispute), "next figure on which reviewers disagree", ""),
    row(Scope::Filing, &["[d"], Action::Filing(Filing::PreviousDispute), "previous figure on which reviewers disagree", ""),
    row(Scope::Filing, &["/"], Action::Filing(Filing::Search), "search the text; in the outline, the names of sections", "search"),
    row(Scope::Filing, &["n"], Action::Filing(Filing::NextHit), "next place found", ""),
    row(Scope::Filing, &["N"], Action::Filing(Filing::PreviousHit), "previous place found", ""),
    row(Scope::Filing, &["m*"], Action::Filing(Filing::SetMark), "mark this place with a letter", ""),
    row(Scope::Filing, &["'*"], Action::Filing(Filing::ToMark), "go to the place with that letter; '' to where you jumped from", ""),
    row(Scope::Filing, &["^o", "M-Left"], Action::Filing(Filing::JumpBack), "back to where you jumped from", ""),
    row(Scope::Filing, &["^i", "M-Right"], Action::Filing(Filing::JumpForward), "forward again", ""),
    row(Scope::Filing, &["gh"], Action::Filing(Filing::Heading), "mark the line as a heading below the one that holds it", ""),
    row(Scope::Filing, &["g1", "g2", "g3", "g4"], Action::Filing(Filing::HeadingOf), "mark the line as a heading of this level", ""),
    row(Scope::Filing, &["gH"], Action::Filing(Filing::NoHeading), "mark it as no heading", ""),
    row(Scope::Filing, &["gp"], Action::Filing(Filing::Page), "printed page with the number typed before", ""),
    row(Scope::Filing, &["1"], Action::Filing(Filing::Focus(Pane::Outline)), "outline", ""),
    row(Scope::Filing, &["2"], Action::Filing(Filing::Focus(Pane::Reader)), "text", ""),
    row(Scope::Filing, &["3", "K"], Action::Filing(Filing::Focus(Pane::Figure)), "figure: why this value?", ""),
    row(Scope::Filing, &["gw"], Action::Filing(Filing::Wide), "the text as wide as the screen, or the panes beside it again", ""),
    row(Scope::Filing, &["E"], Action::Filing(Filing::Export), "export what was reviewed", ""),
    row(Scope::Filing, &["y"], Action::Filing(Filing::Copy), "copy the figure's value, the selection or the line", ""),
    row(Scope::Filing, &["Y"], Action::Filing(Filing::CopyTable), "copy the table", ""),

    row(Scope::Listing, &["F"], Action::Filing(Filing::List(ListKind::Figures)), "list the figures", ""),
    row(Scope::Listing, &["C"], Action::Filing(Filing::List(ListKind::Checks)), "list the checks, failed ones first", ""),
    row(Scope::Listing, &["I"], Action::Filing(Filing::List(ListKind::Issues)), "list what went wrong while reading", ""),
    row(Scope::Listing, &["D"], Action::Filing(Filing::List(ListKind::Disputes)), "list what reviewers disagree on, to settle it", ""),
    row(Scope::Listing, &["H"], Action::Filing(Filing::List(ListKind::Log)), "list the decisions: who, when, what", ""),
    row(Scope::Listing, &["L"], Action::Filing(Filing::List(ListKind::Legend)), "list the signs and tick marks, and what they mean", ""),

    row(Scope::Reader, &["v"], Action::Reader(Reader::Select), "select text, to add a figure or to copy", ""),
    row(Scope::Reader, &["^e"], Action::Reader(Reader::ScrollDown), "scroll a line down", ""),
    row(Scope::Reader, &["^y"], Action::Reader(Reader::ScrollUp), "scroll a line up", ""),
    row(Scope::Reader, &[">", "S-Right"], Action::Reader(Reader::ScrollRight), "scroll a wide table to the right", ""),
    row(Scope::Reader, &["<", "S-Left"], Action::Reader(Reader::ScrollLeft), "scroll a wide table to the left", ""),
    row(Scope::Reader, &["zz"], Action::Reader(Reader::Middle), "this line to the middle", ""),
    row(Scope::Reader, &["zt"], Action::Reader(Reader::Top), "this line to the top", ""),
    row(Scope::Reader, &["zb"], Action::Reader(Reader::Bottom), "this line to the bottom", ""),

    row(Scope::Select, &["a", "Enter"], Action::Select(Select::Add), "take the selection: add it as a figure, or as the new ends", "take it"),
    row(Scope::Select, &["="], Action::Judge(Judge::AddUp), "add the figures up, and say what total equals that", "add up"),
    row(Scope::Select, &["w", "e"], Action::Select(Select::NextWord), "next word", "next word"),
    row(Scope::Select, &["b"], Action::Select(Select::PreviousWord), "previous word", ""),
    row(Scope::Select, &["o"], Action::Select(Select::Swap), "other end of the selection", "other end"),
    row(Scope::Select, &["v"], Action::Program(Program::Close), "stop selecting", ""),

    row(Scope::Outline, &["Enter"], Action::Outline(Outline::Go), "go to the section", "go"),
    row(Scope::Outline, &["Space", "za"], Action::Outline(Outline::Toggle), "fold or unfold", "fold"),
    row(Scope::Outline, &["u"], Action::Judge(Judge::Undo), "undo the last decision, also of earlier sessions", ""),
    row(Scope::Outline, &["U"], Action::Judge(Judge::Redo), "redo the decision undone last", ""),
    row(Scope::Outline, &["zM"], Action::Outline(Outline::FoldAll), "fold everything", ""),
    row(Scope::Outline, &["zR"], Action::Outline(Outline::UnfoldAll), "unfold everything", "unfold all"),

    row(Scope::Figure, &["Enter"], Action::Figure(Figure::Go), "go to the place that gave the attribute", "go to the source"),

    row(Scope::Moves, &["j", "Down"], Action::Move(Move::Down), "down", ""),
    row(Scope::Moves, &["k", "Up"], Action::Move(Move::Up), "up", ""),
    row(Scope::Moves, &["h", "Left"], Action::Move(Move::Left), "left: figure before on the line, fold, column", ""),
    row(Scope::Moves, &["l", "Right"], Action::Move(Move::Right), "right: next figure on the line, unfold, column", ""),
    row(Scope::Moves, &["^d"], Action::Move(Move::HalfDown), "half a screen down", ""),
    row(Scope::Moves, &["^u"], Action::Move(Move::HalfUp), "half a screen up", ""),
    row(Scope::Moves, &["^f", "PageDown"], Action::Move(Move::PageDown), "a screen down", ""),
    row(Scope::Moves, &["^b", "PageUp"], Action::Move(Move::PageUp), "a screen up", ""),
    row(Scope::Moves, &["gg", "Home"], Action::Move(Move::First), "to the start", ""),
    row(Scope::Moves, &["G", "End"], Action::Move(Move::Last), "to the end", ""),

    row(Scope::Library, &["r"], Action::Library(Library::Rescan), "read the directories again", ""),

    row(Scope::Lists, &["Enter"], Action::List(List::Go), "open it, or go to it", "open"),
    row(Scope::Lists, &["/"], Action::List(List::Filter), "filter as you type: words, kind:money, value>10 million, -unit:usd", "filter"),
    row(Scope::Lists, &["o"], Action::List(List::Sort), "sort by the next column, or by the one with the number typed before", "sort"),
    row(Scope::Lists, &["O"], Action::List(List::Reverse), "the other way round", ""),
    row(Scope::Lists, &["f"], Action::List(List::Alike), "only those that say the same in the sorted column; again: all", "only alike"),
    row(Scope::Lists, &["y"], Action::List(List::Copy), "copy the figure's value, or what the row says", ""),

    row(Scope::Disputes, &["a"], Action::Settle(Settle::Chosen), "this side is right", "this side"),
    row(Scope::Disputes, &["e"], Action::Settle(Settle::Correct), "all are wrong: say what is right", "all wrong"),
    row(Scope::Disputes, &["x"], Action::Settle(Settle::Reject), "all are wrong: this is no figure", "no figure"),
    row(Scope::Disputes, &["c"], Action::Judge(Judge::Comment), "comment on the figure", ""),
    row(Scope::Disputes, &["u"], Action::Judge(Judge::Undo), "undo the last decision, also of earlier sessions", "undo"),
    row(Scope::Disputes, &["U"], Action::Judge(Judge::Redo), "redo the decision undone last", ""),

    row(Scope::Anywhere, &["?"], Action::Program(Program::Help), "show the keys; type to find one", "help"),
    row(Scope::Anywhere, &[":"], Action::Program(Program::Palette), "do something by its name", ""),
    row(Scope::Anywhere, &["q"], Action::Program(Program::Back), "close what is on top; in the library, quit", "back"),
    row(Scope::Anywhere, &["Esc"], Action::Program(Program::Close), "close what is on top", ""),
    row(Scope::Anywhere, &["Q", "^c"], Action::Program(Program::Quit), "quit", ""),
    row(Scope::Anywhere, &["W"], Action::Program(Program::Keep), "write all decisions to a file, which tickmark merge takes", ""),
    row(Scope::Anywhere, &["^z"], Action::Program(Program::Suspend), "back to the shell for a while (fg returns)", ""),
    row(Scope::Anywhere, &["T"], Action::Program(Program::Theme), "next theme: dark, light, no colour", ""),
    row(Scope::Anywhere, &["^l"], Action::Program(Program::Redraw), "draw the screen afresh", ""),

    row(Scope::Menu, &["Enter"], Action::Entry(Entry::Accept), "do what is chosen", "do it"),
    row(Scope::Menu, &["Down", "^n"], Action::Entry(Entry::Next), "next entry", ""),
    row(Scope::Menu, &["Up", "^p"], Action::Entry(Entry::Previous), "entry before", ""),
    row(Scope::Menu, &["PageDown"], Action::Entry(Entry::PageDown), "a screen down", ""),
    row(Scope::Menu, &["PageUp"], Action::Entry(Entry::PageUp), "a screen up", ""),
    row(Scope::Menu, &["Esc", "^c"], Action::Entry(Entry::Cancel), "close", "close"),

    row(Scope::Prompt, &["Enter"], Action::Entry(Entry::Accept), "take what was typed", "take"),
    row(Scope::Prompt, &["Esc", "^c"], Action::Entry(Entry::Cancel), "leave it", "leave"),
    row(Scope::Prompt, &["Up", "^p"], Action::Entry(Entry::Previous), "what was typed before", ""),
    row(Scope::Prompt, &["Down", "^n"], Action::Entry(Entry::Next), "what was typed after", ""),

    row(Scope::Form, &["Enter", "^s"], Action::Entry(Entry::Save), "save", "save"),
    row(Scope::Form, &["Tab", "Down"], Action::Entry(Entry::Next), "next field", "next field"),
    row(Scope::Form, &["S-Tab", "Up"], Action::Entry(Entry::Previous), "field before", ""),
    row(Scope::Form, &["^n"], Action::Entry(Entry::NextChoice), "next choice of the field", "choose"),
    row(Scope::Form, &["^p"], Action::Entry(Entry::PreviousChoice), "choice before", ""),
    row(Scope::Form, &["M-Enter", "^j"], Action::Entry(Entry::NewLine), "another line of a comment", ""),
    row(Scope::Form, &["^t"], Action::Entry(Entry::Widen), "let the correction hold for all that share it", ""),
    row(Scope::Form, &["Esc", "^c"], Action::Entry(Entry::Cancel), "leave without saving", "leave"),
];

/// What keys so far ask for.
#[derive(Clone, Copy, Debug)]
pub enum Found {
    /// This.
    Binding(&'static Binding),
    /// A longer sequence may follow.
    Prefix,
    /// Nothing.
    Nothing,
}

/// What `keys` ask for in `scopes`, the nearest scope first.
pub fn find(scopes: &[Scope], keys: &[Key]) -> Found {
    let mut prefix = false;
    for scope in scopes {
        for binding in BINDINGS.iter().filter(|b| b.scope == *scope) {
            for sequence in binding.keys {
                let steps = key::sequence(sequence);
                let starts = keys.len() <= steps.len() && keys.iter().zip(&steps).all(|(k, s)| s.takes(*k));
                if starts && keys.len() == steps.len() {
                    return Found::Binding(binding);
                }
                prefix |= starts;
            }
        }
    }
    if prefix { Found::Prefix } else { Found::Nothing }
}

/// Most that a count can be.
pub const MOST: u32 = 99_999;

/// Keys pressed that do not make a whole yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// The number typed first.
    pub count: Option<u32>,
    /// The keys since.
    pub keys: Vec<Key>,
}

impl Pending {
    /// True where nothing is pending.
    pub fn is_empty(&self) -> bool {
        self.count.is_none() && self.keys.is_empty()
    }

    /// As the status line shows it.
    pub fn shown(&self) -> String {
        let mut text = self.count.map_or_else(String::new, |n| n.to_string());
        for key in &self.keys {
            text.push_str(&key.to_string());
        }
        text
    }

    /// Adds a digit to the count.
    pub fn push_digit(&mut self, digit: u32) {
        self.count = Some((self.count.unwrap_or(0).saturating_mul(10) + digit).min(MOST));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    /// Scopes that are looked up together, as [`State::scopes`](crate::app::State::scopes) has them.
    const CHAINS: &[&[Scope]] = &[
        &[Scope::Reader, Scope::Judging, Scope::Filing, Scope::Listing, Scope::Moves, Scope::Anywhere],
        &[Scope::Outline, Scope::Filing, Scope::Listing, Scope::Moves, Scope::Anywhere],
        &[Scope::Figure, Scope::Judging, Scope::Filing, Scope::Listing, Scope::Moves, Scope::Anywhere],
        &[Scope::Library, Scope::Lists, Scope::Moves, Scope::Anywhere],
        &[Scope::Lists, Scope::Judging, Scope::Listing, Scope::Moves, Scope::Anywhere],
        &[Scope::Disputes, Scope::Lists, Scope::Listing, Scope::Moves, Scope::Anywhere],
        &[Scope::Select, Scope::Filing, Scope::Listing, Scope::Moves, Scope::Anywhere],
    ];

    #[test]
    fn every_key_is_unique_in_its_scope() {
        let mut seen: HashMap<(Scope, &str), &str> = HashMap::new();
        for binding in BINDINGS {
            for keys in binding.keys {
                let before = seen.insert((binding.scope, keys), binding.help);
                assert_eq!(before, None, "{keys} means two things in {:?}", binding.scope);
            }
        }
    }

    /// `g` alone could never be told from the start of `gd`.
    #[test]
    fn no_sequence_starts_with_another() {
        for chain in CHAINS {
            let all: Vec<(&str, Vec<key::Step>)> = BINDINGS
                .iter()
                .filter(|b| chain.contains(&b.scope))
                .flat_map(|b| b.keys.iter().map(|k| (*k, key::sequence(k))))
                .collect();
            for (name, steps) in &all {
                for (other, longer) in &all {
                    assert!(
                        longer.len() <= steps.len() || !longer.starts_with(steps),
                        "{other} can never be typed: {name} is done before"
                    );
                }
            }
        }
    }

    #[test]
    fn every_row_has_keys_and_help() {
        for binding in BINDINGS {
            assert!(!binding.keys.is_empty() && !binding.help.is_empty());
            for keys in binding.keys {
                assert!(!key::sequence(keys).is_empty(), "{keys}");
            }
            assert!(Scope::ALL.contains(&binding.scope));
        }
    }

    /// Scopes that are looked up together have no key in common, so that none is hidden by chance.
    #[test]
    fn no_scope_hides_a_key_of_another() {
        for chain in CHAINS {
            let mut seen: HashMap<&str, &str> = HashMap::new();
            for binding in BINDINGS.iter().filter(|b| chain.contains(&b.scope)) {
                for keys in binding.keys {
                    let before = seen.insert(keys, binding.help);
                    assert_eq!(before, None, "{keys} in {:?} is hidden or hides", binding.scope);
                }
            }
        }
    }

    #[test]
    fn the_nearest_scope_wins() {
        let chain = [Scope::Select, Scope::Judging, Scope::Filing];
        let Found::Binding(binding) = find(&chain, &[Key::char('a')]) else { panic!("no binding") };
        assert_eq!(binding.action, Action::Select(Select::Add));
        assert!(matches!(find(&chain, &[Key::char('g')]), Found::Prefix));
        assert!(matches!(find(&chain, &[Key::char('m'), Key::char('q')]), Found::Binding(_)));
        assert!(matches!(find(&chain, &[Key::char('µ')]), Found::Nothing));
    }
}
