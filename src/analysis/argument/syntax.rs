//! As much syntax as connectives need: which words of a sentence are its own, which are finite verbs, and whether a
//! clause begins at a word.

use std::ops::Range;

use crate::analysis::text::{Class, Forms, Paragraph, Shape, Tag, lists};

/// How far a subject may stand from its verb, in tokens.
const LONGEST_SUBJECT: usize = 30;

lists! {
    /// What tells finite verbs, beside their forms: the last sections of `assets/argument/connectives.txt`.
    SyntaxWords {
        /// The forms of "be", "have" and "do" that tell of the past.
        past "past"
        /// What makes a verb of the word after it, though that may be a noun: "it lapses".
        subject_pronouns "subject-pronouns"
        /// How subjects end that are more than one.
        plural_endings "plural-endings"
    }
}

/// A sentence with its finite verbs.
pub(super) struct Syntax<'a> {
    pub(super) paragraph: &'a Paragraph<'a>,
    pub(super) range: Range<usize>,
    words: &'a SyntaxWords,
    /// For each token whether it stands outside quotation marks and brackets.
    open: Vec<bool>,
    /// For each token whether it is the first word of a finite verb.
    finite: Vec<bool>,
}

impl<'a> Syntax<'a> {
    pub(super) fn of(paragraph: &'a Paragraph<'a>, range: Range<usize>, words: &'a SyntaxWords) -> Self {
        let mut syntax = Self { paragraph, range: range.clone(), words, open: Vec::new(), finite: Vec::new() };
        let mut depth = 0_usize;
        for at in range {
            let shape = paragraph.shape(at);
            depth += usize::from(shape == Some(Shape::Open));
            syntax.open.push(depth == 0 && !paragraph.is_quoted(at));
            depth = depth.saturating_sub(usize::from(shape == Some(Shape::Close)));
            let finite = syntax.begins_finite(at);
            syntax.finite.push(finite);
        }
        syntax
    }

    /// Whether a token stands in the sentence, outside quotation marks and brackets.
    pub(super) fn is_open(&self, at: usize) -> bool {
        at.checked_sub(self.range.start).and_then(|it| self.open.get(it)).is_some_and(|it| *it)
    }

