//! The words that decide what a number means, in one table.
//!
//! A word of running text is looked up once, when it is cut off; rules then compare small numbers.
//! Words that no rule asks for are [`Word::Other`].

use crate::text::lexicon::Lexicon;

macro_rules! words {
    ($($variant:ident $($spelling:literal)+;)*) => {
        /// A word with a part in some rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) enum Word {
            /// Any other word.
            Other,
            $(#[doc = concat!($("`", $spelling, "` "),+)] $variant,)*
        }

        /// Every spelling, in lower case, with its word.
        const SPELLINGS: &[(&str, Word)] = &[$($(($spelling, Word::$variant),)+)*];
    };
}

words! {
    // Numbers.
    Zero "zero";
    One "one";
    Two "two";
    Three "three";
    Four "four";
    Five "five";
    Six "six";
    Seven "seven";
    Eight "eight";
    Nine "nine";
    Ten "ten";
    Eleven "eleven";
    Twelve "twelve";
    Thirteen "thirteen";
    Fourteen "fourteen";
    Fifteen "fifteen";
    Sixteen "sixteen";
    Seventeen "seventeen";
    Eighteen "eighteen";
    Nineteen "nineteen";
    Twenty "twenty";
    Thirty "thirty";
    Forty "forty" "fourty";
    Fifty "fifty";
    Sixty "sixty";
    Seventy "seventy";
    Eighty "eighty";
    Ninety "ninety";
    Hundred "hundred" "hundreds";
    Thousand "thousand" "thousands" "thous" "000s" "000's";
    Million "million" "millions" "mn" "mm" "mil" "mln";
    Billion "billion" "billions" "bn" "bil";
    Trillion "trillion" "trillions";
    Crore "crore" "crores";
    Lakh "lakh" "lakhs" "lacs";
    Dozen "dozen";
    Half "half";
    // Ordinals.
    First "first" "1st";
    Second "second" "2nd";
    Third "third" "3rd";
    Fourth "fourth" "4th";
    // Months.
    January "january" "jan";
    February "february" "feb";
    March "march" "mar";
    April "april" "apr";
    May "may";
    June "june" "jun";
    July "july" "jul";
    August "august" "aug";
    September "september" "sept" "sep";
    October "october" "oct";
    November "november" "nov";
    December "december" "dec";
    // Times.
    Ended "ended";
    Ending "ending" "ends";
    Year "year" "yr";
    Years "years" "yrs";
    Month "month";
    Months "months" "mos" "mths";
    Week "week";
    Weeks "weeks" "wks";
    YearToDate "ytd";
    Trailing "ltm" "ttm";
    Day "day";
    Days "days";
    Hour "hour" "hours";
    Minute "minute" "minutes";
    Quarter "quarter" "qtr";
    Quarters "quarters";
    Quarterly "quarterly";
    Annual "annual" "annually" "annualized";
    Period "period" "periods";
    Fiscal "fiscal" "fy" "fye";
    Calendar "calendar";
    Inception "inception";
    Through "through" "thru";
    Same "same";
    Prior "prior" "previous" "preceding" "last" "past";
    Current "current";
    Next "next" "following";
    Ago "ago";
    Respectively "respectively" "respective";
    Mid "mid";
    Late "late";
    Early "early";
    Beginning "beginning";
    End "end";
    Change "change" "changes" "variance" "increase" "decrease" "growth" "favorable" "unfavorable" "chg";
    Total "total" "totals";
    Cumulative "cumulative";
    Now "now";
    // Money.
    Dollar "dollar" "dollars";
    Cent "cent" "cents";
    Penny "pence";
    Usd "usd" "us";
    Euro "euro" "euros" "eur";
    Pound "pound" "pounds" "gbp" "sterling";
    Yen "yen" "jpy";
    Yuan "yuan" "rmb" "renminbi" "cny";
    Franc "franc" "francs";
    Peso "peso" "pesos";
    Rupee "rupee" "rupees" "rs";
    Shekel "nis" "shekel" "shekels";
    Real "reais";
    Krona "krona" "kronor" "kroner";
    Lira "lira" "lire";
    Ruble "ruble" "rubles" "roubles";
    Rand "rand";
    Peseta "peseta" "pesetas";
    Schilling "schilling" "schillings";
    Escudo "escudo" "escudos";
    Drachma "drachma" "drachmas";
    Markka "markka" "markkaa";
    Ringgit "ringgit";
    Rupiah "rupiah";
    Baht "baht";
    Zloty "zloty" "zlotys";
    Won "won" "krw";
    Mark "dm" "deutschemark" "marks";
    Guilder "guilder" "guilders";
    // Units.
    Percent "percent" "percentage" "pct";
    Points "points" "point" "pts";
    Basis "basis";
    Bps "bps" "bp";
    Share "share";
    Shares "shares" "stock" "stocks";
    Unit "unit";
    Units "units";
    Ads "ads" "adss" "adr" "adrs";
    Option "option" "options";
    Warrant "warrant" "warrants";
    Rsu "rsu" "rsus" "psu" "psus" "dsu" "dsus" "psa" "psas" "psrs" "rsa" "rsas";
    Award "award" "awards";
    Per "per";
    Each "each";
    A "a" "an";
    The "the";
    Par "par";
    Stated "stated";
    Value "value" "values";
    Price "price" "prices";
    Exercise "exercise" "strike" "conversion";
    Times "times";
    Common "common" "ordinary" "preferred" "restricted" "treasury" "class" "capital";
    Number "number" "numbers" "no" "nos";
    // Small words.
    Of "of";
    In "in";
    On "on";
    At "at";
    As "as";
    By "by";
    To "to";
    For "for";
    From "from";
    With "with";
    And "and";
    Or "or";
    Between "between";
    Than "than";
    Is "is" "are" "was" "were" "be" "been" "being";
    Had "had" "has" "have" "having";
    Totaled "totaled" "totaling" "totalled" "totalling" "amounted" "aggregated" "aggregating" "equaled" "represented" "represents" "representing" "approximated" "reached" "remained";
    Rose "rose" "increased" "grew" "fell" "declined" "decreased" "dropped" "improved" "reduced";
    About "about" "approximately" "roughly" "around" "nearly" "almost" "over" "under" "only" "up" "least" "most" "more" "less" "exceeding" "some" "estimated" "another" "additional";
    Compared "compared" "compares" "versus" "vs" "against" "comparable";
    Except "except" "excluding" "but";
    Data "data" "amounts" "amount" "figures" "information";
    Which "which" "that" "who" "where" "when" "while" "whereas";
    Will "will" "would" "can" "could" "should" "shall" "must" "might";
    Include "include" "includes" "including" "included" "comprising" "consisting" "consists";
    Not "not";
    Omitted "omitted";
    Beneficial "beneficial" "beneficially";
    Expressed "expressed" "presented" "shown" "reported";
    Minus "minus" "negative";
    Loss "loss" "losses" "deficit";
    Net "net";
    Basic "basic";
    Diluted "diluted";
    // What comes before numbers that name something.
    Item "item" "items";
    Note "note" "notes" "footnote" "footnotes";
    Rule "rule" "rules" "regulation" "reg" "regulations";
    Section "section" "sections" "sec" "subsection" "clause" "paragraph" "paragraphs" "para" "article" "articles" "chapter" "ch" "title" "subtitle" "subpart" "code" "cfr" "usc" "u.s.c" "c.f.r";
    Exhibit "exhibit" "exhibits" "ex" "annex" "appendix" "attachment" "schedule" "schedules" "addendum";
    Page "page" "pages" "pg" "p" "pp" "sheet";
    Phase "phase" "stage";
    Grade "grade" "grades" "tier" "level" "levels" "step" "category" "study" "studies" "trial" "cohort" "protocol" "arm" "part" "parts";
    Form "form" "forms";
    Act "act" "acts";
    Topic "topic" "subtopic" "asc" "asu" "sfas" "fas" "fin" "eitf" "apb" "sab" "sop" "ifrs" "ias" "arb" "fsp" "statement" "opinion" "interpretation" "bulletin" "release" "amendment" "issue" "ifric" "gasb" "pcaob" "statements";
    Table "table" "figure" "chart" "graph" "column" "line" "row" "lines" "box" "question" "risk";
    Series "series" "tranche" "model" "version" "type" "group" "route" "highway" "interstate" "building" "suite" "room" "floor" "apartment" "apt" "lot" "block" "bay" "pier" "gate" "region" "area" "district" "zone" "flight" "docket" "case" "cause" "file" "patent" "serial" "permit" "contract" "policy" "claim" "order" "resolution" "proposal" "matter" "certificate" "registration" "commission";
    Index "index" "s&p" "russell" "fortune" "nasdaq-100" "ftse" "nikkei" "dow";
    PoBox "p.o" "po";
    Llp "llp" "llc" "inc" "corp" "ltd" "company" "trust" "fund" "partnership" "co";
    Street "street" "st" "avenue" "ave" "road" "rd" "boulevard" "blvd" "drive" "dr" "lane" "way" "parkway" "pkwy" "plaza" "place" "court" "square" "circle" "broadway" "center" "centre" "tower" "towers" "expressway" "hwy" "freeway" "turnpike" "pike" "terrace" "trail" "north" "south" "east" "west" "n" "s" "e" "w" "wall" "park";
    // Identifiers.
    Telephone "telephone" "phone" "tel" "fax" "facsimile" "toll" "call";
    Cik "cik";
    Cusip "cusip";
    Employer "employer" "ein" "identification" "irs";
    Zip "zip";
    // Units of measure.
    Feet "feet" "foot" "ft";
    Squared "sq";
    Acre "acre" "acres" "acreage" "hectare" "hectares";
    Mile "mile" "miles" "kilometer" "kilometers" "kilometre" "kilometres" "km" "meter" "meters" "metre" "metres" "inch" "inches" "nm" "yards" "yard";
    Weight "ton" "tons" "tonne" "tonnes" "kg" "mg" "kilogram" "kilograms" "gram" "grams" "lb" "lbs" "ounce" "ounces" "oz" "koz" "moz" "kt" "mlbs" "klbs" "mcg" "g";
    Volume "gallon" "gallons" "liter" "liters" "litre" "litres" "barrel" "barrels" "bbl" "bbls" "mbbl" "mbbls" "mmbbl" "mmbbls" "boe" "mboe" "mmboe" "cubic" "mcf" "mmcf" "bcf" "tcf" "mcfe" "bcfe" "bushel" "bushels" "ml" "dth" "mmbtu" "btu" "therms" "dekatherms" "decatherms" "mmcfe" "bopd" "boepd" "bpd" "mbpd" "boed" "mboed" "mdth" "mmdth" "tbtu" "bbtu";
    Power "mw" "kw" "gw" "megawatt" "megawatts" "kilowatt" "kilowatts" "gigawatt" "gigawatts" "mwh" "kwh" "gwh" "volt" "volts" "kv" "watts" "horsepower" "kilowatthour" "kilowatthours" "megawatthour" "megawatthours" "mva";
    Data2 "gb" "mb" "tb" "mhz" "ghz" "gbps" "mbps" "megabytes" "gigabytes";
    Degree "degree" "degrees" "celsius" "fahrenheit";
    Teu "teu" "teus" "dwt" "cbm";
}

