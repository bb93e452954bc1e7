//! Makes JSON of the word lists, which a program reads in a fraction of the time that TOML takes, at each start.
#![allow(
    clippy::disallowed_methods,
    reason = "a build reads and writes files; the library it makes does not"
)]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

const LISTS: &str = "src/lexicon/en";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={LISTS}");
    let out = env::var_os("OUT_DIR").ok_or("cargo names no folder to write to")?;
    for entry in fs::read_dir(LISTS)? {
        let path = entry?.path();
        let list: toml::Table =
            fs::read_to_string(&path)?.parse().map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.with_extension("json");
        fs::write(Path::new(&out).join(name.file_name().unwrap_or_default()), serde_json::to_string(&list)?)?;
    }
    Ok(())
}
