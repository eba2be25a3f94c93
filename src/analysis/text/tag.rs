//! Parts of speech, as far as finding subjects and clauses needs them.
//!
//! One pass from left to right looks at a word's classes and its neighbours. What no list knows is taken
//! for a noun: names, nouns and adjectives need not be told apart to find where a noun phrase ends.

mod verb;

use super::class::Class;
use super::token::{QuoteMark, Shape, Token};
use super::verb::Forms;

/// What a token does in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tag {
    /// A noun, an adjective or anything unknown.
    Noun,
    /// A capitalised word inside a sentence, or a word that is part of a name.
    Name,
    /// A number.
    Number,
    /// "the", "some", "this" before a noun.
    Determiner,
    /// "his", "whose".
    Possessive,
    /// "’s" or "’" after the one who has.
    Genitive,
    /// A pronoun that may be a subject: "he", "they", "some" alone.
    Pronoun,
    /// A pronoun that is an object: "him".
    Object,
    /// "who", "which", "that" after what it stands for.
    Relative,
    /// "that" before a clause.
    That,
    /// A preposition.
    Preposition,
    /// "to" before a verb.
    To,
    /// "and", "or".
    And,
    /// "but", "yet".
    But,
    /// "because", "while", "if".
    Subordinator,
    /// "what", "how", "whether".
    Wh,
    /// A form of be, have or do, or a modal verb.
    Auxiliary,
    /// A finite verb, an infinitive or a past participle.
    Verb,
    /// A verb in -ing.
    Ing,
    /// An adverb or "not".
    Adverb,
    /// A mark, or nothing that matters.
    Mark,
}

impl Tag {
    /// Whether it may be the last word of a noun phrase.
    pub(crate) fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Name | Self::Number | Self::Pronoun | Self::Object | Self::Relative)
    }
}

/// Tags the tokens of one sentence.
pub(crate) fn tag(tokens: &[Token], tags: &mut Vec<Tag>) {
    let mut tagger = Tagger { tokens, tags: Vec::with_capacity(tokens.len()) };
    for at in 0..tokens.len() {
        let tag = tagger.tag(at);
        tagger.tags.push(tag);
    }
    tags.append(&mut tagger.tags);
}

struct Tagger<'a> {
    tokens: &'a [Token],
    tags: Vec<Tag>,
}

