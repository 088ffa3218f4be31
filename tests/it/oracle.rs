//! What a reader that is not ours sees in HTML: the words that `html5gum`, an HTML tokenizer by the
//! standard, gives as text, those in elements left out that nobody sees.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements whose text nobody reads on the page.
const UNSEEN: [&str; 7] = ["script", "style", "title", "ix:header", "noscript", "iframe", "noembed"];

/// Elements inside of which a word goes on: all others part words.
const INLINE: [&str; 24] = [
    "a", "b", "i", "u", "em", "font", "span", "sup", "sub", "big", "small", "strong", "ins", "del", "strike",
    "s", "tt", "code", "cite", "q", "abbr", "nobr", "wbr", "label",
];

/// Elements without an end tag.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "page", "param", "source",
    "wbr",
];

/// The visible words of `source`, each reduced to its printing ASCII characters, empty ones left out.
pub fn words(source: &[u8]) -> Vec<String> {
    // In XHTML an element may close itself; the standard for HTML would read its text to the end.
    let source = replaced(source, b"<title/>", b"<tatle/>");
    let mut text = String::new();
    let mut hidden: Vec<String> = Vec::new();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(source.as_slice(), emitter).flatten() {
        match token {
            Token::String(piece) if hidden.is_empty() => text.push_str(&String::from_utf8_lossy(&piece)),
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if !is_inline(&name) {
                    text.push(' ');
                }
                let unseen = UNSEEN.contains(&name.as_str())
                    || tag.attributes.iter().any(|(key, value)| {
                        let value: String = value
                            .iter()
                            .filter(|b| !b.is_ascii_whitespace())
                            .map(|b| char::from(b.to_ascii_lowercase()))
                            .collect();
                        key.as_slice() == b"style" && value.contains("display:none")
                    });
                let closes_itself = VOID.contains(&name.as_str()) || tag.self_closing;
                // Inside what is hidden every element of the same name counts, so that its end is found.
                let nested = hidden.last() == Some(&name);
                if (unseen || nested) && !closes_itself {
                    hidden.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if !is_inline(&name) {
                    text.push(' ');
                }
                if hidden.last() == Some(&name) {
                    hidden.pop();
                }
            }
            _ => {}
        }
    }
    text.split_whitespace().map(printing).filter(|word| !word.is_empty()).collect()
}

fn is_inline(name: &str) -> bool {
    INLINE.contains(&name) || name.starts_with("ix:")
}

/// The printing ASCII characters of `text`: what decoders of old code pages agree on.
pub fn printing(text: &str) -> String {
    text.chars().filter(char::is_ascii_graphic).collect()
}

fn replaced(source: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len(), "offsets stay");
    let mut source = source.to_vec();
    for at in 0..source.len().saturating_sub(from.len()) {
        if source[at..at + from.len()].eq_ignore_ascii_case(from) {
            source[at..at + from.len()].copy_from_slice(to);
        }
    }
    source
}

/// How much of `words` stands in `text`, in order.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Words looked for.
    pub all: usize,
    /// Words that stand in the text, in order.
    pub found: usize,
    /// Those of them that start and end where words of the text do.
    pub whole: usize,
    /// A few of the missing ones.
    pub missing: Vec<String>,
}

/// Looks for `words` in `text`, in order. Words of the text that nobody asks for are passed over.
pub fn standing(words: &[String], text: &str) -> Standing {
    // The printing characters of the text, and where in them words start.
    let mut stream = String::with_capacity(text.len());
    let mut starts: Vec<usize> = Vec::new();
    for word in text.split_whitespace() {
        starts.push(stream.len());
        stream.extend(word.chars().filter(char::is_ascii_graphic));
    }
    starts.push(stream.len());
    let is_border = |at: usize| starts.binary_search(&at).is_ok();
    let mut standing = Standing { all: words.len(), ..Standing::default() };
    let mut at = 0;
    for (index, word) in words.iter().enumerate() {
        if !stream[at..].starts_with(word.as_str()) {
            // The next few words together are found again soon, or this one is missing.
            let next: String = words[index..words.len().min(index + 4)].concat();
            let reach = floor(&stream, at + 4000);
            match stream[at..reach].find(&next) {
                Some(gap) => at += gap,
                None => {
                    if standing.missing.len() < 8 {
                        let here = &stream[at..floor(&stream, at + 24)];
                        standing.missing.push(format!("{word:?} before {next:?}; the text has {here:?}"));
                    }
                    continue;
                }
            }
        }
        standing.found += 1;
        standing.whole += usize::from(is_border(at) && is_border(at + word.len()));
        at += word.len();
    }
    standing
}

/// The stream is ASCII, so that every offset in it is a char boundary.
fn floor(stream: &str, at: usize) -> usize {
    at.min(stream.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oracle_sees_what_a_reader_sees() {
        let html = b"<title>no</title><p>One<b>two</b></p><div style='display: none'>no<div>no</div></div>\
            <td>3</td><td>4</td><script>no</script>R&amp;D";
        assert_eq!(words(html), ["Onetwo", "3", "4", "R&D"]);
    }

    #[test]
    fn words_are_missed_where_they_are_missing() {
        let words: Vec<String> = ["a1", "b2", "c3", "d4", "e5", "f6"].map(str::to_owned).to_vec();
        let standing = standing(&words, "a1 b2 d4 more e5 f6");
        assert_eq!((standing.found, standing.all), (5, 6));
        let glued = super::standing(&words, "a1b2 c3 d4 e5 f6");
        assert_eq!((glued.found, glued.whole), (6, 4));
    }
}
