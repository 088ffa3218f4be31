//! What is typed or chosen in a line, a menu, a form, a filter.

use super::{run, sheet};
use crate::app::action::{Entry, Filing, Move};
use crate::app::desk::Desk;
use crate::app::editor::{Editor, Purpose};
use crate::app::export::Dialog;
use crate::app::key::{Code, Key};
use crate::app::menu::Menu;
use crate::app::msg::{Effect, Order};
use crate::app::notice::Notice;
use crate::app::prompt::Prompt;
use crate::app::{Out, Overlay, State};

/// Answers for the actions of what is being typed or chosen.
pub(super) fn act(state: &mut State, action: Entry, out: &mut Out) {
    match state.overlay.take() {
        Some(Overlay::Menu(menu)) => menu_act(state, menu, action, out),
        Some(Overlay::Prompt(prompt)) => prompt_act(state, prompt, action, out),
        Some(Overlay::Editor(editor)) => editor_act(state, editor, action, out),
        Some(Overlay::Export(dialog)) => export_act(state, dialog, action, out),
        Some(Overlay::Rescue(field)) => match action {
            Entry::Accept if !field.text().trim().is_empty() => {
                out.ask(Effect::Store(Order::Keep { path: state.folders.whole(field.text().trim()) }));
            }
            Entry::Cancel => {}
            _ => state.overlay = Some(Overlay::Rescue(field)),
        },
        None => {
            let Some(sheet) = sheet(state) else { return };
            match action {
                Entry::Accept => sheet.stop_typing(true),
                Entry::Cancel => sheet.stop_typing(false),
                Entry::Next => sheet.go(Move::Down, None),
                Entry::Previous => sheet.go(Move::Up, None),
                _ => {}
            }
        }
    }
}

fn menu_act(state: &mut State, mut menu: Menu, action: Entry, out: &mut Out) {
    match action {
        Entry::Cancel => return,
        Entry::Accept => {
            let typed = menu.field.text();
            match (menu.chosen(), typed.trim().parse::<u32>()) {
                (Some(binding), _) => run(state, binding, out),
                // A number alone is a line, or the page where pages are printed.
                (None, Ok(number)) if state.list.is_none() && number > 0 => {
                    let Some(desk) = &mut state.desk else { return };
                    let place = desk.reader.anchor().document;
                    let pages = desk.reading().and_then(|reading| reading.filing.documents.get(place));
                    if pages.is_some_and(|document| !document.pages.is_empty()) {
                        desk.act(Filing::Page, Some(number), None, out);
                    } else {
                        desk.go(Move::First, Some(number));
                    }
                }
                (None, _) => out.say(Notice::refused(format!("nothing is called {}", typed.trim()))),
            }
            return;
        }
        Entry::Next => menu.step(1),
        Entry::Previous => menu.step(-1),
        Entry::PageDown => menu.page(1),
        Entry::PageUp => menu.page(-1),
        _ => {}
    }
    state.overlay = Some(Overlay::Menu(menu));
}

fn prompt_act(state: &mut State, mut prompt: Prompt, action: Entry, out: &mut Out) {
    let Some(desk) = &mut state.desk else { return };
    if prompt.sections.is_some() {
        match action {
            Entry::Accept => return desk.found_section(prompt, out),
            Entry::Cancel => {
                prompt.sections.into_iter().for_each(|sections| desk.tree = sections.before);
                return;
            }
            Entry::Next | Entry::Previous => desk.seek_section(&mut prompt, Some(action == Entry::Next)),
            _ => {}
        }
        state.overlay = Some(Overlay::Prompt(prompt));
        return;
    }
    match action {
        Entry::Accept => return desk.found(prompt.from, out),
        Entry::Cancel => return desk.give_up(prompt.from),
        Entry::Next | Entry::Previous => {
            prompt.recall(desk.search.history(), action == Entry::Previous);
            desk.seek(&prompt.field.text(), prompt.from, out);
        }
        _ => {}
    }
    state.overlay = Some(Overlay::Prompt(prompt));
}

