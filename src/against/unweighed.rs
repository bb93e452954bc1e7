//! The contexts of a document's numbers, each read when it is first asked for, before their words are weighed.

use std::borrow::Cow;

use super::context::{Context, surroundings};
use super::vocabulary::Vocabulary;
use crate::document::Document;
use crate::lexicon::Terms;
use crate::pair::Stems;
use crate::scan::Mention;

/// Contexts as far as they have been read.
pub(super) struct Unweighed<'t, 'a> {
    pub(super) document: Cow<'a, Document>,
    pub(super) mentions: Cow<'a, [Mention]>,
    stems: Stems<'t>,
    vocabulary: Vocabulary,
    contexts: Vec<Option<Context>>,
}

impl<'t, 'a> Unweighed<'t, 'a> {
    /// None read yet.
    pub(super) fn new(
        document: Cow<'a, Document>,
        mentions: Cow<'a, [Mention]>,
        terms: &'t Terms,
    ) -> Unweighed<'t, 'a> {
        let contexts = vec![None; mentions.len()];
        Unweighed {
            document,
            mentions,
            stems: Stems::new(terms),
            vocabulary: Vocabulary::default(),
            contexts,
        }
    }

    /// The contexts of two numbers.
    pub(super) fn both(&mut self, a: usize, b: usize) -> Option<[&Context; 2]> {
        self.read(a);
        self.read(b);
        Some([self.contexts[a].as_ref()?, self.contexts[b].as_ref()?])
    }

    /// The context of every number, and the words of all.
    pub(super) fn read_all(&mut self) -> (Vec<Context>, Vocabulary) {
        (0..self.mentions.len()).for_each(|at| self.read(at));
        let contexts = std::mem::take(&mut self.contexts).into_iter().flatten().collect();
        (contexts, std::mem::take(&mut self.vocabulary))
    }

    fn read(&mut self, at: usize) {
        if self.contexts[at].is_none() {
            let found = surroundings(&self.document, &self.mentions, at, &self.stems);
            self.contexts[at] = Some(Context::new(found, |telling| Some(self.vocabulary.intern(telling))));
        }
    }
}
