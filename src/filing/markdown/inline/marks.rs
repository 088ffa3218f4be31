//! The marks of markdown and HTML that stand inside a line: where emphasis closes, links, character references.

use std::ops::Range;

use memchr::memmem;

use super::REACH;

/// Offset of the mark that closes the one at the start of `bytes`.
pub(super) fn closing(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    let reach = &bytes[..bytes.len().min(REACH)];
    let mut from = mark.len() + 1;
    while let Some(at) = reach.get(from..).and_then(|r| memmem::find(r, mark)).map(|i| from + i) {
        let run = reach[at..].iter().take_while(|b| **b == b'*').count();
        let behind = reach.get(at - 1).is_some_and(|b| !b.is_ascii_whitespace());
        if behind && (run == mark.len() || run == 3) {
            return Some(if run == 3 && mark.len() == 2 { at + 1 } else { at });
        }
        from = at + run.max(1);
    }
    None
}

/// The words of a link at the start of `bytes` and the length of all of it: `[words](target)`.
pub(super) fn link(bytes: &[u8]) -> Option<(Range<usize>, usize)> {
    let reach = &bytes[..bytes.len().min(REACH)];
    let close = memmem::find(reach, b"](")?;
    if reach[1..close].contains(&b'[') {
        return None;
    }
    let end = reach[close..].iter().position(|b| *b == b')')?;
    Some((1..close, close + end + 1))
}

/// The few character references that text recognition writes.
pub(super) fn entity(bytes: &[u8]) -> Option<(&'static str, usize)> {
    const KNOWN: [(&str, &str); 7] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("&#39;", "'"),
        ("&#x27;", "'"),
    ];
    KNOWN.iter().find(|(name, _)| bytes.starts_with(name.as_bytes())).map(|(name, text)| (*text, name.len()))
}
