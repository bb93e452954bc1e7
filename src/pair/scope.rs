//! When, where and whose a number is.

use std::ops::Range;

use super::aspect::Aspect;
use super::frame::{CLAUSE, OWN_CLAUSE, SUBJECT};
use super::glossary::Sense;
use super::period::Period;
use super::said::Said;
use super::sentence::SentenceWord;
use super::view::{View, claims_words, is_small, is_some_of_them};
use crate::document::BlockKind;
use crate::quantity::Form;
use crate::scan::{Kind, Mention, Step};

/// Words between two numbers of one list: "down 13.6 per cent in the year and diesel 4.4 per cent".
const LIST: usize = 5;
/// Words before "when" that may say what time it speaks of.
const WHEN: usize = 5;
/// Least reach of an unknown name in "in Sallowshire".
const PLACE: u32 = 50;

/// What sets a number apart from others that count the same.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    /// Years and months that date the number.
    pub(crate) period: Period,
    /// Every year and month of its sentence.
    pub(crate) sentence_period: Period,
    /// The words of its clause that date it otherwise than now.
    pub(crate) dated: Option<String>,
    /// Such words of its sentence that no other number has.
    pub(crate) sentence_marker: Option<String>,
    /// Whether its sentence, or its place in a table, gives it as of another time without such words.
    pub(crate) sentence_dated: bool,
    /// Words that mark it as someone else's number, or a wish, each with its stem.
    pub(crate) elsewhere: Vec<(String, String)>,
    /// "We", outside a quotation: of a columnist everybody, of a head teacher the school.
    pub(crate) first_person: Option<String>,
    /// A name that the book does not know, and that the number seems to belong to.
    pub(crate) foreign: Option<String>,
    /// Place, group and time that its clause gives it.
    pub(crate) said: Said,
    /// Level, change or rate.
    pub(crate) aspect: Aspect,
    /// Whether its clause says "each" or "per", wherever.
    pub(crate) says_rate: bool,
    /// Whether it counts some of a known group: "four of the closures", "those 34 deaths".
    pub(crate) is_part: bool,
    /// Whether it counts things, and how many.
    pub(crate) counts: Counts,
}

/// Whether a number counts things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counts {
    /// It measures.
    Nothing,
    /// A dozen at most.
    Few,
    /// More.
    Many,
}

impl Counts {
    fn of(mention: &Mention) -> Counts {
        match mention.kind {
            Kind::Count if is_small(mention) => Counts::Few,
            Kind::Count => Counts::Many,
            _ => Counts::Nothing,
        }
    }
}

impl Scope {
    /// Reads the scope of the view's number.
    pub(crate) fn of(view: &View<'_>) -> Scope {
        let prose = view.document.prose();
        let clause = view.clause();
        let when = time_of_when(view, &clause);
        let from = (view.own.step == Some(Step::From)).then_some("from");
        let then = is_of_then(view).then_some("then");
        // Most sentences have no such words: no look at their parts.
        let may_date = view.terms.may_date(&prose[view.sight()]);
        let marker_in =
            |words: Range<usize>| may_date.then(|| view.terms.dated_marker(&prose[words])).flatten();
        let dated = marker_in(clause.clone())
            .or(from)
            .or(then)
            .or_else(|| view.terms.dated_marker(&prose[when.clone()]))
            .map(str::to_owned)
            .or_else(|| yardstick(view));
        let sentence_marker = view.own_words().into_iter().find_map(marker_in);
        let after = prose[view.own.prose.end..clause.end.max(view.own.prose.end)].trim_start();
        let of_group = view.own.kind == Kind::Count
            && ["of the ", "of its ", "of their ", "of these ", "of those "]
                .iter()
                .any(|p| after.starts_with(p));
        let share = matches!(view.own.kind, Kind::Ratio | Kind::Percent);
        let loose =
            share || is_small(view.own) || matches!(view.own.quantity.form, Form::Magnitude | Form::Vague);
        let some_of = loose && is_some_of_them(after);
        let pointed_at = matches!(view.word_before(), Some("those" | "these"));
        Scope {
            period: period(view, &clause, &when),
            sentence_period: Period::of(&prose[view.sight()]),
            sentence_marker: sentence_marker.map(str::to_owned),
            sentence_dated: is_before_another_time(view),
            dated,
            elsewhere: elsewhere(view),
            first_person: first_person(view),
            foreign: foreign(view),
            said: Said::of(view),
            aspect: Aspect::of(is_change(view), is_rate(view, clause.end)),
            says_rate: view.words().any(|w| clause.contains(&w.range.start) && shares(w)),
            is_part: pointed_at || some_of || of_group && !after.starts_with("of the most "),
            counts: Counts::of(view.own),
        }
    }
}

