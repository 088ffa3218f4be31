//! Finds out what a part is written in, from its content and never from its name.

use memchr::memmem;

use super::decode;
use super::document::Format;

/// How much of a part is looked at.
const HEAD: usize = 64 * 1024;

/// The format of a part with the content `body`.
pub(super) fn format(body: &[u8]) -> Format {
    let trimmed = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii_start();
    let head = &trimmed[..trimmed.len().min(HEAD)];
    if trimmed.starts_with(b"%PDF-") {
        Format::Pdf
    } else if is_uuencoded(head) {
        Format::Uuencoded
    } else if decode::is_binary(head) {
        Format::Binary
    } else if is_code(head) {
        Format::Code
    } else if is_html(head) {
        if is_wrapped_text(head) { Format::Text } else { Format::Html }
    } else if is_xml(head) {
        Format::Xml
    } else if is_json(head) {
        Format::Json
    } else if is_markdown(head) {
        Format::Markdown
    } else {
        Format::Text
    }
}

/// True where the content of `<TEXT>` is wrapped in `<PDF>`; inside it is uuencoded.
pub(super) fn is_pdf_wrapper(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    text.len() >= 5 && text[..5].eq_ignore_ascii_case(b"<PDF>")
}

/// A script or a style sheet, which EDGAR adds to submissions with XBRL: a comment in their manner,
/// then a block in braces.
fn is_code(head: &[u8]) -> bool {
    (head.starts_with(b"/*") || head.starts_with(b"//")) && memchr::memchr(b'{', head).is_some()
}

/// `begin 644 name`, then lines whose first character tells their length.
fn is_uuencoded(head: &[u8]) -> bool {
    let Some(rest) = head.strip_prefix(b"begin ") else { return false };
    rest.len() > 3 && rest[..3].iter().all(u8::is_ascii_digit)
}

fn has(head: &[u8], word: &[u8]) -> bool {
    memmem::find(head, word).is_some()
}

/// Text tables of 1993-2001 use `<TABLE>`, `<CAPTION>`, `<S>`, `<C>` and `<PAGE>`, so those say
/// nothing. An element of the page or an end tag of common HTML does.
fn is_html(head: &[u8]) -> bool {
    let lower = head.to_ascii_lowercase();
    // `<HtmlFileName>` is an element of some XML.
    let opens = |tag: &[u8]| {
        let after = |at: usize| lower.get(at + tag.len()).copied().unwrap_or(b'>');
        memmem::find_iter(&lower, tag).any(|at| !after(at).is_ascii_alphanumeric())
    };
    if [&b"<html"[..], b"<!doctype html", b"<body"].into_iter().any(opens) {
        return true;
    }
    let ends = [&b"</td>"[..], b"</p>", b"</font>", b"</div>", b"</center>", b"</span>", b"</h1>", b"</b>"];
    ends.iter().filter(|tag| has(&lower, tag)).count() >= 1 && !lower.starts_with(b"<?xml")
        || has(&lower, b"<xhtml:html")
}

/// Some senders put text that was laid out for a fixed pitch into a page as it was: no element but the
/// page's own and those of text tables. A browser would run its lines together; a person reads lines.
/// Text within `<pre>` is the page's reader's, which decodes what stands for signs of markup there.
fn is_wrapped_text(head: &[u8]) -> bool {
    const WRAPPERS: [&[u8]; 7] = [b"html", b"head", b"meta", b"title", b"body", b"div", b"font"];
    const OF_TEXT: [&[u8]; 7] = [b"page", b"table", b"caption", b"s", b"c", b"fn", b"text"];
    let breaks = memchr::memchr_iter(b'\n', head).count();
    if breaks < 40 || breaks * 200 < head.len() {
        return false;
    }
    let mut wrappers = 0;
    memchr::memchr_iter(b'<', head).all(|at| {
        let rest = head.get(at + 1..).unwrap_or(&[]);
        let rest = rest.strip_prefix(b"/").unwrap_or(rest);
        let name = rest.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let (name, rest) = rest.split_at(name);
        let is = |known: &[u8]| known.eq_ignore_ascii_case(name);
        let note = || matches!(name, [b'F' | b'f', digits @ ..] if digits.iter().all(u8::is_ascii_digit));
        // A sign that is smaller, a declaration, a comment.
        let none = name.is_empty() && !rest.starts_with(b"?");
        let wrapper = WRAPPERS.iter().any(|known| is(known));
        wrappers += usize::from(wrapper);
        none || wrappers <= 20 && wrapper || OF_TEXT.iter().any(|known| is(known)) || note()
    })
}

