//! A long file is read in stretches as it would be as a whole.

use proptest::prelude::*;

use super::read;
use crate::figures::parse::{read_stretches, read_whole};
use crate::figures::stretches::Stretches;
use crate::sheet::Sheet;

/// What is read in stretches of so many bytes, and what as a whole; `None` where it is not read in stretches.
fn both(text: &str, least: usize) -> Option<(String, String)> {
    let sheet = Sheet::toml(0, text);
    let (entries, errors) = read_stretches(sheet, &Stretches::of(sheet, least)?, &read)?;
    let (mut all, mut told) = (Vec::new(), Vec::new());
    let lost_ids = read_whole(sheet, &read, &mut all, &mut told);
    Some((format!("{:?}", (entries, errors, false)), format!("{:?}", (all, told, lost_ids))))
}

#[test]
fn places_are_those_of_the_file() {
    let text = "# A book\n[source]\ntitel = \"é\"\n\n[[figure]]\r\nid = \"é\"\naka = [\"b\", 'c']\nvalue = 5\n\n\
                [[figure]]\nwas = [{ value = \"£1\", wen = 2019-10-01 }]\nformula = 'é * 2'\n[figure.source]\npage = 0\n";
    let both = both(text, 1);
    assert!(both.as_ref().is_some_and(|(stretches, whole)| stretches == whole), "{both:#?}");
}

#[test]
fn a_short_or_damaged_file_is_read_as_a_whole() {
    for text in [
        "[[figure]]\nid = \"a\"\n",
        "[[figure]]\nid = \n[[figure]]\n",
        "[[figure]]\nnote = '''\n[[figure]]\n'''\n",
        "[[figure]]\n[[figure]]\n[source]\ntitle = \"a\"\n",
        "figure = []\n[[figure]]\n[[figure]]\n",
    ] {
        assert_eq!(both(text, 1), None, "{text}");
    }
}

proptest! {
    #[test]
    fn stretches_give_what_the_whole_gives(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "[[figure]]", "[[figure]]", "[[figure]] # x", " [[figure]]", "# [[figure]]", "[figure]", "[figure.source]",
                "[[figure.was]]", "[source]", "[other]", "figure = []", "figure.a = 1", "id = \"é\"", "id = 5", "aka = [",
                "\"x\",", "]", "was = [{ value = \"£1\" }]", "title = \"a\"", "value = \"15,800\"", "value = \"\"",
                "note = \"\"\"", "\"\"\"", "'''", "note = '''", "expires = 2019-10-01", "formula = \"a + b\"", "",
            ]),
            0..14,
        ),
        end in prop::sample::select(vec!["\n", "\r\n"]),
        least in 1_usize..60,
    ) {
        if let Some((stretches, whole)) = both(&lines.join(end), least) {
            prop_assert_eq!(stretches, whole);
        }
    }
}
