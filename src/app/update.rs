//! Takes in what happened, one thing after the other, and hands it to whoever answers for it.

use super::desk::Desk;
use super::msg::{Command, Effect, Msg, Reply};
use super::notice::{Notice, counted};
use super::{Elsewhere, Out, Overlay, State, route};

/// Takes in what happened and returns what is asked for.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    let mut out = state.out();
    let waits = matches!(msg, Msg::Key(_) | Msg::Paste(_) | Msg::Mouse(_));
    if waits && state.desk.as_ref().is_some_and(Desk::is_recording) {
        state.held.push_back(msg);
        return Vec::new();
    }
    take(state, msg, &mut out);
    // What was held waits for the next decision if it makes one.
    while !state.desk.as_ref().is_some_and(Desk::is_recording) {
        let Some(msg) = state.held.pop_front() else { break };
        // Keys act on what is laid out.
        state.settle();
        take(state, msg, &mut out);
    }
    let effects = state.give(out);
    state.settle();
    effects
}

fn take(state: &mut State, msg: Msg, out: &mut Out) {
    match msg {
        Msg::Key(key) => route::key(state, key, out),
        Msg::Paste(text) => route::paste(state, &text, out),
        Msg::Mouse(mouse) => route::mouse(state, mouse, out),
        Msg::Resize { width, height } => (state.width, state.height) = (width, height),
        Msg::Resumed => out.ask(Effect::Terminal(Command::Redraw)),
        // Nobody is there to be asked.
        Msg::Hangup => state.end(out),
        Msg::Reply(reply) => answer(state, *reply, out),
    }
}

/// Hands a reply to whoever asked.
fn answer(state: &mut State, reply: Reply, out: &mut Out) {
    match reply {
        Reply::Found { generation, found } => state.library.found(generation, found),
        Reply::Summary { generation, index, summary } => state.library.learn(generation, index, summary),
        Reply::Progress(judged) => state.library.set_judged(judged),
        Reply::Elsewhere(place) => state.elsewhere = Some(place),
        Reply::Trouble(error) => out.say(error.into()),
        Reply::Kept { path, result } => match result {
            Ok(count) => {
                state.unsaved = 0;
                let words = format!("wrote {} to {}", counted(count, "decision"), path.display());
                out.say(Notice { hint: "tickmark merge takes them".to_owned(), ..Notice::done(words) });
            }
            Err(error) => out.say(error.into()),
        },
        Reply::Recorded(result) => {
            if let (Ok(decisions), Some(Elsewhere::Memory)) = (&result, state.elsewhere) {
                state.unsaved += decisions.len();
            }
            if let Some(desk) = &mut state.desk {
                desk.recorded(result, out);
            }
        }
        Reply::Exported { generation, result } => {
            if let Some(Overlay::Export(dialog)) = &mut state.overlay
                && dialog.exported(generation, result, out)
            {
                state.overlay = None;
            }
        }
        reply => {
            if let Some(desk) = &mut state.desk {
                answer_desk(desk, reply, out);
            }
        }
    }
}

fn answer_desk(desk: &mut Desk, reply: Reply, out: &mut Out) {
    match reply {
        Reply::Sections { generation, reading } => desk.sections(generation, reading),
        Reply::Complete { generation, reading, card } => desk.complete(generation, reading, card, out),
        Reply::Halted { generation, error } => desk.halted(generation, error, out),
        Reply::NotOpened { generation, error } => desk.not_opened(generation, error),
        Reply::Log { generation, log, place, trouble } => desk.log(generation, log, place, trouble, out),
        Reply::News(decisions) => desk.news(decisions, out),
        Reply::Hits { generation, hits } => desk.hits(generation, hits, out),
        Reply::Found { .. } | Reply::Summary { .. } | Reply::Progress(_) => {}
        Reply::Recorded(_) | Reply::Kept { .. } => {}
        Reply::Elsewhere(_) | Reply::Trouble(_) | Reply::Exported { .. } => {}
    }
}
