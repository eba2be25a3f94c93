//! Who is the same in two articles, by name alone.
//!
//! Names are compared as readers do: titles do not matter, a surname stands for its bearer, capitals for the words that
//! they begin. What has no name ("a senior official", "many") is never the same, and where a name fits two, neither is
//! chosen.

use std::collections::HashMap;

use crate::analysis::result::{Kind, Source, SourceId};
use crate::analysis::text::{Class, Lexicon, name_parts};

/// How many names that share a word are looked at; where there are more, that word tells nobody from another.
const MOST: usize = 16;

/// How well two names fit, the better first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fit {
    /// They are one name.
    Equal,
    /// First and last name agree: "Jane Q. Roe" and "J. Roe".
    Agrees,
    /// One is short for the other: "Roe", "WHO".
    Short,
}

/// The sources that are the same, in the order of the first article; each is in one pair at most.
pub(super) fn pairs(here: &[&Source], there: &[&Source], lexicon: &Lexicon) -> Vec<(SourceId, SourceId)> {
    let names = |sources: &[&Source]| sources.iter().map(|it| ComparedName::of(it, lexicon)).collect::<Vec<_>>();
    let (here, there) = (names(here), names(there));
    let fits = fits(&here, &there);
    let mut pairs = Vec::new();
    let mut taken = (vec![false; here.len()], vec![false; there.len()]);
    for level in [Fit::Equal, Fit::Agrees, Fit::Short] {
        // Who is taken already still counts: "Roe" does not become John when Jane has been found.
        let mut counts = (vec![0_usize; here.len()], vec![0_usize; there.len()]);
        for (one, other, _) in fits.iter().filter(|it| it.2 <= level) {
            counts.0[*one] += 1;
            counts.1[*other] += 1;
        }
        for &(one, other, _) in fits.iter().filter(|it| it.2 == level) {
            if counts.0[one] == 1 && counts.1[other] == 1 && !taken.0[one] && !taken.1[other] {
                taken.0[one] = true;
                taken.1[other] = true;
                pairs.extend(here[one].as_ref().zip(there[other].as_ref()).map(|(one, other)| (one.id, other.id)));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// All that fit, in order.
fn fits(here: &[Option<ComparedName>], there: &[Option<ComparedName>]) -> Vec<(usize, usize, Fit)> {
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for (nth, name) in there.iter().enumerate() {
        for key in name.iter().flat_map(ComparedName::keys) {
            by_key.entry(key).or_default().push(nth);
        }
    }
    let mut fits = Vec::new();
    for (nth, name) in here.iter().enumerate() {
        let Some(name) = name else { continue };
        let known = name.keys().filter_map(|key| by_key.get(&key)).filter(|it| it.len() <= MOST);
        let mut others: Vec<usize> = known.flatten().copied().collect();
        others.sort_unstable();
        others.dedup();
        let fit = |other: usize| Some((nth, other, name.fit(there.get(other)?.as_ref()?)?));
        fits.extend(others.into_iter().filter_map(fit));
    }
    fits
}

/// A name as it is compared.
#[derive(Debug)]
struct ComparedName {
    id: SourceId,
    kind: Kind,
    /// In lower case, without titles, articles, "Jr." and marks.
    words: Vec<String>,
    /// Its capitals, if it is made of them: "WHO".
    acronym: Option<String>,
    /// The first letters of its words, if it has several.
    initials: Option<String>,
    /// The full name of a publication that is known.
    publication: Option<String>,
    /// "Jr.", "III".
    generation: Option<String>,
    /// Whether title or first name are a woman's, if they tell.
    is_woman: Option<bool>,
}

impl ComparedName {
    /// None if the source has no name by which it could be known again.
    fn of(source: &Source, lexicon: &Lexicon) -> Option<Self> {
        let named = !matches!(source.kind, Kind::Unnamed | Kind::Vague | Kind::Author);
        if !named || !source.name.contains(char::is_uppercase) {
            return None;
        }
        let mut written: Vec<&str> = source.name.split_whitespace().collect();
        if written.len() > 1 && written.first().is_some_and(|it| it.eq_ignore_ascii_case("the")) {
            written.remove(0);
        }
        let is_person = source.kind == Kind::Person;
        let mut woman = None;
        while let [first, _, ..] = written.as_slice()
            && is_person
            && is(lexicon, first, Class::TITLE)
        {
            woman = woman.or(gender(lexicon, first, Class::FEMALE_TITLE, Class::MALE_TITLE));
            written.remove(0);
        }
        let generation = written.last().map(|it| plain(it)).filter(|it| is_person && is_generation(it));
        if generation.is_some() {
            written.pop();
        }
        let words: Vec<String> = written.iter().map(|it| plain(it)).filter(|it| !it.is_empty()).collect();
        if let Some(first) = words.first().filter(|_| is_person && words.len() > 1) {
            woman = woman.or(gender(lexicon, first, Class::FEMALE_NAME, Class::MALE_NAME));
        }
        Some(Self {
            id: source.id,
            kind: source.kind,
            acronym: written.first().filter(|_| written.len() == 1).and_then(|it| acronym(it)),
            initials: (words.len() > 1 && !is_person).then(|| initials(&words)),
            publication: lexicon.publication(&words.join(" ")).map(str::to_owned),
            generation,
            is_woman: woman,
            words,
        })
        .filter(|it| !it.words.is_empty())
    }

    /// Under what it is looked up; two that fit have a key in common.
    fn keys(&self) -> impl Iterator<Item = String> {
        let whole = Some(format!("={}", self.words.join(" ")));
        let last = self.words.last().map(|it| format!("…{it}"));
        let letters = [&self.acronym, &self.initials].map(|it| it.as_ref().map(|it| format!("@{it}")));
        let publication = self.publication.as_ref().map(|it| format!("#{it}"));
        [whole, last, publication].into_iter().chain(letters).flatten()
    }

    fn fit(&self, other: &Self) -> Option<Fit> {
        let differ = |one: &Option<String>, two: &Option<String>| one.is_some() && two.is_some() && one != two;
        let of_other_sex = self.is_woman.is_some() && other.is_woman.is_some() && self.is_woman != other.is_woman;
        let conflict = differ(&self.publication, &other.publication)
            || differ(&self.generation, &other.generation)
            || of_other_sex
            || !compatible(self.kind, other.kind);
        if conflict {
            return None;
        }
        if self.words == other.words || (self.publication.is_some() && self.publication == other.publication) {
            return Some(Fit::Equal);
        }
        match self.kind {
            Kind::Person if self.words.len() > 1 && other.words.len() > 1 && agree(&self.words, &other.words) => {
                Some(Fit::Agrees)
            }
            Kind::Person | Kind::Publication if is_tail(&self.words, &other.words) => Some(Fit::Short),
            Kind::Person | Kind::Group | Kind::Document => None,
            _ => {
                let short = |one: &Self, two: &Self| one.acronym.is_some() && one.acronym == two.initials;
                (short(self, other) || short(other, self)).then_some(Fit::Short)
            }
        }
    }
}

/// Whether one article may take for one kind what the other takes for another.
fn compatible(one: Kind, other: Kind) -> bool {
    let is_body = |it| matches!(it, Kind::Organization | Kind::Publication);
    one == other || is_body(one) && is_body(other)
}

/// Whether two full names may be one person's: "Jane Q. Roe" and "J. Roe", but not "Jane R. Roe".
fn agree(one: &[String], other: &[String]) -> bool {
    let (Some((last, given)), Some((other_last, other_given))) = (one.split_last(), other.split_last()) else {
        return false;
    };
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let alike = |(one, two): (&String, &String)| one == two || initial(one, two) || initial(two, one);
    let mut both = given.iter().zip(other_given);
    last == other_last
        && if given.len() == other_given.len() { both.all(alike) } else { both.next().is_some_and(alike) }
}

/// Whether the shorter is the end of the longer: "van der Meer".
fn is_tail(one: &[String], other: &[String]) -> bool {
    one.ends_with(other) || other.ends_with(one)
}

/// A word of a name without what differs from paper to paper: "O’Neill" is "O'Neill", "Inc." is "Inc".
fn plain(word: &str) -> String {
    let word = word.to_lowercase().replace('’', "'");
    let word = word.strip_suffix("'s").unwrap_or(&word);
    word.chars().filter(|it| it.is_alphanumeric() || matches!(it, '\'' | '-' | '&')).collect()
}

/// The letters of "WHO" and "W.H.O.", in lower case.
fn acronym(word: &str) -> Option<String> {
    let letters: String = word.chars().filter(|it| *it != '.').collect();
    let all = letters.chars().count() > 1 && letters.chars().all(char::is_uppercase);
    all.then(|| letters.to_lowercase())
}

fn initials(words: &[String]) -> String {
    let little = |word: &str| name_parts().little.contains(&word) || matches!(word, "in" | "&");
    words.iter().filter(|it| !little(it)).filter_map(|it| it.chars().next()).collect()
}

fn is_generation(word: &str) -> bool {
    name_parts().generations.contains(&word)
}

fn is(lexicon: &Lexicon, word: &str, class: Class) -> bool {
    let lower = word.to_lowercase();
    lexicon.look_up(&lower).class.any(class) || lexicon.look_up(lower.trim_end_matches('.')).class.any(class)
}

fn gender(lexicon: &Lexicon, word: &str, female: Class, male: Class) -> Option<bool> {
    match (is(lexicon, word, female), is(lexicon, word, male)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