impl Tagger<'_> {
    fn tag(&self, at: usize) -> Tag {
        let token = &self.tokens[at];
        match token.shape {
            Shape::Clitic => self.clitic(at),
            Shape::Number => Tag::Number,
            Shape::Lower => self.word(at),
            Shape::Capital => self.capital(at),
            Shape::Quote(QuoteMark::Single | QuoteMark::SingleClose) if self.is_plural_genitive(at) => Tag::Genitive,
            _ => Tag::Mark,
        }
    }

    fn before(&self, at: usize) -> Option<Tag> {
        at.checked_sub(1).map(|it| self.tags[it])
    }

    /// The tag before, adverbs skipped.
    fn before_adverbs(&self, at: usize) -> Option<Tag> {
        self.tags[..at].iter().rev().take(4).copied().find(|&it| it != Tag::Adverb)
    }

    fn class_at(&self, at: usize) -> Class {
        self.tokens.get(at).map_or(Class::default(), |it| it.class)
    }

    fn next(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at + 1)
    }

    /// An apostrophe right after a plural: "workers’ rights".
    fn is_plural_genitive(&self, at: usize) -> bool {
        at > 0
            && self.tokens[at - 1].is_word()
            && self.tokens[at - 1].span.end() == self.tokens[at].span.start()
            && self.next(at).is_some_and(Token::is_word)
            && matches!(self.tags[at - 1], Tag::Noun | Tag::Name)
    }

    fn clitic(&self, at: usize) -> Tag {
        if !self.tokens[at].is(Class::BE) || !self.tokens[at].is(Class::HAVE) || self.tokens[at].span.len() > 4 {
            return Tag::Auxiliary;
        }
        let before = self.before(at);
        if matches!(before, Some(Tag::Pronoun | Tag::Relative | Tag::Wh | Tag::That | Tag::Adverb)) {
            return Tag::Auxiliary;
        }
        let next = self.class_at(at + 1);
        let verbal = self.next(at).is_some_and(|it| {
            it.shape == Shape::Lower
                && (it.is(Class::DETERMINER | Class::NEGATION | Class::PRONOUN | Class::BE)
                    || it.verb.is_some_and(|verb| verb.forms.any(Forms::ING) && !it.is(Class::ALSO_NOUN)))
        });
        if verbal && !next.any(Class::ALSO_NOUN) { Tag::Auxiliary } else { Tag::Genitive }
    }

    fn capital(&self, at: usize) -> Tag {
        let token = &self.tokens[at];
        let opens = at == 0 || self.tags[..at].iter().all(|&it| it == Tag::Mark) || self.opens_quote(at);
        let function = Class::DETERMINER
            | Class::PRONOUN
            | Class::POSSESSIVE
            | Class::PREPOSITION
            | Class::SUBORDINATOR
            | Class::WH
            | Class::AND
            | Class::BUT
            | Class::BE
            | Class::DO
            | Class::HAVE
            | Class::ADVERB
            | Class::MODAL
            | Class::TO;
        if opens && !token.is(Class::TIME) {
            let word = self.word(at);
            let known_name = token.is(Class::MALE_NAME | Class::FEMALE_NAME | Class::TITLE);
            return match word {
                Tag::Noun | Tag::Name => Tag::Name,
                Tag::Verb if known_name || !token.is(function) && self.next_is_verb(at) => Tag::Name,
                other => other,
            };
        }
        if self.is_headline_verb(at) {
            return Tag::Verb;
        }
        let short = token.span.len() <= 5;
        if token.is(Class::PRONOUN) && token.span.len() == 1 || short && self.is_title_case_function(at, function) {
            return self.word(at);
        }
        Tag::Name
    }

    /// "Roe Says Deal Is Dead": a verb that attributes, written large among large words.
    fn is_headline_verb(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let third = token.verb.is_some_and(|it| it.cue && it.forms == Forms::THIRD) && !token.is(Class::ALSO_NOUN);
        let large = self.next(at).is_some_and(|it| matches!(it.shape, Shape::Capital | Shape::Quote(_)));
        third && large && self.before(at) == Some(Tag::Name)
    }

    fn next_is_verb(&self, at: usize) -> bool {
        self.next(at).is_some_and(|it| it.verb.is_some() || it.is(Class::BE | Class::HAVE | Class::MODAL))
    }

    /// Whether a quotation opens right before.
    fn opens_quote(&self, at: usize) -> bool {
        at > 0
            && matches!(self.tokens[at - 1].shape, Shape::Quote(_) | Shape::Colon | Shape::Open | Shape::Dash)
            && self.tags[at - 1] == Tag::Mark
    }

    /// "The", "For" and the like in a headline.
    fn is_title_case_function(&self, at: usize, function: Class) -> bool {
        let token = &self.tokens[at];
        token.is(function)
            && !token.is(Class::TIME | Class::MALE_NAME | Class::FEMALE_NAME | Class::MODAL)
            && token.abbreviation.is_none()
    }

    fn word(&self, at: usize) -> Tag {
        let token = &self.tokens[at];
        if token.is(Class::BE | Class::HAVE | Class::DO | Class::MODAL) {
            return self.auxiliary(at);
        }
        if token.is(Class::RELATIVE) {
            return self.relative(at);
        }
        if token.is(Class::TO) {
            return self.to(at);
        }
        if let Some(tag) = self.pronoun(at) {
            return tag;
        }
        if token.is(Class::AND) {
            return Tag::And;
        }
        if token.is(Class::BUT) {
            return Tag::But;
        }
        if token.is(Class::PREPOSITION) && !(token.is(Class::SUBORDINATOR) && self.clause_follows(at)) {
            return self.preposition(at);
        }
        if token.is(Class::SUBORDINATOR) && !token.is(Class::ADVERB) {
            return Tag::Subordinator;
        }
        if token.is(Class::WH) {
            return Tag::Wh;
        }
        if token.is(Class::DETERMINER) && !token.is(Class::ADVERB) {
            return Tag::Determiner;
        }
        if token.verb.is_some() {
            return self.verb(at);
        }
        if token.is(Class::ADVERB) { Tag::Adverb } else { Tag::Noun }
    }

    fn auxiliary(&self, at: usize) -> Tag {
        let modal_noun = self.tokens[at].is(Class::ALSO_NOUN)
            && matches!(self.before(at), Some(Tag::Determiner | Tag::Possessive | Tag::Genitive));
        if modal_noun { Tag::Noun } else { Tag::Auxiliary }
    }

    fn is_that(&self, at: usize) -> bool {
        self.tokens[at].is(Class::THAT)
    }

    /// "that", "which", "who", "whom".
    fn relative(&self, at: usize) -> Tag {
        let next = self.class_at(at + 1);
        let verb_next = self.next(at).is_some_and(|it| {
            it.is(Class::BE | Class::HAVE | Class::DO | Class::MODAL)
                || it.shape != Shape::Capital
                    && it.verb.is_some_and(|verb| verb.forms.any(Forms::THIRD | Forms::PAST | Forms::BASE))
                    && !it.is(Class::ALSO_NOUN)
                || it.is(Class::ADVERB) && !it.is(Class::DETERMINER)
        });
        if !self.is_that(at) {
            return Tag::Relative;
        }
        match self.before(at) {
            Some(Tag::Verb | Tag::Ing) if verb_next => Tag::Pronoun,
            Some(Tag::Noun | Tag::Name | Tag::Number) if verb_next => Tag::Relative,
            Some(Tag::Verb | Tag::Ing | Tag::Auxiliary | Tag::Noun | Tag::Name | Tag::Object) => Tag::That,
            Some(Tag::Preposition | Tag::Determiner) if !verb_next => Tag::Determiner,
            _ if verb_next || next.any(Class::BE) => Tag::Pronoun,
            _ if next.any(Class::DETERMINER | Class::PRONOUN | Class::POSSESSIVE) => Tag::That,
            Some(_) if self.tokens[at].shape == Shape::Lower => Tag::That,
            _ => Tag::Determiner,
        }
    }

    fn to(&self, at: usize) -> Tag {
        let base = |it: &Token| {
            it.shape == Shape::Lower
                && (it.is(Class::BE | Class::HAVE | Class::DO)
                    || it.verb.is_some_and(|verb| verb.forms.any(Forms::BASE)))
        };
        let verb = self.next(at).is_some_and(|it| base(it) || it.is(Class::ADVERB) && !it.is(Class::DETERMINER))
            || self
                .next(at)
                .is_some_and(|it| it.shape == Shape::Lower && it.class == Class::default() && it.verb.is_none())
                && self.tags.last() == Some(&Tag::Verb);
        if verb { Tag::To } else { Tag::Preposition }
    }

    /// Pronouns and possessives; none if the word is something else here.
    fn pronoun(&self, at: usize) -> Option<Tag> {
        let token = &self.tokens[at];
        let noun_next = self.next(at).is_some_and(|it| {
            it.is_word()
                && it.shape != Shape::Clitic
                && !it.is(Class::PREPOSITION | Class::AND | Class::BUT | Class::BE | Class::MODAL | Class::TO)
                && !it.is(Class::HAVE | Class::DO | Class::SUBORDINATOR | Class::RELATIVE | Class::WH)
                && !it.is(Class::PRONOUN | Class::DETERMINER)
        });
        if token.is(Class::POSSESSIVE) && (!token.is(Class::OBJECT) || noun_next) {
            return Some(Tag::Possessive);
        }
        if token.is(Class::DETERMINER) && token.is(Class::PRONOUN) {
            let plural = token.is(Class::PLURAL);
            let finite = |forms: Forms| !forms.any(Forms::ING) && (!plural || forms != Forms::THIRD);
            let verb_next =
                self.next(at).is_some_and(|it| it.verb.is_some_and(|it| finite(it.forms)) && !it.is(Class::ALSO_NOUN));
            return if noun_next && !verb_next { None } else { Some(Tag::Pronoun) };
        }
        if token.is(Class::PRONOUN) && token.is(Class::OBJECT) {
            let after_verb = matches!(self.before(at), Some(Tag::Verb | Tag::Ing | Tag::Preposition));
            let verb_next = self.next_is_verb(at) || self.next(at).is_some_and(|it| it.shape == Shape::Clitic);
            return Some(if after_verb && !verb_next { Tag::Object } else { Tag::Pronoun });
        }
        if token.is(Class::PRONOUN) && !token.is(Class::RELATIVE) {
            return Some(Tag::Pronoun);
        }
        token.is(Class::OBJECT).then_some(Tag::Object)
    }

    /// Whether a subject and not a mere noun phrase follows: "since he", "after Mr. Smith said".
    fn clause_follows(&self, at: usize) -> bool {
        let rest = self.tokens.get(at + 1..).unwrap_or_default();
        for (nth, token) in rest.iter().take(7).enumerate() {
            if nth == 0 && token.is(Class::PRONOUN) && !token.is(Class::DETERMINER) {
                return true;
            }
            if !token.is_word() || token.is(Class::TO) {
                return false;
            }
            let finite = token.is(Class::BE | Class::MODAL | Class::HAVE | Class::DO)
                || token.shape == Shape::Lower
                    && token.verb.is_some_and(|verb| verb.forms.any(Forms::PAST | Forms::THIRD))
                    && !token.is(Class::ALSO_NOUN);
            if finite {
                return nth > 0;
            }
            if token.is(Class::PREPOSITION) && nth > 4 {
                return false;
            }
        }
        false
    }

    fn preposition(&self, at: usize) -> Tag {
        let particle = self.tokens[at].is(Class::ADVERB)
            && self.next(at).is_none_or(|it| !it.is_word() || it.is(Class::PREPOSITION | Class::TO));
        if particle { Tag::Adverb } else { Tag::Preposition }
    }
}
