//! From a key, a click or pasted text to whoever answers for it.

mod entry;
mod mouse;

pub(super) use self::entry::paste;
pub(super) use self::mouse::mouse;
use super::action::{Action, Figure, Filing, Judge, List, Outline, Program, Select, Settle};
use super::desk::Desk;
use super::desk::copy::put;
use super::editor::{Editor, Purpose};
use super::export::Dialog;
use super::field::Field;
use super::key::{Code, Key};
use super::keymap::{self, Binding, Found, Pending};
use super::layout::Pane;
use super::lists::{FilingList, Goal, ListKind};
use super::menu::{Menu, MenuKind};
use super::msg::{Command, Effect};
use super::notice::Notice;
use super::prompt::Prompt;
use super::queue::proposed;
use super::reader::Bring;
use super::sheet::Sheet;
use super::{Out, Overlay, State, THEMES};
use crate::review::attributes::value_text;
use crate::review::dispute::Finding;
use crate::review::typed::FiscalYears;

/// A key was pressed.
pub(super) fn key(state: &mut State, key: Key, out: &mut Out) {
    state.notice = None;
    state.warned = state.warned.saturating_sub(1);
    state.emptied = state.emptied.saturating_sub(1);
    let (scopes, typing) = state.scopes();
    if typing {
        match keymap::find(&scopes, &[key]) {
            Found::Binding(binding) => act(state, binding.action, None, None, out),
            _ => entry::typed(state, key, out),
        }
        return;
    }
    if key == Key::plain(Code::Esc) && !state.pending.is_empty() {
        state.pending = Pending::default();
        return;
    }
    if state.pending.keys.is_empty() && digit(state, key) {
        return;
    }
    state.digit = None;
    state.pending.keys.push(key);
    match keymap::find(&scopes, &state.pending.keys) {
        Found::Prefix => {}
        Found::Binding(binding) => {
            let pending = std::mem::take(&mut state.pending);
            let before = state.desk.as_ref().map(|d| d.focus);
            act(state, binding.action, pending.count.filter(|n| *n > 0), key.typed(), out);
            // A digit that went to a pane may yet be the start of a count.
            let number = key.typed().and_then(|c| c.to_digit(10));
            state.digit = number.zip(before).filter(|_| pending.count.is_none() && pending.keys.len() == 1);
        }
        Found::Nothing => {
            let pending = std::mem::take(&mut state.pending);
            out.say(Notice::refused(format!("{} does nothing here; ? shows the keys", pending.shown())));
        }
    }
}

/// Takes a digit of a count; false where the key is something else.
///
/// 1, 2 and 3 alone go to a pane at once. Where another digit follows, they were the start of a count
/// after all and the focus goes back. The digit of the pane that has the focus counts at once.
fn digit(state: &mut State, key: Key) -> bool {
    let Some(digit) = key.typed().and_then(|c| c.to_digit(10)) else { return false };
    if let Some((first, pane)) = state.digit.take() {
        if let Some(desk) = &mut state.desk {
            desk.focus = pane;
        }
        state.pending.push_digit(first);
    }
    let pane = match digit {
        1 => Some(Pane::Outline),
        2 => Some(Pane::Reader),
        3 => Some(Pane::Figure),
        _ => None,
    };
    let elsewhere = match (&state.desk, &state.list) {
        (Some(desk), None) => pane.is_some_and(|p| p != desk.focus),
        _ => false,
    };
    if state.pending.count.is_none() && elsewhere {
        return false;
    }
    state.pending.push_digit(digit);
    true
}

