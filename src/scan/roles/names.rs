//! Numbers that the words beside them make a name: "Section 427", "Channel 4", "Boeing 747", "the film 39 Steps".

use crate::lexicon::Class;
use crate::scan::Kind;
use crate::scan::reader::Reader;

/// The last minute of a match with extra time.
const LAST_MINUTE: u32 = 120;

/// How many words a player's name may have, "for" counted in: "for van der Walt".
const SURNAME: usize = 4;

/// How many tokens before the name of a row are asked for a percentage.
const ROW_REACH: usize = 5;

/// Verbs before a short number that is a telephone's.
const DIALLING: [&str; 12] = [
    "call", "called", "calling", "dial", "dialed", "dialled", "dialling", "phone", "phoned", "phoning",
    "rang", "ring",
];

/// Numbers to call for help.
const EMERGENCY: [&str; 6] = ["101", "111", "112", "911", "988", "999"];

/// How many tokens before a number whose noun is left out the number may stand that has one, and how many words that is.
const GAP_REACH: usize = 14;
const GAP_NOUN: usize = 3;

/// How many tokens a list of goals may have.
const LONGEST_GOAL_LIST: usize = 16;

/// Whether a label before the bare number at `at` names it: "Section 427", "Channel 4", "Boeing 747".
pub(in crate::scan) fn labelled(reader: &Reader, at: usize, end: usize) -> bool {
    let before = at.wrapping_sub(1);
    if reader.is_mark(before, '§') || reader.is_mark(before, '#') || is_goal_list(reader) {
        return true;
    }
    let dotted = reader.is_mark(before, '.')
        && reader.glued(before)
        && reader.class(before.wrapping_sub(1), Class::LabelDotted);
    // "Boeing Co <BA> 747"
    let ticker = reader.is_mark(before, '>') && reader.is_mark(before.wrapping_sub(2), '<') && before > 3;
    let label = if dotted {
        before - 1
    } else if ticker {
        before - 3
    } else {
        before
    };
    if label >= reader.tokens.len() || at == 0 {
        return false;
    }
    if is_known(reader, at, end, label) {
        return true;
    }
    // "a third-round 66" names nothing.
    let compound = reader.glued(label) && reader.is_dash(label.wrapping_sub(1)) && !reader.is_capital(label);
    if reader.class(label, Class::Label) && !compound || dotted {
        // "homes number 527,900", "now number 11.1 billion": what names is short and plain.
        if end > at + 1 || reader.is_grouped(at) {
            return false;
        }
        // "Section 8 tenants" counts no tenants; at the start of a sentence a capital says less.
        let capital = reader.is_capital(label) && label > 0 && !headline(reader);
        let low = reader.class(label, Class::LabelSmall) || reader.is_capital(label);
        // "round three Greek islands"
        let counts = (end..end + 2)
            .take_while(|&i| reader.is_content(i) && (i == end || reader.is_capital(i - 1)))
            .any(|i| reader.is_plural(i) && !reader.is_capital(i));
        // "type 2 diabetes", "Year 11 pupils"
        let sure =
            reader.class(label, Class::LabelNoun) || reader.is(label, "year") && reader.is_capital(label);
        return dotted || capital || low && (!counts || sure);
    }
    // "Bolton: Hunt (Fadiga 14), Speed": the minutes of a line-up.
    let listed = reader.is_mark(end, ')') || reader.is_mark(end, ',');
    reader.plain(at).is_some_and(|n| n < 10_000)
        && (replaces(reader, at) || models(reader, at, end, label, ticker))
        && (!headline(reader) || listed && reader.plain(at).is_some_and(|n| n <= 120))
}

