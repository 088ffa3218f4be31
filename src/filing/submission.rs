//! Splits a submission into its header and its documents, before anything looks at markup.
//!
//! ```text
//! -----BEGIN PRIVACY-ENHANCED MESSAGE-----      1993-1996 only, passed over
//! <SEC-DOCUMENT> or <SUBMISSION>                header lines up to the first <DOCUMENT>
//! <SEC-HEADER> … </SEC-HEADER>
//! <DOCUMENT>
//! <TYPE>10-K                                    one tag a line, no end tags
//! <SEQUENCE>1
//! <FILENAME>d10k.htm
//! <DESCRIPTION>ANNUAL REPORT
//! <TEXT>
//! …                                             the content, in whatever format it is
//! </TEXT>
//! </DOCUMENT>
//! ```
//!
//! Files cut off in the middle, files that hold documents without a header, and lone files without
//! any envelope are all submissions too.

use memchr::memmem;

use super::decode;
use super::document::{Format, Part};
use super::header::{self, Header};
use super::issue::{Issue, IssueKind};
use super::sgml;
use super::sniff;
use crate::text::{SourceSpan, Span};

/// A submission before its documents are read.
#[derive(Clone, Debug, Default)]
pub struct Submission {
    /// What the header says; all empty where there is none.
    pub header: Header,
    /// The documents in file order.
    pub parts: Vec<Part>,
}

/// Bytes of the longest type of a document. Each record of its figures repeats it; EDGAR's have twenty at most.
const LONGEST_KIND: usize = 200;

/// Finds the header and the parts of the file `bytes`.
pub(super) fn split(bytes: &[u8], issues: &mut Vec<Issue>) -> Submission {
    let opens = tags(bytes, b"<DOCUMENT>");
    let Some(first) = opens.first().copied() else {
        return lone(bytes);
    };
    let closes = tags(bytes, b"</DOCUMENT>");
    let mut parts = Vec::with_capacity(opens.len());
    for (index, open) in opens.iter().copied().enumerate() {
        let next = opens.get(index + 1).copied().unwrap_or(bytes.len());
        let close = closes.get(closes.partition_point(|c| *c < open)).copied().filter(|c| *c < next);
        if close.is_none() {
            let place = Span::of(open..open + b"<DOCUMENT>".len());
            issues.push(Issue::at(IssueKind::Truncated, place, "the document is not closed by </DOCUMENT>"));
        }
        parts.push(part(bytes, open, close.unwrap_or(next), index));
        if let Some(part) = parts.last_mut().filter(|part| part.kind.len() > LONGEST_KIND) {
            let message =
                format!("a type of {} bytes is none; the document is read without", part.kind.len());
            issues.push(Issue::at(IssueKind::Limit, Span::of(open..open + b"<DOCUMENT>".len()), message));
            part.kind.clear();
        }
    }
    let header = header::read(&bytes[..first]);
    if let Some(promised) = header.documents
        && promised as usize != parts.len()
    {
        let message = format!("the header promises {promised} documents, the file holds {}", parts.len());
        issues.push(Issue::whole(IssueKind::HeaderMismatch, message));
    }
    Submission { header, parts }
}

/// Offsets at which `tag` starts a line, spaces before it allowed.
fn tags(bytes: &[u8], tag: &[u8]) -> Vec<usize> {
    memmem::find_iter(bytes, tag)
        .filter(|at| {
            let before = bytes[..*at].iter().rev().find(|b| !matches!(b, b' ' | b'\t'));
            before.is_none_or(|b| matches!(b, b'\n' | b'\r' | b'>'))
        })
        .collect()
}

/// A file without an envelope: one document that is all of it.
fn lone(bytes: &[u8]) -> Submission {
    let (from, to) = unwrapped(bytes, 0, bytes.len());
    let body: SourceSpan = Span::of(from..to);
    let part = Part::lone(body, sniff::format(&bytes[from..to]));
    Submission { header: Header::default(), parts: vec![part] }
}

