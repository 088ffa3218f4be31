//! Where everything stands on a screen of a given size: pure arithmetic, used to draw, to lay text
//! out at the right width, and to find what a click means.
//!
//! ```text
//! 132 columns and more         106 and more               fewer
//! ┌ outline ┬ text ┬ figure ┐  ┌ outline ┬ text ────────┐  ─ text ─────────
//! │         │      │        │  │         │              │
//! │         │      │        │  │         ├ figure ──────┤  ─ figure ───────
//! └─────────┴──────┴────────┘  └─────────┴──────────────┘
//!  status                       status                      status
//! ```
//!
//! A narrow screen has no frames at the sides, so that the tables of old filings, which are 79 columns
//! wide, fit on a screen of 80; there the outline opens over the text while it has the focus. A very
//! small screen shows the focused pane and nothing else.

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// The rectangle with these corners.
    pub const fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Self { x, y, width, height }
    }

    /// One past the last column.
    pub const fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// One past the last row.
    pub const fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    /// True where the cell lies in it.
    pub const fn contains(self, x: u16, y: u16) -> bool {
        self.x <= x && x < self.right() && self.y <= y && y < self.bottom()
    }

    /// The rectangle without a frame of one cell.
    pub const fn inner(self) -> Self {
        if self.width < 2 || self.height < 2 {
            return Self { width: 0, height: 0, ..self };
        }
        Self { x: self.x + 1, y: self.y + 1, width: self.width - 2, height: self.height - 2 }
    }

    /// A rectangle of at most this size in the middle of this one.
    pub const fn centre(self, width: u16, height: u16) -> Self {
        let width = if width < self.width { width } else { self.width };
        let height = if height < self.height { height } else { self.height };
        Self { x: self.x + (self.width - width) / 2, y: self.y + (self.height - height) / 2, width, height }
    }
}

/// The panes of an open filing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The section tree.
    Outline,
    /// The text.
    #[default]
    Reader,
    /// What the current figure means.
    Figure,
}

/// What parts the panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Border {
    /// Nothing: one pane has it all.
    #[default]
    None,
    /// A line above each with its title.
    Rule,
    /// A frame around each; neighbours share a side.
    Frame,
}

/// The panes' rectangles, frames included, and the status line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The section tree, where it is shown.
    pub outline: Option<Area>,
    /// The text, where it is shown.
    pub reader: Option<Area>,
    /// The current figure, where it is shown.
    pub figure: Option<Area>,
    /// The line at the bottom.
    pub status: Option<Area>,
    /// What parts them.
    pub border: Border,
    /// True where the outline lies over the text.
    pub over: bool,
}

/// From this width on the three panes stand side by side.
const SIDE_BY_SIDE: u16 = 132;
/// From this width on the outline stands beside the text.
const WITH_OUTLINE: u16 = 106;
/// From this height on the figure stands below the text.
const WITH_FIGURE: u16 = 18;
/// Smaller screens have no frames.
const FRAMED: (u16, u16) = (24, 7);

/// Lays out a screen of `width` by `height` cells. With `wide` the text has its whole width: what stood beside it
/// goes below or, until it has the focus, away.
pub fn panes(width: u16, height: u16, focus: Pane, wide: bool) -> Panes {
    let status = (height > 1).then(|| Area::new(0, height - 1, width, 1));
    let body = Area::new(0, 0, width, if height > 1 { height - 1 } else { height });
    let border = if width < WITH_OUTLINE { Border::Rule } else { Border::Frame };
    let mut panes = Panes { status, border, ..Panes::default() };
    if width < FRAMED.0 || height < FRAMED.1 {
        panes.border = Border::None;
        *match focus {
            Pane::Outline => &mut panes.outline,
            Pane::Reader => &mut panes.reader,
            Pane::Figure => &mut panes.figure,
        } = Some(body);
        return panes;
    }
    // Neighbours share the column or row of their frame.
    let mut rest = body;
    if width >= WITH_OUTLINE && !wide {
        let own = (width / 5).clamp(26, 42);
        panes.outline = Some(Area { width: own, ..rest });
        rest = Area { x: own - 1, width: rest.width - own + 1, ..rest };
    } else if focus == Pane::Outline {
        panes.outline = Some(Area { width: (width * 3 / 5).clamp(22, 48), ..rest });
        panes.over = true;
    }
    let below = height >= WITH_FIGURE && !(wide && width < WITH_OUTLINE);
    if width >= SIDE_BY_SIDE && !wide {
        let own = (width * 9 / 40).clamp(34, 46);
        panes.figure = Some(Area { x: rest.right() - own, width: own, ..rest });
        rest.width -= own - 1;
    } else if below || focus == Pane::Figure {
        let high = (height * 3 / 10).clamp(4, 11).max(if focus == Pane::Figure { height / 2 } else { 0 });
        panes.figure = Some(Area { y: rest.bottom() - high, height: high, ..rest });
        rest.height -= if border == Border::Frame { high - 1 } else { high };
    }
    panes.reader = Some(rest);
    panes
}

