//! Writes an export to a file, whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::error::{Error, ErrorKind, Result};

/// Writes what `body` writes to `path`. It is written beside it first and takes its place when it is
/// on disk, so that a full disk or a power cut leaves the file that was there.
///
/// # Errors
/// Where the directory or the disk does not take it; the file that was there is left as it was.
pub fn write(path: &Path, body: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let failed = |error: &io::Error| {
        let context = format!("cannot write {}: {error}", path.display());
        Error::new(ErrorKind::Write, context, "check that the directory exists, is yours and has room")
    };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let beside = path.with_file_name(name);
    let write = || -> io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, File::create(&beside)?);
        body(&mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&beside, path)
    };
    write().map_err(|error| {
        let _ = fs::remove_file(&beside);
        failed(&error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_leaves_the_file_that_was_there() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.csv");
        write(&path, |out| out.write_all(b"first")).unwrap();
        let error = write(&path, |out| {
            out.write_all(b"sec")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert!(error.unwrap_err().context.contains("a.csv"));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
    }
}