fn is_xml(head: &[u8]) -> bool {
    if head.starts_with(b"<?xml") {
        return true;
    }
    // A root element with a namespace, or one that is no tag of a text filing.
    head.starts_with(b"<") && has(&head[..head.len().min(2048)], b"xmlns")
        || head.starts_with(b"<ownershipDocument")
        || head.starts_with(b"<edgarSubmission")
        || head.starts_with(b"<informationTable")
}

fn is_json(head: &[u8]) -> bool {
    let mut rest = head;
    let Some(open) = rest.first() else { return false };
    rest = rest[1..].trim_ascii_start();
    match open {
        b'{' => matches!(rest.first(), Some(b'"' | b'}')),
        b'[' => matches!(rest.first(), Some(b'{' | b'[')),
        _ => false,
    }
}

/// Rows of cells parted by tabs, one below the other, that make a table wherever they stand.
const TABBED: usize = 2;

/// Text recognition writes one line a paragraph, escapes dollar signs, and parts cells by tabs or
/// pipes. Text laid out for a fixed pitch breaks its lines before column 140 or so, and has tags of
/// its own.
fn is_markdown(head: &[u8]) -> bool {
    if has(head, b"<PAGE>") || has(head, b"<TABLE>") || has(head, b"<CAPTION>") {
        return false;
    }
    if has(head, b"\\$") || has(head, b"$\\") {
        return true;
    }
    let (mut long, mut all, mut headings, mut above) = (0, 0, 0, 0);
    // Where more rows are set in columns by blanks, a table with tabs was put into text of a fixed pitch.
    let (mut tabbed, mut set, mut rows, mut blank) = (0, false, 0, 0);
    for line in head.split(|b| *b == b'\n') {
        let row = is_tabbed_row(line);
        tabbed = if row { tabbed + 1 } else { 0 };
        set |= tabbed >= TABBED;
        rows += usize::from(row);
        blank += usize::from(!row && is_blank_row(line));
        let line = line.trim_ascii();
        all += line.len();
        long += if line.len() > 200 { line.len() } else { 0 };
        let hashes = line.iter().take_while(|b| **b == b'#').count();
        headings += usize::from((1..=6).contains(&hashes) && line.get(hashes) == Some(&b' '));
        // A pipe table has its rule below a header of as many cells.
        let pipes = line.iter().filter(|b| **b == b'|').count();
        if pipes > 0 && pipes == above && is_pipe_rule(line) {
            return true;
        }
        above = pipes;
    }
    long * 10 > all * 3 || headings >= 2 || set && blank < rows
}

/// True for a line with a figure behind several blanks: "Sales        1,880      2,955".
fn is_blank_row(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    let last = line.iter().rposition(|b| *b == b' ').map_or(0, |at| at + 1);
    let figure = line.get(last..).is_some_and(|end| end.iter().any(u8::is_ascii_digit));
    let gap = line.get(..last).is_some_and(|before| before.ends_with(b"   "));
    figure && gap
}

/// True for words and figures of which a tab alone parts each from the next: "License fees⇥1,880⇥2,955". In text
/// laid out for a fixed pitch tabs stand for blanks: several in a row, at the start of a line, or beside blanks.
fn is_tabbed_row(line: &[u8]) -> bool {
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let mut cells = line.split(|b| *b == b'\t');
    let name = cells.next().unwrap_or(b"");
    let figure = |cell: &[u8]| {
        let plain = cell
            .iter()
            .all(|b| b.is_ascii_digit() || matches!(b, b'$' | b'(' | b')' | b',' | b'.' | b'%' | b'-'));
        plain && cell.iter().any(u8::is_ascii_digit)
    };
    let named = name.iter().any(u8::is_ascii_alphabetic)
        && !name.starts_with(b" ")
        && !name.ends_with(b" ")
        && !has(name, b"  ");
    let mut count = 0;
    named
        && cells.all(|cell| {
            figure(cell) && {
                count += 1;
                true
            }
        })
        && count >= 2
}

