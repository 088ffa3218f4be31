//! Reads many filings for a command that prints: on all cores, and printed in their order as one document.
//!
//! ```text
//! filings        a  b  c  d  e  …
//! two readers    a     c     e  …     each a filing ahead of what is printed, and no further
//!                   b     d     …
//! printed        a  b  c  d  e  …
//! ```
//!
//! A run over a corpus does not end at a file that cannot be read: it is told, and the others are printed.

use std::collections::HashMap;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::progress::Progress;
use super::{reviews, written};
use crate::error::{Error, ErrorKind, Result, guarded};
use crate::export::write::{Joined, RecordFormat};
use crate::filing::load;

/// Where a command prints to: of one type, so that what is written piece by piece costs no call for each.
pub(super) type Out<'a> = BufWriter<&'a mut dyn Write>;

/// What a filing prints, and whether all is well in it.
type Printed = Result<(bool, Vec<u8>)>;

/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 16;

/// Gives each filing of `paths`, where a directory stands for those in it, with its name to `body`, which
/// prints it and says whether all is well in it. `format` is that of records; None where what is printed
/// is text. The exit code: 1 where not all is well in one of them, 2 where one could not be read.
///
/// # Errors
/// Where the only file cannot be read, there is none at all, or `out` cannot be written.
pub(super) fn each(
    paths: &[PathBuf],
    format: Option<RecordFormat>,
    out: &mut impl Write,
    body: impl Fn(&str, Vec<u8>, &mut Out<'_>) -> io::Result<bool> + Sync,
) -> Result<u8> {
    let (filings, faults) = filings(paths);
    let code = u8::from(!faults.is_empty()) * 2;
    let none = filings.is_empty();
    for error in faults {
        if none {
            return Err(error);
        }
        eprintln!("tickmark: {error}");
    }
    let print_to = |path: &Path, name: &str, out: &mut dyn Write| {
        let bytes = super::filing(path)?;
        let mut out = BufWriter::with_capacity(BUFFER, out);
        body(name, bytes, &mut out).and_then(|well| out.flush().map(|()| well)).map_err(|e| written(&e))
    };
    if let [(path, name)] = filings.as_slice() {
        return print_to(path, name, out).map(|well| code.max(u8::from(!well)));
    }
    let print = |path: &Path, name: &str| {
        guarded(name, || {
            let mut text = Vec::new();
            print_to(path, name, &mut text).map(|well| (well, text))
        })
    };
    thread::scope(|scope| {
        let readers = thread::available_parallelism().map_or(1, usize::from).min(filings.len());
        let printed: Vec<Receiver<Printed>> = (0..readers)
            .map(|reader| {
                let (to, from) = sync_channel(1);
                let own = filings.iter().skip(reader).step_by(readers);
                let print = &print;
                scope.spawn(move || send(own.map(|(path, name)| print(path, name)), &to));
                from
            })
            .collect();
        join(&filings, format, &printed, out).map(|joined| code.max(joined))
    })
}

/// Sends what is printed until nobody asks for more.
fn send(printed: impl Iterator<Item = Printed>, to: &SyncSender<Printed>) {
    for printed in printed {
        if to.send(printed).is_err() {
            return;
        }
    }
}

/// Writes what the readers print in the order of the filings.
fn join(
    filings: &[(PathBuf, String)],
    format: Option<RecordFormat>,
    printed: &[Receiver<Printed>],
    out: &mut impl Write,
) -> Result<u8> {
    // On a terminal, what is printed shows how far it is.
    let mut progress = (!io::stdout().is_terminal()).then(|| Progress::new("reading filings", filings.len()));
    let mut joined = Joined::new(format);
    let mut code = 0;
    for ((_, name), from) in filings.iter().zip(printed.iter().cycle()) {
        match from.recv() {
            Ok(Ok((well, text))) => {
                code = code.max(u8::from(!well));
                joined.add(name, &text, out).map_err(|e| written(&e))?;
            }
            Ok(Err(error)) => {
                code = 2;
                progress.iter_mut().for_each(Progress::give_way);
                eprintln!("tickmark: {error}");
            }
            // A reader ends early only where it is stopped from outside.
            Err(_) => {
                let context = format!("cannot read {name}: its reader was stopped");
                return Err(Error::new(ErrorKind::Unreadable, context, "try again"));
            }
        }
        if let Some(progress) = &mut progress {
            progress.step();
        }
    }
    joined.finish(out).map_err(|e| written(&e))?;
    Ok(code)
}

/// The files of `paths` with the names that their records give: that of the file, and its whole path
/// where another one has the same name; and what is wrong with directories that hold none.
fn filings(paths: &[PathBuf]) -> (Vec<(PathBuf, String)>, Vec<Error>) {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            match load::directory(path) {
                Ok(found) => files.extend(found),
                Err(error) => faults.push(error),
            }
        } else {
            files.push(path.clone());
        }
    }
    let mut names: HashMap<String, usize> = HashMap::new();
    for file in &files {
        *names.entry(reviews::name(file)).or_default() += 1;
    }
    let named = |file: PathBuf| {
        let name = reviews::name(&file);
        let alone = names.get(&name).is_none_or(|count| *count == 1);
        let name = if alone { name } else { file.display().to_string() };
        (file, name)
    };
    (files.into_iter().map(named).collect(), faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::write;

    /// What `format` prints for files with these names: their names as records. A file that is called
    /// "empty" is.
    fn printed(format: RecordFormat, files: &[&str]) -> (u8, String) {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, if file.contains("empty") { "" } else { "10-K" }).unwrap();
        }
        let mut out = Vec::new();
        let paths: Vec<PathBuf> = files.iter().map(|file| folder.path().join(file)).collect();
        let code = each(&paths, Some(format), &mut out, |name, bytes, out| {
            let name = name.replace(&*folder.path().to_string_lossy(), "");
            let record = std::collections::BTreeMap::from([("filing", name.clone())]);
            let records = std::iter::repeat_n(record, if name.contains("none") { 0 } else { 2 });
            write::records(out, format, records).map(|()| bytes == b"10-K" && !name.contains("fault"))
        });
        (code.unwrap(), String::from_utf8(out).unwrap())
    }

    /// One empty directory once stopped the whole run.
    #[test]
    fn an_empty_directory_is_told_and_stops_no_filing() {
        let folder = tempfile::tempdir().unwrap();
        let (none, filing) = (folder.path().join("none"), folder.path().join("a.txt"));
        std::fs::create_dir(&none).unwrap();
        std::fs::write(&filing, "10-K").unwrap();
        let run = |paths: &[PathBuf]| {
            let mut out = Vec::new();
            let code =
                each(paths, None, &mut out, |name, _, out| out.write_all(name.as_bytes()).map(|()| true));
            (code.map_err(|error| error.context.contains("no filings in")), String::from_utf8(out).unwrap())
        };
        assert_eq!(run(&[none.clone(), filing]), (Ok(2), "a.txt".to_owned()));
        assert_eq!(run(&[none]), (Err(true), String::new()));
    }

    #[test]
    fn many_filings_are_printed_in_their_order_as_one_document() {
        let files = ["c.txt", "a.txt", "none.txt", "b.txt"];
        for (format, text) in [
            (
                RecordFormat::Json,
                "[\n{\"filing\":\"c.txt\"},\n{\"filing\":\"c.txt\"},\n{\"filing\":\"a.txt\"},\n\
                 {\"filing\":\"a.txt\"},\n{\"filing\":\"b.txt\"},\n{\"filing\":\"b.txt\"}\n]\n",
            ),
            (RecordFormat::Csv, "filing\r\nc.txt\r\nc.txt\r\na.txt\r\na.txt\r\nb.txt\r\nb.txt\r\n"),
        ] {
            assert_eq!(printed(format, &files), (0, text.to_owned()));
        }
        let (_, lines) = printed(RecordFormat::Jsonl, &files);
        assert_eq!(lines.lines().count(), 6);
        assert_eq!(printed(RecordFormat::Json, &["none.txt", "none-too.txt"]), (0, "[]\n".to_owned()));
    }

    #[test]
    fn a_file_that_cannot_be_read_stops_no_other() {
        let (code, text) = printed(RecordFormat::Csv, &["a.txt", "empty.txt", "b.txt", "fault.txt"]);
        assert_eq!((code, text.matches("b.txt").count()), (2, 2));
        assert_eq!(printed(RecordFormat::Csv, &["fault.txt", "b.txt"]).0, 1);
    }

    #[test]
    fn files_of_one_name_are_told_apart_by_their_paths() {
        let (_, text) = printed(RecordFormat::Csv, &["2019/full.txt", "2020/full.txt", "a.txt"]);
        assert_eq!(
            text,
            "filing\r\n/2019/full.txt\r\n/2019/full.txt\r\n/2020/full.txt\r\n/2020/full.txt\r\na.txt\r\na.txt\r\n"
        );
    }
}
