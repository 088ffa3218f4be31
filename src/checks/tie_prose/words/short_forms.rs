//! Names that statements print in full and prose in letters: "SG&A", "R&D".

/// Names that statements print in full and prose in letters. A longer one that ends in `G&A` is general
/// and administrative costs with something else that its first letters do not tell.
const SHORT_FORMS: &[(&[u8], &[&[u8]])] = &[
    (b"SG&A", &[b"selling", b"general", b"administrative"]),
    (b"DD&A", &[b"depreciation", b"depletion", b"amortization"]),
    (b"PP&E", &[b"property", b"plant", b"equipment"]),
    (b"R&D", &[b"research", b"development"]),
    (b"S&M", &[b"sales", b"marketing"]),
    (b"G&A", &[b"general", b"administrative"]),
    (b"D&A", &[b"depreciation", b"amortization"]),
];

/// The short form that others end in.
const GENERAL: &[u8] = b"G&A";

/// The short form that `text` starts with: how many bytes it has, and the words that it stands for.
pub(super) fn short_form(text: &[u8]) -> Option<(usize, &'static [&'static [u8]])> {
    let listed = SHORT_FORMS.iter().find(|(short, _)| text.starts_with(short));
    let (length, words) = listed.map(|(short, words)| (short.len(), *words)).or_else(|| {
        let capitals = text.iter().take_while(|b| b.is_ascii_uppercase()).count();
        let (first, rest) = text.split_at_checked(capitals.checked_sub(1)?)?;
        let (short, words) = SHORT_FORMS.iter().find(|(short, _)| *short == GENERAL)?;
        rest.starts_with(short).then_some((first.len() + short.len(), *words))
    })?;
    let ends = text.get(length).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'&');
    ends.then_some((length, words))
}