/// True for `|---|:--:|`, with or without the outer pipes.
fn is_pipe_rule(line: &[u8]) -> bool {
    line.iter().all(|b| matches!(b, b'|' | b'-' | b':' | b' ')) && has(line, b"---")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_format() {
        let cases: &[(&[u8], Format)] = &[
            (b"<html><body>x", Format::Html),
            (b"<?xml version='1.0'?><!-- a --><html xmlns='x'>", Format::Html),
            (b"<P ALIGN=CENTER><B>FORM 10-K</B></P>", Format::Html),
            (b"<?xml version=\"1.0\"?><ownershipDocument>", Format::Xml),
            (b"\n\n<PAGE>\n<TABLE>\n<CAPTION>\n<S> <C>\nCash  5\n</TABLE>", Format::Text),
            (b"<?xml version='1.0'?><Summary><HtmlFileName>R1.htm", Format::Xml),
            (b"/* rules */ .page { margin: 0 }", Format::Code),
            (b"// shows\nfunction show() {", Format::Code),
            (b"%PDF-1.4\n", Format::Pdf),
            (b"begin 644 a.jpg\nM_]C", Format::Uuencoded),
            (b"{\"cik\": 1}", Format::Json),
            (b"[Letterhead of Northern Kettle]\n\nDear Sirs", Format::Text),
            (b"a net loss of \\$12.9 million", Format::Markdown),
            (b"# Part I\n\n## Item 1\n\ntext", Format::Markdown),
            (b"| a | b |\n|---|--:|\n| 1 | 2 |", Format::Markdown),
            (b"Sales\t1,310\t1,208\nCosts\t905\t(880)\n", Format::Markdown),
            (b"Sales      1,310\nCosts        905\nEast\t1,310\t1,208\nWest\t905\t880\n", Format::Text),
            (b"Sales\t\t1,310\t\t1,208\nCosts\t\t905\t\t880\n", Format::Text),
            (b"Sales   \t1,310\t1,208\nCosts   \t905\t880\n", Format::Text),
            (b"Sales\t1,310\t1,208\n\nsold in nine towns\n", Format::Text),
            (b"   |  1   |\n---|------|\n<TABLE>", Format::Text),
            (b"\x00\x01\x02\x03\x04\x00\x00", Format::Binary),
            (b"", Format::Text),
        ];
        for (body, want) in cases {
            assert_eq!(format(body), *want, "{}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn text_that_a_page_only_wraps_is_text() {
        let lines = "a line of a filing that was laid out for a terminal\n".repeat(60);
        let table = "<TABLE>\n<CAPTION>\n<S>     <C>\nCash    5\n</TABLE>\n";
        assert_eq!(
            format(format!("<html><body><div>\n{lines}{table}</div></body></html>").as_bytes()),
            Format::Text
        );
        for markup in ["<p>", "<br>", "<tr><td>5</td></tr>", "<pre>", "<b>Cash</b>"] {
            let page = format!("<html><body><div>\n{lines}{markup}\n{table}</div></body></html>");
            assert_eq!(format(page.as_bytes()), Format::Html, "{markup}");
        }
        let long = format!("<html><body><div>{}</div></body></html>", "word ".repeat(2000));
        assert_eq!(format(long.as_bytes()), Format::Html);
    }

    #[test]
    fn long_lines_are_recognised_text_not_fixed_pitch() {
        let paragraph = "word ".repeat(80);
        assert_eq!(format(paragraph.as_bytes()), Format::Markdown);
        let wrapped = "a line of a filing that was laid out for a terminal\n".repeat(40);
        assert_eq!(format(wrapped.as_bytes()), Format::Text);
    }
}
