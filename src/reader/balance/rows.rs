//! The rows of the balance on the screen.

use super::{Ink, Meter, SheetEntry, SheetRow};
use crate::analysis::{Balance, Figure, Form, SourceBalance, SourceId};
use crate::document::{Span, one_line};
use crate::reader::article::Article;
use crate::reader::index::Hue;
use crate::reader::visibility::Visibility;
use crate::wording::{BalanceSection, HasName, Portion, Subject, count, share};

/// Sources that have a row of their own; the panel lists all.
const SOURCES: usize = 8;

/// All rows for as much of an article as is shown.
pub(super) fn rows(article: &Article, shown: Visibility) -> Vec<SheetRow> {
    let balance = Balance::among(&article.document, &article.analysis, |it| shown.shows(it));
    let mut rows = BalanceRows { article, balance: &balance, rows: Vec::new() };
    for section in BalanceSection::ALL {
        let entries = match section {
            BalanceSection::Sources => rows.sources(),
            _ => rows.portions(section).into_iter().map(|it| rows.entry(it)).collect(),
        };
        rows.push(section.heading(), counts(section, &balance), entries);
    }
    rows.push("WITHOUT A SOURCE", "% · words", rows.longest_stretch().into_iter().collect());
    rows.push("TO CHECK", format!("% of {}", BalanceSection::Stances.whole(&balance)), rows.facts());
    rows.rows
}

/// What stands over the figures of a section: what they are.
fn counts(section: BalanceSection, balance: &Balance) -> String {
    match section {
        BalanceSection::Voices => String::from("% · words"),
        BalanceSection::Sources | BalanceSection::Kinds | BalanceSection::Forms => String::from("% of words · times"),
        BalanceSection::Thirds => String::from("% attributed · times"),
        BalanceSection::Stances | BalanceSection::Roles | BalanceSection::CueStances => {
            format!("% of {}", section.whole(balance))
        }
    }
}

/// The rows as they are made.
struct BalanceRows<'a> {
    article: &'a Article,
    balance: &'a Balance,
    rows: Vec<SheetRow>,
}

