//! Statement or attitude: what a source does with a content, by the words of the cue and what stands around it.
//!
//! Any span may be a cue: a verb, a noun, an adjective, a turn of phrase, a preposition, a colon. Its words and turns
//! of phrase that tell the act are its *hits*; the last of them decides ("wants to thank"), except that a verb of
//! saying makes a statement of the noun after it ("expressed concern"), of what follows its "as" ("is on record as
//! opposing") and of what it is joined to by "and" ("said and believes"). Then the context: a document puts forth
//! whatever it holds, and so does somebody whose words stand in quotation marks, unless they were only thought.

#[cfg(test)]
pub(crate) mod tests;
mod words;

use std::ops::Range;

use crate::analysis::result::Act;
use crate::analysis::text::{Class, Lexicon, Paragraph, Shape};
use crate::document::Span;

pub(crate) use words::ActWords;
use words::{ActWord, Sort};

/// Words in quotation marks up to this number may be a term ("fears “a bloodbath”"); more are speech.
const LONGEST_TERM: usize = 3;

/// What stands around a cue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    /// The words that name the source; empty if the text names nobody.
    pub(crate) source: &'a [Span],
    /// What is attributed; parts of it may lie in other paragraphs.
    pub(crate) content: &'a [Span],
}

/// What the words of a cue say, in one place of it.
#[derive(Clone, Debug)]
struct Hit {
    /// The first token.
    at: usize,
    word: ActWord,
}

/// What the source of `context` does with its content, by the cue that covers `cue`. A cue that tells nothing
/// is one of statement: most are.
pub(crate) fn act(
    paragraph: &Paragraph<'_>,
    cue: Span,
    context: Context<'_>,
    words: &ActWords,
    lexicon: &Lexicon,
) -> Act {
    let cue = CueInContext { paragraph, words, lexicon, cue: paragraph.tokens_in(cue), context };
    cue.act()
}

/// Whether any word of a cue is known to be one of saying or holding something.
pub(crate) fn is_known(paragraph: &Paragraph<'_>, cue: Span, words: &ActWords, lexicon: &Lexicon) -> bool {
    let context = Context { source: &[], content: &[] };
    let cue = CueInContext { paragraph, words, lexicon, cue: paragraph.tokens_in(cue), context };
    !cue.hits().is_empty()
}

/// A cue that is being read.
struct CueInContext<'a> {
    paragraph: &'a Paragraph<'a>,
    words: &'a ActWords,
    lexicon: &'a Lexicon,
    cue: Range<usize>,
    context: Context<'a>,
}

