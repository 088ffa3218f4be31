//! The tags of the envelope: `<NAME>value`, one a line as a rule.
//!
//! The envelope is SGML with the end tags left out. Some copies have lost their line breaks, or have
//! the carriage returns alone, so a value ends where the next tag starts, too.
//!
//! ```text
//! <TYPE>10-K⏎<SEQUENCE>1⏎                    TYPE = 10-K, SEQUENCE = 1
//! <TYPE>10-K<SEQUENCE>1<FILENAME>a.htm       the same on one line
//! ```

/// Lines, whichever way they end.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|b| matches!(b, b'\n' | b'\r')).map(<[u8]>::trim_ascii).filter(|line| !line.is_empty())
}

/// The tags of a line with their values, end tags left out. Nothing where it does not start with one.
pub(super) fn fields(line: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = line;
    std::iter::from_fn(move || {
        loop {
            let name = tag(rest)?;
            let value_from = name.len() + 2;
            let next = memchr::memchr_iter(b'<', &rest[value_from..])
                .map(|at| value_from + at)
                .find(|at| tag(&rest[*at..]).is_some())
                .unwrap_or(rest.len());
            let value = rest[value_from..next].trim_ascii();
            rest = &rest[next..];
            if !name.starts_with(b"/") {
                return Some((name, value));
            }
        }
    })
}

/// The name in the tag that `bytes` starts with, the slash of an end tag included.
fn tag(bytes: &[u8]) -> Option<&[u8]> {
    let inner = bytes.strip_prefix(b"<")?;
    let name = inner.strip_prefix(b"/").unwrap_or(inner);
    let letters = name.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).count();
    let closed = letters > 0 && name.get(letters) == Some(&b'>');
    closed.then(|| &inner[..inner.len() - name.len() + letters])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(line: &str) -> String {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        fields(line.as_bytes()).map(|(n, v)| format!("{}={};", text(n), text(v))).collect()
    }

    #[test]
    fn tags_and_values() {
        let cases = [
            ("<TYPE>10-K", "TYPE=10-K;"),
            ("<TYPE>10-K<SEQUENCE>1<FILENAME>a.htm", "TYPE=10-K;SEQUENCE=1;FILENAME=a.htm;"),
            ("<DESCRIPTION>IF A < B <C", "DESCRIPTION=IF A < B <C;"),
            ("</FILER><FILER>", "FILER=;"),
            ("<TITLE>R&D</TITLE>", "TITLE=R&D;"),
            ("plain words <TYPE>10-K", ""),
        ];
        for (line, want) in cases {
            assert_eq!(drawn(line), want, "{line}");
        }
    }

    #[test]
    fn lines_end_in_either_way() {
        assert_eq!(lines(b"a\r\n b\rc\n\n").collect::<Vec<_>>(), [b"a", b"b", b"c"]);
    }
}
