//! What the words of a row say to arithmetic: that it is a total, that it is to be taken away.

/// A set of things that the words of a row say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RowWords {
    bits: u32,
    /// Number of words.
    pub(super) count: u16,
}

impl RowWords {
    /// "Total", "Subtotal".
    pub(super) const TOTAL: u32 = 1;
    /// "Net".
    pub(super) const NET: u32 = 1 << 1;
    /// "Less", "Deduct".
    pub(super) const LESS: u32 = 1 << 2;
    /// "Balance".
    pub(super) const BALANCE: u32 = 1 << 3;
    /// "Beginning", "Opening".
    pub(super) const OPENING: u32 = 1 << 4;
    /// "End", "Ending", "Closing".
    pub(super) const CLOSING: u32 = 1 << 5;
    /// "Income", "Loss", "Profit", "Margin".
    pub(super) const RESULT: u32 = 1 << 6;
    /// "Before", "After".
    pub(super) const BEFORE: u32 = 1 << 7;
    /// "Gross".
    pub(super) const GROSS: u32 = 1 << 8;
    /// "Average", "Rate", "Ratio", "Percent": what does not add up.
    pub(super) const AVERAGE: u32 = 1 << 9;
    /// "Change", "Increase", "Decrease".
    pub(super) const CHANGE: u32 = 1 << 10;
    /// "Expense", "Cost", "Charge", "Provision", "Tax": what a result is after.
    pub(super) const COST: u32 = 1 << 11;
    /// "Including", "Includes": a part that is named for itself.
    pub(super) const PART: u32 = 1 << 12;
    /// The first word is "Total" or "Net".
    pub(super) const LEADS: u32 = 1 << 13;
    /// "Cash".
    pub(super) const CASH: u32 = 1 << 14;

    /// True where any of `what` is said.
    pub(super) fn any(self, what: u32) -> bool {
        self.bits & what != 0
    }
}

/// Adds what the words of `text` say to `words`.
pub(super) fn read(text: &str, words: &mut RowWords) {
    let mut buffer = [0u8; 16];
    for word in text.as_bytes().split(|b| !b.is_ascii_alphabetic()) {
        if word.is_empty() {
            continue;
        }
        words.count = words.count.saturating_add(1);
        let Some(lower) = buffer.get_mut(..word.len()) else { continue };
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        let said = of_word(lower);
        if words.count == 1 && said & (RowWords::TOTAL | RowWords::NET) != 0 {
            words.bits |= RowWords::LEADS;
        }
        words.bits |= said;
    }
}

fn of_word(word: &[u8]) -> u32 {
    match word {
        b"total" | b"totals" | b"subtotal" | b"subtotals" | b"consolidated" | b"combined" => RowWords::TOTAL,
        b"net" => RowWords::NET,
        b"less" | b"deduct" | b"deductions" | b"minus" => RowWords::LESS,
        b"balance" | b"balances" => RowWords::BALANCE,
        b"beginning" | b"opening" | b"start" => RowWords::OPENING,
        b"end" | b"ending" | b"closing" => RowWords::CLOSING,
        b"income" | b"loss" | b"losses" | b"earnings" | b"profit" | b"margin" | b"deficit" => {
            RowWords::RESULT
        }
        b"before" | b"after" => RowWords::BEFORE,
        b"gross" => RowWords::GROSS,
        b"average" | b"rate" | b"rates" | b"ratio" | b"percent" | b"percentage" | b"yield" => {
            RowWords::AVERAGE
        }
        b"change" | b"changes" | b"increase" | b"decrease" => RowWords::CHANGE,
        b"expense" | b"expenses" | b"cost" | b"costs" | b"charges" | b"provision" | b"tax" | b"taxes"
        | b"benefit" => RowWords::COST,
        b"including" | b"includes" | b"which" => RowWords::PART,
        b"cash" => RowWords::CASH,
        _ => 0,
    }
}