/// Any other name directly before a bare number that counts nothing: "Apple Watch 5", "Boeing 747". A capital inside the
/// word will do: "iPhone 11".
fn models(reader: &Reader, at: usize, end: usize, label: usize, ticker: bool) -> bool {
    // "PlayStation 3"
    if is_brand(reader.text(label)) {
        return true;
    }
    if !reader.is_word(label) || !reader.text(label).contains(char::is_uppercase) {
        return false;
    }
    let joined = reader.is_dash(end) && reader.glued(end) && reader.glued(end + 1) && reader.is_word(end + 1);
    // "Shrek 2 took": at the start of a sentence only a word that no list knows.
    let inside = label > 0
        || reader.symbol(label) == crate::lexicon::Symbol::UNKNOWN
            && reader.plain(at).is_some_and(|n| n < 10);
    // "North America 334 million" and "Corp 7-7/8" name nothing, "Flora Lite 5K" does.
    let short = end == at + 1 || reader.is_word(end - 1) && reader.glued(end - 1);
    // ", the Tories 166", "and the Lib Dems 52": people have so many.
    let joint = |at: usize| reader.is_mark(at, ',') || reader.class(at, Class::Joining);
    let people = || {
        reader.is_plural(label)
            && (1..=2)
                .map(|back| label.wrapping_sub(back))
                .any(|at| reader.is(at, "the") && joint(at.wrapping_sub(1)))
    };
    // "Parana 55 and 63 per cent": the unit is said once.
    let shared = || {
        reader.class(end, Class::Joining)
            && reader.digits(end + 1).is_some()
            && reader.lexicon.units.starting_at(reader.tokens, reader.prose, end + 2).is_some()
    };
    let hedged = || reader.lexicon.hedges_before.ending_at(reader.tokens, reader.prose, at).is_some();
    short
        && inside
        && !joined
        && !reader.class(label, Class::Party)
        && !reader.class(label, Class::Function)
        && !reader.class(label, Class::Up)
        && !reader.class(label, Class::Down)
        && !reader.class(label, Class::Weekday)
        && reader.lexicon.words.month(reader.symbol(label)).is_none()
        && !counts_plural(reader, end, label)
        && (ticker || !hedged())
        && !shared()
        && !people()
        && !in_row_of_shares(reader, label)
        && !gapped(reader, label, at)
        && !place(reader, label)
}

/// Whether the number counts the plural behind it, and is no name of what another number counts.
fn counts_plural(reader: &Reader, end: usize, label: usize) -> bool {
    let number_word = |i: usize| reader.lexicon.words.number(reader.symbol(i)).is_some();
    let noun = |i: usize| reader.is_content(i) && !number_word(i);
    let counted =
        (end..end + 4).take_while(|&i| noun(i)).any(|i| reader.is_plural(i) && !reader.is_capital(i));
    // "Spider-Man 2 breaks that rule": its verb.
    let verb = || {
        reader.is_plural(end)
            && (reader.class(end + 1, Class::Determiner) || reader.class(end + 1, Class::Predicating))
    };
    // "six new Jetstream 31 planes": the six are counted.
    let number = |i: usize| number_word(i) || reader.plain(i).is_some_and(|n| n < 1_000);
    let others = || {
        let mut before = (1..=3).map(|back| label.wrapping_sub(back));
        before.find(|&i| !reader.is_content(i) || number(i)).is_some_and(number)
    };
    counted && !verb() && !others()
}

/// "with 43 per cent, Labour 30": whether the name follows a percentage and a comma.
fn in_row_of_shares(reader: &Reader, label: usize) -> bool {
    let percent = |i: usize| {
        let unit = || reader.lexicon.units.starting_at(reader.tokens, reader.prose, i);
        reader.is_mark(i, '%') || unit().is_some_and(|(_, unit)| unit.kind == Kind::Percent)
    };
    let mark = label.checked_sub(1).filter(|&mark| reader.is_mark(mark, ','));
    mark.is_some_and(|mark| (mark.saturating_sub(ROW_REACH)..mark).any(percent))
}

/// "Tesco cut 400 jobs, Asda 520 and Morrisons 90": another's number, whose verb and noun are said once.
fn gapped(reader: &Reader, label: usize, at: usize) -> bool {
    let Some(mark) =
        label.checked_sub(1).filter(|&i| reader.is_mark(i, ',') || reader.class(i, Class::Joining))
    else {
        return false;
    };
    let told = |i: usize| reader.plain(i).is_some() || reader.is_grouped(i);
    let counted = |i: usize| {
        told(i)
            && !reader.is_modern_year(i)
            && (i + 1..=i + GAP_NOUN)
                .take_while(|&n| reader.is_content(n))
                .any(|n| reader.is_plural(n) && !reader.is_capital(n))
    };
    let mut before = mark.saturating_sub(GAP_REACH)..mark;
    let plain = |i: usize| reader.is_word(i) || told(i) || reader.is_mark(i, ',');
    let ends = !reader.is_content(at + 1) && !reader.is_dash(at + 1);
    ends && before.clone().all(plain) && before.any(counted)
}