/// Hands an action to whoever answers for it.
fn act(state: &mut State, action: Action, count: Option<u32>, letter: Option<char>, out: &mut Out) {
    if let Some(desk) = state.desk.as_mut().filter(|_| !matches!(action, Action::Judge(_))) {
        desk.forget_question();
    }
    match action {
        Action::Program(action) => program(state, action, out),
        Action::Entry(action) => entry::act(state, action, out),
        Action::Move(step) => {
            if let Some(sheet) = sheet(state) {
                sheet.go(step, count);
            } else if let Some(desk) = &mut state.desk {
                desk.go(step, count);
            }
        }
        Action::Library(action) => state.library.act(action, out),
        Action::List(List::Go) => list_go(state, out),
        Action::List(List::Copy) => copy(state, out),
        Action::List(action) => {
            if let Some(sheet) = sheet(state) {
                sheet.act(action, count);
            }
        }
        Action::Judge(action) => judge(state, action, (count, letter), out),
        Action::Settle(action) => settle(state, action, letter, out),
        Action::Filing(action) => filing(state, action, count, letter, out),
        Action::Reader(action) => {
            if let Some(desk) = &mut state.desk {
                desk.read(action, count);
            }
        }
        Action::Select(action) => select(state, action, count, out),
        Action::Outline(action) => outline(state, action),
        Action::Figure(Figure::Go) => {
            if let Some(desk) = &mut state.desk {
                desk.go_to_source(out);
            }
        }
    }
}

/// Does what a row of the table of keys says, as if its keys had been pressed.
fn run(state: &mut State, binding: &'static Binding, out: &mut Out) {
    if !state.scopes().0.contains(&binding.scope) {
        let place = binding.scope.title().to_lowercase();
        out.say(Notice::refused(format!("that is for another place: {place}")));
        return;
    }
    let steps = binding.keys.first().map(|keys| super::key::sequence(keys)).unwrap_or_default();
    let known: Vec<Key> = steps
        .iter()
        .filter_map(|step| match step {
            super::key::Step::Key(key) => Some(*key),
            super::key::Step::AnyChar => None,
        })
        .collect();
    if known.len() < steps.len() {
        // The letter is still to come.
        state.pending.keys = known;
        return;
    }
    act(state, binding.action, None, None, out);
}

/// The list that has the focus.
fn sheet(state: &mut State) -> Option<&mut Sheet> {
    match (&mut state.list, &state.desk) {
        (Some(list), _) => Some(&mut list.sheet),
        (None, Some(_)) => None,
        (None, None) => Some(&mut state.library.sheet),
    }
}

/// For the program as a whole.
pub(super) fn program(state: &mut State, action: Program, out: &mut Out) {
    match action {
        Program::Help | Program::Palette => {
            let kind = if action == Program::Help { MenuKind::Help } else { MenuKind::Palette };
            state.overlay = Some(Overlay::Menu(Menu::new(kind, &state.scopes().0)));
        }
        // A list that was found empty is what the hand means to close.
        Program::Back if state.emptied == 1 => {}
        Program::Back => match state.list {
            Some(_) => state.put_away(),
            None => state.close(out),
        },
        Program::Close => close(state),
        Program::Quit => state.quit(out),
        Program::Suspend => out.ask(Effect::Terminal(Command::Suspend)),
        Program::Theme => {
            state.theme = (state.theme + 1) % THEMES.len();
            out.say(Notice::done(format!("theme: {}", THEMES[state.theme])));
        }
        Program::Keep => {
            let place = state.folders.whole("tickmark-decisions.jsonl");
            state.overlay = Some(Overlay::Rescue(Field::line(&place.to_string_lossy())));
        }
        Program::Redraw => out.ask(Effect::Terminal(Command::Redraw)),
    }
}

/// Closes what is on top, a little at a time.
fn close(state: &mut State) {
    if let Some(sheet) = sheet(state) {
        if !sheet.clear_filter() {
            state.put_away();
        }
        return;
    }
    let Some(desk) = &mut state.desk else { return };
    desk.respan = None;
    let took = desk.reader.selection.take().is_some()
        || desk.drop_reach()
        || desk.check.take().is_some()
        || desk.sum.take().is_some();
    if !took {
        if desk.focus == Pane::Reader {
            desk.search.forget();
        }
        desk.focus = Pane::Reader;
    }
}