impl Scope {
    /// The head of a table's column dates its numbers: "2019", "November".
    pub(crate) fn set_column(&mut self, head: &Period) {
        if self.period.is_empty() && !head.is_empty() {
            self.sentence_period = head.clone();
            self.period = head.clone();
        }
    }

    /// The second number of a table's row is another year's, say: its column head is out of sight.
    pub(crate) fn set_column_apart(&mut self) {
        self.elsewhere.push(("another column".to_owned(), String::new()));
        self.sentence_dated = true;
    }
}

/// "Up 4.7% on a year earlier, when it stood at £257,443": the words that say when that was, or nothing.
fn time_of_when(view: &View<'_>, clause: &Range<usize>) -> Range<usize> {
    if view.sentence.word_from(clause.start).is_none_or(|word| word.lower() != "when") {
        return clause.start..clause.start;
    }
    let before = view.sentence.words_before(clause.start);
    let before = &before[before.len().saturating_sub(WHEN)..];
    // "On" says what the rise is measured from: the very time that "when" speaks of.
    let base = before.iter().rposition(|word| matches!(word.lower(), "on" | "over" | "than" | "from"));
    let first = before.get(base.map_or(0, |at| at + 1));
    first.map_or(clause.start, |first| first.range.start)..clause.start
}

/// "Down on the 92.3% of the last count", "a rise on 45": what the number now is held against.
fn yardstick(view: &View<'_>) -> Option<String> {
    let before = view.sentence.words_before(view.own.prose.start).iter().rev().map(SentenceWord::lower);
    let mut before = before.skip_while(|word| matches!(*word, "the" | "its" | "their"));
    before.next().filter(|word| *word == "on")?;
    before.next().filter(|word| view.terms.says_change(word)).map(|word| format!("{word} on"))
}

/// "There were 220 then".
fn is_of_then(view: &View<'_>) -> bool {
    let clause = view.clause();
    let after = view.sentence.last_word_in(view.own.prose.end..clause.end.max(view.own.prose.end));
    after.is_some_and(|last| last.lower() == "then")
}

/// "Having taken 365 seats": a time before the one that is told of.
fn is_before_another_time(view: &View<'_>) -> bool {
    let before = view.sentence.words_before(view.own.prose.start);
    let clause = view.clause();
    let own = before.partition_point(|w| w.range.start < clause.start);
    let had = |at: usize| {
        let is_had = matches!(before[at].lower(), "had" | "having");
        // "Patients who had waited" are those of now.
        let describes = at.checked_sub(1).is_some_and(|at| view.terms.is_relative(before[at].lower()));
        is_had && !describes && before.get(at + 1).is_some_and(|verb| view.terms.is_participle(verb.lower()))
    };
    (own..before.len()).any(had)
}

/// "Up 4%", and the second of "petrol was down 13.6 per cent and diesel 4.4 per cent".
fn is_change(view: &View<'_>) -> bool {
    let own = view.own;
    if own.step.is_some() {
        return own.step == Some(Step::By);
    }
    if is_margin(view) {
        return true;
    }
    let before = view.numbers().filter(|m| m.prose.end <= own.prose.start && m.kind == own.kind).last();
    before.is_some_and(|other| {
        let between = other.prose.end..own.prose.start;
        other.step == Some(Step::By) && view.sentence.words_in(&between) <= LIST
    })
}

