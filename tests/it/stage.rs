//! A stage for the interactive program without a terminal: keys go in as a script, and what is on
//! screen comes out with its styles. What the program asks of the world is done at once, with a store
//! in memory and a clock that stands still.
//!
//! ```text
//! j j Tab a           keys as the table of keys spells them
//! "net loss"          typed letter by letter
//! size:80x24          another size of the terminal
//! click:12,4 wheel:-1 what the mouse does; the wheel turns where it clicked last
//! ```

#[path = "stage/filing.rs"]
mod filing;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use tickmark::app::export::{Exported, Folders};
use tickmark::app::key::{Key, Step, sequence};
use tickmark::app::legend::{Legend, Settings};
use tickmark::app::library::{Source, Summary};
use tickmark::app::msg::{Command, Effect, Job, Mouse, MouseKind, Msg, Order, Reply};
use tickmark::app::{Start, State, update};
use tickmark::checks::TickMarks;
use tickmark::reading::Reading;
use tickmark::review::store::Store;
use tickmark::review::{FileHash, FilingCard, Reviewer, Viewer};
use tickmark::{term, ui};

pub use filing::bytes;

/// Where the program on stage was started.
fn folders() -> Folders {
    Folders { work: PathBuf::from("/home/ann/audit"), home: Some(PathBuf::from("/home/ann")) }
}

/// The program on stage.
pub struct Stage {
    /// What the program knows.
    pub state: State,
    /// Where it keeps decisions.
    pub store: Store,
    /// What it put on the clipboard.
    pub clipboard: Vec<String>,
    /// True once it asked to end.
    pub ended: bool,
    /// Decisions that it asked to be recorded.
    pub recorded: usize,
    sections: Arc<Reading>,
    reading: Arc<Reading>,
    mouse: (u16, u16),
}

/// The name of the file on stage.
const NAME: &str = "brindle-10q.txt";

impl Stage {
    /// The program with its library on screen.
    pub fn library(width: u16, height: u16) -> Self {
        Self::start(width, height, None, Store::memory().unwrap())
    }

    /// The program with the filing open.
    pub fn open(width: u16, height: u16) -> Self {
        Self::start(width, height, Some(PathBuf::from(NAME)), Store::memory().unwrap())
    }

    /// The program with the filing open once more, on what was decided before.
    pub fn again(self) -> Self {
        self.by("ann", false)
    }

    /// The program with the filing open by somebody else, on what was decided before.
    pub fn by(self, name: &str, blind: bool) -> Self {
        let viewer = Viewer { reviewer: Reviewer::new(name).unwrap(), blind };
        let readings = (self.sections, self.reading);
        let (width, height) = (self.state.width, self.state.height);
        Self::start_as(viewer, (width, height), Some(PathBuf::from(NAME)), self.store, readings)
    }

    /// The program with the filing open by cat, after ann and ben have judged some of it without seeing
    /// what the other says: they disagree on three figures and agree on a fourth.
    pub fn disputed(width: u16, height: u16) -> Self {
        let mut stage = Self::open(width, height);
        stage.play("]t Tab a e ^u \"3,900,000\" Enter / \"12,600\" Enter a / \"840\" Enter a");
        let mut stage = stage.by("ben", true);
        stage.play("]t Tab x e ^u \"3,895,000\" Tab ^u \"EUR\" Enter / \"12,600\" Enter a");
        stage.play("/ \"840\" Enter e Tab Tab Tab Tab ^u \"cars a day\" Tab \"by the label above\" Enter");
        stage.by("cat", false)
    }

    /// The program with a report open of whose two headings the reader finds one.
    pub fn kettles(width: u16, height: u16) -> Self {
        let read = |read: fn(Vec<u8>) -> Reading| read(filing::KETTLES.as_bytes().to_vec());
        Self::of(width, height, read(tickmark::reading::sections), read(tickmark::reading::read))
    }

    /// The program with another filing open.
    pub fn of(width: u16, height: u16, sections: Reading, complete: Reading) -> Self {
        let readings = (Arc::new(sections), Arc::new(complete));
        Self::start_with(width, height, Some(PathBuf::from(NAME)), Store::memory().unwrap(), readings)
    }

    fn start(width: u16, height: u16, open: Option<PathBuf>, store: Store) -> Self {
        let readings = (Arc::new(filing::sections()), Arc::new(filing::complete()));
        Self::start_with(width, height, open, store, readings)
    }

    fn start_with(
        width: u16,
        height: u16,
        open: Option<PathBuf>,
        store: Store,
        readings: (Arc<Reading>, Arc<Reading>),
    ) -> Self {
        let viewer = Viewer { reviewer: Reviewer::new("ann").unwrap(), blind: false };
        Self::start_as(viewer, (width, height), open, store, readings)
    }

