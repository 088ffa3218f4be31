//! The elements that mean something to a reader of filings, in one table.
//!
//! Everything not named here is inline and without effect: its text counts, its tag does not.

use crate::text::lexicon::Lexicon;

/// How an element takes part in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Starts and ends a block.
    Block,
    /// Changes how letters look, or nothing at all.
    Inline,
    /// Has no content and no end tag (HTML standard, "void elements").
    Void,
    /// Content is text, never tags (HTML standard, "raw text" and "escapable raw text").
    RawText,
}

macro_rules! tags {
    ($($variant:ident $name:literal $role:ident;)*) => {
        /// An element by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(super) enum Tag {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
            /// Any other element.
            Other,
        }

        /// Every element in the order of `NAMES`.
        const TAGS: &[Tag] = &[$(Tag::$variant,)*];

        static NAMES: Lexicon<{ TAGS.len() }> = Lexicon::new([$($name,)*]);

        impl Tag {
            /// How the element takes part in the page.
            pub(super) fn role(self) -> Role {
                match self {
                    $(Self::$variant => Role::$role,)*
                    Self::Other => Role::Inline,
                }
            }
        }
    };
}

tags! {
    Td "td" Block;
    Tr "tr" Block;
    Th "th" Block;
    P "p" Block;
    B "b" Inline;
    I "i" Inline;
    U "u" Inline;
    A "a" Inline;
    Br "br" Void;
    Hr "hr" Void;
    Em "em" Inline;
    H1 "h1" Block;
    H2 "h2" Block;
    H3 "h3" Block;
    H4 "h4" Block;
    H5 "h5" Block;
    H6 "h6" Block;
    Ul "ul" Block;
    Ol "ol" Block;
    Li "li" Block;
    Dl "dl" Block;
    Dt "dt" Block;
    Dd "dd" Block;
    Div "div" Block;
    Sup "sup" Inline;
    Sub "sub" Inline;
    Big "big" Inline;
    Pre "pre" Block;
    Dir "dir" Block;
    Ins "ins" Inline;
    Img "img" Void;
    Col "col" Void;
    Wbr "wbr" Void;
    Xmp "xmp" RawText;
    Span "span" Inline;
    Font "font" Inline;
    Body "body" Block;
    Html "html" Block;
    Head "head" Block;
    Form "form" Block;
    Menu "menu" Block;
    Main "main" Block;
    Nav "nav" Block;
    Area "area" Void;
    Base "base" Void;
    Link "link" Void;
    Meta "meta" Void;
    Page "page" Void;
    Table "table" Block;
    Tbody "tbody" Block;
    Thead "thead" Block;
    Tfoot "tfoot" Block;
    Small "small" Inline;
    Style "style" RawText;
    Title "title" RawText;
    Embed "embed" Void;
    Input "input" Void;
    Param "param" Void;
    Track "track" Void;
    Strong "strong" Inline;
    Center "center" Block;
    Script "script" RawText;
    Source "source" Void;
    Iframe "iframe" RawText;
    Noembed "noembed" RawText;
    Noframes "noframes" RawText;
    Caption "caption" Block;
    Section "section" Block;
    Article "article" Block;
    Address "address" Block;
    Header "header" Block;
    Footer "footer" Block;
    Figure "figure" Block;
    Fieldset "fieldset" Block;
    Textarea "textarea" RawText;
    Blockquote "blockquote" Block;
    IxHeader "ix:header" Inline;
    IxNonFraction "ix:nonfraction" Inline;
    IxNonNumeric "ix:nonnumeric" Inline;
    IxContinuation "ix:continuation" Inline;
    IxExclude "ix:exclude" Inline;
    IxFootnote "ix:footnote" Inline;
    IxFraction "ix:fraction" Inline;
    IxNumerator "ix:numerator" Inline;
    IxDenominator "ix:denominator" Inline;
}

impl Tag {
    /// The element that `source[from..to]` names, in any case.
    pub(super) fn named_at(source: &[u8], from: usize, to: usize) -> Self {
        NAMES.find_at(source, from, to).map_or(Self::Other, |index| TAGS[index])
    }

    /// 1 to 6 for headings, else 0.
    pub(super) fn heading(self) -> u8 {
        match self {
            Self::H1 => 1,
            Self::H2 => 2,
            Self::H3 => 3,
            Self::H4 => 4,
            Self::H5 => 5,
            Self::H6 => 6,
            _ => 0,
        }
    }

    /// True for raw text elements in which character references count (HTML standard, "RCDATA").
    pub(super) fn decodes_references(self) -> bool {
        matches!(self, Self::Title | Self::Textarea)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case() {
        let named = |name: &str| Tag::named_at(name.as_bytes(), 0, name.len());
        assert_eq!(named("TD"), Tag::Td);
        assert_eq!(named("ix:nonFraction"), Tag::IxNonFraction);
        assert_eq!(named("ix:continuation"), Tag::IxContinuation);
        assert_eq!(named("a-name-longer-than-any-element"), Tag::Other);
        assert_eq!(named(""), Tag::Other);
    }
}