fn filing(state: &mut State, action: Filing, count: Option<u32>, letter: Option<char>, out: &mut Out) {
    let Some(desk) = &mut state.desk else { return };
    let kind = match action {
        Filing::List(kind) => kind,
        Filing::Search if desk.focus == Pane::Outline => {
            let prompt = Prompt::of_sections(desk.reader.anchor(), desk.tree.clone());
            state.overlay = Some(Overlay::Prompt(prompt));
            return;
        }
        Filing::Search => {
            let from = desk.reader.anchor();
            desk.focus = Pane::Reader;
            state.overlay = Some(Overlay::Prompt(Prompt::new(from)));
            return;
        }
        Filing::Export => {
            state.overlay = Some(Overlay::Export(Dialog::new(&desk.source().name(), state.folders.clone())));
            return;
        }
        _ => return desk.act(action, count, letter, out),
    };
    // From one list to another.
    state.put_away();
    let Some(desk) = &mut state.desk else { return };
    let Some(subject) = desk.subject() else { return };
    let here = desk.reader.anchor();
    let kept = state.kept.iter().position(|list| list.kind == kind).map(|at| state.kept.remove(at));
    let list = match kept {
        Some(mut list) => {
            list.open_again(subject, here);
            list
        }
        None => FilingList::new(kind, subject, here),
    };
    if list.sheet.all().is_empty() {
        let waiting = kind.waits_for_review() && subject.review.is_none();
        state.emptied = 2;
        out.say(match kind {
            ListKind::Disputes => desk.no_disputes(),
            _ if waiting => desk.no_figures(),
            _ => Notice::refused(kind.nothing()),
        });
    } else {
        state.list = Some(list);
    }
}

fn judge(state: &mut State, action: Judge, (count, letter): (Option<u32>, Option<char>), out: &mut Out) {
    let Some(desk) = &mut state.desk else { return };
    // In the list of figures the chosen one is judged.
    if let Some(list) = &state.list
        && let Some(subject) = desk.subject()
        && let Some(Goal::Figure(id)) = list.goal(subject)
    {
        desk.show_figure(id);
        desk.settle(&desk.panes(state.width, state.height));
    }
    // Ends are moved in the text.
    if action == Judge::Ends {
        state.put_away();
    }
    let Some(desk) = &mut state.desk else { return };
    if let Some(list) = &mut state.list
        && matches!(action, Judge::Confirm | Judge::Reject | Judge::Repeat | Judge::Correct)
    {
        list.judged();
    }
    let purpose = match action {
        Judge::Correct => Purpose::Correct,
        Judge::Comment => Purpose::Comment,
        _ => return desk.judge(action, count, letter, out),
    };
    let Some(id) = desk.current(out) else { return };
    let printed = desk.subject().map_or("", |subject| subject.printed(id)).replace('\t', " | ");
    let Some(before) = desk.attributes(id) else { return };
    let mut editor = Editor::new(purpose(id), &printed, before);
    if action == Judge::Correct {
        desk.share(id, &mut editor);
        let proposed = desk.subject().and_then(|subject| subject.figure(id)).and_then(proposed);
        proposed.into_iter().for_each(|value| editor.ask_for(value));
    }
    open_form(state, editor);
}

/// Opens a form, in which a fiscal year is one of the filing.
fn open_form(state: &mut State, mut editor: Editor) {
    if let Some(subject) = state.desk.as_ref().and_then(Desk::subject) {
        editor.tell_years(FiscalYears::of(subject.reading));
    }
    state.overlay = Some(Overlay::Editor(Box::new(editor)));
}

