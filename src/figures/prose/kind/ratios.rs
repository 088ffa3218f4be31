//! Numbers whose name before them is a ratio: "the combined ratio was 97.3", "a current ratio of 1.8".

use rust_decimal::Decimal;

use super::super::{Quantity, Reader};
use super::shares::stands_alone;
use super::{Kind, Unit, Word};

/// Ratios that insurers and banks tell in hundredths.
const OF_HUNDRED: [&[u8]; 8] =
    [b"combined", b"loss", b"losses", b"expense", b"expenses", b"underwriting", b"efficiency", b"payout"];

/// Ratios of one amount to another that is about as large.
const OF_ONE: [&[u8]; 4] = [b"current", b"quick", b"acid-test", b"book-to-bill"];

/// The least number that is told in hundredths: a loss ratio of "0.65" is one already.
const LEAST: Decimal = Decimal::TEN;

/// What a number with no noun of its own is by its name in `first..end`, the last word of which is "ratio". Whole numbers
/// may count something else.
pub(super) fn of_name(
    reader: Reader<'_>,
    quantity: &Quantity,
    (first, end): (usize, usize),
) -> Option<(Kind, Unit)> {
    let number = quantity.value.number()?;
    let digits = quantity.decimals.is_some_and(|digits| digits > 0);
    let plain = !quantity.sure && quantity.scale == 0 && digits && end <= quantity.first;
    let last = end.checked_sub(1).filter(|last| plain && *last >= first)?;
    let ratio = reader.says(last, &[b"ratio", b"ratios"]);
    let told = last.checked_sub(usize::from(ratio)).filter(|told| *told >= first)?;
    // "Improved to 97.3 from 98.1".
    let turns = matches!(reader.word(quantity.end), Word::From | Word::Compared | Word::Than);
    if !turns && !stands_alone(reader, quantity.end) {
        return None;
    }
    // "The book-to-bill was 1.1" leaves out that it is a ratio.
    let parted = reader.is(told, b"bill")
        && told >= first + 4
        && reader.is(told - 4, b"book")
        && reader.word(told - 2) == Word::To;
    let of_one = ratio && reader.says(told, &OF_ONE) || parted || reader.is(told, b"book-to-bill");
    if of_one && number > Decimal::ZERO && number < LEAST {
        return Some((Kind::Ratio, Unit::Multiple));
    }
    let of_hundred = ratio && reader.says(told, &OF_HUNDRED);
    (of_hundred && number >= LEAST).then_some((Kind::Percent, Unit::Percent))
}
