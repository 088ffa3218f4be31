//! Real filings, where a folder of them is: `TICKMARK_FILINGS`, or `../shared/filings`. The tests that
//! read it are ignored by default.

use std::env;
use std::fs;
use std::path::PathBuf;

/// The folder.
pub fn folder() -> PathBuf {
    env::var_os("TICKMARK_FILINGS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/filings"), PathBuf::from)
}

/// Every filing in the folder by name, with its bytes.
///
/// # Panics
/// Where there is no such folder, so that no test passes for want of filings.
pub fn all() -> impl Iterator<Item = (String, Vec<u8>)> {
    let folder = folder();
    let mut files: Vec<PathBuf> = [folder.clone(), folder.join("seeds")]
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flat_map(|entries| entries.filter_map(|e| Some(e.ok()?.path())))
        .filter(|path| {
            path.extension().is_some_and(|e| ["htm", "html", "txt", "xml"].iter().any(|k| e == *k))
        })
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no filings in {}", folder.display());
    files.into_iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("a file of the folder can be read");
        (name, bytes)
    })
}
