//! What tells a connective from the same word in another sense: "since" of cause from "since" of time.

use std::ops::Range;

use super::connective::{Connectives, Senses, Test};
use super::syntax::Syntax;
use crate::analysis::text::{Class, Shape, Tag};

/// How many words "for" may have between it and its verb.
const LONGEST_FOR: usize = 6;

/// How a subordinate clause stands after its main clause.
pub(super) struct SubordinateClause {
    /// From the word after the connective to the verb.
    pub(super) clause: Range<usize>,
    /// The verb of the main clause.
    pub(super) main: usize,
    /// Whether a comma stands before the connective.
    pub(super) set_off: bool,
}

/// Whether a subordinate clause before its main clause has the role of its connective. `clause` runs to its verb, and
/// the main clause begins at `main`.
pub(super) fn fronted(syntax: &Syntax<'_>, words: &Senses, test: Test, clause: Range<usize>, main: usize) -> bool {
    let verb = clause.end;
    let head = syntax.main_verb(main..syntax.range.end);
    let main_past = head.is_some_and(|it| syntax.is_past(it));
    match test {
        Test::Clear | Test::SetOff | Test::If => true,
        Test::Since => is_cause(syntax, verb, head),
        Test::While => !is_meanwhile(syntax, words, &clause, head),
        Test::Until => !syntax.is_past(verb) && !main_past,
        Test::Once => !syntax.is_past(verb) && head.is_some_and(|it| is_ahead(syntax, it)),
        Test::For => false,
    }
}

/// Whether a subordinate clause after its main clause, whose connective stands at `at`, has the role of it.
pub(super) fn trailing(
    syntax: &Syntax<'_>,
    connectives: &Connectives,
    test: Test,
    at: usize,
    place: &SubordinateClause,
) -> bool {
    let SubordinateClause { clause, main, set_off } = place;
    let verb = clause.end;
    let before = at - 1;
    let joined = matches!(syntax.tag(before), Some(Tag::And | Tag::But | Tag::That | Tag::Wh | Tag::Subordinator))
        || syntax.is(before, Class::NEGATION);
    if joined {
        return false;
    }
    match test {
        Test::Clear => true,
        Test::SetOff => *set_off,
        Test::If => {
            // "asked if", "asked her if".
            let told = matches!(syntax.tag(before), Some(Tag::Pronoun | Tag::Object | Tag::Name));
            let asks = |it: usize| connectives.asks(syntax.paragraph, it);
            *set_off || !(asks(before) || told && before > 0 && asks(before - 1))
        }
        Test::Since => is_cause(syntax, verb, Some(*main)) && (*set_off || !syntax.is_past(verb)),
        Test::Once => !syntax.is_past(verb),
        // After its main clause "while" is of time, or sets two things side by side, too often to tell.
        Test::While | Test::Until => false,
        Test::For => *set_off && is_for(syntax, &connectives.senses, clause),
    }
}

/// "Since" of cause: not with a perfect, which counts from a time in the past, and not with what happened once.
fn is_cause(syntax: &Syntax<'_>, verb: usize, main: Option<usize>) -> bool {
    let perfect = main.is_some_and(|it| syntax.is(it, Class::HAVE));
    let helper = syntax.is(verb, Class::BE | Class::HAVE | Class::DO | Class::MODAL);
    let modal = main.is_some_and(|it| is_ahead(syntax, it));
    !syntax.is_past(verb) || !perfect && (helper || modal)
}

/// "While" of time: "while he slept, the river rose".
fn is_meanwhile(syntax: &Syntax<'_>, words: &Senses, clause: &Range<usize>, main: Option<usize>) -> bool {
    let helper = syntax.is(clause.end, Class::BE | Class::HAVE | Class::DO | Class::MODAL);
    let past = syntax.is_past(clause.end);
    let main_past = main.is_some_and(|it| syntax.is_past(it));
    past && !helper && (main_past || is_person(syntax, words, clause.start)) || is_progressive(syntax, clause.end)
}

