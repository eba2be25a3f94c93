//! Who is meant: how often the sources of marked articles get the name that a careful reader gives them.
//!
//! An article in `people/` begins with those who speak in it, `name: kind; what else to call them`. In its text
//! `[she=Mara Holt]` is a source and whom it stands for, `[officials]` a source that is called what it says, and
//! `[he=?]` one of whom nobody can tell. `{<…}` is what the source before it says, `{>…}` what the one after it
//! says; both are given where a name stands inside.
//!
//! The sources are given to the analysis, not found by it. What comes out stands in `people/score.txt` as it is.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ascribe::analysis::{Analysis, Given, Model, Source, analyse_given};
use ascribe::document::Span;
use ascribe::ingest::{Format, Hints, ingest};
use expect_test::expect_file;

/// One who speaks, as the header has it.
struct Entity {
    name: String,
    kind: String,
    /// What they may be called, as [`key`]s.
    keys: Vec<String>,
}

/// A source that is marked in the text.
struct Gold {
    span: Span,
    content: Vec<Span>,
    /// Index of the entity; none for "?".
    entity: Option<usize>,
}

struct Article {
    name: String,
    text: String,
    entities: Vec<Entity>,
    gold: Vec<Gold>,
}

/// What became of a marked source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Outcome {
    /// The name that the reader gives, or none where the reader gives none.
    Right,
    /// Left as it stands where a reader names somebody.
    Unresolved,
    /// Somebody else's name, or one with somebody else.
    Wrong,
    /// No source at all.
    NotFound,
}

/// How names are compared: in lower case, with straight apostrophes, without an article.
fn key(words: &str) -> String {
    let lower = words.to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '.');
    ["the ", "a ", "an "].iter().find_map(|it| bare.strip_prefix(it)).unwrap_or(bare).to_owned()
}

fn entity(line: &str) -> Entity {
    let (name, rest) = line.split_once(": ").unwrap_or_else(|| panic!("{line} has no kind"));
    let mut parts = rest.split(';').map(str::trim);
    let kind = parts.next().unwrap().to_owned();
    let keys = std::iter::once(name).chain(parts.flat_map(|it| it.split(", "))).map(key).collect();
    Entity { name: name.to_owned(), kind, keys }
}

fn article(name: &str, marked: &str) -> Article {
    let (header, body) = marked.split_once("\n\n").expect("a header ends with a blank line");
    let entities: Vec<Entity> = header.lines().map(entity).collect();
    let mut text = String::new();
    let mut gold: Vec<Gold> = Vec::new();
    // Where the brackets and braces that are open began; for a brace, whose content it is if that stands before.
    let mut source = None;
    let mut braces: Vec<(usize, Option<usize>)> = Vec::new();
    let mut waiting: Vec<Span> = Vec::new();
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '[' => source = Some(text.len()),
            '=' if source.is_some() => {
                let (who, after) = rest.split_once(']').expect("a mark ends with ]");
                let known = entities.iter().position(|it| it.name == who);
                assert!(known.is_some() || who == "?", "{name}: {who} stands in the header");
                let start = source.take().unwrap();
                gold.push(Gold {
                    span: Span::new(start, text.len()),
                    content: std::mem::take(&mut waiting),
                    entity: known,
                });
                rest = after;
            }
            ']' => {
                let start = source.take().expect("] closes a mark");
                let said = key(&text[start..]);
                let known = entities.iter().position(|it| it.keys.contains(&said));
                assert!(known.is_some(), "{name}: {said} stands in the header");
                gold.push(Gold {
                    span: Span::new(start, text.len()),
                    content: std::mem::take(&mut waiting),
                    entity: known,
                });
            }
            '{' => {
                let before = rest.starts_with('<');
                rest = &rest[1..];
                braces.push((text.len(), before.then(|| gold.len() - 1)));
            }
            '}' => {
                let (start, of) = braces.pop().expect("} closes a content");
                let content = Span::new(start, text.len());
                match of {
                    Some(of) => gold[of].content.push(content),
                    None => waiting.push(content),
                }
            }
            c => text.push(c),
        }
    }
    assert!(source.is_none() && braces.is_empty() && waiting.is_empty(), "{name}: what is opened is closed");
    for gold in &mut gold {
        if gold.content.is_empty() {
            gold.content.push(gold.span);
        }
    }
    Article { name: name.to_owned(), text, entities, gold }
}

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/people");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    let marked = paths.iter().filter(|it| it.file_name().is_some_and(|it| it != "score.txt"));
    marked.map(|it| article(&it.file_stem().unwrap().to_string_lossy(), &fs::read_to_string(it).unwrap())).collect()
}