/// The document between `<DOCUMENT>` at `open` and its end tag at `close`.
fn part(bytes: &[u8], open: usize, close: usize, index: usize) -> Part {
    let start = open + b"<DOCUMENT>".len();
    let whole = &bytes[start.min(close)..close];
    let text = memmem::find(whole, b"<TEXT>");
    let head = &whole[..text.unwrap_or_else(|| head_length(whole))];
    let field = |name: &str| {
        let mut fields = sgml::lines(head).flat_map(sgml::fields);
        let found = fields.find(|(found, _)| found.eq_ignore_ascii_case(name.as_bytes()));
        found.map(|(_, value)| decode::to_string(value)).unwrap_or_default()
    };
    let body_start = match text {
        Some(at) => at + b"<TEXT>".len(),
        None => head.len(),
    };
    let body_end = memmem::rfind(&whole[body_start..], b"</TEXT>").map_or(whole.len(), |at| body_start + at);
    let (from, to) = unwrapped(whole, body_start, body_end);
    let body: SourceSpan = Span::of(start + from..start + to);
    let kind = field("TYPE");
    let format = sniff::format(&bytes[body.range()]);
    Part {
        sequence: field("SEQUENCE").parse().unwrap_or_else(|_| crate::text::saturate(index + 1)),
        filename: field("FILENAME"),
        description: field("DESCRIPTION"),
        kind,
        body,
        format: if sniff::is_pdf_wrapper(&whole[body_start..]) { Format::Pdf } else { format },
    }
}

/// Length of the lines of tags that start a document without `<TEXT>`.
fn head_length(whole: &[u8]) -> usize {
    let mut length = 0;
    for line in whole.split_inclusive(|b| *b == b'\n') {
        let text = line.trim_ascii();
        let known = [&b"<TYPE>"[..], b"<SEQUENCE>", b"<FILENAME>", b"<DESCRIPTION>"];
        if !text.is_empty()
            && !known.iter().any(|k| text.len() >= k.len() && text[..k.len()].eq_ignore_ascii_case(k))
        {
            break;
        }
        length += line.len();
    }
    length
}

