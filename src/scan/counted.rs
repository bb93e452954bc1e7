//! The noun phrase a number counts, to its right: "babies" of "15,800 babies under 1".

use std::ops::Range;

use rust_decimal::Decimal;

use crate::lexicon::Class;
use crate::quantity::Form;

use super::Kind;
use super::noun_phrase::{self, Phrase, hyphened, is_participle};
use super::numerals::numeral;
use super::opening;
use super::reader::{Reader, Reading};
use super::uncounted;

/// How far before a number its article may stand: "a further 166".
const ARTICLE_REACH: usize = 2;

/// Letters of the shortest participle that describes what is counted: "legged".
const SHORTEST_PARTICIPLE: usize = 5;

/// The tokens of "year-on-year".
const REPEAT: usize = 5;

/// The tokens of the noun phrase counted.
pub(super) fn phrase(reader: &Reader, found: &Reading) -> Option<Range<usize>> {
    if matches!(found.kind, Kind::Identifier | Kind::Date | Kind::Time | Kind::Score | Kind::Year | Kind::Age)
    {
        return None;
    }
    // "a 6x4in print": another side comes next.
    if reader.is(found.end, "x") && reader.digits(found.end + 1).is_some() {
        return None;
    }
    if reader.is_dash(found.end) {
        return compound(reader, found);
    }
    // "for the first time viewers saw it"
    let before = found.start.wrapping_sub(1);
    let once = reader.is(found.end, "time") && reader.is(before, "the");
    // "it was the first time singer Jo Lee had sung"
    let had = |at: usize| reader.is_any(at, &["had", "has", "have"]);
    let telling = reader.class(before.wrapping_sub(1), Class::AgeVerb)
        && reader.is_content(found.end + 1)
        && (found.end + 2..found.end + 6).take_while(|&at| reader.is_word(at)).any(had);
    if found.kind == Kind::Ordinal && once && (telling || reader.is(before.wrapping_sub(1), "for")) {
        return Some(found.end..found.end + 1);
    }
    // "a two-for-one stock split" counts none.
    if found.kind == Kind::Ratio && (1..=2).any(|n| reader.is(found.number_start + n, "for")) {
        return None;
    }
    let (start, of) = opening::of(reader, found);
    let mut start = start + usize::from(is_quoted(reader, found, start));
    if repeats(reader, start) {
        // "a 4 per cent year-on-year rise"
        let joined = hyphened(reader, start) && reader.is_content(start + REPEAT);
        if !joined || reader.glued(start + REPEAT) {
            return None;
        }
        start += REPEAT;
    }
    let lone = !of && found.kind == Kind::Count && found.high == Decimal::ONE && found.form == Form::Numeral;
    // "a 833 mln dlr telecommunications project" is one.
    let single =
        !of && found.kind != Kind::Count && reader.class(found.start.wrapping_sub(1), Class::Article);
    // "one in 50 of those driving at night", "42% of those asked backed it"; "those annoying men" are a noun.
    let doing = reader.text(start).ends_with("ing") && !reader.is_content(start + 1);
    let done = is_participle(reader, start) && !reader.is_plural(start + 1);
    if of && reader.is(start - 1, "those") && (doing || done) {
        return None;
    }
    let found_phrase = noun_phrase::at(reader, start, lone || single);
    let end = found_phrase.end;
    // "100 of the country’s 350 farms"
    let owner = end > start && reader.is(end - 1, "s") && reader.is_apostrophe(end.wrapping_sub(2));
    // "two of the All Blacks’ seven tries"
    let owners = end > start && reader.is_apostrophe(end - 1);
    if owner || owners {
        return owned_number(reader, end);
    }
    let counts = end > start
        && (!found_phrase.cut || is_whole(reader, found, found_phrase))
        && !uncounted::is_any(reader, found, found_phrase, of)
        && !is_entry(reader, found, found_phrase)
        && (!lone || !uncounted::is_row(reader, found_phrase))
        && (of || lone || is_countable(reader, found, found_phrase));
    counts.then_some(start..end)
}

