//! The rows of the balance, put in words.

use std::collections::BTreeMap;

use super::{Ink, Meter, SheetEntry, SheetRow};
use crate::analysis::{Balance, CueStance, Figure, Form, Kind, Role, SourceBalance, Stance};
use crate::document::Span;
use crate::reader::article::Article;
use crate::reader::cells::one_line;
use crate::reader::index::Hue;
use crate::reader::shown::Shown;
use crate::wording::{Named, count, plural, rest, share};

/// Sources that have a row of their own; the panel lists all.
const SOURCES: usize = 8;

/// What stands over shares of the words of the article and over how often somebody is heard.
const OF_WORDS: &str = "% of words · times";

/// All rows for as much of an article as is shown.
pub(super) fn rows(article: &Article, shown: Shown) -> Vec<SheetRow> {
    let balance = Balance::among(&article.document, &article.analysis, |it| shown.takes(it));
    let mut sheet = Balancing { article, balance: &balance, made: Vec::new() };
    sheet.voices();
    sheet.sources();
    sheet.kinds();
    sheet.forms();
    sheet.thirds();
    sheet.firmness();
    sheet.roles();
    sheet.cues();
    sheet.alone();
    sheet.facts();
    sheet.made
}

/// The rows as they are made.
struct Balancing<'a> {
    article: &'a Article,
    balance: &'a Balance,
    made: Vec<SheetRow>,
}

