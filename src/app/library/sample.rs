//! The bundled sample filings: invented companies, one filing of each sort that readers meet.

/// A filing that is part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Under which name it is shown.
    pub name: &'static str,
    /// The file.
    pub bytes: &'static [u8],
}

macro_rules! sample {
    ($name:literal) => {
        Sample { name: $name, bytes: include_bytes!(concat!("../../../assets/samples/", $name)) }
    };
}

/// The samples in the order in which the library lists them.
pub const SAMPLES: &[Sample] = &[
    // A press release as text recognition left it, with figures torn over two cells.
    sample!("harrow-creek-8k-2019.md"),
    // A quarterly report with every figure tagged in inline XBRL.
    sample!("bellwether-10q-2024.htm"),
    // A fixed-pitch annual report of the 1990s with its envelope and Financial Data Schedule.
    sample!("tamarack-10k-1996.txt"),
];