/// "“several hundred” people", "178 “sound recordings”": whether a mark of quotation at `start` parts number and noun.
fn is_quoted(reader: &Reader, found: &Reading, start: usize) -> bool {
    // "thousands of ‘clicks’"
    let single = matches!(reader.mark(start), Some('\'' | '‘')) && reader.glued(start + 1);
    if single && reader.is(start.wrapping_sub(1), "of") && !reader.glued(start) {
        let noun = noun_phrase::at(reader, start + 1, false);
        return noun.plural && matches!(reader.mark(noun.end), Some('\'' | '’'));
    }
    if start != found.end || !reader.is_quotation_mark(start) {
        return false;
    }
    let noun = noun_phrase::at(reader, start + 1, false);
    reader.is_quotation_mark(found.start.wrapping_sub(1))
        // "178 “sound recordings”", "a £10bn “black hole”"
        || !reader.glued(start)
            && reader.is_quotation_mark(noun.end)
            && (noun.plural
                || reader.class(found.start.wrapping_sub(1), Class::Article) && !reader.is_content(noun.end + 1))
}

/// "his second penalty two minutes later", and no "second best 400m", "the first quarter of fiscal 1987": whether the
/// number behind the phrase is no part of it.
fn is_whole(reader: &Reader, found: &Reading, phrase: Phrase) -> bool {
    found.kind == Kind::Ordinal
        && !reader.class(phrase.end - 1, Class::Numbered)
        && !reader.text(phrase.end - 1).ends_with("ing")
        && !(phrase.start..phrase.end)
            .any(|at| noun_phrase::is_superlative(reader, at) || reader.is_capital(at))
}

/// "a 22-man squad", "a seven-match ban"
fn compound(reader: &Reader, found: &Reading) -> Option<Range<usize>> {
    let at = found.end;
    let joined = found.kind == Kind::Count
        && reader.glued(at)
        && reader.glued(at + 1)
        && reader.is_content(at + 1)
        // the footnote of "165-R"
        && reader.text(at + 1).len() > 1
        // "a 500-strong crowd", "a four-legged friend"
        && !reader.is_any(at + 1, &["strong", "magnitude"])
        // and no "160-bed hospital"
        && (!reader.text(at + 1).ends_with("ed") || reader.text(at + 1).len() < SHORTEST_PARTICIPLE);
    joined.then_some(at + 1..at + 2)
}

/// "0.2 per cent month-on-month", "0.2% month on month"
fn repeats(reader: &Reader, start: usize) -> bool {
    let step = if hyphened(reader, start) { 2 } else { 1 };
    reader.is_word(start)
        && reader.is(start + step, "on")
        && reader.text(start) == reader.text(start + 2 * step)
}

/// More than one are counted in the plural: "12 flats", and no "the last eight dangling".
fn is_countable(reader: &Reader, found: &Reading, phrase: Phrase) -> bool {
    let article =
        (1..=ARTICLE_REACH).any(|back| reader.class(found.start.wrapping_sub(back), Class::Article));
    let sufferer = reader.class(phrase.start, Class::Sufferer);
    // "its 400,000 population", "the 7bn deficit": one, of so many.
    let last = phrase.end - 1;
    let scaled = found.high >= Decimal::from(1_000_000) && reader.is(found.start.wrapping_sub(1), "the");
    let one = reader.class(last, Class::Collective)
        || scaled && (reader.class(last, Class::Sum) || reader.class(last, Class::ChangeNoun));
    found.kind != Kind::Count
        || phrase.plural
        || found.high < Decimal::ONE
        || article
        || one
        // "the 865 million share offer"
        || reader.is(phrase.start, "share") && phrase.end > phrase.start + 1 && !hyphened(reader, phrase.start)
        || sufferer && phrase.end == phrase.start + 1
}

/// "1 Roger Federer (Switzerland)", a line of a list: a rank, and who has it.
fn is_entry(reader: &Reader, found: &Reading, phrase: Phrase) -> bool {
    let named = (phrase.start..phrase.end).all(|at| reader.is_capital(at));
    let ends = reader.token(phrase.end).is_none() || reader.is_mark(phrase.end, '(');
    found.start == 0 && reader.plain(0).is_some() && found.end == 1 && named && ends
}

