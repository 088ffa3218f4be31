//! What sorting, filtering and groups make of the rows of a list.

use super::*;

const COLUMNS: &[Column] = &[words("form"), number("size")];

fn sheet() -> Sheet {
    let mut sheet = Sheet::new(COLUMNS);
    sheet.settle(10);
    let row = |(id, (form, size)): (usize, (&str, Option<usize>))| Row {
        id,
        cells: vec![form.into(), size.map_or_else(Cell::default, Cell::count)],
        tone: RowTone::Plain,
        group: String::new(),
    };
    let rows = [("8-K", Some(90)), ("10-Q", None), ("10-K", Some(500)), ("8-K/A", Some(7))];
    sheet.set_rows(rows.into_iter().enumerate().map(row).collect());
    sheet
}

fn ids(sheet: &Sheet) -> Vec<usize> {
    let row = |line: &Line| match line {
        Line::Row(index) => sheet.row(*index).map(|row| row.id),
        Line::Heading(..) => None,
    };
    sheet.lines().iter().filter_map(row).collect()
}

#[test]
fn sorting_puts_what_is_not_known_last() {
    let mut sheet = sheet();
    assert_eq!(ids(&sheet), [0, 1, 2, 3]);
    sheet.act(Act::Sort, None);
    assert_eq!(ids(&sheet), [2, 1, 0, 3]);
    sheet.act(Act::Sort, None);
    assert_eq!(ids(&sheet), [3, 0, 2, 1]);
    sheet.act(Act::Reverse, None);
    assert_eq!(ids(&sheet), [2, 0, 3, 1]);
    sheet.act(Act::Sort, None);
    assert_eq!(ids(&sheet), [0, 1, 2, 3], "after the last column, the owner's order");
}

#[test]
fn filtering_keeps_the_choice_where_it_can() {
    let mut sheet = sheet();
    sheet.choose(3);
    sheet.act(Act::Sort, None);
    assert_eq!(sheet.chosen(), Some(3));
    sheet.act(Act::Filter, None);
    for c in "8-k".chars() {
        sheet.type_key(Key::char(c));
    }
    assert_eq!(ids(&sheet), [0, 3]);
    sheet.stop_typing(true);
    assert!(sheet.clear_filter());
    assert!(!sheet.clear_filter());
    assert_eq!(ids(&sheet).len(), 4);
}

#[test]
fn groups_have_headings_that_are_never_chosen() {
    let mut sheet = sheet();
    let row = |(id, group): (usize, &str)| Row {
        id,
        cells: vec!["10-K".into()],
        tone: RowTone::Plain,
        group: group.to_owned(),
    };
    sheet.set_rows([(0, "a"), (1, "a"), (2, "b")].into_iter().map(row).collect());
    let want = [Line::Heading(0, 2), Line::Row(0), Line::Row(1), Line::Heading(2, 1), Line::Row(2)];
    assert_eq!(sheet.lines(), want);
    assert_eq!(sheet.chosen(), Some(0));
    for (step, want) in [(Move::Down, 1), (Move::Down, 2), (Move::Down, 2), (Move::Up, 1), (Move::First, 0)] {
        sheet.go(step, None);
        assert_eq!(sheet.chosen(), Some(want), "{step:?}");
    }
    assert!(!sheet.click(3));
    sheet.act(Act::Sort, Some(1));
    assert_eq!(sheet.lines().len(), 3, "a sorted list has no groups");
}

#[test]
fn only_those_alike() {
    let mut sheet = sheet();
    sheet.act(Act::Sort, Some(1));
    sheet.choose(2);
    sheet.act(Act::Alike, None);
    assert_eq!(sheet.filter().0.text(), "form=10-K");
    assert_eq!(ids(&sheet), [2]);
    sheet.act(Act::Alike, None);
    assert_eq!(sheet.filter().0.text(), "", "the second time takes it off");
}

#[test]
fn an_empty_list_has_no_choice() {
    let mut sheet = Sheet::new(COLUMNS);
    sheet.go(Move::Down, None);
    assert_eq!(sheet.chosen(), None);
    assert!(!sheet.click(3));
}