static LEXICON: Lexicon<{ SPELLINGS.len() }> = {
    let mut spellings = [""; SPELLINGS.len()];
    let mut index = 0;
    while index < SPELLINGS.len() {
        spellings[index] = SPELLINGS[index].0;
        index += 1;
    }
    Lexicon::new(spellings)
};

/// The word that `text` spells, in any case.
pub(crate) fn lookup(text: &[u8]) -> Word {
    lookup_at(text, 0, text.len())
}

/// The word that `text[from..to]` spells, in any case.
pub(crate) fn lookup_at(text: &[u8], from: usize, to: usize) -> Word {
    match LEXICON.find_at(text, from, to).map(|index| SPELLINGS[index].1) {
        // Depositary shares are "ADSs"; "ads" are advertisements.
        Some(Word::Ads) if text[from..to].get(2).is_some_and(u8::is_ascii_lowercase) => Word::Other,
        found => found.unwrap_or(Word::Other),
    }
}

impl Word {
    /// 0 to 90 for a number word; None for the words that only multiply.
    pub(crate) fn small_number(self) -> Option<u32> {
        if !(Self::Zero..=Self::Ninety).contains(&self) {
            return None;
        }
        let index = self as u32 - Self::Zero as u32;
        Some(if index <= 20 { index } else { (index - 18) * 10 })
    }

