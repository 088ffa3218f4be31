//! The elements of an XML part, in one flat arena, with the place of everything.
//!
//! ```text
//! <issuer><issuerName>Acme &amp; Co</issuerName></issuer>
//!  ^^^^^^ node 0: element, its name 1..7
//!          ^^^^^^^^^^ node 1: element, parent 0
//!                     ^^^^^^^^^^^^^ node 2: text, references not yet decoded
//! ```
//!
//! `quick-xml` cuts the bytes; the arena keeps ranges and copies nothing. Depth and number of nodes
//! are bounded: what is nested deeper hangs on the deepest element that is kept, and what comes after
//! the last node is left to the caller as plain text.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::text::saturate;

/// Elements nested deeper become children of the element at this depth, so that whoever walks the
/// tree may call itself. Real forms nest some 12 deep.
const DEEPEST: usize = 64;

/// Nodes beyond this are not read: 64 MB of arena.
const MOST_NODES: usize = 2_000_000;

/// Index of a node.
pub(super) type Id = usize;

/// No node.
const NONE: u32 = u32::MAX;

/// An element or a piece of text.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The name in the start tag, prefix included; or the text.
    start: u32,
    end: u32,
    kind: Kind,
    /// First child and next sibling.
    first: u32,
    next: u32,
    /// Attributes: from this index up to the next element's.
    attrs: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Element,
    /// Text with references in it.
    Text,
    /// Text of a CDATA section.
    Literal,
}

/// An attribute: where its name and its value stand in the part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attr {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

/// The elements of a part.
pub(super) struct Tree<'a> {
    source: &'a [u8],
    nodes: Vec<Node>,
    attrs: Vec<Attr>,
    /// First node at the top.
    top: u32,
    /// Where reading stopped before the end, and why.
    pub(super) stopped: Option<(usize, &'static str)>,
}

impl<'a> Tree<'a> {
    /// Reads `source`. Never fails: see [`Tree::stopped`].
    pub(super) fn read(source: &'a [u8]) -> Self {
        let mut tree = Self { source, nodes: Vec::new(), attrs: Vec::new(), top: NONE, stopped: None };
        // Names are ASCII in every vocabulary that filings use, so bytes that are no UTF-8 can be
        // covered while tags are looked for: they stand in text, which is taken from the file.
        match std::str::from_utf8(source) {
            Ok(text) => tree.parse(text),
            Err(_) => tree.parse(&covered(source)),
        }
        tree
    }

