//! The thread that keeps the review store, so that a slow disk or a store in use by another program
//! never stops the screen.
//!
//! A decision that it answers for is on disk. Once a second it looks whether others wrote.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use jiff::Timestamp;

use crate::app::Elsewhere;
use crate::app::msg::{Msg, Order, Reply};
use crate::error::Result;
use crate::export::file::{self, Standing};
use crate::review::store::{Opened, Store, open_usable};
use crate::review::{FilingCard, Log, Viewer, log};

/// How often it looks for what others wrote.
const LOOK: Duration = Duration::from_millis(800);

/// Keeps the store at `path` until the program ends.
pub fn keep(path: &Path, viewer: &Viewer, orders: &Receiver<Order>, queue: &Sender<Msg>) {
    let reply = |reply: Reply| queue.send(Msg::Reply(Box::new(reply))).is_ok();
    let mut store = match open_usable(path) {
        Ok(Opened { store, trouble }) => {
            match store.path() {
                None => reply(Reply::Elsewhere(Elsewhere::Memory)),
                Some(other) if other != path => reply(Reply::Elsewhere(Elsewhere::Beside)),
                Some(_) => true,
            };
            if let Some(error) = trouble {
                reply(Reply::Trouble(error));
            }
            store
        }
        Err(error) => {
            reply(Reply::Trouble(error));
            return;
        }
    };
    loop {
        let listened = match orders.recv_timeout(LOOK) {
            Ok(order) => reply_to(&mut store, viewer, order).is_none_or(reply),
            Err(RecvTimeoutError::Timeout) => match store.poll() {
                Ok(news) if !news.is_empty() => reply(Reply::News(news)),
                // A store that cannot be read for a moment says so at the next order.
                _ => true,
            },
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if !listened {
            return;
        }
    }
}

fn reply_to(store: &mut Store, viewer: &Viewer, order: Order) -> Option<Reply> {
    let reviewer = &viewer.reviewer;
    match order {
        Order::Log { generation, card, path } => {
            let (log, trouble) = match log_of(store, &card, path.as_deref()) {
                Ok(log) => (log, None),
                Err(error) => (Log::default(), Some(error)),
            };
            let place = store.place(card.filing, reviewer).unwrap_or(None);
            Some(Reply::Log { generation, log, place, trouble })
        }
        Order::Record { card, path, drafts } => {
            let done = store.append(&card, path.as_deref(), reviewer, drafts, Timestamp::now());
            Some(Reply::Recorded(done))
        }
        Order::Leave { filing, at } => {
            // Where the reader left off is a convenience; it is not worth a message.
            let _ = store.set_place(filing, reviewer, at);
            None
        }
        Order::Progress => store.judged(viewer).ok().map(Reply::Progress),
        Order::Keep { path } => {
            let result = keep_in(store, &path);
            Some(Reply::Kept { path, result })
        }
    }
}

/// Writes all decisions to the file at `path`; how many they are.
fn keep_in(store: &Store, path: &Path) -> Result<usize> {
    let (cards, log) = (store.filings()?, store.whole_log()?);
    file::write(path, Standing::Keep, |mut out| log::write(&mut out, &cards, &log))?;
    Ok(log.decisions().len())
}

fn log_of(store: &Store, card: &FilingCard, path: Option<&Path>) -> Result<Log> {
    store.log(&store.related(card, path)?)
}
