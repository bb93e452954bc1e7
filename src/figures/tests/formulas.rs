//! Formulas: what they give, and what each slip in one is told.

use rust_decimal::Decimal;

use super::{errors, file, good, one_error, parse};
use crate::scan::Kind;

/// In need 19,640; looked after 3,820; a budget of £600; two rates; a range; nought.
fn with(lines: &str) -> String {
    file(&[
        "id = \"in-need\"\nvalue = \"19,640\"",
        "id = \"looked-after\"\nvalue = \"3,820\"",
        "id = \"budget\"\nvalue = \"£600\"",
        "id = \"now\"\nvalue = \"51.4%\"",
        "id = \"then\"\nvalue = \"47.3%\"",
        "id = \"spread\"\nvalue = \"10 to 15\"",
        "id = \"none\"\nvalue = 0",
        &format!("id = \"result\"\n{lines}"),
    ])
}

#[test]
fn a_formula_may_give_an_age() {
    let figures = good(&with("formula = \"1952 - 1895\"\nkind = \"age\""));
    let result = figures.last().unwrap();
    assert_eq!((result.kind, result.text.as_str(), &*result.quantity.unit.id), (Kind::Age, "57 years", "a"));
}

#[test]
fn a_formula_alone_is_the_value() {
    for (formula, text, kind) in [
        ("in-need - looked-after", "15,820", Kind::Count),
        ("2 * (in-need + 10) - 2*in-need", "20", Kind::Count),
        ("looked-after / in-need", "0.195", Kind::Ratio),
        ("looked-after / in-need as %", "19.5%", Kind::Percent),
        ("(in-need - looked-after) / looked-after as%", "414.1%", Kind::Percent),
        ("in-need / looked-after", "5.14 times", Kind::Multiple),
        ("budget / 7", "£85.71", Kind::Money),
        ("budget / in-need * 1,000", "£30.55", Kind::Money),
        ("budget / (budget + budget)", "0.5", Kind::Ratio),
        ("now - then", "4.1 percentage points", Kind::Points),
        ("then + (now - then)", "51.4%", Kind::Percent),
        ("now * in-need", "10,094.96", Kind::Count),
        ("-looked-after", "-3,820", Kind::Count),
        ("--looked-after", "3,820", Kind::Count),
        ("in-need - looked-after - 20 - 1 / 2 * 2", "15,799", Kind::Count),
    ] {
        let figures = good(&with(&format!("formula = \"{formula}\"")));
        let result = figures.last().unwrap();
        assert_eq!((result.text.as_str(), result.kind), (text, kind), "{formula}");
    }
}

#[test]
fn a_formula_alone_keeps_its_precision() {
    let text = with("formula = \"looked-after / in-need as %\"");
    let result = good(&text).pop().unwrap();
    assert_eq!(result.quantity.low.round_dp(6), "19.450102".parse().unwrap());
    assert_eq!(result.quantity.granularity, Decimal::new(1, 1));
    assert_eq!(&text[result.declared_at.span.range()], "\"looked-after / in-need as %\"");
}

#[test]
fn a_value_may_be_rounded_from_its_formula() {
    for (value, formula) in [
        ("\"15,800\"", "in-need - looked-after"),
        ("\"19.5%\"", "looked-after / in-need as %"),
        ("\"19.5%\"", "looked-after / in-need"),
        ("\"5.1 times\"", "in-need / looked-after"),
        ("\"more than 15,000\"", "in-need - looked-after"),
        ("\"4.1 percentage points\"", "now - then"),
        ("\"1 in 5\"", "looked-after / in-need"),
        ("\"10 to 15\"", "in-need / 1,500"),
    ] {
        good(&with(&format!("value = {value}\nformula = \"{formula}\"")));
    }
}

