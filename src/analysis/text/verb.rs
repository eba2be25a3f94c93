//! Verbs: their forms and, if they attribute, what they do.

use std::ops::BitOrAssign;

use crate::analysis::result::Act;

/// Index into the lexicon's verbs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct VerbId(pub(crate) u16);

/// A set of inflected forms; "said" is both past and participle.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Forms(u8);

impl Forms {
    pub(crate) const BASE: Self = Self(1);
    pub(crate) const THIRD: Self = Self(2);
    pub(crate) const PAST: Self = Self(4);
    pub(crate) const PARTICIPLE: Self = Self(8);
    pub(crate) const ING: Self = Self(16);

    /// Whether the two share a form.
    pub(crate) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::ops::BitOr for Forms {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Forms {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// A verb as it stands in the text: which, and in which forms it may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct VerbForm {
    pub(crate) id: VerbId,
    pub(crate) forms: Forms,
    /// Whether the verb attributes.
    pub(crate) cue: bool,
}

/// A verb of the lexicon.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Verb {
    /// What it does; none if it attributes nothing.
    pub(crate) act: Option<Act>,
    /// Whether words in quotation marks stand beside it.
    pub(crate) quote: bool,
}

impl Verb {
    /// Reads a line of `verbs.txt`: `lemma [third past participle ing] : act quote`.
    pub(crate) fn parse(line: &'static str) -> (Self, Vec<(String, Forms)>) {
        let (forms, does) = line.split_once(':').unwrap_or((line, ""));
        let mut verb = Self { act: None, quote: false };
        for word in does.split_whitespace() {
            match word {
                "statement" => verb.act = Some(Act::Statement),
                "attitude" => verb.act = Some(Act::Attitude),
                _ => verb.quote |= word == "quote",
            }
        }
        (verb, inflect(forms))
    }
}

/// The forms of a verb, given its lemma and the irregular forms, if any: third person, past, participle, -ing.
pub(crate) fn inflect(forms: &str) -> Vec<(String, Forms)> {
    let mut given = forms.split_whitespace();
    let lemma = given.next().unwrap_or_default();
    let (stem, doubled) = match lemma.strip_suffix('*') {
        Some(stem) => (stem, stem.chars().last().map(String::from).unwrap_or_default()),
        None => (lemma, String::new()),
    };
    let third = given.next().map_or_else(|| third_person(stem), str::to_owned);
    let past = given.next().map_or_else(|| suffixed(&format!("{stem}{doubled}"), "ed"), str::to_owned);
    let participle = given.next().map_or_else(|| past.clone(), str::to_owned);
    let ing = given.next().map_or_else(|| suffixed(&format!("{stem}{doubled}"), "ing"), str::to_owned);
    vec![
        (stem.to_owned(), Forms::BASE),
        (third, Forms::THIRD),
        (past, Forms::PAST),
        (participle, Forms::PARTICIPLE),
        (ing, Forms::ING),
    ]
}

fn third_person(stem: &str) -> String {
    match consonant_before_y(stem) {
        Some(head) => format!("{head}ies"),
        None if stem.ends_with(['s', 'x', 'z', 'o']) || stem.ends_with("ch") || stem.ends_with("sh") => {
            format!("{stem}es")
        }
        None => format!("{stem}s"),
    }
}

fn suffixed(stem: &str, suffix: &str) -> String {
    if let Some(head) = consonant_before_y(stem).filter(|_| suffix == "ed") {
        return format!("{head}ied");
    }
    match stem.strip_suffix('e') {
        Some(head) if suffix == "ed" || !stem.ends_with("ee") => format!("{head}{suffix}"),
        _ => format!("{stem}{suffix}"),
    }
}

fn consonant_before_y(stem: &str) -> Option<&str> {
    stem.strip_suffix('y').filter(|head| !head.ends_with(['a', 'e', 'i', 'o', 'u']))
}