impl<'a> BalanceRows<'a> {
    fn portions(&self, section: BalanceSection) -> Vec<Portion<'a>> {
        section.portions(self.balance, &self.article.analysis)
    }

    /// A row with its bar, its places and all of it in words.
    fn entry(&self, portion: Portion<'_>) -> SheetEntry {
        let Portion { subject, label, figure, part, whole, share } = portion;
        let label = one_line(label);
        let in_words = format!("{label}: {}, {}", attributions(figure), words_of(figure));
        let of_whole = format!("{label}: {part} of {whole}");
        let mut entry = SheetEntry {
            share,
            count: figure.count().to_string(),
            ..entry(&label, Meter { parts: vec![(part, Ink::Figure)], whole }, figure.places.clone())
        };
        match subject {
            Subject::Author => {
                entry.bar.parts = vec![(part, Ink::Author)];
                entry.count = part.to_string();
                entry.told = format!("the {of_whole} words, in {}", count(figure.count(), "stretch"));
            }
            Subject::Attributed => {
                entry.bar.parts = self.words_by_source();
                entry.count = part.to_string();
                entry.told = format!("{of_whole} words, in {}", attributions(figure));
            }
            Subject::Source(id) => {
                let forms = self.forms_of(id);
                entry.sign = self.article.analysis.sources.get(id.0 as usize).map(|it| (it.kind, Some(self.hue(id))));
                entry.bar.parts = forms.iter().map(|(form, words)| (*words, ink(*form, self.hue(id)))).collect();
                let told: Vec<String> = forms.iter().map(|(form, words)| format!("{words} {}", form.name())).collect();
                entry.told = format!("{in_words}: {}", told.join(", "));
            }
            Subject::Kind(kind) => {
                entry.sign = kind.map(|it| (it, None));
                entry.told = in_words;
            }
            Subject::Form(form) => {
                entry.bar.parts = vec![(part, ink(form, Hue::Grey))];
                entry.told = in_words;
            }
            Subject::Third(nth) => {
                entry.told = format!("the {of_whole} words are attributed, in {}", attributions(figure));
                if entry.places.is_empty() {
                    // Where nobody else speaks the third itself is the place.
                    entry.places = vec![self.balance.thirds[nth].span];
                }
            }
            Subject::Stance(_) | Subject::Role(_) => {
                entry.told = format!("{of_whole} assertions, {}", words_of(figure));
            }
            Subject::CueStance(_) => entry.told = format!("{of_whole} attributions"),
        }
        entry
    }

    /// The bar of all that is attributed: a part for each source, the last for what nobody is named for.
    fn words_by_source(&self) -> Vec<(usize, Ink)> {
        let mut parts: Vec<(usize, Ink)> =
            self.balance.sources.iter().map(|source| (source.said.words, Ink::Quoted(self.hue(source.id)))).collect();
        if let Some(unnamed) = self.balance.kinds.get(&None) {
            parts.push((unnamed.words, Ink::Quoted(Hue::Grey)));
        }
        parts
    }

    /// How many words of each form a source has, the nearest to the word first.
    fn forms_of(&self, id: SourceId) -> Vec<(Form, usize)> {
        let Some(source) = self.balance.sources.iter().find(|it| it.id == id) else { return Vec::new() };
        Form::ALL.into_iter().filter_map(|form| Some((form, source.forms.get(&form)?.words))).collect()
    }

    fn sources(&self) -> Vec<SheetEntry> {
        let sources = &self.balance.sources;
        let shown = sources.len().min(SOURCES);
        let portions = self.portions(BalanceSection::Sources);
        let mut entries: Vec<SheetEntry> = portions.into_iter().take(shown).map(|it| self.entry(it)).collect();
        let others = sources.get(shown..).unwrap_or_default();
        if !others.is_empty() {
            entries.push(said(&count(others.len(), "other"), &all_of(others.iter()), self.balance.words));
        }
        let once = all_of(self.balance.once());
        if once.count() > 0 {
            let told = format!("quoted only once: {}, {}", count(once.count(), "source"), words_of(&once));
            entries.push(SheetEntry { told, ..said("quoted only once", &once, self.balance.words) });
        }
        entries
    }

    /// What stands on the author's word alone.
    fn longest_stretch(&self) -> Option<SheetEntry> {
        let stretch = self.balance.longest?;
        let figure = Figure { words: stretch.words, places: vec![stretch.span] };
        Some(SheetEntry {
            count: stretch.words.to_string(),
            told: format!("the longest stretch without a source: {}", words_of(&figure)),
            ..said("longest stretch", &figure, self.balance.words)
        })
    }

    /// What might be looked up. It is told with caution: one in six of them could not.
    fn facts(&self) -> Vec<SheetEntry> {
        let Balance { checkable, numbers, assertions, .. } = self.balance;
        let rows = [
            ("worth checking", "facts worth checking", checkable),
            ("with a number", "facts worth checking with a number", numbers),
        ];
        let mut entries = Vec::new();
        for (label, told, figure) in rows {
            let (part, whole) = (figure.count(), assertions.count());
            if part > 0 {
                entries.push(SheetEntry {
                    share: share(part, whole),
                    count: part.to_string(),
                    told: format!("{told}: {part} of {whole} assertions"),
                    ..entry(label, Meter { parts: vec![(part, Ink::Figure)], whole }, figure.places.clone())
                });
            }
        }
        entries
    }

    fn push(&mut self, heading: &'static str, counts: impl Into<String>, entries: Vec<SheetEntry>) {
        if !entries.is_empty() {
            self.rows.push(SheetRow::Heading(heading, counts.into()));
            self.rows.extend(entries.into_iter().map(SheetRow::Entry));
        }
    }

    fn hue(&self, source: SourceId) -> Hue {
        self.article.index.hue(Some(source))
    }
}

/// What words of a form look like in a bar.
const fn ink(form: Form, hue: Hue) -> Ink {
    match form {
        Form::Direct => Ink::Quoted(hue),
        Form::Mixed => Ink::Partly(hue),
        Form::Indirect => Ink::Told(hue),
    }
}

/// What several sources say, together.
fn all_of<'a>(sources: impl Iterator<Item = &'a SourceBalance>) -> Figure {
    let mut all = Figure::default();
    for source in sources {
        all.words += source.said.words;
        all.places.extend(&source.said.places);
    }
    all.places.sort_unstable();
    all
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

fn attributions(figure: &Figure) -> String {
    count(figure.count(), "attribution")
}

fn words_of(figure: &Figure) -> String {
    count(figure.words, "word")
}
