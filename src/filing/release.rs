//! Words by which a release says that it tells something on the day and at the place that open it: "CHICAGO, May 3,
//! 2004 -- Alder Works today announced". Figures leave that day alone, and the outline that place.

/// What a company does in a release.
pub(crate) const ANNOUNCES: [&[u8]; 5] = [b"announced", b"reported", b"announces", b"reports", b"today"];