#[test]
fn a_formula_that_disagrees_says_what_it_gives() {
    let help = "correct the formula, the value, or a figure the formula uses";
    for (value, formula, gives, says) in [
        ("\"15,700\"", "in-need - looked-after", "15,820", "15,700"),
        ("\"19.4%\"", "looked-after / in-need as %", "19.45%", "19.4%"),
        ("\"1 in 4\"", "looked-after / in-need", "0.195", "1 in 4"),
        ("\"£95\"", "budget / 7", "£85.71", "£95"),
        ("\"more than 16,000\"", "in-need - looked-after", "15,820", "more than 16,000"),
    ] {
        let text = with(&format!("value = {value}\nformula = \"{formula}\""));
        let message = format!("the formula gives {gives}, the value says {says}");
        one_error(&text, &message, &format!("\"{formula}\""), &format!("gives {gives}"), help);
        let related = &parse(&[&text]).unwrap_err().errors[0].related[0];
        assert_eq!(&text[related.location.span.range()], value);
    }
    let text = with("value = \"£5\"\nformula = \"in-need\"");
    let message = "the formula gives a plain number, the value is money (GBP)";
    assert_eq!(errors(&text)[0].0, message);
    let text = with("kind = \"money\"\nformula = \"in-need\"");
    assert_eq!(errors(&text)[0].0, "the formula gives a plain number (19,640), `kind` says money");
}

#[test]
fn exact_values_are_the_operands() {
    let text = file(&[
        "id = \"a\"\nvalue = \"15,800\"\nexact = \"15,820\"",
        "id = \"b\"\nformula = \"a + 0\"",
        "id = \"c\"\nvalue = \"more than 13,000\"\nexact = \"13,248\"",
        "id = \"d\"\nformula = \"c + 0\"",
    ]);
    let texts: Vec<_> = good(&text).into_iter().map(|figure| figure.text).collect();
    assert_eq!(texts, ["15,800", "15,820", "more than 13,000", "13,248"]);
}

#[test]
fn slips_in_the_writing() {
    let example = "write for example in-need - looked-after";
    let name = "not the id of a figure in the book";
    for (formula, message, span, label, help) in [
        ("in-ned - looked-after", "there is no figure `in-ned`", "in-ned", name, "did you mean `in-need`?"),
        (
            "zebra",
            "there is no figure `zebra`",
            "zebra",
            name,
            "check the spelling, or add the figure to the book",
        ),
        (
            "in-need-looked-after",
            "there is no figure `in-need-looked-after`",
            "in-need-looked-after",
            name,
            "put spaces round the minus: `in-need - looked-after`",
        ),
        (
            "in-need - ",
            "the formula stops short",
            "\"in-need - \"",
            "expected a figure's id or a number",
            example,
        ),
        ("in-need + * 2", "a figure is missing", "*", "expected a figure's id or a number", example),
        (
            "in-need looked-after",
            "a sign is missing",
            "looked-after",
            "expected + - * or / before this",
            "write + - * or / between two figures",
        ),
        ("(in-need", "a bracket is not closed", "(", "opened here", "close it with )"),
        (
            "in-need)",
            "a bracket is closed that was never opened",
            ")",
            "no ( before it",
            "take it out, or open it",
        ),
        (
            "in-need × 2",
            "a formula cannot have “×” here",
            "×",
            "not part of a formula",
            "write * to multiply",
        ),
        (
            "in-need * 20%",
            "a formula cannot have “%” here",
            "%",
            "not part of a formula",
            "end the formula with as % for a percentage; write 0.2 for 20%",
        ),
        (
            "in-need / in-need as % + 1",
            "nothing may follow `as %`",
            "+",
            "after the end",
            "put brackets round the formula and as % last",
        ),
    ] {
        one_error(&with(&format!("formula = \"{formula}\"")), message, span, label, help);
    }
}