impl Balancing<'_> {
    fn voices(&mut self) {
        let Balance { words, author, attributed, .. } = self.balance;
        let row = |label: &str, figure: &Figure, share, parts, told| SheetEntry {
            share,
            count: figure.words.to_string(),
            told,
            ..entry(label, Meter { parts, whole: *words }, figure.places.clone())
        };
        let mut by_source: Vec<(usize, Ink)> =
            self.balance.sources.iter().map(|source| (source.said.words, Ink::Quoted(self.hue(source)))).collect();
        by_source.extend(self.balance.kinds.get(&None).map(|it| (it.words, Ink::Quoted(Hue::Grey))));
        let own = vec![(author.words, Ink::Author)];
        let told = [
            format!("the author: {} of {words} words, in {}", author.words, count(author.count(), "stretch")),
            format!("attributed: {} of {words} words, in {}", attributed.words, attributions(attributed)),
        ];
        let [own_told, attributed_told] = told;
        let entries = vec![
            row("author", author, rest(attributed.words, *words), own, own_told),
            row("attributed", attributed, share(attributed.words, *words), by_source, attributed_told),
        ];
        self.section("WHOSE WORDS", "% · words", entries);
    }

    fn sources(&mut self) {
        let sources = &self.balance.sources;
        let shown = sources.get(..SOURCES + 1).map_or(sources.len(), |_| SOURCES);
        let (alone, others) = sources.split_at(shown);
        let mut entries: Vec<SheetEntry> = alone.iter().map(|source| self.source(source)).collect();
        let joined = |sources: &mut dyn Iterator<Item = &SourceBalance>| {
            let mut all = Figure::default();
            for Figure { words, places } in sources.map(|source| &source.said) {
                all.words += words;
                all.places.extend(places);
            }
            all.places.sort_unstable();
            all
        };
        let rest = joined(&mut others.iter());
        let once = joined(&mut self.balance.once());
        if !others.is_empty() {
            let label = count(others.len(), "other");
            entries.push(self.said(&label, &rest));
        }
        if once.count() > 0 {
            let told = format!("heard only once: {}, {}", count(once.count(), "source"), words_of(&once));
            entries.push(SheetEntry { told, ..self.said("heard only once", &once) });
        }
        self.section("SOURCES", OF_WORDS, entries);
    }

    fn source(&self, source: &SourceBalance) -> SheetEntry {
        let hue = self.hue(source);
        let known = self.article.analysis.sources.get(source.id.0 as usize);
        let ink = [Ink::Quoted(hue), Ink::Partly(hue), Ink::Told(hue)];
        let forms = Form::ALL.iter().zip(ink).filter_map(|(form, ink)| {
            let words = source.forms.get(form)?.words;
            Some(((words, ink), format!("{words} {}", form.name())))
        });
        let (parts, told): (Vec<_>, Vec<String>) = forms.unzip();
        let name = known.map(|it| one_line(&it.name)).unwrap_or_default();
        let entry = self.said(&name, &source.said);
        SheetEntry {
            sign: known.map(|it| (it.kind, Some(hue))),
            bar: Meter { parts, ..entry.bar },
            told: format!("{}: {}", entry.told, told.join(", ")),
            ..entry
        }
    }

    fn kinds(&mut self) {
        let kinds = &self.balance.kinds;
        let entries = Kind::ALL.map(Some).into_iter().chain([None]).filter_map(|kind| {
            let entry = self.said(plural(kind), kinds.get(&kind)?);
            Some(SheetEntry { sign: kind.map(|it| (it, None)), ..entry })
        });
        let entries = entries.collect();
        self.section("KINDS OF SOURCE", OF_WORDS, entries);
    }

    fn forms(&mut self) {
        let forms = &self.balance.forms;
        let ink = [Ink::Quoted(Hue::Grey), Ink::Partly(Hue::Grey), Ink::Told(Hue::Grey)];
        let entries = Form::ALL.iter().zip(ink).filter_map(|(form, ink)| {
            let figure = forms.get(form)?;
            let entry = self.said(form.name(), figure);
            Some(SheetEntry { bar: Meter { parts: vec![(figure.words, ink)], ..entry.bar }, ..entry })
        });
        let entries = entries.collect();
        self.section("HOW IT IS QUOTED", OF_WORDS, entries);
    }

    fn thirds(&mut self) {
        let names = ["beginning", "middle", "end"];
        let entries =
            self.balance.thirds.iter().zip(names).filter(|(third, _)| third.words > 0).map(|(third, name)| {
                let entry = said(name, &third.attributed, third.words);
                let told = format!(
                    "the {name}: {} of {} words are attributed, in {}",
                    third.attributed.words,
                    third.words,
                    attributions(&third.attributed)
                );
                // Where nobody else speaks the third itself is the place.
                let places = if entry.places.is_empty() { vec![third.span] } else { entry.places.clone() };
                SheetEntry { told, places, ..entry }
            });
        let entries = entries.collect();
        self.section("IN EACH THIRD", "% attributed · times", entries);
    }

    fn firmness(&mut self) {
        let entries = self.asserted(&self.balance.stances, &Stance::ALL.map(|it| (it, it.name())));
        self.section("HOW FIRMLY", self.of_assertions(), entries);
    }

    fn roles(&mut self) {
        let entries = self.asserted(&self.balance.roles, &Role::ALL.map(|it| (Some(it), it.name())));
        self.section("HOW IT ARGUES", self.of_assertions(), entries);
    }

    fn cues(&mut self) {
        let (cues, all) = (&self.balance.cues, &self.balance.attributed);
        let entries = CueStance::ALL.iter().filter_map(|cue| Some(share_of(cue.name(), cues.get(cue)?, all.count())));
        let entries =
            entries.map(|entry| SheetEntry { told: format!("{} attributions", entry.told), ..entry }).collect();
        self.section("THEIR WORDS ARE", format!("% of {}", attributions(all)), entries);
    }

    /// What stands on the author's word alone.
    fn alone(&mut self) {
        let Balance { words, longest, .. } = self.balance;
        let stretch = longest.map(|stretch| {
            let figure = Figure { words: stretch.words, places: vec![stretch.span] };
            SheetEntry {
                count: stretch.words.to_string(),
                told: format!("the longest stretch without a source: {}", words_of(&figure)),
                ..said("longest stretch", &figure, *words)
            }
        });
        self.section("WITHOUT A SOURCE", "% · words", stretch.into_iter().collect());
    }

    /// What might be looked up. It is told with caution: one in six of them could not.
    fn facts(&mut self) {
        let Balance { checkable, numbers, assertions, .. } = self.balance;
        let facts = [
            ("may be facts", "may be facts to look up", checkable),
            ("with a number", "may be facts to look up with a number", numbers),
        ];
        let facts = facts.into_iter().filter(|(.., figure)| figure.count() > 0).map(|(label, told, figure)| {
            let (count, all) = (figure.count(), assertions.count());
            SheetEntry { told: format!("{told}: {count} of {all} assertions"), ..share_of(label, figure, all) }
        });
        self.section("TO LOOK UP", self.of_assertions(), facts.collect());
    }

    /// Rows for kinds of assertions, those that there are.
    fn asserted<K: Ord>(&self, table: &BTreeMap<K, Figure>, keys: &[(K, &str)]) -> Vec<SheetEntry> {
        let shown = keys.iter().filter_map(|(key, label)| Some((label, table.get(key)?)));
        let all = self.balance.assertions.count();
        let entry = |(label, figure): (&&str, &Figure)| {
            let entry = share_of(label, figure, all);
            SheetEntry { told: format!("{} assertions, {}", entry.told, words_of(figure)), ..entry }
        };
        shown.map(entry).collect()
    }

    /// What the figures of assertions are parts of.
    fn of_assertions(&self) -> String {
        format!("% of {}", count(self.balance.assertions.count(), "assertion"))
    }

    fn section(&mut self, heading: &'static str, counts: impl Into<String>, entries: Vec<SheetEntry>) {
        if !entries.is_empty() {
            self.made.push(SheetRow::Heading(heading, counts.into()));
            self.made.extend(entries.into_iter().map(SheetRow::Entry));
        }
    }

    /// What is said by some, as a part of the article.
    fn said(&self, label: &str, figure: &Figure) -> SheetEntry {
        said(label, figure, self.balance.words)
    }

    fn hue(&self, source: &SourceBalance) -> Hue {
        self.article.index.hue(Some(source.id))
    }
}

fn entry(label: &str, bar: Meter, places: Vec<Span>) -> SheetEntry {
    SheetEntry { label: label.to_owned(), bar, places, ..SheetEntry::default() }
}

/// What is said, as a part of so many words.
fn said(label: &str, figure: &Figure, whole: usize) -> SheetEntry {
    SheetEntry {
        share: share(figure.words, whole),
        count: figure.count().to_string(),
        told: format!("{label}: {}, {}", attributions(figure), words_of(figure)),
        ..entry(label, Meter { parts: vec![(figure.words, Ink::Figure)], whole }, figure.places.clone())
    }
}

/// How many places there are of so many.
fn share_of(label: &str, figure: &Figure, all: usize) -> SheetEntry {
    let count = figure.count();
    SheetEntry {
        share: share(count, all),
        count: count.to_string(),
        told: format!("{label}: {count} of {all}"),
        ..entry(label, Meter { parts: vec![(count, Ink::Figure)], whole: all }, figure.places.clone())
    }
}

fn attributions(figure: &Figure) -> String {
    count(figure.count(), "attribution")
}

fn words_of(figure: &Figure) -> String {
    count(figure.words, "word")
}
