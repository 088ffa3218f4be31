//! Opens files: the one place where filings are read from disk.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::document::Format;
use super::sniff;
use crate::error::{Error, ErrorKind, Result};

/// Larger files are refused: offsets are 32 bits, and a submission of this size is no filing.
const MOST_BYTES: u64 = 2 << 30;

/// The bytes of the filing at `path`.
///
/// # Errors
/// As [`bytes`], and where it holds no text.
pub fn filing(path: &Path) -> Result<Vec<u8>> {
    text(path, bytes(path)?)
}

/// The bytes of the filing that comes in by `input`, which errors call `path`.
///
/// # Errors
/// As those of [`filing`].
pub fn incoming(path: &Path, input: impl Read) -> Result<Vec<u8>> {
    let bytes = all(path, input, Vec::new())?;
    text(path, bytes)
}

fn text(path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>> {
    let what = match sniff::format(&bytes) {
        Format::Binary => "it is no text",
        Format::Pdf => "it is a PDF file",
        _ => return Ok(bytes),
    };
    let hint = "open the filing as EDGAR has it: .txt, .htm or .xml";
    Err(Error::new(ErrorKind::NotAFiling, format!("cannot read {}: {what}", path.display()), hint))
}

/// The bytes of the file at `path`, whatever it holds: exports are workbooks and archives too.
///
/// # Errors
/// Where there is no such file, it cannot be read, is empty, or is larger than 2 GiB.
pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    let shown = path.display();
    let failed = |error: &io::Error| unreadable(path, error);
    let file = File::open(path).map_err(|e| failed(&e))?;
    let meta = file.metadata().map_err(|e| failed(&e))?;
    if meta.is_dir() {
        let hint = "name a file in it, or give the directory to the program itself to browse it";
        return Err(Error::new(
            ErrorKind::Unreadable,
            format!("cannot read {shown}: it is a directory"),
            hint,
        ));
    }
    if meta.len() > MOST_BYTES {
        let context = format!("cannot read {shown}: it has {} bytes, more than 2 GiB", meta.len());
        return Err(Error::new(ErrorKind::TooLarge, context, "split the submission into its documents"));
    }
    all(path, file, Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0)))
}

/// All bytes of `input`. A pipe or a device tells no length; the limit holds for it all the same.
fn all(path: &Path, input: impl Read, mut bytes: Vec<u8>) -> Result<Vec<u8>> {
    let shown = path.display();
    input.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|e| unreadable(path, &e))?;
    if bytes.len() as u64 > MOST_BYTES {
        let context = format!("cannot read {shown}: it has more than 2 GiB");
        return Err(Error::new(ErrorKind::TooLarge, context, "split the submission into its documents"));
    }
    if bytes.is_empty() {
        let hint = "the download may have failed: fetch the filing again";
        return Err(Error::new(ErrorKind::Empty, format!("cannot read {shown}: the file is empty"), hint));
    }
    Ok(bytes)
}

/// Looks whether a file can be opened and holds anything, without reading it; or whether a directory
/// holds a file that may be a filing, looking no further than the first.
///
/// # Errors
/// As [`bytes`] and [`directory`].
pub fn probe(path: &Path) -> Result<()> {
    let file = File::open(path).map_err(|e| unreadable(path, &e))?;
    let meta = file.metadata().map_err(|e| unreadable(path, &e))?;
    if meta.is_dir() {
        let mut found = Vec::new();
        collect(path, 0, 1, &mut found).map_err(|e| unreadable(path, &e))?;
        return if found.is_empty() { Err(no_filings(path)) } else { Ok(()) };
    }
    if meta.is_file() && meta.len() > 0 && meta.len() <= MOST_BYTES { Ok(()) } else { bytes(path).map(drop) }
}

/// Why a file that is named is not there; None where it is, whatever it holds.
pub fn missing(path: &Path) -> Option<Error> {
    fs::metadata(path).err().map(|e| unreadable(path, &e))
}

fn unreadable(path: &Path, error: &io::Error) -> Error {
    let shown = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => Error::new(
            ErrorKind::NotFound,
            format!("cannot open {shown}: no such file"),
            "check the path, or start without one to see the sample filings",
        ),
        io::ErrorKind::PermissionDenied => Error::new(
            ErrorKind::Unreadable,
            format!("cannot open {shown}: permission denied"),
            "ask for read permission, or copy the file to a place of your own",
        ),
        _ => Error::new(
            ErrorKind::Unreadable,
            format!("cannot read {shown}: {error}"),
            "look whether its disk is there, or copy the file to another",
        ),
    }
}

/// Extensions of files that a directory scan takes for filings. What is in them decides later.
const EXTENSIONS: [&str; 7] = ["txt", "htm", "html", "xhtml", "xml", "md", "nc"];

/// Directories below this depth are not entered.
const DEEPEST: usize = 8;

/// The files in `directory` and below that may be filings, sorted by path. Hidden files and
/// directories are left out, and so are links to directories, which might lead round in circles.
///
/// # Errors
/// Where the directory cannot be read or holds no file that may be a filing.
pub fn directory(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(directory, 0, usize::MAX, &mut found).map_err(|e| unreadable(directory, &e))?;
    if found.is_empty() {
        return Err(no_filings(directory));
    }
    found.sort();
    Ok(found)
}

fn no_filings(directory: &Path) -> Error {
    let hint = format!("files that end in .{} are looked at", EXTENSIONS.join(", ."));
    Error::new(ErrorKind::Empty, format!("no filings in {}", directory.display()), hint)
}

/// Collects files that may be filings until `most` are found.
fn collect(directory: &Path, depth: usize, most: usize, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        if found.len() >= most {
            break;
        }
        let Ok(entry) = entry else { continue };
        let (path, name) = (entry.path(), entry.file_name());
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            if depth < DEEPEST {
                // A directory that cannot be entered does not hide the others.
                let _ = collect(&path, depth + 1, most, found);
            }
        } else if path.extension().and_then(|e| e.to_str()).is_some_and(is_filing_extension) {
            found.push(path);
        }
    }
    Ok(())
}

fn is_filing_extension(extension: &str) -> bool {
    EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a file with this content.
    fn said(name: &str, content: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        let said = filing(&path).map_or_else(|e| e.to_string(), |bytes| format!("{} bytes", bytes.len()));
        said.replace(&path.display().to_string(), name)
    }

    #[test]
    fn each_bad_file_is_told_from_the_others() {
        assert_eq!(said("a.txt", b"Revenue was $5 million."), "23 bytes");
        assert!(said("a.txt", b"").starts_with("cannot read a.txt: the file is empty\n  hint: "));
        assert!(
            said("a.htm", &[0x7F, b'E', b'L', b'F', 0, 0, 1, 2])
                .starts_with("cannot read a.htm: it is no text\n")
        );
        assert!(said("a.txt", b"%PDF-1.4\n").starts_with("cannot read a.txt: it is a PDF file\n"));
        let missing = bytes(Path::new("no/such.txt")).unwrap_err();
        assert_eq!(missing.kind, ErrorKind::NotFound);
    }

    #[test]
    fn a_directory_is_told_whether_it_holds_filings() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("inner")).unwrap();
        fs::write(folder.path().join("inner/notes.doc"), "x").unwrap();
        assert_eq!(probe(folder.path()).unwrap_err().kind, ErrorKind::Empty);
        assert_eq!(directory(folder.path()).unwrap_err().kind, ErrorKind::Empty);
        fs::write(folder.path().join("inner/a.htm"), "x").unwrap();
        assert!(probe(folder.path()).is_ok());
        assert_eq!(directory(folder.path()).unwrap().len(), 1);
    }
}