    fn parse(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        // For each open element its node and its last child so far.
        let mut open: Vec<(u32, u32)> = vec![(NONE, NONE)];
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = reader.read_event();
            let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
            if self.nodes.len() >= MOST_NODES {
                self.stopped = Some((at, "more elements than are read"));
                return;
            }
            match event {
                Ok(Event::Eof) => return,
                Ok(Event::Start(tag)) => {
                    let id = self.element(&mut open, at, tag.name().as_ref().len(), end);
                    if open.len() <= DEEPEST {
                        open.push((id, NONE));
                    }
                }
                Ok(Event::Empty(tag)) => {
                    self.element(&mut open, at, tag.name().as_ref().len(), end);
                }
                Ok(Event::End(tag)) => self.close(&mut open, tag.name().as_ref().as_bytes()),
                Ok(Event::Text(_) | Event::GeneralRef(_)) => self.text(&mut open, at, end, Kind::Text),
                Ok(Event::CData(_)) => {
                    let (from, to) = (at + b"<![CDATA[".len(), end.saturating_sub(b"]]>".len()));
                    self.text(&mut open, from, to.max(from), Kind::Literal);
                }
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
                Err(_) => {
                    // What follows the mark that could not be read is shown as it stands.
                    self.stopped = Some((at.min(self.source.len()), "markup that is not closed"));
                    return;
                }
            }
        }
    }

    /// Adds a node as the last child of the innermost open element.
    fn add(&mut self, open: &mut [(u32, u32)], node: Node) -> u32 {
        let id = saturate(self.nodes.len());
        self.nodes.push(node);
        if let Some((parent, last)) = open.last_mut() {
            let link = match (*last, *parent) {
                (NONE, NONE) => &mut self.top,
                (NONE, parent) => &mut self.nodes[parent as usize].first,
                (last, _) => &mut self.nodes[last as usize].next,
            };
            *link = id;
            *last = id;
        }
        id
    }

    fn element(&mut self, open: &mut [(u32, u32)], at: usize, name: usize, end: usize) -> u32 {
        let attrs = saturate(self.attrs.len());
        let name = at + 1..(at + 1 + name).min(end);
        attributes(self.source, name.end..end, &mut self.attrs);
        let (start, end) = (saturate(name.start), saturate(name.end));
        self.add(open, Node { start, end, kind: Kind::Element, first: NONE, next: NONE, attrs })
    }

    /// Text that goes on where the last piece ended is one piece with it.
    fn text(&mut self, open: &mut [(u32, u32)], start: usize, end: usize, kind: Kind) {
        let last = open.last().and_then(|(_, last)| self.nodes.get_mut(*last as usize));
        if let Some(last) = last
            && last.kind == kind
            && last.end == saturate(start)
        {
            last.end = saturate(end);
            return;
        }
        let (start, end, attrs) = (saturate(start), saturate(end), saturate(self.attrs.len()));
        self.add(open, Node { start, end, kind, first: NONE, next: NONE, attrs });
    }

    /// Closes elements back to and with the nearest open one of this name; a stray end tag closes
    /// nothing.
    fn close(&self, open: &mut Vec<(u32, u32)>, name: &[u8]) {
        let found = open.iter().rposition(|(id, _)| *id != NONE && self.name(*id as usize) == name);
        if let Some(depth) = found {
            open.truncate(depth.max(1));
        }
    }

    /// The name with its prefix.
    fn name(&self, id: Id) -> &'a [u8] {
        self.nodes.get(id).and_then(|n| self.source.get(n.start as usize..n.end as usize)).unwrap_or(&[])
    }

    /// Where the local name of an element stands in the part.
    pub(super) fn name_place(&self, id: Id) -> Range<usize> {
        let Some(node) = self.nodes.get(id) else { return 0..0 };
        let prefix = memchr::memchr(b':', self.name(id)).map_or(0, |at| at + 1);
        node.start as usize + prefix..node.end as usize
    }

    /// The name of an element without its prefix; empty for text.
    pub(super) fn local(&self, id: Id) -> &'a str {
        if !self.is_element(id) {
            return "";
        }
        self.slice(self.name_place(id))
    }

    /// The source as text; empty where it is no UTF-8.
    pub(super) fn slice(&self, place: Range<usize>) -> &'a str {
        self.source.get(place).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
    }

    /// The bytes of the part.
    pub(super) fn source(&self) -> &'a [u8] {
        self.source
    }

    pub(super) fn is_element(&self, id: Id) -> bool {
        self.nodes.get(id).is_some_and(|n| n.kind == Kind::Element)
    }

    /// The place of a piece of text that is not blank, and whether it holds references.
    pub(super) fn text_place(&self, id: Id) -> Option<(Range<usize>, bool)> {
        let node = self.nodes.get(id).filter(|n| n.kind != Kind::Element)?;
        let place = node.start as usize..node.end as usize;
        let blank = self.source.get(place.clone())?.trim_ascii().is_empty();
        (!blank).then_some((place, node.kind == Kind::Text))
    }

    /// The attributes of an element.
    pub(super) fn attrs(&self, id: Id) -> &[Attr] {
        let Some(node) = self.nodes.get(id).filter(|n| n.kind == Kind::Element) else { return &[] };
        let end = self.nodes.get(id + 1).map_or(self.attrs.len(), |next| next.attrs as usize);
        self.attrs.get(node.attrs as usize..end).unwrap_or(&[])
    }

    /// The attribute with this name, its prefix left out.
    pub(super) fn attr(&self, id: Id, name: &str) -> Option<&Attr> {
        self.attrs(id).iter().find(|a| {
            let found = self.slice(a.name.clone());
            found.rsplit(':').next() == Some(name)
        })
    }

    /// Nodes at the top: the root element and what stands beside it.
    pub(super) fn top(&self) -> Siblings<'_, 'a> {
        Siblings { tree: self, next: self.top }
    }

    /// The root: the first element at the top.
    pub(super) fn root(&self) -> Option<Id> {
        self.top().find(|id| self.is_element(*id))
    }

    /// Children in order.
    pub(super) fn children(&self, id: Id) -> Siblings<'_, 'a> {
        Siblings { tree: self, next: self.nodes.get(id).map_or(NONE, |n| n.first) }
    }

    /// The elements in an element.
    pub(super) fn elements(&self, id: Id) -> impl Iterator<Item = Id> + use<'_, 'a> {
        self.children(id).filter(|child| self.is_element(*child))
    }

    /// True where an element holds text at any depth.
    pub(super) fn has_text(&self, id: Id) -> bool {
        self.children(id).any(|child| match self.is_element(child) {
            true => self.has_text(child),
            false => self.text_place(child).is_some(),
        })
    }

    /// The text of an element and of all that is in it, as it stands in the file, pieces joined.
    pub(super) fn inner(&self, id: Id) -> String {
        let mut text = String::new();
        for child in self.children(id) {
            match self.text_place(child) {
                Some((place, _)) => text.push_str(self.slice(place).trim()),
                None if self.is_element(child) => text.push_str(&self.inner(child)),
                None => {}
            }
        }
        text
    }

    /// The first element called `name` at or below `id`, in file order.
    pub(super) fn find(&self, id: Id, name: &str) -> Option<Id> {
        if self.local(id) == name {
            return Some(id);
        }
        self.elements(id).find_map(|child| self.find(child, name))
    }
}