/// "350 farms" behind the one who owns them: what that number counts.
fn owned_number(reader: &Reader, at: usize) -> Option<Range<usize>> {
    let start = numeral(reader, at, false)?.end;
    if reader.lexicon.units.starting_at(reader.tokens, reader.prose, start).is_some() {
        return None;
    }
    let phrase = noun_phrase::at(reader, start, false);
    phrase.plural.then_some(start..phrase.end)
}

#[cfg(test)]
mod tests {
    use super::super::testing::mentions;

    /// What the first number of the text counts.
    fn counted(text: &str) -> Option<String> {
        mentions(text).swap_remove(0).counted.map(|range| text[range].to_owned())
    }

    #[test]
    fn another_number_ends_the_phrase() {
        assert_eq!(counted("It was 8.2 million ten years earlier."), None);
        assert_eq!(counted("It has two one-bedroom flats.").as_deref(), Some("one-bedroom flats"));
        assert_eq!(counted("There are 12 of the last few homes.").as_deref(), Some("last few homes"));
        assert_eq!(counted("They won four of their last five games.").as_deref(), Some("games"));
        assert_eq!(counted("He beat one of the top three players.").as_deref(), Some("players"));
        assert_eq!(
            counted("He won in one of the closest and fastest races.").as_deref(),
            Some("closest and fastest races")
        );
        assert_eq!(counted("It had one officer and 12 men.").as_deref(), Some("officer"));
        assert_eq!(counted("It shut 100 of the country’s 350 farms.").as_deref(), Some("farms"));
        assert_eq!(counted("It took 10% of Tonka’s 293m dollars."), None);
        assert_eq!(counted("Att: 47,111 Ref: S Bennett."), None);
        assert_eq!(counted("It has £90m overseas.").as_deref(), None);
        assert_eq!(counted("It has 90 overseas branches.").as_deref(), Some("overseas branches"));
        assert_eq!(counted("It is worse than the 27 of two springs earlier."), None);
        assert_eq!(counted("He beat one of the three men.").as_deref(), Some("men"));
        assert_eq!(
            counted("It has 152 so-called road projects.").as_deref(),
            Some("so-called road projects")
        );
        assert_eq!(counted("Prices rose 0.2% month-on-month in May."), None);
        assert_eq!(counted("It saw 40 new shows.").as_deref(), Some("new shows"));
    }

