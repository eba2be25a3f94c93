//! Rows of the argument outline in words: first words, names for short.

use super::{EntryKind, Outline};
use crate::analysis::{AttributionId, Kind, Source, SourceId};
use crate::document::{Document, Span};
use crate::reader::argument::told;
use crate::reader::article::Article;
use crate::reader::cells::{fit, one_line, width};
use crate::reader::index::attribution;

/// Words of an assertion that are put in a row at most; more do not fit the widest list.
const FIRST_WORDS: usize = 30;
/// Names in a row at most.
const NAMES: usize = 3;
/// Columns in which a name that is cut can still be told.
const LEAST_NAME: usize = 8;
/// What people's names may end with after the surname.
const AFTER_SURNAME: [&str; 5] = ["Jr.", "Sr.", "II", "III", "IV"];

impl Outline {
    /// A row in words; `columns` is what it may take.
    pub(in crate::reader) fn words(&self, article: &Article, row: usize, columns: usize) -> String {
        match self.entry(row).map(|it| it.kind) {
            None => String::new(),
            Some(EntryKind::Heading(span)) => first_words(&article.document, span),
            Some(EntryKind::Assertion(nth, ..)) => {
                self.assertions.get(nth).map(|it| first_words(&article.document, it.span)).unwrap_or_default()
            }
            Some(EntryKind::Statements(first, count)) => {
                let names = names(article, self.statements_of(first, count), |it| short_name(&article.document, it));
                // One more than is shown tells that there are more.
                let names: Vec<String> = names.take(NAMES + 1).collect();
                folded(&names, count, columns)
            }
            Some(EntryKind::Nothing) if self.is_complete => "The author makes no assertions in this \
                 article."
                .to_owned(),
            Some(EntryKind::Nothing) => "Looking for the author's assertions …".to_owned(),
        }
    }

    /// What there is to tell of a row beside its words: what the assertion does and is, or who the others are, as many
    /// of them as `columns` can hold.
    pub(in crate::reader) fn about(&self, article: &Article, row: usize, columns: usize) -> String {
        match self.entry(row).map(|it| it.kind) {
            None | Some(EntryKind::Heading(_) | EntryKind::Nothing) => String::new(),
            Some(EntryKind::Assertion(nth, ..)) => {
                let assertion = self.assertions.get(nth);
                assertion.map(|it| told(article, it, self.marks).join(" · ")).unwrap_or_default()
            }
            Some(EntryKind::Statements(first, count)) => {
                let names = names(article, self.statements_of(first, count), |it| one_line(&it.name));
                let mut taken = 0;
                // The last one is cut where it is drawn.
                let fitting = names.take_while(|name| {
                    let begins = taken <= columns;
                    taken += width(name) + 2;
                    begins
                });
                fitting.collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn statements_of(&self, first: usize, count: usize) -> &[AttributionId] {
        self.statements.get(first..first + count).unwrap_or_default()
    }
}

/// The first words of a stretch, on one line.
fn first_words(document: &Document, span: Span) -> String {
    let mut words = document.slice(span).split_whitespace();
    let first: Vec<&str> = words.by_ref().take(FIRST_WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    one_line(&first.join(" ")) + more
}

/// Who says these things, each once, in order. It costs what is taken of it: there may be thousands.
fn names<'a>(
    article: &'a Article,
    said: &'a [AttributionId],
    name: impl Fn(&Source) -> String + 'a,
) -> impl Iterator<Item = String> + 'a {
    let analysis = &article.analysis;
    let mut seen = Vec::new();
    let sources = said.iter().map(|id| attribution(analysis, *id).source_id).filter(move |source| {
        let is_new = !seen.contains(source);
        if is_new {
            seen.push(*source);
        }
        is_new
    });
    let source = |id: Option<SourceId>| analysis.sources.get(id?.0 as usize);
    sources.map(move |id| source(id).map_or_else(|| "not named".to_owned(), &name))
}

/// "Times, Junio: 2 statements", with as many of the first names as there is room for; where there is none for one, as
/// much of it as there is.
fn folded(names: &[String], count: usize, columns: usize) -> String {
    let statements = if count == 1 { "statement" } else { "statements" };
    let tail = format!(": {count} {statements}");
    let first = |shown: usize| {
        let more = if shown < names.len() { ", …" } else { "" };
        format!("{}{more}", names.get(..shown).unwrap_or_default().join(", "))
    };
    let mut lines = (1..=names.len().min(NAMES)).rev().map(|shown| first(shown) + &tail);
    lines.find(|line| width(line) <= columns).unwrap_or_else(|| {
        // How many there are is told even where hardly a name is.
        let tail = if columns < width(&tail) + LEAST_NAME { format!(": {count}") } else { tail };
        let room = columns.saturating_sub(width(&tail)).max(1);
        fit(&first(1), room) + &tail
    })
}

/// What a source is called for short: as little of its name as the text itself does with somewhere; else, of somebody
/// who has a name, the surname; else all of it.
fn short_name(document: &Document, source: &Source) -> String {
    if !matches!(source.kind, Kind::Person | Kind::Organization | Kind::Publication) {
        return one_line(&source.name);
    }
    let name: Vec<&str> = source.name.split_whitespace().collect();
    let name = match name.as_slice() {
        ["the" | "The", rest @ ..] if rest.iter().any(|word| word.starts_with(char::is_uppercase)) => rest,
        all => all,
    };
    let used = |mention: &Span| {
        let words = document.slice(*mention).split_whitespace().map(bare);
        let words: Vec<&str> = words.filter(|word| word.len() > 1 && name.contains(word)).collect();
        (!words.is_empty() && words.len() < name.len()).then_some(words)
    };
    let surname = || {
        let last = name.iter().rev().find(|word| !AFTER_SURNAME.contains(word));
        last.filter(|word| source.kind == Kind::Person && word.starts_with(char::is_uppercase)).map(|word| vec![*word])
    };
    let short =
        source.mentions.iter().filter_map(used).min_by_key(Vec::len).or_else(surname).unwrap_or_else(|| name.to_vec());
    one_line(&short.join(" "))
}

/// A word without the marks around it and without the ending of the genitive.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '“' | '”' | '"'));
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Format, Hints, ingest};

