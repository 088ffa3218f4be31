//! Reads whatever bytes the fuzzer makes up, all the way to the checks, and holds every span to its
//! text and to the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tickmark::reading;

fuzz_target!(|source: &[u8]| {
    let reading = reading::read(source.to_vec());
    for document in &reading.filing.documents {
        for block in &document.blocks {
            assert!(document.text.get(block.span.range()).is_some());
            assert!(document.source(block.span).range().end <= source.len());
        }
        assert_eq!(document.map.text_len() as usize, document.text.len());
    }
    for figure in &reading.figures.all {
        let document = &reading.filing.documents[figure.document];
        assert!(document.text.get(figure.span.range()).is_some());
    }
    for section in &reading.outline.sections {
        let document = &reading.filing.documents[section.document];
        assert!(document.text.get(section.span.range()).is_some());
        if let Some(parent) = section.parent.and_then(|id| reading.outline.get(id)) {
            assert!(parent.span.covers(section.span));
        }
    }
});