/// The content without the `<XBRL>`, `<XML>`, `<PDF>` or `<JSON>` tags that wrap it in a submission.
fn unwrapped(whole: &[u8], start: usize, end: usize) -> (usize, usize) {
    let body = &whole[start..end];
    let lead = body.len() - body.trim_ascii_start().len();
    let inner = &body[lead..];
    for name in ["XBRL", "XML", "PDF", "JSON"] {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        if inner.len() >= open.len() && inner[..open.len()].eq_ignore_ascii_case(open.as_bytes()) {
            let to = memmem::rfind(inner, close.as_bytes()).unwrap_or(inner.len()).max(open.len());
            let blank = inner[open.len()..to].iter().take_while(|b| b.is_ascii_whitespace()).count();
            return (start + lead + open.len() + blank, start + lead + to);
        }
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(file: &str) -> Vec<(String, String, u32, Format, String)> {
        split(file.as_bytes(), &mut Vec::new())
            .parts
            .into_iter()
            .map(|p| {
                let body = file[p.body.range()].trim().to_owned();
                (p.kind, p.filename, p.sequence, p.format, body)
            })
            .collect()
    }

    #[test]
    fn a_full_submission_has_a_header_and_parts() {
        let file = "<SEC-DOCUMENT>x\n<SEC-HEADER>\nPUBLIC DOCUMENT COUNT: 2\n</SEC-HEADER>\n\
            <DOCUMENT>\n<TYPE>8-K\n<SEQUENCE>1\n<FILENAME>a.htm\n<TEXT>\n<html><body>One</body></html>\n</TEXT>\n</DOCUMENT>\n\
            <DOCUMENT>\n<TYPE>GRAPHIC\n<SEQUENCE>2\n<FILENAME>logo.jpg\n<TEXT>\nbegin 644 logo.jpg\nM_]C_X\n`\nend\n</TEXT>\n</DOCUMENT>\n";
        let mut issues = Vec::new();
        let submission = split(file.as_bytes(), &mut issues);
        assert!(issues.is_empty(), "{issues:?}");
        assert_eq!(submission.header.documents, Some(2));
        let parts = parts(file);
        assert_eq!(parts[0].0, "8-K");
        assert_eq!(parts[0].4, "<html><body>One</body></html>");
        assert_eq!((parts[1].1.as_str(), parts[1].3), ("logo.jpg", Format::Uuencoded));
    }

    #[test]
    fn a_part_cut_off_keeps_its_content() {
        let file = "<DOCUMENT>\n<TYPE>10-K\n<TEXT>\nOne\n<DOCUMENT>\n<TYPE>EX-1\n<TEXT>\nTwo";
        let mut issues = Vec::new();
        split(file.as_bytes(), &mut issues);
        assert_eq!(issues.len(), 2);
        let bodies: Vec<_> = parts(file).into_iter().map(|p| (p.0, p.4)).collect();
        assert_eq!(bodies, [("10-K".into(), "One".into()), ("EX-1".into(), "Two".into())]);
    }

    #[test]
    fn wrappers_around_the_content_are_taken_off() {
        let file = "<DOCUMENT>\n<TYPE>EX-101\n<TEXT>\n<XBRL>\n<?xml version='1.0'?><a/>\n</XBRL>\n</TEXT>\n</DOCUMENT>";
        assert_eq!(parts(file)[0].4, "<?xml version='1.0'?><a/>");
        assert_eq!(parts(file)[0].3, Format::Xml);
    }

    #[test]
    fn an_envelope_that_lost_its_line_breaks_is_read_all_the_same() {
        let file = "<SUBMISSION><TYPE>D<PUBLIC-DOCUMENT-COUNT>1<FILER><CIK>1</FILER><DOCUMENT><TYPE>D\
            <SEQUENCE>1<FILENAME>a.xml<TEXT><XML><a>x</a></XML></TEXT></DOCUMENT></SUBMISSION>";
        for file in [file.to_owned(), file.replace('<', "\r<")] {
            let mut issues = Vec::new();
            let submission = split(file.as_bytes(), &mut issues);
            assert!(issues.is_empty(), "{issues:?}");
            assert_eq!(submission.header.form.as_deref(), Some("D"));
            let (kind, name, ..) = &parts(&file)[0];
            assert_eq!((kind.as_str(), name.as_str()), ("D", "a.xml"));
        }
    }

    #[test]
    fn documents_without_text_tags_start_after_their_head() {
        let file = "<DOCUMENT>\n<TYPE>8-K\n<SEQUENCE>1\n\nThe text.\n</DOCUMENT>";
        assert_eq!(parts(file)[0].4, "The text.");
    }

    #[test]
    fn the_word_in_running_text_opens_no_document() {
        assert_eq!(parts("see the <DOCUMENT> tag").len(), 1);
        assert_eq!(parts("see the <DOCUMENT> tag")[0].0, "");
    }

    #[test]
    fn the_header_is_held_to_its_count() {
        let mut issues = Vec::new();
        split(b"PUBLIC DOCUMENT COUNT: 3\n<DOCUMENT>\n<TEXT>\na\n</TEXT>\n</DOCUMENT>\n", &mut issues);
        assert_eq!(issues[0].kind, IssueKind::HeaderMismatch);
    }

    #[test]
    fn a_type_longer_than_any_is_none_and_told() {
        for (bytes, told) in [(20, 0), (LONGEST_KIND, 0), (LONGEST_KIND + 1, 1)] {
            let mut issues = Vec::new();
            let file = format!("<DOCUMENT>\n<TYPE>{}\n<TEXT>\na\n</TEXT>\n</DOCUMENT>\n", "K".repeat(bytes));
            let submission = split(file.as_bytes(), &mut issues);
            assert_eq!((issues.len(), submission.parts[0].kind.is_empty()), (told, told == 1));
        }
    }
}