/// "Two points short of them", "six clear": how far apart two are.
fn is_margin(view: &View<'_>) -> bool {
    // "Six years ahead of the rest" may well be what the figure says.
    if view.own.kind != Kind::Count {
        return false;
    }
    let end = view.own.counted.as_ref().map_or(0, |counted| counted.end).max(view.own.prose.end);
    let mut after = view.sentence.words_from(end).iter().map(SentenceWord::lower);
    match after.next() {
        Some("adrift" | "clear") => true,
        Some("short" | "shy" | "ahead") => after.next() == Some("of"),
        _ => false,
    }
}

/// Whether the word says that a number is of each.
fn shares(word: &SentenceWord) -> bool {
    matches!(word.lower(), "per" | "each" | "every" | "apiece")
}

/// "7.2 per person", "£40 a head each", said within three words; or "each branch took in 120".
fn is_rate(view: &View<'_>, clause_end: usize) -> bool {
    if is_for_each(view) {
        return true;
    }
    let mut sharing = view.words().filter(|w| shares(w));
    sharing.any(|w| {
        let after = w.range.start >= view.own.prose.end
            && w.range.start < clause_end
            && view.sentence.words_in(&(view.own.prose.end..w.range.start)) <= 3;
        // "As per the agency" says who said it.
        let is_source = w.lower() == "per" && view.sentence.word_before(w.range.start) == Some("as");
        // "Every year 120 came" is no rate: the year is the figure's own.
        let of_things =
            || view.sentence.word_from(w.range.end).is_some_and(|next| next.known.sense == Sense::Content);
        !is_source && (after || view.is_before(w) && view.reach_of(w) >= CLAUSE && of_things())
    })
}

/// "27.4p a share", "£40 a head": so much of each, where no noun goes on. A year goes without saying.
fn is_for_each(view: &View<'_>) -> bool {
    let after = view.sentence.words_from(view.own.prose.end);
    let [article, noun, rest @ ..] = after else { return false };
    let touches = |from: usize, to: usize| view.document.prose()[from..to].trim().is_empty();
    view.own.kind == Kind::Money
        && matches!(article.lower(), "a" | "an")
        && touches(view.own.prose.end, article.range.start)
        && matches!(noun.known.sense, Sense::Content | Sense::Pronominal)
        && rest.first().is_none_or(|next| {
            next.known.sense == Sense::Nothing || !touches(noun.range.end, next.range.start)
        })
}

/// What dates the number: years and dates of its clause, or one that opens the sentence.
fn period(view: &View<'_>, clause: &Range<usize>, when: &Range<usize>) -> Period {
    let prose = view.document.prose();
    let mut text = String::new();
    for dated in view.numbers().filter(|m| m.kind.is_date()) {
        let opens =
            when.is_empty() && view.sentence.words_in(&(view.sentence.range.start..dated.prose.start)) <= 2;
        let is_within =
            |range: &Range<usize>| range.start <= dated.prose.start && dated.prose.end <= range.end;
        let in_clause = is_within(clause) || is_within(when);
        let before = view.sentence.word_before(dated.prose.start);
        let only_bounds =
            matches!(before, Some("since" | "until" | "till" | "by" | "from" | "before" | "after"));
        if (in_clause || opens) && !only_bounds && !dates_another(view, dated) {
            text.push_str(&prose[dated.prose.clone()]);
            text.push(' ');
        }
    }
    let mut period = Period::of(&text);
    // "6.87% in May": a month alone is no number, so no mention stands for it.
    period.months.add(Period::of(&prose[clause.clone()]).months);
    period
}

/// "From £43 in 2023 to £47": a date right behind a number before is that one's.
fn dates_another(view: &View<'_>, date: &Mention) -> bool {
    let between = |number: &Mention| number.prose.end..date.prose.start;
    date.prose.end <= view.own.prose.start
        && view.numbers().any(|number| {
            claims_words(number)
                && number.prose.end <= date.prose.start
                && view.sentence.words_in(&between(number)) <= 1
        })
}