/// What became of each marked source, and the source that it got.
fn outcomes<'a>(article: &Article, analysis: &'a Analysis) -> Vec<(Outcome, Option<&'a Source>)> {
    let by_span: HashMap<Span, &Source> = analysis
        .attributions
        .iter()
        .filter_map(|it| Some((*it.source.as_ref()?.spans.first()?, &analysis.sources[it.source_id?.0 as usize])))
        .collect();
    let found: Vec<Option<&Source>> = article.gold.iter().map(|it| by_span.get(&it.span).copied()).collect();
    let named = |source: &Source| article.entities.iter().position(|it| it.keys.contains(&key(&source.name)));
    let outcome = |gold: &Gold, source: &Source| {
        let mixed = article.gold.iter().zip(&found).any(|(other, with)| {
            with.is_some_and(|it| it.id == source.id) && other.entity.is_some() && other.entity != gold.entity
        });
        match (gold.entity, named(source)) {
            (Some(entity), Some(named)) if entity == named => Outcome::Right,
            (_, Some(_)) => Outcome::Wrong,
            (_, None) if mixed => Outcome::Wrong,
            (Some(_), None) => Outcome::Unresolved,
            (None, None) => Outcome::Right,
        }
    };
    let with = article.gold.iter().zip(&found);
    with.map(|(gold, source)| (source.map_or(Outcome::NotFound, |it| outcome(gold, it)), *source)).collect()
}

/// A share in per cent, one digit after the point.
fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 2000 + whole) / (whole * 2);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

#[test]
fn sources_get_the_names_that_a_careful_reader_gives_them() {
    let model = Model::embedded();
    let mut counts: BTreeMap<Outcome, usize> = BTreeMap::new();
    let (mut kinds, mut kinds_right) = (0, 0);
    let mut list: BTreeMap<Outcome, String> = BTreeMap::new();
    let mut wrong_kinds = String::new();
    let articles = articles();
    for article in &articles {
        let (document, _) =
            ingest(article.text.clone().into_bytes(), &Hints::named("a.txt", Some(Format::Plain))).unwrap();
        let given: Vec<Given> =
            article.gold.iter().map(|it| Given { source: it.span, content: it.content.clone() }).collect();
        let analysis = analyse_given(&document, &given, &model);
        let mut seen = BTreeMap::new();
        for (gold, (outcome, source)) in article.gold.iter().zip(outcomes(article, &analysis)) {
            *counts.entry(outcome).or_default() += 1;
            let entity = gold.entity.map(|it| &article.entities[it]);
            if outcome == Outcome::Right
                && let (Some(entity), Some(source)) = (entity, source)
            {
                seen.insert(&entity.name, (source, &entity.kind));
            } else if outcome != Outcome::Right {
                let line = article.text[..gold.span.start()].lines().count();
                let words = &article.text[gold.span.start()..gold.span.end()];
                let (meant, given) = (entity.map_or("?", |it| &it.name), source.map_or("nobody", |it| &it.name));
                let list = list.entry(outcome).or_default();
                writeln!(list, "{}:{line} {words} = {meant}, not {given}", article.name).unwrap();
            }
        }
        for (name, (source, kind)) in seen {
            kinds += 1;
            if format!("{:?}", source.kind) == *kind {
                kinds_right += 1;
            } else {
                writeln!(wrong_kinds, "{} {name} = {kind}, not {:?}", article.name, source.kind).unwrap();
            }
        }
    }
    let count = |outcome| counts.get(&outcome).copied().unwrap_or_default();
    let [right, unresolved, wrong, missed] =
        [Outcome::Right, Outcome::Unresolved, Outcome::Wrong, Outcome::NotFound].map(count);
    let all = right + unresolved + wrong;
    let mut score = format!(
        "{} articles, {} sources\nright {right}\nunresolved {unresolved}\nwrong {wrong}\nnot found {missed}\n\
         accuracy {}\nwrong names {}\nkinds {kinds_right} of {kinds}, {}\n",
        articles.len(),
        all + missed,
        percent(right, all),
        percent(wrong, all),
        percent(kinds_right, kinds),
    );
    for (title, lines) in [
        ("wrong", list.get(&Outcome::Wrong)),
        ("unresolved", list.get(&Outcome::Unresolved)),
        ("not found", list.get(&Outcome::NotFound)),
        ("wrong kinds", Some(&wrong_kinds)),
    ] {
        write!(score, "\n{title}\n{}", lines.map_or("", String::as_str)).unwrap();
    }
    expect_file!["people/score.txt"].assert_eq(&score);
}