    #[test]
    fn statements_are_folded_to_what_there_is_room_for() {
        let table = [
            ("Times, Roe", 2, 40, "Times, Roe: 2 statements"),
            ("Times", 1, 40, "Times: 1 statement"),
            ("Times, Roe, Poe, Doe", 9, 40, "Times, Roe, Poe, …: 9 statements"),
            ("Times, Roe, Poe, Doe", 9, 31, "Times, Roe, …: 9 statements"),
            ("Times, Roe", 2, 22, "Times, …: 2 statements"),
            ("Times, Roe", 2, 20, "Times, …: 2"),
            ("Administration officials, Roe", 2, 31, "Administration o…: 2 statements"),
            ("Administration", 2, 9, "Admin…: 2"),
        ];
        for (names, count, columns, expected) in table {
            let names: Vec<String> = names.split(", ").map(str::to_owned).collect();
            let line = folded(&names, count, columns);
            assert_eq!(line, expected);
        }
    }

    #[test]
    fn names_for_short() {
        // The name, what it is, how the text names it, and what it is called.
        let table = [
            ("Mara Lindqvist", Kind::Person, "Mara Lindqvist", "Lindqvist"),
            ("Mara Lindqvist", Kind::Person, "Mara", "Mara"),
            ("Sun Wei", Kind::Person, "President Sun’s", "Sun"),
            ("Martin Oake Jr.", Kind::Person, "she", "Oake"),
            ("Vox", Kind::Person, "Vox", "Vox"),
            ("The Harbor Post", Kind::Publication, "the Post", "Post"),
            ("The Harbor Post", Kind::Publication, "the Harbor Post", "Harbor Post"),
            ("the ministry", Kind::Organization, "the ministry", "the ministry"),
            ("a port official", Kind::Unnamed, "official", "a port official"),
        ];
        for (name, kind, mention, expected) in table {
            let (document, _) =
                ingest(mention.as_bytes().to_vec(), &Hints::named("name", Some(Format::Plain))).expect("a text");
            let (id, name) = (SourceId(0), name.to_owned());
            let mentions = vec![Span::new(0, mention.len())];
            let source = Source { id, name, kind, mentions, attributions: Vec::new(), words: 0 };
            assert_eq!(short_name(&document, &source), expected, "{mention}");
        }
    }
}