    fn start_as(
        viewer: Viewer,
        size: (u16, u16),
        open: Option<PathBuf>,
        store: Store,
        (sections, reading): (Arc<Reading>, Arc<Reading>),
    ) -> Self {
        let roots = vec![PathBuf::from("filings")];
        let start =
            Start { roots, open, viewer, theme: 0, legend: Legend::default(), folders: folders(), size };
        Self::begin(start, store, (sections, reading))
    }

    /// The program with the filing open by somebody who has set the signs of marks.
    pub fn set(width: u16, height: u16, settings: &str) -> Self {
        let Settings { theme, legend } = Settings::read(settings).unwrap();
        let viewer = Viewer { reviewer: Reviewer::new("ann").unwrap(), blind: false };
        let (roots, open) = (vec![PathBuf::from("filings")], Some(PathBuf::from(NAME)));
        let start = Start {
            roots,
            open,
            viewer,
            theme: theme.unwrap_or(0),
            legend,
            folders: folders(),
            size: (width, height),
        };
        let readings = (Arc::new(filing::sections()), Arc::new(filing::complete()));
        Self::begin(start, Store::memory().unwrap(), readings)
    }

    fn begin(start: Start, store: Store, (sections, reading): (Arc<Reading>, Arc<Reading>)) -> Self {
        let (state, effects) = State::new(start);
        let mut stage = Self {
            state,
            store,
            clipboard: Vec::new(),
            ended: false,
            recorded: 0,
            sections,
            reading,
            mouse: (0, 0),
        };
        stage.perform(effects);
        stage
    }

    /// Plays a script.
    pub fn play(&mut self, script: &str) -> &mut Self {
        for word in words(script) {
            if let Some(typed) = word.strip_prefix('"') {
                for c in typed.trim_end_matches('"').chars() {
                    self.send(Msg::Key(Key::char(c)));
                }
            } else if let Some(size) = word.strip_prefix("size:") {
                let (width, height) = size.split_once('x').unwrap();
                let (width, height) = (width.parse().unwrap(), height.parse().unwrap());
                self.send(Msg::Resize { width, height });
            } else if let Some(at) = word.strip_prefix("click:") {
                let (x, y) = at.split_once(',').unwrap();
                self.mouse = (x.parse().unwrap(), y.parse().unwrap());
                self.point(MouseKind::Press);
            } else if let Some(notches) = word.strip_prefix("wheel:") {
                self.point(MouseKind::Wheel(notches.parse().unwrap()));
            } else {
                for step in sequence(&word) {
                    match step {
                        Step::Key(key) => self.send(Msg::Key(key)),
                        Step::AnyChar => panic!("{word}: say which letter"),
                    }
                }
            }
        }
        self
    }

    fn point(&mut self, kind: MouseKind) {
        let (x, y) = self.mouse;
        self.send(Msg::Mouse(Mouse { kind, x, y }));
    }

    /// Lets something happen.
    pub fn send(&mut self, msg: Msg) {
        let effects = update(&mut self.state, msg);
        self.perform(effects);
    }

