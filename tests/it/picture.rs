//! The picture of the screen in the README: the program's own screen on a bundled sample, drawn as
//! SVG. `TICKMARK_GOLDEN=write cargo test picture` draws it afresh.
//!
//! ```text
//! buffer   cells with a sign and a style each
//! row      runs of cells of one style -> <rect> for the ground, <text> for the signs
//! ```

use std::fmt::Write as _;
use std::path::Path;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use tickmark::app::library::SAMPLES;
use tickmark::{reading, ui};

use crate::stage::Stage;

const SIZE: (u16, u16) = (132, 34);
/// Width and height of a cell in the picture.
const CELL: (u16, u16) = (8, 17);
const GROUND: &str = "#1c1c1c";
const INK: &str = "#d0d0d0";

/// The colour that a terminal with a dark background shows.
fn hex(colour: Color, otherwise: &str) -> String {
    // The 256-colour palette: a cube of 6×6×6 from 16 on, greys from 232 on.
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    match colour {
        Color::Indexed(n @ 16..=231) => {
            let n = usize::from(n - 16);
            let [r, g, b] = [n / 36, n / 6 % 6, n % 6].map(|i| STEPS[i]);
            format!("#{r:02x}{g:02x}{b:02x}")
        }
        Color::Indexed(n @ 232..) => {
            let grey = 8 + 10 * (n - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
        _ => otherwise.to_owned(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What makes two cells one run.
fn look(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

fn run(svg: &mut String, (x, y): (u16, u16), cells: &[&Cell]) {
    let (fg, bg, modifier) = look(cells[0]);
    let (mut ink, mut ground) = (hex(fg, INK), hex(bg, GROUND));
    if modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut ink, &mut ground);
    }
    let width = cells.len() * usize::from(CELL.0);
    let (left, top) = (x * CELL.0, y * CELL.1);
    if ground != GROUND {
        let height = CELL.1;
        writeln!(svg, r#"<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{ground}"/>"#)
            .unwrap();
    }
    let text: String = cells.iter().map(|c| c.symbol()).collect();
    if text.trim().is_empty() {
        return;
    }
    let mut style = String::new();
    for (bit, attribute) in [
        (Modifier::BOLD, r#" font-weight="bold""#),
        (Modifier::ITALIC, r#" font-style="italic""#),
        (Modifier::UNDERLINED, r#" text-decoration="underline""#),
        (Modifier::CROSSED_OUT, r#" text-decoration="line-through""#),
    ] {
        if modifier.contains(bit) {
            style.push_str(attribute);
        }
    }
    let base = top + 13;
    let text = escaped(&text);
    writeln!(svg, r#"<text x="{left}" y="{base}" textLength="{width}" lengthAdjust="spacingAndGlyphs" fill="{ink}"{style}>{text}</text>"#)
        .unwrap();
}

fn drawn(buffer: &Buffer) -> String {
    let (width, height) = (SIZE.0 * CELL.0, SIZE.1 * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"13.29\" \
         xml:space=\"preserve\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"{GROUND}\"/>\n"
    );
    for y in 0..SIZE.1 {
        let cells: Vec<&Cell> = (0..SIZE.0).filter_map(|x| buffer.cell((x, y))).collect();
        let mut x = 0;
        for same in cells.chunk_by(|a, b| look(a) == look(b)) {
            run(&mut svg, (x, y), same);
            x += u16::try_from(same.len()).unwrap();
        }
    }
    svg.push_str("</svg>\n");
    svg
}

#[test]
fn picture_of_the_screen() {
    let sections = reading::sections(SAMPLES[0].bytes.to_vec());
    let complete = reading::complete(&sections);
    let mut stage = Stage::of(SIZE.0, SIZE.1, sections, complete);
    stage.play("]t ]t ]t ]t Tab Tab a a / \"Total operating\" Enter Tab S-Tab");
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    ui::draw(&stage.state, &mut buffer);
    let picture = drawn(&buffer);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screen.svg");
    if std::env::var_os("TICKMARK_GOLDEN").is_some_and(|v| v == "write") {
        std::fs::write(&path, &picture).unwrap();
        return;
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == picture, "assets/screen.svg is stale: TICKMARK_GOLDEN=write cargo test picture");
}
