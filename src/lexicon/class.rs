//! What single words are to the scanner: the names of the lists in `classes.toml` and `cues.toml`.

/// Classes a word may belong to; the names of the lists in `classes.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, Hash, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Class {
    /// Ends a noun phrase: prepositions, conjunctions, pronouns, auxiliaries, common verbs.
    Function,
    /// May stand between "of" and the noun: "the", "these", "all".
    Determiner,
    /// People of whom an age is told.
    Person,
    /// Names that a number follows: "Section", "Channel", "page".
    Label,
    /// The last word of an address: "Street", "Road".
    Street,
    /// Says that the numbers beside it are a score or a vote.
    Contest,
    /// Stands before a year.
    YearCue,
    /// Goes up: verbs, nouns, particles.
    Up,
    /// Goes down.
    Down,
    /// Comparatives after a number: "more", "higher".
    UpAfter,
    /// Comparatives after a number: "fewer", "lower".
    DownAfter,
    /// Words a trend may skip on its way to the number: "by", "sharply", "another".
    TrendFiller,
    /// Says that the pounds beside it are weight, or the degrees an angle.
    Weight,
    /// Says that degrees are an angle.
    Angle,
    /// Says that an "m" is metres: "tall", "long", "sprint".
    Extent,
    /// Says that an "m" to two decimals is metres: "a throw of 15.27m".
    FieldEvent,
    /// What follows "N times" when it compares.
    Comparison,
    /// Plurals that do not end in s.
    Plural,
    /// Weekday names.
    Weekday,
    /// Begins a number without being one: "minus", "between", "a".
    Starter,
    /// Market indices, whose number is part of their name.
    Index,
    /// Words of change that move a share, but only handle a sum: "raise $1bn", "a loss of £6m".
    Soft,
    /// Time zones and the like after a 24-hour time.
    Zone,
    /// Before a number, says that an "m" is metres: "a height of 48m".
    Span,
    /// Labels that name without a capital: "page 12".
    LabelSmall,
    /// Short labels with a full stop: "No. 10".
    LabelDotted,
    /// Says that a short number is a telephone's.
    Telephone,
    /// Prefixes that leave a hyphenated number a number: "mid-1990s", "nearly-five".
    Prefix,
    /// Before "over" and a length of time, says that the time is bounded, not spanned: "for over 20 years".
    Lasting,
    /// Before "double", says that it is a verb or a multiple.
    Doubling,
    /// Verbs whose "up" or "down" moves nothing: "gave up", "set down".
    Phrasal,
    /// Verbs of motion without a direction of their own: "go from £2 to £3", "went up to 15 per cent".
    Motion,
    /// Verbs of going past a number: "tops 500", "passes 1m".
    Passing,
    /// Verbs before "up to" that make it no hedge: "lives up to half his promises".
    Amounting,
    /// Nouns of change that take "in" and "of": "an increase in sales of 4%".
    ChangeNoun,
    /// Says that the quarters counted are parts of years: "the preceding three quarters".
    Past,
    /// Tens in the plural, as ages: "twenties".
    Decade,
    /// Plurals that a year before them dates: "1990 levels".
    Dated,
    /// Prepositions that, after a verb of change, say where it went: "fell below 148,000".
    Threshold,
    /// Words that end like superlatives: "forest".
    EndsInEst,
    /// Verbs after which "one" is a pronoun: "how can one".
    Modal,
    /// Before "one", makes it a pronoun: "that one".
    Pointing,
    /// Prepositions that tie a participle to what describes it: "planned for".
    Preposition,
    /// Words of rank and praise: "one of the main", "one of the few".
    Ranking,
    /// "a", "an".
    Article,
    /// Before a number, says that it is compared with the last one.
    Against,
    /// Verbs of comparison, before "with" and "to".
    Comparing,
    /// Prepositions after a verb of comparison.
    Compared,
    /// Words of time between the two ends of a change: "to 91m in the year from 50m".
    Interval,
    /// Before a sum, says that it is another of the same kind.
    Adding,
    /// Before the last of a list.
    Joining,
    /// After a length of time, says that it has passed.
    Elapsed,
    /// What sums of money are: "a 1.1bn shortfall".
    Sum,
    /// Before a time, between a change and its size: "rose in May by 4%".
    Dating,
    /// Ends an ordinal or a fraction in digits: "21st", "5/8ths".
    OrdinalEnding,
    /// Between the two ends of a range: "five or six".
    Ranging,
    /// Letters that scale sums of money alone: "$1.2b".
    MoneyScale,
    /// Between two numbers of one kind: "junctions 10 and 11", "13 to 18".
    Spanning,
    /// After two numbers with a hyphen, says that they name a thing: "the 930-11 model".
    Design,
    /// Says that a fraction is odds: "favourite at 2/9".
    Betting,
    /// Says that two decimals before it are minutes: "12.30 in the morning".
    DayPart,
    /// Verbs of races, before "in" and a time: "won in 30.26".
    Racing,
    /// Between the verb and an age: "she was just 14".
    AgeAdverb,
    /// Between a person and an age: "she was 14".
    AgeVerb,
    /// Pronouns of one person, of whom an age is told.
    PersonPronoun,
    /// What is left of "am" and "is" after an apostrophe.
    Being,
    /// Before "one of the best", which then only describes: "is", "as", "becoming".
    Describing,
    /// Before "at" and an age.
    Dying,
    /// Between a time of day and its day: "12.30 on a Saturday morning".
    OnDay,
    /// "up", "down": before "from", says that a change has been told.
    UpDown,
    /// After a length of time, says where it leads.
    Apart,
    /// A quarter, which may be of a year.
    QuarterYear,
    /// Before "at" or "past" and an age: "work past 65".
    Retiring,
    /// Between "work" and an age.
    Until,
    /// Opens a range before "from": "anywhere from 10 to 20".
    Anywhere,
    /// Between the two ends of "between X and Y".
    BetweenJoint,
    /// Between the two ends of "from X to Y".
    FromJoint,
    /// Between the two ends of a range without a frame: "10 to 15", "Monday through Friday".
    RangeJoint,
    /// Between two bounds of one number: "more than 10 but fewer than 20".
    BoundJoint,
    /// What degrees are below: "5 degrees below zero".
    Freezing,
    /// Between a number and what it counts: "three more men".
    Additional,
    /// Opens the noun phrase after "of the": "of the most vulnerable".
    PhraseOpener,
    /// What stands after the apostrophe of a contraction.
    Contraction,
    /// "hour", "hours": "one and a quarter of an hour".
    Hour,
    /// May stand between a hedge and its number: "at least another 12".
    Articled,
    /// Hedges that before a length of time may say when.
    Timed,
    /// Before "about", says that it is no hedge: "talk about 12 cases".
    Talking,
    /// Before "over", says that it is no hedge: "victory over 12 rivals".
    Prevailing,
    /// Hedges after a number that before a noun describe it: "a $15 minimum wage".
    Limiting,
    /// Pronouns that begin a clause after "or so".
    Pronoun,
    /// Parts that digits before them count: "3 quarters", "5 seconds".
    DigitlessPart,
    /// Between the part and the whole of a ratio: "one in eight", "3 out of 10".
    RatioJoint,
    /// The hundredth part of a currency, in "77p in the pound".
    Minor,
    /// Between "in" and the currency of "77p in every pound".
    EachOf,
    /// The currency of "77p in every pound".
    Major,
    /// Multiples that are adjectives as well as verbs: "double".
    BareMultiple,
    /// After "double", says that it is a verb: "double in size".
    AfterDouble,
    /// Opens a range: "between 5 and 11".
    Framing,
    /// Before a number, makes little of it.
    Merely,
    /// "age", "ages": "at the age of 28".
    AgeNoun,
    /// "old", "young": "as young as 11".
    OldYoung,
    /// Before an age: "aged 23", "ages 5 to 11".
    Aged,
    /// Bounds an age from above: "under 18".
    Younger,
    /// Bounds an age from below: "over 65".
    Older,
    /// "year", "years": "under the age of one year".
    YearNoun,
    /// After a bound, says that it is no age: "over 65 per cent".
    OtherUnit,
    /// One unit of time, for "a year old" and "a week ago".
    TimeSpan,
    /// Before "a year old", says that it is an age.
    OldBound,
    /// "old", "olds": "18-year-olds".
    OldNoun,
    /// After a number, says that it is no age: "she was 12 of 20".
    Relating,
    /// Before a decade, says that it is an age: "in his 50s".
    Possessive,
    /// Before a decade: "in their early 20s".
    Early,
    /// Makes an ordinal of digits: "21st".
    OrdinalSuffix,
    /// Before a month, says that two days may follow: "between June 9 and 15".
    Period,
    /// Between two days of one month: "June 9 to 15".
    DayJoint,
    /// Letters that touch digits without making a name of them: "21st", "6pm".
    DigitSuffix,
    /// Units that may stand between digits without white space: "5ft2".
    PartUnit,
    /// After two numbers with "to", says that they are a vote: "an eight to one majority".
    Verdict,
    /// Before "of" and two numbers, says that they are a vote.
    Margin,
    /// "am", "pm": "6pm".
    HalfDay,
    /// The first letter of "a.m." and "p.m.".
    HalfDayLetter,
    /// Near a decade, says that it is an age.
    PersonFrame,
    /// Before "half" or "quarter", makes a period of it: "the third quarter".
    NamedPart,
    /// Words of change that are also adverbs.
    Adverbial,
    /// After a length of time, says that it has passed and is no change.
    Since,
    /// Between a noun of change and what changed: "an increase in sales".
    ChangeJoint,
    /// Between two numbers that are compared: "4% up on".
    Relation,
    /// Between a comparison and the number compared with.
    RelationJoint,
    /// Before a word of threshold: "just above 3%".
    Nearness,
    /// Comparatives that must touch the number they follow.
    Comparative,
    /// Comparatives that count: "12 more than".
    MoreFewer,
    /// After a unit of time, says that the number before it is another time’s: "249,000 week ago".
    Bygone,
    /// "pound", "pounds": money or weight.
    Pound,
    /// After metres, before the other length: "12m x 5m".
    Across,
    /// Before "jump": "high jump".
    JumpKind,
    /// Before "of" and metres: "a best of 8.12m".
    BestLeap,
    /// Parts that measure: "a quarter mile", but not "a third week".
    SimplePart,
    /// Currencies whose names are other words too: "five won".
    CommonCurrency,
    /// Eras, in capitals: "300 BC".
    Era,
    /// Before "second", says that it is the time: "30 frames a second".
    EachTime,
    /// Before two numbers with "to", says that they are a vote.
    Voting,
    /// Months that are no other words, so that they need no capital.
    PlainMonth,
    /// Between "pension age" and the number.
    AgeEnd,
    /// Dates the other end of a change: "from last week's 16.95".
    Former,
    /// Before "until" and a bare number, says that it is an age: "live until 85".
    Living,
    /// Between a number and its unit, says that nothing is missing: "one full year".
    Whole,
    /// Before "the seventies", says that they are degrees.
    Weather,
    /// After how far a price moved, before the price: "up 4p at 242p".
    Pricing,
    /// Ends a noun phrase where it stands alone behind a number: "£90m overseas".
    Adverb,
    /// Before two decimals behind the distance of a race, says that they are its time.
    RaceTime,
    /// Units whose country may be said once for all: "dlrs".
    Dollar,
    /// Near "half a point", says that it is of a percentage.
    Rate,
    /// Participles that are people: "12 injured".
    Sufferer,
    /// Programs whose versions are years: "Windows 2000".
    Software,
    /// Names the sum of a row of a results table: "Oper net profit".
    RowSum,
    /// Participles that end as nouns do: "agreed", as "seed".
    SeemingNoun,
    /// What an ordinal with a capital counts: "First Division".
    OrdinalNoun,
    /// The second word of a bank's name: "First Interstate".
    BankName,
    /// Participles of ownership: "state owned".
    Owning,
    /// What three quarters of a year are of: "three quarters of contraction".
    QuarterlyNoun,
    /// Verbs of voting, before "13 to 11".
    Balloting,
    /// Behind "reduced", says that what follows is the level: "the reduced price of £3".
    Priced,
    /// What rows of a results table state besides sums: "Avg shrs".
    Goods,
    /// Words before a sum in billions that say that it is money: "exports".
    TradeSum,
    /// Prepositions that tie a place or a time to a noun: "exports to Japan".
    Tying,
    /// Before an adjective: "two very good games".
    Intensifier,
    /// Adjectives behind a percentage: "100 per cent sure".
    Predicative,
    /// Stations, behind a time of day: "2340 on BBC One".
    Station,
    /// After a plural, says that it is a verb: "telecentres uses only".
    Predicating,
    /// What is paid: "a dividend of 13 marks".
    Payment,
    /// Participles with an object of their own: "citing lower prices".
    Citing,
    /// What is made in models that numbers name: "a 386 chip".
    Machine,
    /// What is done with goals: "added a third after the break".
    Scoring,
    /// Verbs of one thing, behind the head of a noun phrase: "is".
    Auxiliary,
    /// Participles that do not end in -ed: "underwritten".
    Participle,
    /// Participles that before "by" and a count say who did it: "dropped by six stations".
    Handled,
    /// Nouns and adjectives that end as adverbs do: "family".
    LyNoun,
    /// Participles that describe the noun behind them: "preferred shares".
    Describer,
    /// Plurals that describe the noun behind them: "securities firms".
    PluralModifier,
    /// Verbs that make something larger, as well as handle a sum: "raised its prices".
    Raising,
    /// Behind "age", says that the range before it is of ages: "the 25-54 age group".
    AgeBand,
    /// Between a sum and what was said of it: "a shortfall previously forecast".
    Foretelling,
    /// Between a verb and "one of the best", which then only describes: "is already one of".
    StandingAdverb,
    /// Opens a noun phrase of its own: "many".
    Quantifier,
    /// How long, high or wide something is, behind a length: "six feet deep".
    Dimensional,
    /// A body of people that one number tells: "a workforce of 300", "its 300 workforce".
    Collective,
    /// Before "one day", says that it tells how long: "within one day".
    SpanOpener,
    /// Units of goods that a price is for: "a tonne".
    Traded,
    /// What a company gains, beside what it makes: "gains 895,000 for a sale".
    Gain,
    /// Beside a price in a row: "offered 0.40 over".
    Quoting,
    /// What money is raised or laid out for: "an 800m bond issue".
    Financing,
    /// Nouns that end as verbs do: "housing".
    IngNoun,
    /// Words that end a noun phrase, but before a plural describe it: "two away wins".
    AlsoAdjective,
    /// Before a number, makes a name of both: "fiscal 1987", "number one".
    Numbered,
    /// Before "of" and a number, makes the name of a series of it: "episodes of 24".
    Episodic,
    /// Labels that are nothing else, whatever follows their number: "type 2 diabetes".
    LabelNoun,
    /// Ends the name of a model behind its number: "737 Max".
    ModelSuffix,
    /// People who tell numbers beforehand: "the $1.39 analysts had expected".
    Forecaster,
    /// What people are by calling, office or kin, before a comma and an age: "the former president, 77,".
    Calling,
    /// Says that gains and losses are of people: "employment showed a loss of 20,000".
    Headcount,
    /// Verbs in the past that seldom describe a noun: "the package included".
    Finite,
    /// Says that the points beside it are of a percentage: "a 3-point swing".
    Poll,
    /// What a race is won in, before "in" and its time: "the title in 47.35".
    Contested,
    /// Verbs of what one covers on foot or in water: "raced 20m to touch down".
    Covering,
    /// Verbs of how jobs go: "shed 6,000 jobs".
    Employing,
    /// Before a second guess: "250 pence, maybe 260".
    Guessing,
    /// What a sum is paid in, behind "in": "returned 5bn in capital".
    MadeOf,
    /// Whose record is told, before "record" and metres: "a championship record 4.35m".
    RecordKind,
    /// Verbs of how long something is: "stretches for about 250m".
    Stretching,
    /// Verbs that move a level, with "it up to" behind them: "taken it up to 24 weeks".
    Taking,
    /// Says that "the mid 30s" beside it are a price, a reading or an age, and no decade.
    Valuing,
    /// Ends in s and is one: "Christmas", "Texas", "lens".
    Singular,
    /// What a price is called: "raised the posted price".
    Posted,
    /// Says that pounds beside it are a weight that no person has or loses.
    Loaded,
    /// What a side of young players is called: "the under 14 boys".
    YouthSide,
    /// Words before the runs and wickets of an innings.
    Batting,
    /// What a firm with a number for its name is called besides.
    FirmNoun,
    /// Names that votes, seats and shares stand by, and no models.
    Party,
    /// One of these stands in every sentence that tells an age in words.
    AgeWord,
}

/// How many numbers of 64 bits hold one bit a class.
const WORDS: usize = 4;

/// The classes of one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Classes([u64; WORDS]);

impl Classes {
    pub(super) fn add(&mut self, class: Class) {
        let bit = class as usize;
        self.0[bit / 64 % WORDS] |= 1 << (bit % 64);
    }

    /// The classes of either of two.
    #[inline]
    pub(crate) fn or(mut self, other: &Classes) -> Classes {
        for (part, more) in self.0.iter_mut().zip(other.0) {
            *part |= more;
        }
        self
    }

    /// Whether the word belongs to the class.
    #[inline]
    pub(crate) fn has(&self, class: Class) -> bool {
        let bit = class as usize;
        self.0[bit / 64 % WORDS] & 1 << (bit % 64) != 0
    }
}
