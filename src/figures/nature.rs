//! Whether a row tells a state or a flow: what is there on a day, or what went by in a time.
//!
//! A column headed "2023" may mean the last day of 2023 or the whole year. The words of the rows
//! decide: receivables, inventories and obligations are states; sales, expenses and dividends are
//! flows. Each word has a weight; the sum over a label speaks for its row, the sum over the labels for
//! the table.

use super::lexer::TokenKind;
use super::prose::Reader;

/// Positive for a state, negative for a flow, 0 for neither.
pub(super) type Nature = i32;

/// The nature that a label's words speak for. Words in brackets count no less: "(used in)".
pub(super) fn nature(reader: Reader<'_>) -> Nature {
    (0..reader.tokens.len())
        .filter(|at| matches!(reader.kind(*at), Some(TokenKind::Word | TokenKind::Capital)))
        .map(|at| weight(reader.bytes(at)))
        .sum()
}

/// Longest word in the table.
const LONGEST: usize = 14;

/// What a word speaks for.
fn weight(word: &[u8]) -> Nature {
    let mut lower = [0u8; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else { return 0 };
    for (to, from) in lower.iter_mut().zip(word) {
        *to = from.to_ascii_lowercase();
    }
    match &*lower {
        b"balance" | b"balances" | b"assets" | b"liabilities" | b"receivable" | b"receivables"
        | b"payable" => 3,
        b"payables" | b"inventory" | b"inventories" | b"outstanding" | b"accumulated" | b"buildings"
        | b"carrying" => 3,
        b"accrued" | b"prepaid" | b"exercisable" | b"unvested" | b"nonvested" | b"maturities"
        | b"matures" => 3,
        b"liability" | b"obligation" | b"obligations" | b"property" | b"land" | b"machinery"
        | b"furniture" => 2,
        b"goodwill" | b"equivalents" | b"debt" | b"loans" | b"deposits" | b"securities" | b"allowance"
        | b"bonds" => 2,
        b"reserve" | b"reserves" | b"unrecognized" | b"commitments" | b"funded" | b"unfunded"
        | b"authorized" => 2,
        b"remaining" | b"surplus" | b"retained" | b"noncurrent" | b"intangible" | b"intangibles"
        | b"backlog" => 2,
        b"finished" | b"raw" | b"maturity" | b"asset" | b"borrowings" | b"debentures" | b"overdraft"
        | b"stockholders" => 2,
        b"thereafter" | b"undiscounted" | b"adjusted" | b"carryforwards" | b"leasehold" | b"construction" => {
            2
        }
        b"equity" | b"equipment" | b"plant" | b"cash" | b"notes" | b"investments" | b"fair" | b"value"
        | b"deferred" => 1,
        b"capital" | b"treasury" | b"current" | b"materials" | b"amortized" | b"status" | b"level"
        | b"mortgage" => 1,
        b"revenue" | b"revenues" | b"expense" | b"expenses" | b"earnings" | b"profit" | b"paid"
        | b"purchases" => -3,
        b"proceeds" | b"dividends" | b"contributions" | b"expenditures" | b"additions" | b"charges"
        | b"granted" => -3,
        b"increase" | b"increases" | b"decrease" | b"decreases" | b"(increase)" | b"provisions"
        | b"writedowns" => -6,
        b"return" | b"write" | b"writeoffs" | b"recoveries" | b"accretion" | b"expenditure" | b"released" => {
            -3
        }
        b"repurchased" | b"repurchases" | b"exercised" | b"forfeited" | b"shipments" | b"flows"
        | b"provided" => -3,
        b"income" | b"sales" | b"loss" | b"losses" | b"gain" | b"gains" | b"provision" | b"depreciation"
        | b"eps" => -2,
        b"amortization" | b"payments" | b"compensation" | b"change" | b"changes" | b"charge" | b"vested"
        | b"service" => -2,
        b"issuance" | b"issuances" | b"settlements" | b"disposals" | b"impairment" | b"impairments"
        | b"fees" => -2,
        b"rent" | b"margin" | b"production" | b"sold" | b"selling" | b"administrative" | b"research"
        | b"used" => -2,
        b"royalties" | b"cost" | b"costs" | b"benefit" | b"interest" | b"effect" | b"acquisitions"
        | b"recognized" => -1,
        b"operations" | b"operating" | b"premiums" | b"volume" | b"average" | b"basic" | b"diluted"
        | b"general" => -1,
        b"development" | b"returns" | b"yield" => -1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexer::lex;
    use super::*;

    fn of(text: &str) -> Nature {
        let mut tokens = Vec::new();
        lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
        nature(Reader { text, tokens: &tokens })
    }

    #[test]
    fn words_tell_states_from_flows() {
        for state in [
            "Accounts receivable, net",
            "Income taxes payable",
            "Accumulated depreciation",
            "Deferred tax assets",
            "Buildings",
        ] {
            assert!(of(state) > 0, "{state}");
        }
        for flow in [
            "Net sales",
            "Income tax expense",
            "Depreciation and amortization",
            "Dividends paid",
            "Cost of goods sold",
        ] {
            assert!(of(flow) < 0, "{flow}");
        }
        assert_eq!(of("United States"), 0);
    }
}
