//! Records of what was read and judged, as bytes: one file per format.

pub mod record;
pub mod write;