impl Panes {
    /// The rectangle of `pane`, without its frame.
    pub fn inside(&self, pane: Pane) -> Area {
        let area = match pane {
            Pane::Outline => self.outline,
            Pane::Reader => self.reader,
            Pane::Figure => self.figure,
        };
        let Some(area) = area else { return Area::default() };
        match self.border {
            Border::None => area,
            Border::Frame => area.inner(),
            Border::Rule if pane == Pane::Outline => area.inner(),
            Border::Rule => Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area },
        }
    }

    /// The pane at a cell.
    pub fn at(&self, x: u16, y: u16) -> Option<Pane> {
        let holds = |area: Option<Area>| area.is_some_and(|a| a.contains(x, y));
        if self.over && holds(self.outline) {
            return Some(Pane::Outline);
        }
        [(Pane::Reader, self.reader), (Pane::Figure, self.figure), (Pane::Outline, self.outline)]
            .into_iter()
            .find(|(_, area)| holds(*area))
            .map(|(pane, _)| pane)
    }
}

/// The part of the reader that holds text.
pub fn text_area(reader: Area) -> Area {
    // Cells for the signs of what stands on each line; one where room is scarce.
    let gutter = match reader.width {
        0..=12 => 0,
        13..=84 => 1,
        _ => 2,
    };
    Area { x: reader.x + gutter, width: reader.width - gutter, ..reader }
}

/// The part of the figure pane that holds text.
pub fn figure_area(figure: Area) -> Area {
    let margin = figure.width.min(1);
    Area { x: figure.x + margin, width: figure.width - margin, ..figure }
}

/// Where a list fills the screen: all but the status line.
pub fn screen(width: u16, height: u16) -> Area {
    Area::new(0, 0, width, if height > 1 { height - 1 } else { height })
}

/// The rows of such a list, without its frame and the headings of its columns.
pub fn sheet_rows(area: Area) -> Area {
    if area.width < FRAMED.0 || area.height < FRAMED.1 {
        return area;
    }
    let inner = area.inner();
    Area { y: inner.y + 1, height: inner.height - 1, ..inner }
}

/// Where a form of `rows` rows lies: at the bottom of the screen, or at its top where it would hide
/// row `keep`.
pub fn form(width: u16, height: u16, rows: u16, keep: Option<u16>) -> Area {
    let all = screen(width, height);
    let high = rows.saturating_add(2).min(all.height);
    let wide = width.saturating_sub(4).min(90).max(width.min(20));
    let x = (width - wide) / 2;
    let low = all.bottom() - high;
    let hides = keep.is_some_and(|row| row >= low);
    Area { x, y: if hides { 0 } else { low }, width: wide, height: high }
}

/// Where help and palette lie.
pub fn menu(width: u16, height: u16) -> Area {
    let all = screen(width, height);
    all.centre(width.saturating_sub(8).clamp(40, 100), height.saturating_sub(4).max(8))
}

/// The rows of a menu, without its frame and the line that is typed.
pub fn menu_rows(area: Area) -> Area {
    if area.width < 8 || area.height < 5 {
        return area;
    }
    let inner = area.inner();
    Area { y: inner.y + 1, height: inner.height - 1, ..inner }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// On no screen does anything stand outside it, and panes overlap by their frames only.
    #[test]
    fn panes_stay_on_the_screen() {
        for width in 0..200u16 {
            for height in 0..70u16 {
                let all =
                    [Pane::Outline, Pane::Reader, Pane::Figure].map(|focus| [(focus, false), (focus, true)]);
                for (focus, wide) in all.into_iter().flatten() {
                    let panes = panes(width, height, focus, wide);
                    let areas = [panes.outline, panes.reader, panes.figure, panes.status];
                    for area in areas.into_iter().flatten() {
                        assert!(
                            area.right() <= width && area.bottom() <= height,
                            "{width}x{height} {area:?}"
                        );
                    }
                    if let (Some(reader), Some(figure)) = (panes.reader, panes.figure) {
                        assert!(reader.right() <= figure.x + 1 || reader.bottom() <= figure.y + 1);
                    }
                    let shown = panes.inside(focus);
                    assert!(
                        width * height == 0 || shown.width > 0 && shown.height > 0,
                        "{width}x{height} {focus:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_narrow_screen_folds_the_outline_away() {
        assert_eq!(panes(80, 24, Pane::Reader, false).outline, None);
        assert!(panes(80, 24, Pane::Outline, false).over);
        assert!(panes(80, 24, Pane::Reader, false).figure.is_some());
        assert!(panes(160, 50, Pane::Reader, false).outline.is_some());
    }

    /// A table of 80 columns in print, with room for tick marks.
    #[test]
    fn the_panes_beside_the_text_give_way_to_it() {
        assert!(text_area(panes(160, 50, Pane::Reader, false).inside(Pane::Reader)).width >= 88);
        let wide = panes(160, 50, Pane::Reader, true);
        assert_eq!((wide.outline, wide.inside(Pane::Reader).width), (None, 158));
        assert!(wide.figure.is_some_and(|figure| figure.y > 30));
        assert!(panes(160, 50, Pane::Outline, true).over);
        assert_eq!(panes(80, 24, Pane::Reader, true).figure, None);
        assert!(panes(80, 24, Pane::Figure, true).figure.is_some());
    }

    #[test]
    fn a_cell_belongs_to_the_pane_that_shows_it() {
        let wide = panes(160, 50, Pane::Reader, false);
        assert_eq!(wide.at(3, 10), Some(Pane::Outline));
        assert_eq!(wide.at(60, 10), Some(Pane::Reader));
        assert_eq!(wide.at(150, 10), Some(Pane::Figure));
        assert_eq!(wide.at(60, 49), None);
        assert_eq!(panes(80, 24, Pane::Outline, false).at(3, 5), Some(Pane::Outline));
    }
}