impl CueInContext<'_> {
    fn act(&self) -> Act {
        let hits = self.hits();
        let Some(last) = hits.last() else { return self.without_hits() };
        let is_statement = |hit: &Hit| self.of_word(hit) == Act::Statement;
        let said_before = hits.iter().rev().skip(1).any(is_statement);
        if is_statement(last) || self.is_document() {
            return Act::Statement;
        }
        let as_before = last.at > self.cue.start && self.paragraph.reads(last.at - 1, "as");
        if said_before && (last.word.sort == Sort::Noun || as_before || self.is_joined()) {
            return Act::Statement;
        }
        if last.word.sort != Sort::Inner && self.is_speech() { Act::Statement } else { Act::Attitude }
    }

    /// The words and turns of phrase of the cue that tell the act, in order.
    fn hits(&self) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut at = self.cue.start;
        while at < self.cue.end {
            let phrase = self.words.words.phrase(self.paragraph, at..self.cue.end);
            let (word, end) = match phrase {
                Some((word, end)) => (Some(word), end),
                None => (self.words.word(self.paragraph, at, self.is_predicate(at), self.lexicon), at + 1),
            };
            let is_adverb = phrase.is_none() && self.is_adverb(at);
            hits.extend(word.filter(|_| !is_adverb).map(|word| Hit { at, word }));
            at = end;
        }
        hits
    }

    /// Whether an adjective at `at` would say what somebody is: "is committed", "feels sure", "loath to", but not
    /// "committed".
    fn is_predicate(&self, at: usize) -> bool {
        let copulas = &self.words.lists.copulas;
        let linked = (self.cue.start..at).any(|before| {
            let word = self.paragraph.lower(before).unwrap_or_default();
            self.paragraph.tokens[before].is(Class::BE) || copulas.iter().any(|it| word.starts_with(it))
        });
        linked
            || at == self.cue.start
                && self.paragraph.tokens[at].verb.is_none()
                && !self.paragraph.ends_with(at, &["ed"])
    }

    /// Whether the word at `at` only looks like one that tells the act: "fired back", "a lot like".
    fn is_adverb(&self, at: usize) -> bool {
        let after_verb = at > self.cue.start && self.paragraph.tokens[at - 1].verb.is_some();
        let like = self.paragraph.reads(at, "like") && !self.is_helped(at);
        self.paragraph.reads(at, "back") && after_verb || like && at > self.cue.start
    }

    /// Whether the word before the one at `at` makes it a verb: "would like", "do like", "to like".
    fn is_helped(&self, at: usize) -> bool {
        let helper = Class::MODAL | Class::DO | Class::TO | Class::NEGATION | Class::PRONOUN | Class::ADVERB;
        at > 0 && self.paragraph.tokens[at - 1].is(helper)
    }

    /// What a word does here.
    fn of_word(&self, hit: &Hit) -> Act {
        match hit.word.sort {
            Sort::Finding => self.finding(hit.at),
            Sort::Ruling if self.is_body() => Act::Statement,
            _ => hit.word.act,
        }
    }

    /// A cue without a word that is known: a preposition, a mark, "is" and an adjective.
    fn without_hits(&self) -> Act {
        let tokens = &self.paragraph.tokens[self.cue.clone()];
        if let [only] = tokens {
            let alone = self.words.lists.alone.iter().any(|it| self.paragraph.reads(self.cue.start, it));
            return if alone && only.is_word() { Act::Attitude } else { Act::Statement };
        }
        let described = tokens.first().is_some_and(|it| it.is(Class::BE))
            && tokens.iter().skip(1).any(|it| {
                it.shape == Shape::Lower && !it.is(Class::PREPOSITION | Class::ADVERB | Class::NEGATION | Class::BE)
            });
        if described && !self.is_speech() { Act::Attitude } else { Act::Statement }
    }

    /// Whether the cue joins two verbs: "said and believes".
    fn is_joined(&self) -> bool {
        self.cue.clone().any(|at| self.paragraph.tokens[at].is(Class::AND))
    }

    /// "Found": what an inquiry finds it states; what somebody finds odd, or finds out, he holds.
    fn finding(&self, at: usize) -> Act {
        let found_it = self.paragraph.tokens.get(at + 1).filter(|_| at + 1 < self.cue.end);
        if found_it.is_some_and(|it| it.is(Class::OBJECT | Class::PRONOUN)) {
            return Act::Attitude;
        }
        let content = self.content_tokens();
        let first = content.clone().next();
        let reads = |at: usize, words: &[&str]| words.iter().any(|word| self.paragraph.reads(at, word));
        let is_verdict = content.clone().any(|it| reads(it, &self.words.lists.verdicts));
        let result = first.is_some_and(|it| reads(it, &self.words.lists.results));
        match self.head() {
            _ if self.is_document() || is_verdict => Act::Statement,
            Some(head) if self.paragraph.tokens[head].is(Class::OBJECT | Class::PRONOUN) => Act::Attitude,
            Some(_) if self.is_body() || result => Act::Statement,
            Some(_) => Act::Attitude,
            None => Act::Statement,
        }
    }

    fn content_tokens(&self) -> impl DoubleEndedIterator<Item = usize> + Clone {
        self.context.content.iter().flat_map(|span| self.paragraph.tokens_in(*span))
    }

    /// The head of the noun phrase that names the source.
    fn head(&self) -> Option<usize> {
        let range = self.paragraph.tokens_in(*self.context.source.first()?);
        let tokens = self.paragraph.tokens.get(range.clone())?;
        let ends = |at: usize| {
            let token = &tokens[at];
            at > 0
                && (!token.is_word() || token.is(Class::PREPOSITION | Class::RELATIVE) || token.shape == Shape::Clitic)
        };
        let end = (0..tokens.len()).find(|&at| ends(at)).unwrap_or(tokens.len());
        (end > 0).then(|| range.start + end - 1)
    }

    /// Whether the source is a report, a poll, a law: something that has no attitudes, only words.
    fn is_document(&self) -> bool {
        self.head().is_some_and(|at| {
            let token = &self.paragraph.tokens[at];
            // "Bill" and "the Post" are no documents.
            token.is(Class::DOCUMENT) && !token.is(Class::PUBLICATION | Class::GROUP) && self.is_common(at)
        })
    }

    /// Whether the source is a body that decides: a court, a council.
    fn is_body(&self) -> bool {
        self.is_document()
            || self.head().is_some_and(|at| {
                let named = self.words.lists.bodies.iter().any(|it| self.paragraph.reads(at, it));
                named || self.paragraph.tokens[at].is(Class::ORGANIZATION)
            })
    }

    /// Whether the noun at `at` is a common one: in lower case, or behind an article.
    fn is_common(&self, at: usize) -> bool {
        let article = at > 0 && self.paragraph.tokens[at - 1].is(Class::DETERMINER | Class::POSSESSIVE);
        self.paragraph.shape(at) == Some(Shape::Lower) || article
    }

    /// Whether the content is speech: all of it in quotation marks, more than a term, set off from the cue by
    /// a mark as words are that somebody spoke.
    fn is_speech(&self) -> bool {
        let tokens = &self.paragraph.tokens;
        let words = || self.content_tokens().filter(|&at| tokens[at].is_word());
        let quoted = words().count() > LONGEST_TERM
            && words().all(|at| self.paragraph.is_quoted(at))
            && !self.paragraph.is_quoted(self.cue.start);
        let set_off = |at: usize| {
            matches!(self.paragraph.shape(at), Some(Shape::Comma | Shape::Colon | Shape::Exclamation | Shape::Stop))
        };
        let mut marks = self.context.content.iter().filter_map(|span| {
            let range = self.paragraph.tokens_in(*span);
            let last = range.clone().rev().find(|&at| !matches!(self.paragraph.shape(at), Some(Shape::Quote(_))))?;
            // A comma after the closing mark is as good as one before it.
            let before = range
                .start
                .checked_sub(1)
                .is_some_and(|at| matches!(self.paragraph.shape(at), Some(Shape::Comma | Shape::Colon)));
            Some(
                before
                    || set_off(last) && last < self.cue.start
                    || self.paragraph.shape(range.end) == Some(Shape::Comma),
            )
        });
        quoted && marks.any(|it| it)
    }
}