    /// Whether a finite verb begins with a token.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        at.checked_sub(self.range.start).and_then(|it| self.finite.get(it)).is_some_and(|it| *it)
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.paragraph.tag(at).filter(|_| self.range.contains(&at))
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.paragraph.shape(at).filter(|_| self.range.contains(&at))
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.range.contains(&at) && self.paragraph.tokens[at].is(class)
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.shape(at) == Some(Shape::Comma)
    }

    /// Whether a token is a mark that parts clauses by itself: a semicolon, a colon, a dash.
    pub(super) fn parts(&self, at: usize) -> bool {
        matches!(self.shape(at), Some(Shape::Semicolon | Shape::Colon | Shape::Dash))
    }

    /// Whether a token is a mark, or no token of the sentence.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.tag(at).is_none_or(|it| it == Tag::Mark)
    }

    /// The first finite verb of a range that no word before it makes that of a relative or a subordinate clause.
    pub(super) fn main_verb(&self, range: Range<usize>) -> Option<usize> {
        self.main_verbs(range).next()
    }

    /// Those finite verbs of a range that no word before them makes those of relative or subordinate clauses.
    pub(super) fn main_verbs(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let mut held = 0_usize;
        let mut asks = false;
        let start = range.start;
        range.filter(move |&at| {
            // "That reading": no clause begins at the begin of one.
            let pointing = at == start && self.tag(at) == Some(Tag::That);
            held += usize::from(self.subordinates(at) && !pointing);
            asks = self.tag(at) == Some(Tag::Wh) || asks && held > 0;
            if asks && self.is_comma(at) {
                // "No matter how cheap," has no verb.
                held = 0;
            }
            let finite = self.is_finite(at);
            let main = finite && held == 0;
            held = held.saturating_sub(usize::from(finite));
            main
        })
    }

    /// The finite verb that begins at `at`, with the verb that it helps: "has repeatedly said".
    pub(super) fn verb_group(&self, at: usize) -> Range<usize> {
        let helps = self.tag(at) == Some(Tag::Auxiliary);
        let helped = |it: &usize| matches!(self.tag(*it), Some(Tag::Auxiliary | Tag::Adverb | Tag::Verb | Tag::Ing));
        let words = (at + 1..at + 5).take_while(|it| helps && helped(it));
        let end = words.filter(|it| self.tag(*it) != Some(Tag::Adverb)).last().map_or(at, |it| it);
        at..end + 1
    }

    /// Whether the next finite verb after a token is not that of the main clause.
    fn subordinates(&self, at: usize) -> bool {
        match self.tag(at) {
            Some(Tag::Relative | Tag::That) => true,
            Some(Tag::Subordinator) => !["so", "even", "once"].iter().any(|it| self.paragraph.reads(at, it)),
            // "What is to be done?" asks, "what the ministry wants" does not.
            Some(Tag::Wh) => !self.is(at + 1, Class::BE | Class::HAVE | Class::DO | Class::MODAL),
            _ => false,
        }
    }

    /// The finite verb of the clause that begins at `from`, if a subject and a finite verb stand there before `end` and
    /// before any mark that parts clauses.
    pub(super) fn clause(&self, from: usize, end: usize) -> Option<usize> {
        let range = self.reach(from, end);
        let mut verbs = self.main_verbs(range.clone());
        let first = verbs.next()?;
        // "Rents are adjusted": of two verbs in a row the first is the subject.
        let verb = verbs.next().filter(|it| first == from && *it == first + 1).unwrap_or(first);
        if verb > first {
            return Some(verb);
        }
        let inverted = self.tag(verb) == Some(Tag::Auxiliary) && self.is_nominal(verb + 1);
        ((from..verb).any(|at| self.is_nominal(at)) || inverted && verb == from).then_some(verb)
    }

    /// As [`Syntax::clause`], where a clause has to stand and nothing but words that are nouns too can be its verb:
    /// "if the council acts".
    pub(super) fn likely_clause(&self, from: usize, end: usize) -> Option<usize> {
        self.clause(from, end).or_else(|| self.likely_verb(self.reach(from, end)))
    }

    fn reach(&self, from: usize, end: usize) -> Range<usize> {
        let end = end.min(from + LONGEST_SUBJECT);
        from..(from..end).find(|&it| self.parts(it) && self.is_open(it)).unwrap_or(end)
    }

    /// Whether a clause with a verb stands in a range.
    pub(super) fn has_verb(&self, range: Range<usize>) -> bool {
        self.main_verb(range.clone()).or_else(|| self.likely_verb(range)).is_some()
    }

    /// The first word of a range that stands like a verb after its subject, though it may be a noun.
    fn likely_verb(&self, range: Range<usize>) -> Option<usize> {
        let start = range.start;
        range.skip(1).find(|&at| {
            let token = &self.paragraph.tokens[at];
            let before = self.tag(at - 1);
            let quoted = matches!(self.shape(at - 1), Some(Shape::Quote(_)));
            let after_subject =
                quoted || matches!(before, Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Object | Tag::Number));
            let plural = at > start && self.paragraph.ends_with(at - 1, &self.words.plural_endings);
            let form = match token.verb {
                Some(verb) => verb.forms.any(Forms::THIRD | Forms::PAST) || plural && verb.forms.any(Forms::BASE),
                None => self.paragraph.ends_with(at, &["ed"]) || self.paragraph.ends_with(at, &["s"]) != plural,
            };
            let closes = !matches!(self.tag(at + 1), Some(Tag::Noun | Tag::Genitive | Tag::Auxiliary | Tag::And))
                || token.verb.is_some_and(|it| it.forms.any(Forms::THIRD | Forms::PAST));
            let word =
                token.shape == Shape::Lower && self.tag(at) == Some(Tag::Noun) && !token.is(Class::TIME | Class::GROUP);
            word && after_subject && form && closes
        })
    }

    /// Whether a subject may stand in the words before a verb, or after it as in a question.
    pub(super) fn has_subject(&self, before: Range<usize>) -> bool {
        let verb = before.end;
        self.tag(verb) == Some(Tag::Auxiliary) || before.into_iter().any(|at| self.is_nominal(at))
    }

    /// Whether a token may be a subject, or its first word.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let there = self.paragraph.reads(at, "there") || self.paragraph.reads(at, "here");
        (there || self.tag(at) == Some(Tag::That)) && self.is_finite(at + 1)
            || matches!(
                self.tag(at),
                Some(
                    Tag::Noun
                        | Tag::Name
                        | Tag::Number
                        | Tag::Pronoun
                        | Tag::Object
                        | Tag::Ing
                        | Tag::Determiner
                        | Tag::Wh
                )
            )
    }

    /// Whether the finite verb at `at` tells of the past: "was", "fell", "polled".
    pub(super) fn is_past(&self, at: usize) -> bool {
        if self.is(at, Class::BE | Class::HAVE | Class::DO | Class::MODAL) {
            return self.paragraph.lower(at).is_some_and(|it| self.words.past.contains(&it.as_str()));
        }
        match self.paragraph.tokens[at].verb {
            Some(verb) => verb.forms.any(Forms::PAST) && !verb.forms.any(Forms::BASE),
            None => self.paragraph.ends_with(at, &["ed"]),
        }
    }

    fn begins_finite(&self, at: usize) -> bool {
        if self.paragraph.reads(at, "let") && self.shape(at + 1) == Some(Shape::Clitic) {
            return true;
        }
        match self.tag(at) {
            Some(Tag::Auxiliary) => {
                let bare = ["be", "been", "being", "having"].iter().any(|it| self.paragraph.reads(at, it));
                !bare && !matches!(self.before_adverbs(at), Some(Tag::To | Tag::Auxiliary))
            }
            Some(Tag::Verb) => {
                let forms = self.paragraph.tokens[at].verb.map_or(Forms::PAST, |it| it.forms);
                let finite = forms.any(Forms::PAST | Forms::THIRD | Forms::BASE);
                let passive = forms.any(Forms::PARTICIPLE) && self.paragraph.reads(at + 1, "by");
                finite
                    && !passive
                    && !self.is_when(at)
                    && !matches!(self.before_adverbs(at), Some(Tag::To | Tag::Auxiliary))
            }
            Some(Tag::Noun) => self.looks_finite(at),
            _ => false,
        }
    }

    /// "Last year", which is when something was, and not "the talks last weeks".
    fn is_when(&self, at: usize) -> bool {
        self.paragraph.reads(at, "last") && self.is(at + 1, Class::TIME) && !self.paragraph.ends_with(at + 1, &["s"])
    }

    /// Whether a word that no list knows stands like a verb: "residents polled their", "it lapses".
    fn looks_finite(&self, at: usize) -> bool {
        let token = &self.paragraph.tokens[at];
        if token.shape != Shape::Lower || token.is(Class::ALSO_NOUN) && token.verb.is_none() {
            return false;
        }
        let before = self.before_adverbs(at);
        let unknown = token.class == Class::default() && token.verb.is_none();
        let subject = at > self.range.start && {
            let word = self.paragraph.lower(at - 1).unwrap_or_default();
            self.words.subject_pronouns.contains(&word.as_str())
        };
        if subject && (unknown || token.verb.is_some()) {
            return true;
        }
        let no_noun_next = !matches!(self.tag(at + 1), Some(Tag::Noun | Tag::Genitive | Tag::Auxiliary));
        let after_subject = matches!(before, Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative | Tag::Number));
        unknown && after_subject && no_noun_next && self.paragraph.ends_with(at, &["ed"])
    }

    /// The tag before a token, adverbs and negations skipped.
    fn before_adverbs(&self, at: usize) -> Option<Tag> {
        let tags = (self.range.start..at).rev().take(4).filter_map(|it| self.tag(it));
        tags.into_iter().find(|it| *it != Tag::Adverb)
    }
}
