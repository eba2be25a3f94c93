//! Words that may be verbs.

use super::{Tag, Tagger};
use crate::analysis::text::class::Class;
use crate::analysis::text::token::{Shape, Token};
use crate::analysis::text::verb::Forms;

impl Tagger<'_> {
    /// The tag of a form of a verb.
    pub(super) fn verb(&self, at: usize) -> Tag {
        let token = &self.tokens[at];
        let forms = token.verb.map_or(Forms::default(), |it| it.forms);
        let before = self.before_adverbs(at);
        if forms.any(Forms::ING) {
            let noun = matches!(self.before(at), Some(Tag::Determiner | Tag::Possessive | Tag::Genitive))
                || token.is(Class::ALSO_NOUN) && !matches!(before, Some(Tag::Auxiliary));
            return if noun { Tag::Noun } else { Tag::Ing };
        }
        if matches!(before, Some(Tag::Auxiliary | Tag::To)) {
            return self.after_auxiliary(at, forms);
        }
        if matches!(self.before(at), Some(Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Number)) {
            let after_that = self.before(at) == Some(Tag::Number);
            return if after_that && forms.any(Forms::PAST | Forms::BASE) { Tag::Verb } else { Tag::Noun };
        }
        if matches!(before, Some(Tag::Pronoun | Tag::Relative)) {
            return Tag::Verb;
        }
        if token.is(Class::ALSO_NOUN) {
            return self.verb_or_noun(at, forms, before);
        }
        if before == Some(Tag::Preposition) && !forms.any(Forms::THIRD) { Tag::Noun } else { Tag::Verb }
    }

    /// After "have", "will" or "to": a verb, but "is a fear" and "has plans" hold nouns.
    fn after_auxiliary(&self, at: usize, forms: Forms) -> Tag {
        let token = &self.tokens[at];
        if token.is(Class::ALSO_NOUN) && !forms.any(Forms::BASE | Forms::PARTICIPLE) { Tag::Noun } else { Tag::Verb }
    }

    /// Whether a quotation, a name and the form at `at` make up the end of a sentence: “…,” Roe notes.
    fn closes_quotation(&self, at: usize) -> bool {
        let mark = |it: &Token| matches!(it.shape, Shape::Stop | Shape::Comma);
        let name = self.tags[..at].iter().rev().take_while(|&&it| it == Tag::Name).count();
        let before = (at - name).checked_sub(1).map(|it| self.tokens[it].shape);
        self.next(at).is_some_and(mark) && matches!(before, Some(Shape::Quote(_)))
    }

    /// A form that is a verb only after a subject and before an object.
    fn verb_or_noun(&self, at: usize, forms: Forms, before: Option<Tag>) -> Tag {
        let object = Class::DETERMINER | Class::POSSESSIVE | Class::PRONOUN | Class::OBJECT | Class::TO | Class::WH;
        let object_next = self.next(at).is_some_and(|it| {
            it.is(object | Class::RELATIVE)
                || matches!(it.shape, Shape::Quote(_) | Shape::Capital)
                || it.is(Class::PREPOSITION) && forms.any(Forms::THIRD)
        });
        let plural_before = at > 0 && self.tokens[at - 1].is(Class::GROUP);
        let singular_before = matches!(before, Some(Tag::Noun | Tag::Name)) && !plural_before;
        let stranded = before == Some(Tag::Preposition)
            && at >= 3
            && self.tags[at - 2] == Tag::Verb
            && self.tags[at - 3] == Tag::Pronoun;
        let verb = match before {
            Some(Tag::Name) if forms.any(Forms::THIRD) && self.closes_quotation(at) => true,
            Some(Tag::Preposition) => stranded && forms.any(Forms::THIRD) && object_next,
            Some(Tag::Noun | Tag::Name) if forms.any(Forms::THIRD) => singular_before && object_next,
            Some(Tag::Noun | Tag::Name) if forms.any(Forms::PAST) => true,
            Some(Tag::Noun | Tag::Name) if at > 0 && self.tokens[at - 1].is(Class::DOCUMENT) => object_next,
            Some(Tag::Noun | Tag::Name) => object_next && plural_before,
            Some(Tag::And) => object_next && forms.any(Forms::PAST),
            _ => false,
        };
        if verb { Tag::Verb } else { Tag::Noun }
    }
}
