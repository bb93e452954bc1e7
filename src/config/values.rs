//! The values that a configuration's keys take.

use std::path::{Path, PathBuf};

use super::Globs;
use super::paths::join;
use crate::sheet::{FileError, Table, brief, suggestion};

/// One of several words.
pub(super) fn choice<T: Copy>(
    table: Table<'_>,
    key: &str,
    choices: &[(&str, T)],
    errors: &mut Vec<FileError>,
) -> Option<T> {
    let value = table.value(key)?;
    let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
    let Some(text) = value.get_ref().as_str() else {
        let wanted = format!("one of {}", words.join(", "));
        let help = format!("write {key} = \"{}\"", words.first().unwrap_or(&"…"));
        errors.push(table.wrong_type(key, value, &wanted, &help));
        return None;
    };
    let chosen = choices.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice);
    if chosen.is_none() {
        let message = format!("`{key}` cannot be “{}”", brief(text));
        let error = FileError::new(table.sheet.at(value.span()), message, "not one of the choices");
        errors.push(error.help(suggestion(text, &words)));
    }
    chosen
}

/// One path or several, from the configuration's folder.
pub(super) fn paths(
    table: Table<'_>,
    key: &str,
    folder: &Path,
    errors: &mut Vec<FileError>,
) -> Option<Vec<PathBuf>> {
    table.value(key)?;
    let before = errors.len();
    let texts = table.texts(key, usize::MAX, errors);
    (errors.len() == before).then(|| texts.iter().map(|text| join(folder, text.value.as_ref())).collect())
}

/// One pattern of paths or several.
pub(super) fn globs(table: Table<'_>, key: &str, base: &Path, errors: &mut Vec<FileError>) -> Option<Globs> {
    table.value(key)?;
    let before = errors.len();
    let texts = table.texts(key, usize::MAX, errors);
    match Globs::new(base, texts.iter().map(|text| text.value.clone()).collect()) {
        Ok(globs) => (errors.len() == before).then_some(globs),
        Err((nth, why)) => {
            let text = texts.get(nth)?;
            let message = format!("`{}` is no pattern: {why}", brief(&text.value));
            let error = FileError::new(text.at, message, "cannot be read");
            errors.push(error.help(
                "`*` is any name or part of one, `**` any number of folders; put \\\\ before a sign meant as itself",
            ));
            None
        }
    }
}