#[test]
fn slips_in_the_sums() {
    let same = "only figures of the same unit can be added or subtracted";
    let plain = "multiply or divide by a plain number, or divide two figures of the same unit";
    for (formula, message, span, label, help) in [
        ("in-need / none", "the formula divides by zero", "none", "this is 0", "check the figure's value"),
        (
            "in-need / (2 - 1 - 1)",
            "the formula divides by zero",
            "2 - 1 - 1",
            "this is 0",
            "check the figure's value",
        ),
        ("in-need - budget", "cannot subtract money (GBP) from a plain number", "-", "different units", same),
        ("budget + 1", "cannot add a plain number to money (GBP)", "+", "different units", same),
        ("budget * budget", "cannot multiply money (GBP) by money (GBP)", "*", "different units", plain),
        ("in-need / budget", "cannot divide a plain number by money (GBP)", "/", "different units", plain),
        (
            "in-need as %",
            "`as %` needs a share, and this is a plain number",
            "as %",
            "not a share",
            "divide two figures of the same kind, as in looked-after / in-need as %",
        ),
        (
            "spread * 2",
            "a formula cannot use a range, a bound or a vague number",
            "spread",
            "not one number",
            "give that figure one number, as its value or as `exact`",
        ),
        (
            "99999999999999999999999999 * 99999999999999999999999999",
            "the formula's result is too large",
            "*",
            "too large here",
            "check the figures' values",
        ),
    ] {
        one_error(&with(&format!("formula = \"{formula}\"")), message, span, label, help);
    }
}

#[test]
fn every_unknown_id_is_told() {
    let text = with("formula = \"zebra + in-ned\"");
    let messages: Vec<_> = errors(&text).into_iter().map(|error| error.0).collect();
    assert_eq!(messages, ["there is no figure `zebra`", "there is no figure `in-ned`"]);
}

#[test]
fn an_escaped_formula_is_shown_whole() {
    let text = with(r#"formula = "in-need \u002A zebra""#);
    assert_eq!(errors(&text)[0].1, r#""in-need \u002A zebra""#);
    let text = with("formula = '''\n  in-need - zebra'''");
    assert_eq!(errors(&text)[0].0, "there is no figure `zebra`");
}

#[test]
fn circles_show_their_path() {
    let text = file(&[
        "id = \"a\"\nformula = \"b + 1\"",
        "id = \"b\"\nvalue = 3\nformula = \"c * 2\"",
        "id = \"c\"\nformula = \"a\"",
        "id = \"d\"\nformula = \"c\"",
    ]);
    let message = "these formulas go in a circle: a → b → c → a";
    let help = "give one of them its value and take out its formula";
    one_error(&text, message, "\"b + 1\"", "comes back to itself", help);
    let error = &parse(&[&text]).unwrap_err().errors[0];
    let related: Vec<_> = error.related.iter().map(|label| label.text.as_str()).collect();
    assert_eq!(related, ["`b` is worked out here", "`c` is worked out here"]);
}

#[test]
fn nesting_is_limited() {
    let deep = |depth: usize| format!("formula = \"{}in-need{}\"", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(good(&with(&deep(60))).last().unwrap().text, "19,640");
    for formula in [deep(100_000), format!("formula = \"{}in-need\"", "-".repeat(100_000))] {
        let text = with(&formula);
        let told = errors(&text).remove(0);
        assert_eq!(
            (told.0.as_str(), told.2.as_str()),
            ("more than 64 brackets or signs inside one another", "too deep")
        );
    }
}

#[test]
fn long_sums_and_long_chains_are_fine() {
    let sum = vec!["in-need"; 20_000].join(" + ");
    assert_eq!(good(&with(&format!("formula = \"{sum}\""))).last().unwrap().text, "392,800,000");
    let mut chain: Vec<String> =
        (1..5_000).map(|i| format!("id = \"f{i}\"\nformula = \"f{} + 1\"", i - 1)).collect();
    chain.insert(0, "id = \"f0\"\nvalue = 1".into());
    chain.reverse();
    let lines: Vec<&str> = chain.iter().map(String::as_str).collect();
    assert_eq!(good(&file(&lines))[0].text, "5,000");
}
