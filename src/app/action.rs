//! What can be done, as one vocabulary: what keys, the palette and clicks ask for.
//!
//! Each part of the program has its own set of actions and answers for them; the centre only looks
//! at the outer name to pass them on.

use super::layout::Pane;
use super::lists::ListKind;
use crate::review::Scope;

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// For the program as a whole.
    Program(Program),
    /// A move, for whatever has the focus.
    Move(Move),
    /// For the library.
    Library(Library),
    /// For an open filing, whatever pane has the focus.
    Filing(Filing),
    /// For the current figure.
    Judge(Judge),
    /// For a figure on which reviewers disagree.
    Settle(Settle),
    /// For the text.
    Reader(Reader),
    /// For the stretch of text that is being selected.
    Select(Select),
    /// For the section tree.
    Outline(Outline),
    /// For the figure pane.
    Figure(Figure),
    /// For a list that fills the screen.
    List(List),
    /// For a line or a form that is being typed in, or a menu.
    Entry(Entry),
}

/// For the program as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Program {
    /// Show the keys.
    Help,
    /// Choose an action by name.
    Palette,
    /// Close what is on top; at the bottom, quit.
    Back,
    /// Close what is on top, but never quit.
    Close,
    /// Quit.
    Quit,
    /// Stop the program until the shell takes it up again.
    Suspend,
    /// Take the next theme.
    Theme,
    /// Draw the whole screen afresh.
    Redraw,
    /// Write all decisions to a file.
    Keep,
}

/// A move in a text or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Move {
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Half a screen up.
    HalfUp,
    /// Half a screen down.
    HalfDown,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// To the start, or to the line with the given number.
    First,
    /// To the end, or to the line with the given number.
    Last,
}

/// For the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Library {
    /// Read the directories again.
    Rescan,
}

/// For an open filing, whatever pane has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Filing {
    /// Give a pane the focus.
    Focus(Pane),
    /// Give the text the width of the screen, or the panes beside it their room again.
    Wide,
    /// Look for words.
    Search,
    /// To the next place where the words stand.
    NextHit,
    /// To the one before.
    PreviousHit,
    /// To the next figure.
    NextFigure,
    /// To the figure before.
    PreviousFigure,
    /// To the next figure that needs a person.
    NextOpen,
    /// To the figure before that needs a person.
    PreviousOpen,
    /// To the other end of a tie.
    OtherEnd,
    /// To the next table.
    NextTable,
    /// To the table before.
    PreviousTable,
    /// To the next section.
    NextSection,
    /// To the section before.
    PreviousSection,
    /// To the next check that fails.
    NextFailure,
    /// To the failing check before.
    PreviousFailure,
    /// To the next figure on which reviewers disagree.
    NextDispute,
    /// To the one before.
    PreviousDispute,
    /// Name the current place by a letter.
    SetMark,
    /// To the place with the given letter.
    ToMark,
    /// To where the last jump started.
    JumpBack,
    /// To where the last jump back started.
    JumpForward,
    /// Mark the line, the selection or the chosen section as a heading, one level below what holds it.
    Heading,
    /// Mark it as a heading of the level that the key names.
    HeadingOf,
    /// Mark it as no heading.
    NoHeading,
    /// To the printed page with the given number.
    Page,
    /// Copy the current figure's value, or the line.
    Copy,
    /// Copy the table as tab-separated text.
    CopyTable,
    /// Open a list.
    List(ListKind),
    /// Write what was reviewed to a file.
    Export,
}

/// For the current figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Judge {
    /// It is right.
    Confirm,
    /// It is wrong, and this is right.
    Correct,
    /// It is no figure.
    Reject,
    /// Leave it and go on.
    Skip,
    /// Say something about it.
    Comment,
    /// Take the last decision back.
    Undo,
    /// Make the last decision taken back again.
    Redo,
    /// Decide as the last time.
    Repeat,
    /// What arithmetic proved within reach is right.
    ConfirmProved,
    /// Put a tick mark with the given letter on it, or take it off.
    Tick,
    /// Move its ends.
    Ends,
    /// Add up what is selected or within reach.
    AddUp,
    /// Let the next verdict reach farther.
    Widen,
    /// Let the next verdict reach so far.
    Reach(Scope),
}

/// For a figure on which reviewers disagree: what the adjudicator finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Settle {
    /// The reviewer of the number typed with the key is right; 0 is what was extracted.
    Side,
    /// The chosen one in the list is right.
    Chosen,
    /// All are wrong, and a form says what is right.
    Correct,
    /// All are wrong: it is no figure.
    Reject,
}

/// For the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// Start selecting text.
    Select,
    /// Scroll a line up, the cursor staying in view.
    ScrollUp,
    /// Scroll a line down.
    ScrollDown,
    /// Scroll a wide table to the left.
    ScrollLeft,
    /// Scroll a wide table to the right.
    ScrollRight,
    /// Put the current line at the top.
    Top,
    /// Put the current line in the middle.
    Middle,
    /// Put the current line at the bottom.
    Bottom,
}

/// For the stretch of text that is being selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Select {
    /// To the next word.
    NextWord,
    /// To the word before.
    PreviousWord,
    /// To the other end.
    Swap,
    /// Add it as a figure.
    Add,
}

/// For the section tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outline {
    /// To the section in the text.
    Go,
    /// Fold or unfold the section.
    Toggle,
    /// Fold everything.
    FoldAll,
    /// Unfold everything.
    UnfoldAll,
}

/// For the figure pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// To the place that gave the attribute.
    Go,
}

/// For a list that fills the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Open or go to the entry.
    Go,
    /// Type words that entries must have.
    Filter,
    /// Sort by the next column.
    Sort,
    /// Sort the other way round.
    Reverse,
    /// Keep only entries that say the same as the chosen one in the sorted column.
    Alike,
    /// Copy what the chosen entry says.
    Copy,
}

/// For a line or a form that is being typed in, or a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// Take what was typed or chosen.
    Accept,
    /// Leave it.
    Cancel,
    /// The next field or entry.
    Next,
    /// The field or entry before.
    Previous,
    /// A screen of entries down.
    PageDown,
    /// A screen of entries up.
    PageUp,
    /// Take the form as it is.
    Save,
    /// The next of the choices of a field.
    NextChoice,
    /// The choice before.
    PreviousChoice,
    /// Let what is typed hold for others too, or not.
    Widen,
    /// Start another line of a comment.
    NewLine,
}
