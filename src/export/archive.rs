//! Zip archives: the same files always give the same bytes, and what is read is bounded.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Bytes that the files of an archive may unpack to, so that a small archive cannot fill the memory.
const LARGEST: u64 = 1 << 30;

/// Writes an archive of these files, without times of day.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        archive.start_file(name, options)?;
        archive.write_all(bytes)?;
    }
    out.write_all(&archive.finish()?.into_inner())
}

/// The files of an archive by name.
///
/// # Errors
/// Says in words why it cannot be read.
pub fn read(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let broken = |error: &dyn std::fmt::Display| format!("no archive that can be read: {error}");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let mut files = BTreeMap::new();
    let mut room = LARGEST;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|e| broken(&e))?;
        let name = file.name().map_err(|e| broken(&e))?.into_owned();
        let mut content = Vec::new();
        file.take(room).read_to_end(&mut content).map_err(|e| broken(&e))?;
        room -= content.len() as u64;
        if room == 0 {
            return Err("an archive that is too large to be read".to_owned());
        }
        files.insert(name, content);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_back_and_the_same_files_give_the_same_bytes() {
        let files = [("a.txt", &b"one"[..]), ("b/c.txt", b"two")];
        let mut one = Vec::new();
        write(files, &mut one).unwrap();
        let mut other = Vec::new();
        write(files, &mut other).unwrap();
        assert_eq!(one, other);
        let back = read(&one).unwrap();
        assert_eq!(back.keys().collect::<Vec<_>>(), ["a.txt", "b/c.txt"]);
        assert_eq!(back["b/c.txt"], b"two");
        assert!(read(b"no archive").is_err());
    }
}