/// Whether the label alone tells that the number only names: an index, a program, a series, a call for help.
fn is_known(reader: &Reader, at: usize, end: usize, label: usize) -> bool {
    let before = label.wrapping_sub(1);
    // "S&P 500", "Standard and Poor’s 500", "the Stoxx Europe 600"
    let poors = reader.text(label) == "s" && reader.text(before.wrapping_sub(1)) == "Poor";
    let index = reader.class(label, Class::Index) || reader.text(label) == "P" || poors;
    let index = index || reader.class(before, Class::Index) && reader.is_capital(label);
    // "Firefox 1.0", "iOS 17.1", "Windows 11 runs on"
    let version = reader.digits(at).is_some_and(|d| !d.grouped && d.decimals <= 2 && d.wholes <= 2);
    let named = reader.class(label, Class::Software) && reader.text(label).contains(char::is_uppercase);
    let program = version && named && end == at + 1;
    // "Call 999"
    let short = reader.digits(at).is_some_and(|d| d.plain.is_some() && d.wholes == 3);
    let dialled = short && reader.is_any(label, &DIALLING);
    // "94% of 999 calls"
    let help = short
        && EMERGENCY.contains(&reader.text(at))
        && reader.is_any(end, &["call", "caller", "callers", "calls"]);
    // "U.S. 98", a road
    let road =
        reader.text(label) == "." && reader.text(before) == "S" && reader.text(before.wrapping_sub(2)) == "U";
    let road = road && end == at + 1 && short_road(reader, at) && ends_phrase(reader, end);
    // "episodes of 24"
    // "the Group of 77"
    let group = reader.text(before) == "Group";
    let series = reader.is(label, "of") && (group || reader.class(before, Class::Episodic));
    // "reached numbers 19 and 10"; "the staff numbers 19" counts.
    let places = reader.is(label, "numbers")
        && reader.class(end, Class::Joining)
        && reader.plain(end + 1).is_some()
        && ends_phrase(reader, end + 2);
    index
        || places
        || program
        || help
        || road
        || dialled && ends_phrase(reader, end)
        || series && ends_phrase(reader, end)
}

/// Whether so short a number may be a road's.
fn short_road(reader: &Reader, at: usize) -> bool {
    reader.plain(at).is_some_and(|road| road < 1_000) && !reader.is_apart(at)
}

/// Whether nothing that a number could count stands at `at`.
fn ends_phrase(reader: &Reader, at: usize) -> bool {
    !reader.is_content(at) && !reader.is_dash(at) && !reader.is_mark(at, '%')
}

/// "Ivory Coast 67", "Brazil 55": whether the word at `last` ends the name of a place, which has no models.
pub(super) fn place(reader: &Reader, last: usize) -> bool {
    let places = reader.lexicon.terms.places();
    let names = |first: usize, words: usize| {
        let lower: Vec<String> = (first..=last).map(|at| reader.text(at).to_lowercase()).collect();
        places.begin(lower.iter().map(String::as_str)).is_some_and(|(_, taken)| taken == words)
    };
    reader.is_capital(last) && (names(last, 1) || last > 0 && names(last - 1, 2))
}

/// "Everitt for Mapletoft (53)": the minute one player came on for another.
fn replaces(reader: &Reader, at: usize) -> bool {
    let open = at.wrapping_sub(1);
    let last = open.wrapping_sub(1);
    if !reader.is_mark(open, '(') || !reader.is_mark(at + 1, ')') || !reader.is_capital(last) {
        return false;
    }
    let mut names = (0..SURNAME).map(|back| last.wrapping_sub(back)).take_while(|&i| reader.is_word(i));
    let change = names.find(|&i| reader.is(i, "for"));
    change.is_some_and(|i| i > 1 && reader.is_capital(i - 1))
}

/// "Lita 45, 52.": the scorers of a match and the minutes of their goals, and nothing else.
fn is_goal_list(reader: &Reader) -> bool {
    if reader.tokens.len() > LONGEST_GOAL_LIST {
        return false;
    }
    let part = |at: usize| {
        if let Some(minute) = reader.plain(at) {
            // The row of a table has no commas.
            return minute <= LAST_MINUTE && reader.plain(at.wrapping_sub(1)).is_none();
        }
        let own = reader.is(at, "og") || reader.is(at, "pen");
        let mark = matches!(reader.mark(at), Some(',' | '.' | '(' | ')' | '-' | '\'' | '’'));
        own || mark || reader.is_capital(at)
    };
    // "Goals: Bowyer 35."
    let first = if reader.is_mark(1, ':') { 2 } else { 0 };
    let name = reader.is_capital(first) && reader.text(first).contains(char::is_lowercase);
    // "Bowyer (77)."
    let minute = first + 1 + usize::from(reader.is_mark(first + 1, '('));
    // "Poll: Labour 33, Conservatives 24"
    let polled = reader.is_any(0, &["poll", "result", "results", "vote", "votes"])
        || reader.class(first, Class::Party) && reader.plain(first + 1).is_some();
    name && !polled && reader.plain(minute).is_some() && (first..reader.tokens.len()).all(part)
}