    /// Does what the program asks for, and what it asks for then.
    pub fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let replies = match effect {
                Effect::Job(job) => self.job(job),
                Effect::Store(order) => self.order(order),
                Effect::Terminal(command) => {
                    match command {
                        Command::Copy(text) => self.clipboard.push(text),
                        Command::Quit => self.ended = true,
                        Command::Suspend | Command::Redraw => {}
                    }
                    Vec::new()
                }
            };
            for reply in replies {
                self.send(Msg::Reply(Box::new(reply)));
            }
        }
    }

    fn card(&self) -> FilingCard {
        FilingCard::of(NAME, &self.reading)
    }

    fn job(&self, job: Job) -> Vec<Reply> {
        match job {
            Job::Open { generation, .. } => vec![
                Reply::Sections { generation, reading: Arc::clone(&self.sections) },
                Reply::Complete { generation, reading: Arc::clone(&self.reading), card: self.card() },
            ],
            Job::Scan { generation, .. } => {
                let file = |name: &str| Source::File(PathBuf::from("filings").join(name));
                let names = [NAME, "harrow-8k.htm", "unreadable.txt"];
                let found = names.map(|name| (file(name), None)).into_iter().collect();
                let unreadable = tickmark::error::Error::new(
                    tickmark::error::ErrorKind::NotFound,
                    "cannot open filings/unreadable.txt: permission denied",
                    "",
                );
                let mut replies = vec![Reply::Found { generation, found }];
                for (index, summary) in
                    [Ok(self.summary()), Ok(other_summary()), Err(unreadable)].into_iter().enumerate()
                {
                    replies.push(Reply::Summary { generation, index, summary });
                }
                replies
            }
            // Nothing on stage is written to a disk.
            Job::Export { generation, .. } => {
                vec![Reply::Exported {
                    generation,
                    result: Ok(Exported::Written { rows: 2, faults: 0, pending: 7 }),
                }]
            }
            job @ Job::Search { .. } => {
                let (ask, jobs) = mpsc::channel();
                let (queue, answers) = mpsc::channel();
                let worker = std::thread::spawn(move || term::work(&jobs, &TickMarks::default(), &queue));
                ask.send(job).unwrap();
                let Msg::Reply(reply) = answers.recv().unwrap() else { panic!("a search is answered") };
                drop(ask);
                worker.join().unwrap();
                vec![*reply]
            }
        }
    }

    fn order(&mut self, order: Order) -> Vec<Reply> {
        let reviewer = self.state.viewer().reviewer.clone();
        match order {
            Order::Log { generation, card, path } => {
                let related = self.store.related(&card, path.as_deref()).unwrap();
                let log = self.store.log(&related).unwrap();
                let place = self.store.place(card.filing, &reviewer).unwrap();
                vec![Reply::Log { generation, log, place, trouble: None }]
            }
            Order::Record { card, path, drafts } => {
                self.recorded += drafts.len();
                let at: Timestamp = "2024-11-06T09:30:00Z".parse().unwrap();
                vec![Reply::Recorded(self.store.append(&card, path.as_deref(), &reviewer, drafts, at))]
            }
            Order::Leave { filing, at } => {
                self.store.set_place(filing, &reviewer, at).unwrap();
                Vec::new()
            }
            Order::Progress => vec![Reply::Progress(self.store.judged(self.state.viewer()).unwrap())],
            // Nothing on stage is written to a disk.
            Order::Keep { path } => {
                let count = self.store.whole_log().unwrap().decisions().len();
                vec![Reply::Kept { path, result: Ok(count) }]
            }
        }
    }

    fn summary(&self) -> Summary {
        let cover = &self.reading.filing.cover;
        Summary {
            filing: FileHash::of(&self.reading.filing.source),
            form: cover.form.clone().unwrap_or_default(),
            company: cover.company.clone().unwrap_or_default(),
            date: cover.filed,
            bytes: 2_048,
            sections: 3,
            figures: self.reading.figures.all.len(),
            doubts: 3,
        }
    }

    /// What is on screen: the text, then where its styles are.
    pub fn screen(&self) -> String {
        let area = Rect::new(0, 0, self.state.width, self.state.height);
        let mut buffer = Buffer::empty(area);
        ui::draw(&self.state, &mut buffer);
        format!("{}\n{}", ui::plain(&self.state), styles(&buffer))
    }

    /// What is on screen, without its styles.
    pub fn text(&self) -> String {
        ui::plain(&self.state)
    }

    /// The line at the bottom.
    pub fn status(&self) -> String {
        self.text().lines().last().unwrap_or("").trim().to_owned()
    }
}

fn other_summary() -> Summary {
    Summary {
        filing: FileHash::of(b"another filing"),
        form: "8-K".to_owned(),
        company: "Harrow Creek Mills".to_owned(),
        date: Some(jiff::civil::Date::constant(2023, 2, 14)),
        bytes: 81_234,
        sections: 4,
        figures: 12,
        doubts: 0,
    }
}

/// The words of a script; what is between quotation marks is one and keeps the first of them.
fn words(script: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in script.chars() {
        quoted ^= c == '"';
        match c {
            c if c.is_whitespace() && !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Runs of cells by style: a letter for each style that occurs, then for each row the columns at
/// which another style starts.
fn styles(buffer: &Buffer) -> String {
    let mut known: Vec<Style> = Vec::new();
    let mut rows = String::new();
    for y in 0..buffer.area().height {
        let mut runs: Vec<String> = Vec::new();
        let mut before = Style::reset();
        for x in 0..buffer.area().width {
            let style = buffer.cell((x, y)).unwrap().style();
            if style != before {
                let name = if style == Style::reset() { '.' } else { letter(&mut known, style) };
                runs.push(format!("{x}{name}"));
                before = style;
            }
        }
        if !runs.is_empty() {
            rows.push_str(&format!("{y:>2} {}\n", runs.join(" ")));
        }
    }
    let mut out = String::new();
    for (index, style) in known.iter().enumerate() {
        out.push_str(&format!("{} {}\n", name(index), describe(*style)));
    }
    out + &rows
}

fn letter(known: &mut Vec<Style>, style: Style) -> char {
    let at = known.iter().position(|k| *k == style).unwrap_or_else(|| {
        known.push(style);
        known.len() - 1
    });
    name(at)
}

fn name(index: usize) -> char {
    ('a'..='z').chain('A'..='Z').nth(index).unwrap_or('?')
}

fn describe(style: Style) -> String {
    let colour = |name: &str, colour: Option<ratatui::style::Color>| match colour {
        None | Some(ratatui::style::Color::Reset) => None,
        Some(ratatui::style::Color::Indexed(number)) => Some(format!("{name}:{number}")),
        Some(other) => Some(format!("{name}:{other}")),
    };
    let mut words: Vec<String> =
        [colour("fg", style.fg), colour("bg", style.bg)].into_iter().flatten().collect();
    if !style.add_modifier.is_empty() {
        words.push(format!("{:?}", style.add_modifier).to_lowercase());
    }
    words.join(" ")
}