/// The nodes with one parent.
#[derive(Clone)]
pub(super) struct Siblings<'t, 'a> {
    tree: &'t Tree<'a>,
    next: u32,
}

impl Iterator for Siblings<'_, '_> {
    type Item = Id;

    fn next(&mut self) -> Option<Id> {
        let id = self.next as usize;
        self.next = self.tree.nodes.get(id)?.next;
        Some(id)
    }
}

/// The bytes with every one that is no UTF-8 replaced by a question mark: lengths stay.
fn covered(source: &[u8]) -> String {
    let mut text = String::with_capacity(source.len());
    for chunk in source.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(std::iter::repeat_n('?', chunk.invalid().len()));
    }
    text
}

/// Reads `name = "value"` pairs out of `place`, the rest of a start tag.
fn attributes(source: &[u8], place: Range<usize>, attrs: &mut Vec<Attr>) {
    let is_space = |at: usize| source.get(at).is_some_and(u8::is_ascii_whitespace);
    let mut at = place.start;
    while at < place.end {
        if !source[at].is_ascii_alphabetic() && source[at] != b'_' {
            at += 1;
            continue;
        }
        let name = at;
        while at < place.end && !is_space(at) && !matches!(source[at], b'=' | b'/' | b'>') {
            at += 1;
        }
        let name = name..at;
        while at < place.end && (is_space(at) || source[at] == b'=') {
            at += 1;
        }
        let Some(quote @ (b'"' | b'\'')) = source.get(at).copied().filter(|_| at < place.end) else {
            continue;
        };
        let rest = &source[at + 1..place.end];
        let Some(length) = memchr::memchr(quote, rest) else { return };
        attrs.push(Attr { name, value: at + 1..at + 1 + length });
        at += length + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree drawn: `name{attr=value}(children)` and `"text"`.
    fn drawn(source: &str) -> String {
        fn node(tree: &Tree, id: Id, out: &mut String) {
            if let Some((place, _)) = tree.text_place(id) {
                out.push_str(&format!("\"{}\"", tree.slice(place)));
                return;
            }
            if !tree.is_element(id) {
                return;
            }
            out.push_str(tree.local(id));
            for attr in tree.attrs(id) {
                out.push_str(&format!(
                    "{{{}={}}}",
                    tree.slice(attr.name.clone()),
                    tree.slice(attr.value.clone())
                ));
            }
            if tree.children(id).next().is_some() {
                out.push('(');
                tree.children(id).for_each(|child| node(tree, child, out));
                out.push(')');
            }
        }
        let tree = Tree::read(source.as_bytes());
        let mut out = String::new();
        tree.top().for_each(|id| node(&tree, id, &mut out));
        if let Some((at, why)) = tree.stopped {
            out.push_str(&format!(" {why} at {at}"));
        }
        out
    }

    #[test]
    fn elements_text_and_attributes() {
        let cases = [
            ("<a><n:b x='1' y = \"2>\"/>t</a>", "a(b{x=1}{y=2>}\"t\")"),
            ("<?xml version='1.0'?><!-- c --><a>R&amp;D &#65;</a>", "a(\"R&amp;D &#65;\")"),
            ("<a><![CDATA[x < y]]></a>", "a(\"x < y\")"),
            ("<a> <b>\n</b> </a>", "a(b())"),
            ("before<a/>after", "\"before\"a\"after\""),
        ];
        for (source, want) in cases {
            assert_eq!(drawn(source), want, "{source}");
        }
    }

    #[test]
    fn what_is_not_well_formed_is_read_as_far_as_it_goes() {
        let cases = [
            ("<a><b>x</a>y", "a(b(\"x\"))\"y\""),
            ("<a></c>x</a>", "a(\"x\")"),
            ("<a>x & y</a>", "a(\"x & y\")"),
            ("<a>x<b", "a(\"x\") markup that is not closed at 4"),
            ("<a><!-- x", "a markup that is not closed at 3"),
        ];
        for (source, want) in cases {
            assert_eq!(drawn(source), want, "{source}");
        }
    }

    #[test]
    fn bytes_that_are_not_utf_8_do_not_hide_tags() {
        let tree = Tree::read(b"<a>caf\xE9</a>");
        let text = tree.children(0).next().and_then(|id| tree.text_place(id));
        assert_eq!(text, Some((3..7, true)));
    }

    #[test]
    fn depth_is_bounded() {
        let source = "<a>".repeat(100_000) + "x";
        let tree = Tree::read(source.as_bytes());
        assert_eq!(tree.inner(0), "x");
    }
}