/// Whether a plural label before a range names it: "clauses 183 to 186".
pub(in crate::scan) fn labelled_range(reader: &Reader, at: usize, end: usize) -> bool {
    let label = at.wrapping_sub(1);
    let named = reader.class(label, Class::Label) && reader.is_plural(label) || is_brand(reader.text(label));
    // "a Boeing 737-800": what is built in variants has hundreds of them.
    let long = |i: usize| reader.plain(i).is_some_and(|n| n >= 100);
    let variant = reader.plain(end - 1).is_some_and(|n| n.is_multiple_of(100));
    let model = reader.is_capital(label)
        && label > 0
        && !reader.class(label, Class::Function)
        && end == at + 3
        && reader.glued(end - 1)
        && long(at)
        && long(end - 1)
        && variant;
    named && reader.plain(at).is_some() && !reader.is_content(end) || model && !reader.is_plural(end)
}

/// A capital inside the word is a brand's: `iPhone`, `PlayStation`.
pub(super) fn is_brand(text: &str) -> bool {
    text.chars().skip(1).any(char::is_uppercase) && text.contains(char::is_lowercase)
}

/// A number word or digit that is a name: "contacted Five to stop", "6 Music", "007".
pub(in crate::scan) fn proper(reader: &Reader, at: usize, end: usize) -> bool {
    if end != at + 1 {
        return false;
    }
    let before = at.wrapping_sub(1);
    // "saw The 39 Steps", "his film The Three Rooms": an article's capital inside a sentence opens a title.
    let title = before > 0
        && reader.text(before) == "The"
        && reader.is_capital(end)
        && (reader.is_word(before - 1) || reader.is_mark(before - 1, ','))
        && !headline(reader);
    if title && (reader.digits(at).is_some() || reader.is_capital(at)) {
        return true;
    }
    if let Some(digits) = reader.digits(at) {
        let capitals = (end..end + 3).take_while(|&i| reader.is_capital(i)).count();
        let small = reader.plain(at).is_some_and(|n| n < 10) && at > 0 && !reader.glued(at);
        let counted = (end..end + 4).take_while(|&i| reader.is_content(i)).any(|i| reader.is_plural(i));
        // "in 12 Angry Men (1957)"
        let open = end + capitals;
        let film = capitals > 0
            && at > 0
            && reader.is_mark(open, '(')
            && reader.is_modern_year(open + 1)
            && reader.is_mark(open + 2, ')');
        if film {
            return true;
        }
        // "The 737 Max", "a Mate 60 Pro"
        let model =
            reader.class(end, Class::ModelSuffix) && capitals > 0 && !digits.grouped && !headline(reader);
        // "260 yards, 1 TD"
        let acronym = reader.text(end).len() > 1 && reader.text(end).bytes().all(|b| b.is_ascii_uppercase());
        let one = reader.plain(at) == Some(1) && acronym;
        // "her 19 Entertainment firm", "24 Management"
        let company = reader.plain(at).is_some_and(|n| n > 1)
            && reader.is_capital(end)
            && reader.class(end, Class::FirmNoun)
            && !reader.is_capital(end + 1)
            && !headline(reader);
        return digits.padded && digits.decimals == 0
            || model
            || company
            || small && capitals > 0 && !counted && !one && !headline(reader);
    }
    let inside = at > 0 && (reader.is_word(before) || reader.is_mark(before, ','));
    // "The Three Gorges": the article's capital is the sentence's.
    let opened = before == 0 && reader.class(before, Class::Function);
    let lower = !reader.is_capital(before) || opened;
    inside && reader.is_capital(at) && lower && !reader.glued(at) && !headline(reader)
}

/// Whether most words have capitals, so that a capital says nothing.
pub(in crate::scan) fn headline(reader: &Reader) -> bool {
    let window = &reader.tokens[..reader.tokens.len().min(40)];
    // "Halo 2 is out": titles give their verbs a capital.
    if (0..window.len()).any(|i| matches!(reader.text(i), "is" | "was" | "are" | "has")) {
        return false;
    }
    let words = (0..window.len()).filter(|&i| reader.is_word(i) && reader.text(i).len() > 3);
    let (capitals, all) = words.fold((0, 0), |(c, n), i| (c + usize::from(reader.is_capital(i)), n + 1));
    capitals * 10 >= all * 9 && all > 2
}

#[cfg(test)]
mod tests {
    use crate::scan::testing::{kinds, lines};

    #[test]
    fn people_with_a_name_have_a_count() {
        let text = "They won 413 seats, the Tories 166 and the Lib Dems 52.";
        assert_eq!(lines(text), ["413 | count 413", "166 | count 166", "52 | count 52"]);
    }

