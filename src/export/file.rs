//! Writes an export to a file, whole or not at all.
//!
//! A file that is there is replaced only where that is asked for, behind a symbolic link the file that it
//! leads to. What is no regular file, a device or a pipe, is written into: it cannot be replaced.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result};

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It stays, and nothing is written.
    Keep,
    /// What is written takes its place.
    Replace,
}

/// True where a file is there that writing would replace.
pub fn stands_in_the_way(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|there| there.is_file())
}

/// Refuses to write to `path` where a file stands there that is to stay: asked before the work is done.
///
/// # Errors
/// Where one does.
pub fn may_write(path: &Path, standing: Standing) -> Result<()> {
    if standing == Standing::Keep && stands_in_the_way(path) {
        let context = format!("cannot write {}: the file is there already", path.display());
        return Err(Error::new(ErrorKind::Write, context, "name another file, or replace it with --force"));
    }
    Ok(())
}

/// Writes what `body` writes to `path`. It is written beside it first and takes its place when it is
/// on disk, so that a full disk or a power cut leaves the file that was there.
///
/// # Errors
/// Where a file is there that is to stay, or the directory or the disk does not take it; the file that was
/// there is left as it was.
pub fn write(
    path: &Path,
    standing: Standing,
    body: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    may_write(path, standing)?;
    let failed = |error: &io::Error| {
        let context = format!("cannot write {}: {}", path.display(), plainly(error));
        Error::new(ErrorKind::Write, context, "check that the directory exists, is yours and has room")
    };
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(Error::new(
            ErrorKind::Write,
            format!("cannot write {}: it is a directory", path.display()),
            "name a file in it",
        )),
        Ok(there) if !there.is_file() => into(path, body).map_err(|error| failed(&error)),
        _ => target(path).and_then(|path| beside(&path, body)).map_err(|error| failed(&error)),
    }
}

/// What went wrong, without the number that the system gives it.
pub fn plainly(error: &io::Error) -> String {
    let words = error.to_string();
    match words.split_once(" (os error") {
        Some((words, _)) => words.to_lowercase(),
        None => words,
    }
}

/// Where a chain of symbolic links leads, be there a file or not.
fn target(path: &Path) -> io::Result<PathBuf> {
    /// Links that systems follow.
    const MOST: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        match fs::read_link(&path) {
            Ok(to) => path = path.parent().map_or_else(|| to.clone(), |parent| parent.join(&to)),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("its symbolic links lead round in a circle"))
}

/// Writes into what is there.
fn into(path: &Path, body: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, OpenOptions::new().write(true).open(path)?);
    body(&mut out)?;
    out.flush()
}

/// Writes beside `path` and takes its place.
fn beside(path: &Path, body: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let beside = path.with_file_name(name);
    let write = || -> io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, File::create(&beside)?);
        body(&mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&beside, path)
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_leaves_the_file_that_was_there() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.csv");
        write(&path, Standing::Keep, |out| out.write_all(b"first")).unwrap();
        let error = write(&path, Standing::Replace, |out| {
            out.write_all(b"sec")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert!(error.unwrap_err().context.contains("a.csv"));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_is_replaced_only_where_that_is_asked_for() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.csv");
        fs::write(&path, "first").unwrap();
        let error = write(&path, Standing::Keep, |out| out.write_all(b"second")).unwrap_err();
        assert!(error.context.ends_with("a.csv: the file is there already"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"first");
        write(&path, Standing::Replace, |out| out.write_all(b"second")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
    }

    /// A link and a pipe were once replaced by a regular file.
    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_pipes_are_written_into() {
        use std::os::unix::fs::{FileTypeExt, symlink};
        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        fs::create_dir(at("kept")).unwrap();
        symlink("kept/a.csv", at("link")).unwrap();
        for text in ["first", "second"] {
            write(&at("link"), Standing::Replace, |out| out.write_all(text.as_bytes())).unwrap();
            assert!(at("link").is_symlink());
            assert_eq!(fs::read_to_string(at("kept/a.csv")).unwrap(), text);
        }
        let made = std::process::Command::new("mkfifo").arg(at("pipe")).status();
        if made.is_ok_and(|status| status.success()) {
            let pipe = at("pipe");
            let reader = std::thread::spawn(move || fs::read_to_string(pipe).unwrap());
            write(&at("pipe"), Standing::Keep, |out| out.write_all(b"through")).unwrap();
            assert_eq!(reader.join().unwrap(), "through");
            assert!(fs::metadata(at("pipe")).unwrap().file_type().is_fifo());
        }
    }
}