    /// Power of ten of a scale word.
    pub(crate) fn scale(self) -> Option<i8> {
        match self {
            Self::Thousand => Some(3),
            Self::Million => Some(6),
            Self::Billion => Some(9),
            Self::Trillion => Some(12),
            Self::Crore => Some(7),
            Self::Lakh => Some(5),
            _ => None,
        }
    }

    /// 1 to 12 for a month.
    pub(crate) fn month(self) -> Option<i8> {
        if !(Self::January..=Self::December).contains(&self) {
            return None;
        }
        i8::try_from(self as u32 - Self::January as u32 + 1).ok()
    }

    /// 1 to 4 for an ordinal.
    pub(crate) fn ordinal(self) -> Option<u8> {
        match self {
            Self::First => Some(1),
            Self::Second => Some(2),
            Self::Third => Some(3),
            Self::Fourth => Some(4),
            _ => None,
        }
    }

    /// The ISO 4217 code of a currency word.
    pub(crate) fn currency(self) -> Option<&'static str> {
        Some(match self {
            Self::Dollar | Self::Usd | Self::Cent => "USD",
            Self::Euro => "EUR",
            Self::Pound => "GBP",
            Self::Yen => "JPY",
            Self::Yuan => "CNY",
            Self::Penny => "GBP",
            Self::Franc => "CHF",
            Self::Peso => "MXN",
            Self::Rupee => "INR",
            Self::Shekel => "ILS",
            Self::Real => "BRL",
            Self::Krona => "SEK",
            Self::Won => "KRW",
            Self::Mark => "DEM",
            Self::Guilder => "NLG",
            Self::Lira => "ITL",
            Self::Ruble => "RUB",
            Self::Rand => "ZAR",
            Self::Peseta => "ESP",
            Self::Schilling => "ATS",
            Self::Escudo => "PTE",
            Self::Drachma => "GRD",
            Self::Markka => "FIM",
            Self::Ringgit => "MYR",
            Self::Rupiah => "IDR",
            Self::Baht => "THB",
            Self::Zloty => "PLN",
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_finds_its_word_in_any_case() {
        for (spelling, word) in SPELLINGS {
            assert_eq!(lookup(spelling.to_ascii_uppercase().as_bytes()), *word, "{spelling}");
        }
        assert_eq!(lookup(b"ads"), Word::Other, "advertisements");
        assert_eq!(lookup(b"ADSs"), Word::Ads);
        assert_eq!(lookup(b"lorvotuzumab"), Word::Other);
        assert_eq!(lookup(b""), Word::Other);
        assert_eq!(lookup(b"a-word-longer-than-any-spelling"), Word::Other);
    }

    /// What a table of the house says of numbers and powers of ten holds here too; "fourty" is no word, but printed.
    #[test]
    fn numbers_and_scales_are_those_of_the_house() {
        let known = SPELLINGS.iter().filter(|(spelling, _)| *spelling != "fourty");
        for (spelling, word) in known.filter(|(s, _)| s.bytes().all(|b| b.is_ascii_alphabetic())) {
            let number = word.small_number().map(i64::from);
            assert_eq!(number, crate::text::numbers::word(spelling).map(i64::from), "{spelling}");
            if let Some(power @ (3 | 6 | 9 | 12)) = word.scale() {
                assert_eq!(crate::text::scale::of(spelling), Some(power), "{spelling}");
            }
        }
    }

    #[test]
    fn number_words() {
        assert_eq!(Word::Zero.small_number(), Some(0));
        assert_eq!(Word::Twenty.small_number(), Some(20));
        assert_eq!(Word::Thirty.small_number(), Some(30));
        assert_eq!(Word::Ninety.small_number(), Some(90));
        assert_eq!(Word::Hundred.small_number(), None);
        assert_eq!(Word::September.month(), Some(9));
    }
}
