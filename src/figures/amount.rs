//! From printed digits to an exact decimal.

use rust_decimal::Decimal;

use crate::text::fraction::Fraction;

/// A number as printed: exact, without sign, before any scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Printed {
    mantissa: i128,
    /// Digits after the point.
    pub(crate) fraction: u8,
    /// Printed with a common fraction: "8 7/8". Such numbers are prices of one share and rates, and stand
    /// for themselves whatever the amounts around them are in.
    pub(crate) common: bool,
}

/// Digits after the point that thirds are given with.
const THIRDS: u8 = 4;

/// Most digits that an exact decimal holds.
const MOST_DIGITS: usize = 27;

impl Printed {
    /// The number of a token such as `1,234.50`, `.574` or `8-7/8`: commas group, one point parts the
    /// fraction.
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        let (mut mantissa, mut fraction, mut digits, mut point) = (0i128, 0u8, 0usize, false);
        for byte in text {
            match byte {
                b'0'..=b'9' => {
                    digits += 1;
                    if digits > MOST_DIGITS {
                        return None;
                    }
                    mantissa = mantissa * 10 + i128::from(byte - b'0');
                    fraction += u8::from(point);
                }
                b',' if !point => {}
                b'.' if !point => point = true,
                _ => return Self::parse_common(text),
            }
        }
        (digits > 0).then_some(Self { mantissa, fraction, common: false })
    }

    /// The number of a token with a common fraction: `8-7/8`, `16 1/8`, `9½`, `3/4`; behind cents it is one of a cent:
    /// `.43 1/2`.
    fn parse_common(text: &[u8]) -> Option<Self> {
        let digits = text.iter().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
        let behind = &text[digits..];
        let (whole, length) = match Fraction::after_whole(behind).or_else(|| Fraction::set_apart(behind)) {
            Some(length) => (digits, digits + length),
            // "662/3", which the lexer cuts so before a sign of percent alone.
            None if digits == 3 && text.len() == 5 => (2, 2 + Fraction::at(&text[2..])?.1),
            None => (0, Fraction::at(text)?.1),
        };
        if length != text.len() {
            return None;
        }
        let joint = text[whole..].iter().take_while(|b| matches!(b, b' ' | b'\n' | b'-')).count();
        let (fraction, _) = Fraction::at(&text[whole + joint..])?;
        let whole = if whole == 0 { Self::whole(0) } else { Self::parse(&text[..whole])? };
        Some(whole.and(fraction))
    }

    /// A whole number.
    pub(crate) fn whole(number: u32) -> Self {
        Self { mantissa: i128::from(number), fraction: 0, common: false }
    }

    /// This number and a fraction of its last digit: `8` and seven eighths is `8.875`. Thirds are rounded, as nothing that
    /// is printed holds them.
    pub(crate) fn and(self, Fraction { numerator, denominator }: Fraction) -> Self {
        let exact = (1..=6u8).find(|digits| 10u32.pow(u32::from(*digits)) % u32::from(denominator) == 0);
        let digits = exact.unwrap_or(THIRDS);
        let (unit, parts) = (10i128.pow(u32::from(digits)), i128::from(denominator));
        let part = (unit * i128::from(numerator) * 2 + parts) / (parts * 2);
        Self { mantissa: self.mantissa * unit + part, fraction: self.fraction + digits, common: true }
    }

    /// True for zero.
    pub(crate) fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The value after multiplying by `10^scale`; None beyond what a decimal holds.
    pub(crate) fn scaled(self, scale: i8) -> Option<Decimal> {
        let exponent = i32::from(scale) - i32::from(self.fraction);
        if exponent < 0 {
            return Decimal::try_from_i128_with_scale(self.mantissa, exponent.unsigned_abs()).ok();
        }
        let factor = 10i128.checked_pow(exponent.unsigned_abs())?;
        Decimal::try_from_i128_with_scale(self.mantissa.checked_mul(factor)?, 0).ok()
    }

    /// Precision as XBRL states it, after `10^scale`.
    pub(crate) fn decimals(self, scale: i8) -> i8 {
        i8::try_from(self.fraction).unwrap_or(i8::MAX).saturating_sub(scale)
    }

    /// The number in the continental way of printing: `1.234,5`. None where the print does not fit it.
    pub(crate) fn parse_continental(text: &[u8]) -> Option<Self> {
        let comma = text.iter().position(|b| *b == b',')?;
        let (whole, fraction) = (&text[..comma], &text[comma + 1..]);
        let groups = whole.split(|b| *b == b'.').collect::<Vec<_>>();
        let grouped = groups.len() > 1 && groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3);
        if !grouped || fraction.is_empty() || !fraction.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let plain: Vec<u8> =
            groups.concat().into_iter().chain(*b".").chain(fraction.iter().copied()).collect();
        Self::parse(&plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, scale: i8) -> String {
        Printed::parse(text.as_bytes())
            .and_then(|p| p.scaled(scale))
            .map_or("-".into(), |d| d.normalize().to_string())
    }

    #[test]
    fn printed_numbers_are_exact() {
        assert_eq!(value("12.9", 6), "12900000");
        assert_eq!(value("4.1", 9), "4100000000");
        assert_eq!(value("1,234,567.89", 0), "1234567.89");
        assert_eq!(value(".574", 0), "0.574");
        assert_eq!(value("0.1234567891", 3), "123.4567891");
        assert_eq!(value("12.5", -2), "0.125");
    }

    #[test]
    fn common_fractions_are_exact_but_for_thirds() {
        assert_eq!(value("8-7/8", 0), "8.875");
        assert_eq!(value("11 11/16", 0), "11.6875");
        assert_eq!(value("9½", 0), "9.5");
        assert_eq!(value(".31 1/2", 0), "0.315");
        assert_eq!(value("1.20-1/4", 0), "1.2025");
        assert_eq!(value("1,012 1/2", 0), "1012.5");
        assert_eq!(value("3/4", 0), "0.75");
        assert_eq!(value("66 2/3", 0), "66.6667");
        assert_eq!(value("662/3", 0), "66.6667");
        assert_eq!(value("7 13/20", 0), "7.65");
        assert_eq!(value("8 7/8 1", 0), "-");
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(value("1.2.3", 0), "-");
        assert_eq!(value(",", 0), "-");
        assert_eq!(value("9999999999999999999999999999", 0), "-");
        assert_eq!(value("999999999999999999999999999", 12), "-");
    }

    #[test]
    fn precision_follows_scale() {
        let printed = Printed::parse(b"12.9").unwrap();
        assert_eq!((printed.decimals(6), printed.decimals(0)), (-5, 1));
    }

    #[test]
    fn the_continental_way() {
        let printed = Printed::parse_continental(b"1.234,5").unwrap();
        assert_eq!(printed.scaled(6).unwrap().to_string(), "1234500000");
        assert_eq!(Printed::parse_continental(b"1,234.5"), None);
        assert_eq!(Printed::parse_continental(b"1,5"), None);
    }
}