/// Markers of the clause, of the subject before it, and of the sentence where they are strong.
fn elsewhere(view: &View<'_>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for word in view.words() {
        let Some(stem) = word.known.elsewhere() else { continue };
        // "The Office for National Statistics" is nobody else's; "we" is the speaker's, but of a columnist everybody.
        let is_name = word.known.capital && word.range.start > view.sentence.range.start;
        // "More than 52% went to the polls": those are no surveys.
        let is_vote = word.lower() == "polls" && view.sentence.word_before(word.range.start) == Some("the");
        if is_name || is_vote || view.terms.is_first_person(word.lower()) && !view.own.quoted {
            continue;
        }
        let reach = view.reach_of(word);
        // "A rival firm said it would cut 600 posts, though its sales grew by 0.8%": a subject reaches far.
        let is_subject = view.is_before(word) && (reach >= SUBJECT || view.terms.is_rival(stem));
        if reach >= CLAUSE || view.is_before(word) && reach >= OWN_CLAUSE || is_subject {
            found.push((word.lower().to_owned(), stem.to_string()));
        }
    }
    if let Some(before @ ("per" | "each" | "every")) = view.word_before() {
        found.push((before.to_owned(), before.to_owned()));
    }
    let clause = view.clause();
    let text = &view.document.prose()[clause.clone()];
    found.extend(view.terms.ahead_marker(text).map(|marker| (marker.to_owned(), String::new())));
    // "Usk, Wye and Dee took 66 between them": no one of them did.
    let after = &view.document.prose()[view.own.prose.end..clause.end.max(view.own.prose.end)];
    found.extend(after.contains("between them").then(|| ("between them".to_owned(), String::new())));
    // "to reach 133 by 2030": what is to come is a wish.
    let years = view.numbers().filter(|m| m.kind == Kind::Year && m.prose.start > view.own.prose.end);
    let by = years.filter(|y| view.sentence.word_before(y.prose.start) == Some("by"));
    found.extend(by.filter(|y| y.prose.end <= clause.end).map(|_| ("by".to_owned(), "by".to_owned())));
    found
}

fn first_person(view: &View<'_>) -> Option<String> {
    let mut speakers = view.words().filter(|w| view.is_before(w) && view.terms.is_first_person(w.lower()));
    speakers.find(|w| view.reach_of(w) >= SUBJECT).map(|w| w.lower().to_owned())
}

/// A name the book does not know, after "in" or as the clause's subject: "France counted 3,167".
fn foreign(view: &View<'_>) -> Option<String> {
    // Headlines write every word with a capital.
    let block = view.document.block_at(view.own.prose.start)?;
    if view.document.blocks()[block].kind == BlockKind::Heading {
        return None;
    }
    let prose = view.document.prose();
    for word in view.words().filter(|w| w.range.start > view.sentence.range.start) {
        let unknown = word.known.capital && word.term.is_none() && word.known.sense != Sense::Nothing;
        if !unknown || !Period::of(&prose[word.range.clone()]).is_empty() {
            continue;
        }
        // "at the Royal"
        let mut before = view.sentence.words_before(word.range.start).iter().rev().map(SentenceWord::lower);
        let before = before.find(|word| *word != "the");
        let after_place_word =
            matches!(before, Some("in" | "at" | "across" | "near" | "neighbouring" | "neighboring"));
        // "242 crimes, while in London there were 201": that is the place of the next number.
        let between = view.own.prose.end..word.range.start.max(view.own.prose.end);
        let in_place =
            || after_place_word && view.reach_of(word) >= PLACE && view.sentence.breaks_in(&between) == 0;
        let is_subject = || view.is_before(word) && view.reach_of(word) >= CLAUSE;
        if in_place() || is_subject() {
            return Some(word.lower().to_owned());
        }
    }
    None
}
