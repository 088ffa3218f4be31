//! The bundled sample filings: invented companies, one filing of each sort that readers meet.

/// A filing that is part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Under which name it is shown.
    pub name: &'static str,
    /// The file.
    pub bytes: &'static [u8],
}

/// The samples in the order in which the library lists them.
pub const SAMPLES: &[Sample] = &[Sample {
    name: "harrow-creek-8k-2019.md",
    bytes: include_bytes!("../../../assets/samples/harrow-creek-8k-2019.md"),
}];