/// "was carrying".
fn is_progressive(syntax: &Syntax<'_>, verb: usize) -> bool {
    let next = (verb + 1..verb + 4).find(|&it| syntax.tag(it) != Some(Tag::Adverb));
    syntax.is(verb, Class::BE) && next.is_some_and(|it| syntax.tag(it) == Some(Tag::Ing))
}

fn is_person(syntax: &Syntax<'_>, words: &Senses, at: usize) -> bool {
    words.persons.iter().any(|it| syntax.paragraph.reads(at, it))
}

/// Whether a verb looks ahead: "will", "can", an imperative.
fn is_ahead(syntax: &Syntax<'_>, verb: usize) -> bool {
    syntax.is(verb, Class::MODAL) || syntax.paragraph.lower(verb).is_some_and(|it| it == "'ll" || it == "'d")
}

/// "for they know", not "for the first time": a subject that no preposition joins to anything.
fn is_for(syntax: &Syntax<'_>, words: &Senses, clause: &Range<usize>) -> bool {
    let near = clause.len() <= LONGEST_FOR;
    let plain = clause.clone().all(|it| {
        !syntax.is_comma(it)
            && !syntax.is(it, Class::TIME)
            && !matches!(syntax.tag(it), Some(Tag::Relative | Tag::Wh | Tag::That | Tag::Object | Tag::To))
    });
    let person = is_person(syntax, words, clause.start);
    let subject = words.subjects.iter().any(|it| syntax.paragraph.reads(clause.start, it));
    near && plain && (person || subject || syntax.tag(clause.start) == Some(Tag::Name))
}

/// "So critics agree", not "So high is the price": what follows `at` opens a clause.
pub(super) fn is_so(syntax: &Syntax<'_>, words: &Senses, at: usize) -> bool {
    match syntax.tag(at) {
        Some(Tag::Noun) => {
            let plural = syntax.paragraph.ends_with(at, &["s"]) && !syntax.paragraph.ends_with(at, &words.no_plural);
            let verb = syntax.paragraph.tokens[at].verb.is_some();
            plural && !verb && syntax.likely_clause(at, syntax.range.end).is_some()
        }
        Some(Tag::Adverb) => {
            syntax.paragraph.reads(at, "at") || is_so(syntax, words, at + 1) && !syntax.paragraph.ends_with(at, &["ly"])
        }
        // "So what is the purpose?" takes up a thread, and concludes nothing.
        Some(Tag::Auxiliary | Tag::Wh | Tag::Verb) | None => false,
        Some(Tag::Mark) => syntax.is_comma(at),
        Some(_) => true,
    }
}

/// "So I went", "So they have": what follows `at` tells what happened next, or agrees.
pub(super) fn narrates(syntax: &Syntax<'_>, words: &Senses, at: usize) -> bool {
    let who = is_person(syntax, words, at);
    let verb = syntax.likely_clause(at, syntax.range.end).filter(|_| who);
    verb.is_some_and(|it| syntax.is_past(it) || syntax.is_mark(it + 1))
}

/// "Take the tram": a thing that is named.
pub(super) fn is_thing(syntax: &Syntax<'_>, at: usize) -> bool {
    let what = matches!(syntax.tag(at), Some(Tag::Name | Tag::Determiner | Tag::Possessive | Tag::Wh | Tag::Genitive));
    what || syntax.is_comma(at) || syntax.shape(at) == Some(Shape::Number)
}

/// "Such as the tram", "such as when it rains", not "such as it is": a thing or a case that is named.
pub(super) fn is_instance(syntax: &Syntax<'_>, at: usize) -> bool {
    let case = syntax.tag(at) == Some(Tag::Ing) || syntax.paragraph.reads(at, "when");
    case || is_thing(syntax, at)
}

/// "only because": a word that belongs to the connective after it.
pub(super) fn is_focus(syntax: &Syntax<'_>, words: &Senses, at: usize) -> bool {
    words.focus.iter().any(|it| syntax.paragraph.reads(at, it))
}