/// Settles what reviewers disagree on: of the current figure, or of the one chosen in the list.
fn settle(state: &mut State, action: Settle, letter: Option<char>, out: &mut Out) {
    let Some(desk) = &mut state.desk else { return };
    let chosen = state.list.as_ref().and_then(FilingList::side);
    if let Some((id, _)) = chosen {
        desk.show_figure(id);
        desk.settle(&desk.panes(state.width, state.height));
    }
    let Some(id) = desk.current(out) else { return };
    if let Some(list) = &mut state.list {
        list.judged();
    }
    match action {
        Settle::Chosen => desk.take_side(id, chosen.map_or(0, |(_, side)| side), out),
        Settle::Side => match letter.and_then(|letter| letter.to_digit(10)) {
            Some(number) => desk.take_side(id, number as usize, out),
            None => out.say(Notice::refused("d1, d2 … take the side of a reviewer, d0 what was extracted")),
        },
        Settle::Reject => desk.rule(id, &Finding::NoFigure, None, out),
        Settle::Correct => {
            let printed = desk.subject().map_or("", |subject| subject.printed(id)).replace('\t', " | ");
            let Some(before) = desk.sides(id, out).and_then(|_| desk.extracted(id)) else { return };
            let editor = Editor::new(Purpose::Rule(id), &printed, before);
            open_form(state, editor);
        }
    }
}

fn select(state: &mut State, action: Select, count: Option<u32>, out: &mut Out) {
    let Some(desk) = &mut state.desk else { return };
    match action {
        Select::NextWord => desk.select_word(true, count),
        Select::PreviousWord => desk.select_word(false, count),
        Select::Swap => desk.select_swap(),
        Select::Add if desk.respan.is_some() => {
            if let Some(editor) = desk.respan_form() {
                open_form(state, editor);
            }
        }
        Select::Add => match desk.selected() {
            Some((document, span, _)) if desk.overlaps(document, span, out) => {}
            Some((document, span, printed)) => {
                let editor = Editor::add(document, span, &printed);
                open_form(state, editor);
            }
            None if desk.subject().is_none_or(|subject| subject.review.is_none()) => {
                out.say(desk.no_figures());
            }
            None => out.say(Notice::refused("nothing but blanks is selected")),
        },
    }
}

fn outline(state: &mut State, action: Outline) {
    let Some(desk) = &mut state.desk else { return };
    match (action, desk.tree.chosen()) {
        (Outline::Go, Some(id)) => desk.go_to_section(id),
        _ => desk.fold(action),
    }
}

/// Opens what is chosen in a list.
fn list_go(state: &mut State, out: &mut Out) {
    let Some(list) = &state.list else {
        match (state.library.chosen().cloned(), state.library.chosen_trouble()) {
            (Some(_), Some(why)) => out.say(Notice::refused(why)),
            (Some(source), None) => state.open(source, out),
            (None, _) => {}
        }
        return;
    };
    let Some(desk) = &mut state.desk else { return };
    if let Some(check) = list.check() {
        desk.take_in_hand(check, out);
    } else if !list.leads() {
        state.put_away();
        return;
    }
    match desk.subject().and_then(|subject| list.goal(subject)) {
        Some(Goal::Figure(id)) => desk.jump_to_figure(id),
        Some(Goal::Place(place)) => desk.jump(place, Bring::Third),
        None => {
            out.say(Notice::refused("this speaks of the whole file"));
            return;
        }
    }
    desk.focus = Pane::Reader;
    state.put_away();
}

/// Copies what the chosen entry of a list says: the value of a figure, else the whole row.
fn copy(state: &mut State, out: &mut Out) {
    let figure = state.list.as_ref().zip(state.desk.as_ref()).and_then(|(list, desk)| {
        let subject = desk.subject().filter(|_| list.kind == ListKind::Figures)?;
        let Goal::Figure(id) = list.goal(subject)? else { return None };
        Some(value_text(&subject.review?.effective(subject.reading, id)?.value))
    });
    match (figure, sheet(state).and_then(|sheet| sheet.chosen_text())) {
        (Some(value), _) => put(out, value, "the value"),
        (None, Some(row)) => put(out, row, "the row"),
        (None, None) => out.say(Notice::refused("there is nothing to copy here")),
    }
}
