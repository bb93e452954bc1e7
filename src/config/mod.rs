//! What a desk decides for its copy: `tieout.toml`, options of the command line, and which of them apply to a path.
//!
//! A configuration gives settings for all copy below its folder, and, in each `[[override]]`, others for some of its
//! paths. [`Applied::of`] puts such [`Layer`]s one over the other, and every setting remembers where it came from.
//! Files are found and read by the caller.

mod applied;
mod argument;
mod error;
mod globs;
mod keys;
mod layer;
mod paths;
mod read;
mod schema;
#[cfg(test)]
mod tests;
mod told;
mod values;

use std::path::{Path, PathBuf};

pub use applied::Applied;
pub use error::ConfigErrors;
pub use globs::Globs;
pub use layer::{Layer, Origin, Setting};
pub use paths::join;
pub use schema::json_schema;

use crate::sheet::TextFile;

/// The names a configuration file goes by; where a folder has both, the first counts.
pub const NAMES: [&str; 2] = ["tieout.toml", ".tieout.toml"];

/// One configuration file, or one `--config KEY=VALUE`.
#[derive(Debug, Clone, Default)]
pub struct Config {
    extend: Option<PathBuf>,
    layer: Layer,
    overrides: Vec<Override>,
}

/// What holds for some paths only.
#[derive(Debug, Clone)]
struct Override {
    paths: Globs,
    layer: Layer,
}

impl Config {
    /// Reads a configuration file. `folder` is the one it stands in, as reports name it: the paths it gives start
    /// there. Its patterns are matched with paths below `base`, the same folder as copy's paths name it.
    ///
    /// ```
    /// use tieout::config::{Applied, Config};
    /// use tieout::sheet::TextFile;
    ///
    /// let text = "[severity]\nunlisted-figure = \"warning\"\n".to_owned();
    /// let config = Config::parse(TextFile::new("tieout.toml", text), "".as_ref(), "".as_ref())?;
    /// let applied = Applied::of(Vec::new(), config.layers("splash.md".as_ref()));
    /// assert_eq!(applied.severity["unlisted-figure"].origin.to_string(), "tieout.toml:2");
    /// # Ok::<(), tieout::config::ConfigErrors>(())
    /// ```
    ///
    /// # Errors
    /// All that is wrong with it, in order of position.
    pub fn parse(file: TextFile, folder: &Path, base: &Path) -> Result<Config, ConfigErrors> {
        read::read(file, folder, base, None)
    }

    /// Reads `KEY=VALUE` of the command line. The value is TOML, or a text without its quotation marks. Patterns are
    /// matched with paths below `base`, the working folder.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn argument(text: &str, base: &Path) -> Result<Config, ConfigErrors> {
        argument::read(text, base)
    }

    /// The settings of options of the command line, for all paths.
    pub fn options(layer: Layer) -> Config {
        Config { layer, ..Config::default() }
    }

    /// The configuration that this one adds to.
    pub fn extends(&self) -> Option<&Path> {
        self.extend.as_deref()
    }

    /// Whether some paths have settings of their own.
    pub fn has_overrides(&self) -> bool {
        !self.overrides.is_empty()
    }

    /// The layers that apply to a path of copy, lowest first.
    pub fn layers(&self, path: &Path) -> impl Iterator<Item = &Layer> {
        self.matching(|paths| paths.match_file(path))
    }

    /// The layers that apply to all that stands in a folder, lowest first.
    pub fn folder_layers(&self, folder: &Path) -> impl Iterator<Item = &Layer> {
        self.matching(|paths| paths.match_folder(folder))
    }

    fn matching(&self, matches: impl Fn(&Globs) -> bool) -> impl Iterator<Item = &Layer> {
        let matching = self.overrides.iter().filter(move |own| matches(&own.paths));
        std::iter::once(&self.layer).chain(matching.map(|own| &own.layer))
    }

    /// Its layers for all paths and for each `[[override]]`, in the order written.
    pub fn every_layer(&self) -> impl Iterator<Item = &Layer> {
        std::iter::once(&self.layer).chain(self.overrides.iter().map(|own| &own.layer))
    }
}
