//! Numbers as whole units of their last decimal, as columns of decimals hold them (Parquet's `DECIMAL`).

use rust_decimal::Decimal;

/// Digits that a column of decimals holds.
pub(super) const DIGITS: i32 = 38;

/// The number in units of its last decimal; None where it has more digits than a column holds.
pub(super) fn units(number: Decimal, scale: u32) -> Option<i128> {
    let factor = 10_i128.checked_pow(scale.checked_sub(number.scale())?)?;
    let units = number.mantissa().checked_mul(factor)?;
    (units.unsigned_abs() < 10_u128.pow(DIGITS.unsigned_abs())).then_some(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_all_its_digits() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(units(number("-0.19"), 4), Some(-1900));
        assert_eq!(
            units(number("79228162514264337593543950335"), 9),
            Some(79_228_162_514_264_337_593_543_950_335 * 10_i128.pow(9))
        );
        assert_eq!(units(number("79228162514264337593543950335"), 10), None);
    }
}
