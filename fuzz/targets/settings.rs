//! Text as each of the other files an editor or a program writes: it is read or refused, and every fault can be drawn.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use tieout::config::{Applied, Config};
use tieout::leave::{Baseline, IgnoreFile, changed_lines};
use tieout::render::{self, Style};
use tieout::sheet::{FileError, TextFile};

fuzz_target!(|bytes: &[u8]| {
    changed_lines(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let file = |path: &str| TextFile::new(path, text);
    match Config::parse(file("tieout.toml"), Path::new("desk"), Path::new("desk")) {
        Ok(config) => {
            let shown = Applied::of(Vec::new(), config.layers(Path::new("desk/a.md"))).to_string();
            let again = TextFile::new("tieout.toml", shown);
            Config::parse(again, Path::new(""), Path::new("")).expect("settings shown are a configuration");
        }
        Err(wrong) => assert_drawable(&wrong.errors, &wrong.files),
    }
    let file = file("tieout-ignore.toml");
    if let Err(errors) = IgnoreFile::parse(file.clone()) {
        assert_drawable(&errors, &[file]);
    }
    if let Err(error) = Baseline::parse(text, |_| true) {
        assert!(!error.to_string().is_empty());
    }
});

fn assert_drawable(errors: &[FileError], files: &[TextFile]) {
    assert!(!errors.is_empty());
    for error in errors {
        let related = error.related.iter().map(|label| label.location);
        for place in related.chain([error.location]) {
            let culprit = files[place.file].text.get(place.span.range());
            assert!(culprit.is_some_and(|culprit| !culprit.is_empty()), "{error:?}");
        }
    }
    render::faults(errors, files, Style { width: 100, colour: false });
}