    #[test]
    fn places_have_counts() {
        assert_eq!(lines("It sold most in Brazil 55."), ["55 | count 55"]);
        assert_eq!(lines("It rose in South Korea 67 or so.")[0], "67 or so | count 67 about");
    }

    #[test]
    fn counts_after_names_stay_counts() {
        assert_eq!(kinds("In London 12 people died."), ["count"]);
        assert_eq!(kinds("Turnover of North America 334 million."), ["count"]);
        assert_eq!(kinds("Votes for Smith (53) fell."), ["count"]);
        assert_eq!(kinds("On Monday 3,000 marched."), ["count"]);
    }

    #[test]
    fn names_with_a_number_word() {
        for text in [
            "They asked Five to stop.",
            "The Three Gorges dam.",
            "They also saw The 39 Steps there.",
            "They also saw The Three Rooms there.",
            "The vote on resolution 1441 is near.",
            "Goals came late for Bolton: Given, Carr (Fadiga 14), Davies.",
            "Its star is 50 Cent again.",
            "On radio 6 Music again.",
            "Agent 007 is back.",
            "The debt is rated A-2 now.",
            "It sold a Boeing Co <BA> 747 jetliner.",
            "The film Spider-Man 2 breaks that rule.",
            "The browser Firefox 1.0 came.",
            "Clauses of it, clauses 183 to 186, say so.",
            "He won the 4x100m with them.",
        ] {
            assert_eq!(kinds(text), ["identifier"], "{text}");
        }
    }

    #[test]
    fn the_verb_number_labels_nothing() {
        assert_eq!(kinds("People over here number 527,900 now."), ["count"]);
        assert_eq!(kinds("They now number 11.1 million."), ["count"]);
        assert_eq!(kinds("They took the number 31 bus."), ["identifier"]);
    }

    #[test]
    fn what_a_gap_leaves_out_is_counted_too() {
        let counts = |text: &str| lines(text).iter().filter(|line| line.contains("| count")).count();
        assert_eq!(counts("Tesco cut 400 jobs, Asda 520 and Morrisons 90."), 3);
        assert_eq!(counts("Labour won 121 seats, Plaid 14, the Greens 72."), 3);
        assert_eq!(counts("Poll: Labour 33, Conservatives 24."), 2);
        assert_eq!(counts("It sold 400 phones, and the iPhone 11 led."), 1);
        assert_eq!(counts("More than 300 High Street shops shut."), 1);
    }

    #[test]
    fn minutes_of_goals_name_and_rows_of_tables_do_not() {
        assert_eq!(lines("Lita 45, 52."), ["45 | identifier 45", "52 | identifier 52"]);
        assert_eq!(lines("Goals: Carr 45 og, Given 52.")[1], "52 | identifier 52");
        assert_eq!(lines("Carr (45)."), ["45 | identifier 45"]);
        assert_eq!(lines("Exports 85 80."), ["85 | count 85", "80 | count 80"]);
    }

    #[test]
    fn brands_name_ranges_too() {
        assert_eq!(lines("The BAe 125-80 flew."), ["125-80 | score 80..125"]);
        assert_eq!(lines("They lost in round one of the cup."), ["one | identifier 1"]);
        assert_eq!(lines("They sailed round three Greek islands."), ["three | count 3"]);
        assert_eq!(lines("World number three Ann Lee returns."), ["three | identifier 3"]);
        assert_eq!(lines("The CYBER model 930."), ["930 | identifier 930"]);
    }

    #[test]
    fn programs_models_and_labels_name() {
        for (text, want) in [
            ("It ran a beta of iOS 17.1.", "17.1 | identifier 17.1"),
            ("Windows 11 runs on it.", "11 | identifier 11"),
            ("The 737 Max was grounded.", "737 | identifier 737"),
            ("The Stoxx Europe 600 fell.", "600 | identifier 600"),
            ("Call 999 in an emergency.", "999 | identifier 999"),
            ("He has type 2 diabetes.", "2 | identifier 2"),
            ("Year 11 pupils sat it.", "11 | identifier 11"),
            ("Her husband dialled 999.", "999 | identifier 999"),
            ("It answered no 999 calls.", "999 | identifier 999"),
            ("Traffic on U.S. 98 stopped.", "98 | count 98"),
            ("Traffic left U.S. 98.", "98 | identifier 98"),
            ("United flight 328 landed.", "328 | identifier 328"),
            ("Please call 300 customers.", "300 | count 300"),
        ] {
            assert_eq!(lines(text), [want], "{text}");
        }
    }
}