    #[test]
    fn more_than_one_are_counted_in_the_plural() {
        for (text, want) in [
            ("The 12 dangling from a rope fell.", None),
            ("It broke the 500 mark.", None),
            ("It is a 166 lot volume.", Some("lot volume")),
            ("It sold 3,000 head to Spain.", Some("head")),
            ("CITY SHEDS 850 WORKERS AT PORT", Some("WORKERS")),
            ("It left 4,000 homeless.", Some("homeless")),
            ("It paid 0.6 share for each.", Some("share")),
            ("It flew 12 DC-10s to Rome.", Some("DC-10s")),
            ("It bought four B707 aircraft.", Some("B707 aircraft")),
            ("He kicked three O’Hara penalties.", Some("O’Hara penalties")),
            ("It has four U.S.-based plants.", Some("U.S.-based plants")),
            ("He won both of two Six Nations games.", Some("Six Nations games")),
            ("There are 42 Welsh MPs.", Some("Welsh MPs")),
            ("Two very good games came.", Some("very good games")),
            ("The two most senior partners left.", Some("most senior partners")),
            ("I will be 100% fit.", None),
            ("It sold five 60-kilo bags.", Some("60-kilo bags")),
            ("It has five 2D levels.", Some("2D levels")),
            ("It ran 77 short and medium-distance flights.", Some("short and medium-distance flights")),
            ("It owns ten medium-sized and large firms.", Some("medium-sized and large firms")),
            ("They freed 40 Iraqis at dawn.", Some("Iraqis")),
            ("Some 40,000 seamen struck.", Some("seamen")),
            ("It bought three industrial/warehouse properties.", Some("industrial/warehouse properties")),
            ("It is one of a number of firms.", Some("firms")),
            ("It is 500 yen times the index.", None),
            ("It is one of 21 films for the prize.", Some("films")),
            ("It may buy one million of its 46 million shares.", Some("shares")),
            ("It checks \"dozens\" of sales.", Some("sales")),
            ("One of the more likely uses is heat.", Some("more likely uses")),
            ("It plans 100,000 new “cheap” homes.", Some("new “cheap” homes")),
            ("The ten former outside directors left.", Some("former outside directors")),
            ("It spends three years beefing up its team.", None),
            ("It rose between the two latest three month periods.", Some("latest three month periods")),
            ("It sold 40 tonnes of corn worth 9 mln dlrs.", Some("corn")),
            ("It copied 178 “sound recordings” from them.", Some("sound recordings")),
            ("It bought five Boeing 737-800 planes today.", Some("Boeing 737-800 planes")),
            ("It is four times more costly than gas.", None),
            ("He missed with three missed kicks.", Some("missed kicks")),
            ("It halted 30 such options.", Some("options")),
            ("The 865 million share offer is on.", Some("share offer")),
            ("It has one traditional or classic song.", Some("traditional or classic song")),
            ("It is the first live action film.", Some("live action film")),
            ("It has six \"B\" shares.", Some("\"B\" shares")),
            ("It shut 21 \"ailing\" firm-owned shops.", Some("\"ailing\" firm-owned shops")),
            ("It sold 9 mln class A shares.", Some("class A shares")),
            ("It leased two new Royal Douglas <RD> jets.", Some("new Royal Douglas <RD> jets")),
            ("The five banks' joint report is out.", Some("banks")),
            ("It has 475 women's clothes shops.", Some("women's clothes shops")),
            ("The two Boeing 767-200 long-range planes left.", Some("Boeing 767-200 long-range planes")),
            ("The 32 producing and consuming countries met.", Some("producing and consuming countries")),
            ("It fired its 21,000 workforce.", Some("workforce")),
            ("The 7.29 billion deficit grew.", Some("deficit")),
            ("One representing common shareholders left.", None),
            ("It flew in the last 10 days of March.", None),
            ("The best 165.4-R is revised.", None),
        ] {
            assert_eq!(counted(text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn what_follows_the_noun_is_left_out() {
        for (text, want) in [
            ("Some 40% reside in Leeds.", None),
            ("It has debts of £5m plus interest.", None),
            ("It has 600 images estimates the firm.", Some("images")),
            ("At least one patient needed treatment.", Some("patient")),
            ("One newly elected member left.", Some("newly elected member")),
            ("It is 50 per cent Arab owned.", None),
            ("It saw 5% month on month.", None),
            ("It paid 32p prior quarter.", None),
            ("It rose in the first four months of this year.", None),
            ("It sees a 5bn yen surplus resulting from it.", Some("surplus")),
            ("It paid a two per cent dividend payable April 8.", Some("dividend")),
            ("It needs one big, short, sharp shock.", None),
            ("It is one of the so-called “big beasts”.", None),
            ("It has £450m available for it.", None),
            ("The 14 schools uses only free books.", Some("schools")),
            ("It has 12 Cyclops Corp common shares.", Some("Cyclops Corp common shares")),
            ("It owns the 46% interest owned by Ford.", Some("interest")),
            ("It cut it to 3bn dollars citing lower prices.", None),
            ("It has two sorts--one bearing fruit, the other none.", Some("sorts")),
            ("It runs two lines- both at a loss.", Some("lines")),
            ("It has six day- and night-time clubs.", None),
            ("A £13m deal gives Leeds a port.", Some("deal")),
            ("Some 42% of those asked backed it.", None),
            ("One in 50 of those driving at night swerved.", None),
            ("Some 42% of those annoying people left.", Some("annoying people")),
            ("It lies within 30mg of the limit.", None),
            ("On 20 minutes Italy, coming up short, scored.", None),
            ("A 20-year aid package Congress voted last year.", Some("aid package")),
            ("A 20-year zero-coupon Euronote issued by Smith.", Some("zero-coupon Euronote")),
            ("Its 8% staff reduction will hurt.", Some("staff reduction")),
            ("It paid 22 cents prior qtr.", None),
            ("It holds 3bn dollars of maturing bills.", Some("maturing bills")),
            ("It has £5m of B-plus 5-1/2 per cent notes.", None),
            ("He played a three-set match.", Some("set")),
            ("It has a 70% owned unit.", Some("unit")),
            ("Its 70% owned <Acme Ltd> unit shut.", None),
            ("It built six new Jetstream 31 planes.", Some("new Jetstream 31 planes")),
            ("It has a 5% coupon, lead manager Acme said.", Some("coupon")),
            ("It won a £5m communications project.", Some("communications project")),
            ("Some 57% of the consumer electronics market is his.", Some("consumer electronics market")),
            ("STOCKS 581  CCC STOCKS 10022", None),
            ("It has a four-legged robot.", None),
            ("It is 35 per cent more efficient.", None),
            ("It is up 35 per cent year-to-date.", None),
            ("It is more than the 5% Acme paid.", None),
            ("It saw one pound buying $2.", None),
            ("It has a £3m shortfall originally forecast.", Some("shortfall")),
            ("It made £50m after-tax.", None),
            ("He reached the last four of the Qatar Open.", None),
            ("It had one previous mine accident.", Some("previous mine accident")),
            ("It bought 50 Series A shares.", Some("Series A shares")),
            ("It is 50 per cent larger.", None),
            ("It rose by 50 per cent thereafter.", None),
            ("It took 5% of the market largely by luck.", Some("market")),
            ("Just one maker bucking the trend came.", Some("maker")),
            ("It is up from the £3m of debt sold yesterday.", Some("debt")),
            ("It spent 50m dollars cleaning up.", None),
            ("The 12 homes covered was few.", Some("homes")),
            ("It sold a 5% convertible preferred share.", Some("convertible preferred share")),
            ("It hired two securities clearing firms.", Some("securities clearing firms")),
            ("He saw “several hundred” people.", Some("people")),
            ("Just one official, echoing others, came.", Some("official")),
            (
                "It shut six of its seven U.S. car and truck assembly plants.",
                Some("U.S. car and truck assembly plants"),
            ),
            ("It had its 4% sales gain in May.", Some("sales gain")),
            ("It is the world’s second largest.", None),
            ("It is the world’s second largest bank.", Some("largest bank")),
            ("The road is six feet deep in mud.", None),
            ("The first three months excludes a gain.", None),
            ("It went one step further.", Some("step")),
            ("The fifth seed Ann Lee eased past Kim.", Some("seed")),
            ("He ousted eighth seed Ann Lee.", Some("seed")),
            ("Five Bank of Kent branches shut.", Some("Bank of Kent branches")),
            ("Over the past eight years Ann’s work grew.", None),
            ("It is not the first time Acme has sued.", Some("time")),
            ("It is the first BBC Radio series.", Some("BBC Radio series")),
            ("He had his second penalty two minutes later.", Some("penalty")),
            ("He fell early in the second set.", Some("set")),
            ("It was first set in May.", None),
            ("They often come second best.", None),
            ("They had two hard-earned away wins.", Some("hard-earned away wins")),
            ("It saw an 80 per cent year-on-year rise.", Some("rise")),
            ("It is the fifth billion-dollar telecoms deal.", Some("billion-dollar telecoms deal")),
            ("It first offered Leeds its shares.", None),
            ("On its first day many new users left.", Some("day")),
            ("It won a $325m (£170m) contract.", Some("contract")),
            ("It cost $99 (£69) when new.", None),
            ("It made £5m pre-tax.", None),
            ("It has a £10bn \"black hole\" in it.", Some("black hole")),
            ("The proposed five pct sales tax fell.", Some("sales tax")),
            ("It set up one backing new talks.", None),
            ("It is worth £5m U.S. at most.", None),
            ("It lets 300,000 council and housing tenants buy.", Some("council and housing tenants")),
            ("He scored two of the All Blacks’ seven tries.", Some("tries")),
        ] {
            assert_eq!(counted(text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn a_set_a_compound_and_a_first_time_are_counted() {
        assert_eq!(counted("For the first time viewers saw it.").as_deref(), Some("time"));
        assert_eq!(counted("Only two out of their 12 dancers left.").as_deref(), Some("dancers"));
        assert_eq!(counted("He spent two years out of the game.").as_deref(), None);
        assert_eq!(counted("12 Ana Canas (Spain)").as_deref(), None);
        assert_eq!(counted("It has a 160-bed ward.").as_deref(), Some("bed"));
    }

    #[test]
    fn what_stands_behind_of_is_counted() {
        for (text, want) in [
            ("It took 30% of Rogers’ shares.", "Rogers’ shares"),
            ("It hit millions of farmers’ fields.", "farmers’ fields"),
            ("It has £5m worth of shares.", "shares"),
            ("It has £5m of medium- and long-term loans.", "medium- and long-term loans"),
            ("It used 419,867 of its 745,976 warrants.", "warrants"),
            ("It sold 20m francs’ worth of bills.", "bills"),
        ] {
            assert_eq!(counted(text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn a_participle_is_no_noun() {
        assert_eq!(counted("The £2m raised by the club helps."), None);
        assert_eq!(counted("It bought 5,000 tonnes of rapeseed for May.").as_deref(), Some("rapeseed"));
        assert_eq!(counted("The two tried and failed."), None);
        assert_eq!(counted("There were 12 injured in the crash.").as_deref(), Some("injured"));
        assert_eq!(
            counted("It has 500 Burberrys common shares.").as_deref(),
            Some("Burberrys common shares")
        );
        assert_eq!(counted("It is the first Christmas album.").as_deref(), Some("Christmas album"));
        assert_eq!(counted("It was the first time singer Jo Lee had won.").as_deref(), Some("time"));
        assert_eq!(counted("After first visiting the club he left."), None);
        assert_eq!(counted("Some one in six post something."), None);
        assert_eq!(counted("A phone at £79 costs far less."), None);
        assert_eq!(counted("It had thousands of ‘clicks’ then.").as_deref(), Some("clicks"));
        assert_eq!(counted("Millions buy phones in Leeds."), None);
        assert_eq!(counted("Millions of phones rang in Leeds.").as_deref(), Some("phones"));
        assert_eq!(counted("It has three 500cc bikes.").as_deref(), Some("500cc bikes"));
        assert_eq!(counted("Some 36 UK top 100 firms came.").as_deref(), Some("UK top 100 firms"));
        assert_eq!(counted("It fell 3 per cent Tuesday."), None);
        assert_eq!(counted("It sold 500 Burberrys shares.").as_deref(), Some("Burberrys shares"));
        assert_eq!(counted("He won three singles matches.").as_deref(), Some("singles matches"));
        assert_eq!(counted("Only one person owns a copy.").as_deref(), Some("person"));
        assert_eq!(
            counted("One leading options analyst agreed.").as_deref(),
            Some("leading options analyst")
        );
        assert_eq!(counted("It ordered 30 Airbus A320 jets.").as_deref(), Some("Airbus A320 jets"));
        assert_eq!(counted("It sold 900,000 Class A shares.").as_deref(), Some("Class A shares"));
        assert_eq!(counted("It hired 300 US workers.").as_deref(), Some("US workers"));
        assert_eq!(counted("It hired 300 U.S. workers.").as_deref(), Some("U.S. workers"));
        assert_eq!(counted("He beat the eighth seed 6-1.").as_deref(), Some("seed"));
    }

    #[test]
    fn forecasters_and_ends_of_periods_are_not_counted() {
        for (text, want) in [
            ("It beat the $1.39 analysts expected.", [None].as_slice()),
            ("Sales of the three months ended Sept. 30 rose.", &[None, None]),
            ("Only 11 of 31 hit the target.", &[None, None]),
            ("It won 411 of the 650 seats.", &[Some("seats"), Some("seats")]),
            ("Some 28% of A-level entries rose.", &[Some("A-level entries")]),
            ("The $2bn package included direct payments.", &[Some("package")]),
            ("Two in three voted yes.", &[None]),
            ("It costs the $999 of its rival.", &[None]),
            ("They lost three of their previous four games.", &[Some("games"), Some("games")]),
            ("Some 15 feet swamped coastal roads.", &[None]),
            ("A magnitude 7.8 earthquake struck Turkey.", &[None]),
            ("He scored 17 of his 37 points.", &[Some("points"), Some("points")]),
            ("It had 200 start-ups.", &[Some("start-ups")]),
            ("Some 11 Republicans broke ranks.", &[Some("Republicans")]),
        ] {
            let found = mentions(text);
            let counted: Vec<_> = found.iter().map(|m| m.counted.clone().map(|range| &text[range])).collect();
            assert_eq!(counted, want, "{text}");
        }
    }
}
