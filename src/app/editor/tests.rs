//! What the form makes of what is typed into it.

use super::*;

fn editor() -> Editor {
    let before = Attributes {
        kind: Kind::Money,
        value: Value::Number(12_583_000.into()),
        unit: Some("USD".to_owned()),
        scale: 3,
        decimals: Some(-3),
        period: None,
        label: "Research and development".to_owned(),
    };
    Editor::new(Purpose::Correct(EntryId(0)), "1 | 2,583", before)
}

fn put(editor: &mut Editor, attribute: Attribute, text: &str) {
    editor.focus = editor.fields.iter().position(|(a, _)| *a == attribute).unwrap();
    editor.fields[editor.focus].1.set("");
    editor.paste(text);
}

/// What is typed in a field, and what the figure would then mean, or what is wrong with it.
#[test]
fn fields_are_checked_as_they_are_typed() {
    let cases = [
        (Attribute::Value, "13.4 million", "13,400,000 · USD · Research and development"),
        (
            Attribute::Value,
            "(12,583)",
            "-12,583,000 (as printed, × 1,000; ^n: in full) · USD · Research and development",
        ),
        (Attribute::Scale, "millions", "12,583,000,000 · USD · Research and development"),
        (Attribute::Scale, "as printed", "12,583 · USD · Research and development"),
        (Attribute::Period, "2010-09-30", "12,583,000 · USD · 2010-09-30 · Research and development"),
        (Attribute::Unit, "none", "12,583,000 · Research and development"),
        (Attribute::Label, "", "12,583,000 · USD"),
    ];
    for (attribute, text, want) in cases {
        let mut editor = editor();
        put(&mut editor, attribute, text);
        assert_eq!(editor.preview().as_deref(), Some(want), "{attribute:?} {text}");
        assert_eq!(editor.fields().iter().filter(|f| f.wrong.is_some()).count(), 0);
    }
    for (attribute, text) in
        [(Attribute::Value, "twelvish"), (Attribute::Period, "Septober"), (Attribute::Kind, "cash")]
    {
        let mut editor = editor();
        put(&mut editor, attribute, text);
        assert_eq!(editor.preview(), None);
        let wrong: Vec<&str> = editor.fields().iter().filter(|f| f.wrong.is_some()).map(|f| f.name).collect();
        assert_eq!(wrong, [attribute.name()]);
        assert!(editor.said().is_err());
    }
}

#[test]
fn percent_is_understood_where_the_kind_says_so() {
    let mut editor = editor();
    put(&mut editor, Attribute::Kind, "percent");
    put(&mut editor, Attribute::Unit, "%");
    put(&mut editor, Attribute::Value, "12.5%");
    assert_eq!(editor.preview().as_deref(), Some("12.5 · % · Research and development"));
}

/// Each choice is understood as what it says, and every unit of time is one.
#[test]
fn units_to_choose_are_understood() {
    let choices = Unit::choices();
    for choice in &choices {
        let understood = typed::understand(Attribute::Unit, choice, Kind::Measure).unwrap();
        assert_eq!(understood.as_deref().unwrap_or("none"), choice);
    }
    assert!(["EUR", "day", "minute", "none"].iter().all(|unit| choices.iter().any(|choice| choice == unit)));
}

#[test]
fn choices_go_round() {
    let mut editor = editor();
    put(&mut editor, Attribute::Scale, "billions");
    editor.choose(true);
    assert_eq!(editor.fields()[editor.focus].field.text(), "as printed");
    editor.choose(false);
    editor.choose(false);
    assert_eq!(editor.fields()[editor.focus].field.text(), "millions");
}

#[test]
fn a_missed_figure_is_guessed_from_its_print() {
    let guesses = [
        ("$12.9 million", Kind::Money, "12900000"),
        ("12.5%", Kind::Percent, "12.5"),
        ("September 30, 2010", Kind::Date, "2010-09-30"),
        ("1,200", Kind::Count, "1200"),
    ];
    for (printed, kind, value) in guesses {
        let attributes = guess(printed);
        assert_eq!((attributes.kind, value_text(&attributes.value).as_str()), (kind, value), "{printed}");
    }
}

#[test]
fn a_comment_needs_words() {
    let mut editor = Editor::new(Purpose::Comment(EntryId(0)), "5", guess("5"));
    assert!(editor.said().is_err());
    editor.paste("two\nlines");
    assert_eq!(editor.said().unwrap(), (None, Some("two\nlines".to_owned())));
    assert_eq!(editor.fields().len(), 1);
}

/// Both ways in which a bare number can be meant, what arithmetic asks for, what it was: nothing was once
/// offered.
#[test]
fn the_value_has_choices() {
    let mut editor = editor();
    editor.ask_for(13_475_000.into());
    put(&mut editor, Attribute::Value, "13,475");
    let mut seen = Vec::new();
    for _ in 0..4 {
        editor.choose(true);
        seen.push((editor.value_field().unwrap().text(), editor.said.as_ref().unwrap().value.to_string()));
    }
    let seen: Vec<(&str, &str)> = seen.iter().map(|(text, value)| (text.as_str(), value.as_str())).collect();
    assert_eq!(
        seen,
        [
            ("13,475 in full", "13475"),
            ("13,475 thousand", "13475000"),
            ("13,475,000", "13475000"),
            ("12,583,000", "12583000")
        ]
    );
}

/// What was read anew is put in as the full amount, however short it is.
#[test]
fn what_is_put_in_is_no_print() {
    let mut editor = editor();
    editor.put(Attribute::Value, "583");
    assert_eq!(editor.said.as_ref().unwrap().value.to_string(), "583");
}
