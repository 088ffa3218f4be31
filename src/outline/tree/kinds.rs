//! What a heading makes of its section, and what made it a heading.

use super::super::items::{Evidence, Found};
use super::super::sections::{Class, Head};
use super::super::{SectionKind, Why};

/// The kind of section that a heading of this class opens.
pub(super) fn kind(class: Class) -> SectionKind {
    match class {
        Class::Part(_) => SectionKind::Part,
        Class::Item(_) => SectionKind::Item,
        Class::Signature => SectionKind::Signature,
        Class::ExhibitList | Class::Annex => SectionKind::Exhibit,
        Class::Statement => SectionKind::Statement,
        Class::Note => SectionKind::Note,
        Class::Table => SectionKind::Table,
        Class::Clause { .. }
        | Class::Caption
        | Class::Lettered
        | Class::Contents(_)
        | Class::Base
        | Class::Report
        | Class::Notes
        | Class::Plain => SectionKind::Heading,
    }
}

/// What made `head` a heading; `found` where it is a part or an item.
pub(super) fn why(head: &Head, found: Option<&Found>) -> Why {
    if head.level.is_some() {
        return Why::Reader;
    }
    if let Some(found) = found {
        return match found.evidence {
            Evidence::Title => Why::ItemTitle,
            Evidence::Number => Why::ItemNumber,
            Evidence::TitleAlone => Why::TitleAlone,
            Evidence::Listed => Why::Listed,
        };
    }
    match head.class {
        Class::Statement => Why::StatementName,
        Class::Note | Class::Clause { .. } => Why::Numbered,
        _ if head.linked => Why::Linked,
        _ if head.listed => Why::Listed,
        _ if head.look.heading > 0 => Why::Markup,
        _ if !head.look.emphasis.is_none() || head.look.size > 0 && !head.look.caps => Why::Look,
        _ if head.look.caps => Why::Capitals,
        _ => Why::Look,
    }
}