fn editor_act(state: &mut State, mut editor: Box<Editor>, action: Entry, out: &mut Out) {
    if action == Entry::Save
        && let Some(why) = editor.objects()
    {
        out.say(Notice::refused(why));
        state.overlay = Some(Overlay::Editor(editor));
        return;
    }
    match action {
        Entry::Cancel => return,
        Entry::Save => match editor.said() {
            Ok((said, comment)) => {
                let Some(desk) = &mut state.desk else { return };
                match (editor.purpose, said) {
                    (Purpose::Correct(id) | Purpose::Comment(id), said) => {
                        let others = match (&said, desk.subject()) {
                            (Some(said), Some(subject)) => editor.carried(subject, said),
                            _ => Vec::new(),
                        };
                        desk.correct(id, said.as_ref(), &others, comment, out);
                    }
                    (Purpose::Rule(id), Some(said)) => desk.rule_as(id, &said, comment, out),
                    (Purpose::Add { document, span }, Some(said)) => {
                        desk.reader.selection = None;
                        desk.add(document, span, said, comment, out);
                    }
                    (Purpose::Respan { id, span }, Some(said)) => {
                        (desk.reader.selection, desk.respan) = (None, None);
                        desk.respan(id, span, &said, comment, out);
                    }
                    (Purpose::Rule(_) | Purpose::Add { .. } | Purpose::Respan { .. }, None) => {}
                }
                return;
            }
            Err(why) => out.say(Notice::refused(why)),
        },
        Entry::Next | Entry::Previous => editor.step(action == Entry::Next),
        Entry::NextChoice | Entry::PreviousChoice => editor.choose(action == Entry::NextChoice),
        Entry::Widen => editor.widen(),
        Entry::NewLine => editor.key(Key { alt: true, ..Key::plain(Code::Enter) }),
        _ => {}
    }
    state.overlay = Some(Overlay::Editor(editor));
}

fn export_act(state: &mut State, mut dialog: Dialog, action: Entry, out: &mut Out) {
    match action {
        Entry::Cancel => return,
        Entry::Save => {
            if let Some(desk) = &state.desk
                && !dialog.is_writing()
            {
                dialog.save(desk, out);
            }
        }
        Entry::Next | Entry::Previous => dialog.step(action == Entry::Next),
        Entry::NextChoice | Entry::PreviousChoice => dialog.choose(action == Entry::NextChoice),
        _ => {}
    }
    state.overlay = Some(Overlay::Export(dialog));
}

/// Looks for what the line holds by now.
fn look(desk: &mut Option<Desk>, prompt: &mut Prompt, out: &mut Out) {
    let Some(desk) = desk else { return };
    if prompt.sections.is_some() {
        desk.seek_section(prompt, None);
    } else {
        desk.seek(&prompt.field.text(), prompt.from, out);
    }
}

/// A key that is typed.
pub(super) fn typed(state: &mut State, key: Key, out: &mut Out) {
    match &mut state.overlay {
        Some(Overlay::Menu(menu)) => {
            if menu.field.key(key) {
                menu.filter();
            }
        }
        Some(Overlay::Prompt(prompt)) => {
            if prompt.field.is_empty() && key == Key::plain(Code::Backspace) {
                return act(state, Entry::Cancel, out);
            }
            if prompt.field.key(key) {
                look(&mut state.desk, prompt, out);
            }
        }
        Some(Overlay::Editor(editor)) => editor.key(key),
        Some(Overlay::Export(dialog)) => dialog.key(key),
        Some(Overlay::Rescue(field)) => drop(field.key(key)),
        None => {
            if let Some(sheet) = sheet(state) {
                sheet.type_key(key);
            }
        }
    }
}

/// Text was pasted.
pub(in crate::app) fn paste(state: &mut State, text: &str, out: &mut Out) {
    let typing = state.scopes().1;
    match &mut state.overlay {
        Some(Overlay::Menu(menu)) => {
            menu.field.paste(text);
            menu.filter();
        }
        Some(Overlay::Prompt(prompt)) => {
            prompt.field.paste(text);
            look(&mut state.desk, prompt, out);
        }
        Some(Overlay::Editor(editor)) => editor.paste(text),
        Some(Overlay::Export(dialog)) => dialog.paste(text),
        Some(Overlay::Rescue(field)) => field.paste(text),
        None if typing => {
            if let Some(sheet) = sheet(state) {
                sheet.paste(text);
            }
        }
        // Pasted text is no row of keys: nothing is decided by it.
        None => out.say(Notice::refused("there is nothing to paste into here")),
    }
}
