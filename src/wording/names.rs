//! What kinds, forms, stances and roles are called.

use crate::analysis::{CueStance, Form, Kind, Role, Stance, Whose};

/// What is called the same wherever a person reads of it.
pub trait HasName {
    /// What it is called, in lower case.
    fn name(self) -> &'static str;
}

impl HasName for Kind {
    /// What a source of the kind is.
    fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Unnamed => "unnamed",
            Self::Group => "group",
            Self::Organization => "organization",
            Self::Publication => "publication",
            Self::Document => "document",
            Self::Vague => "vague",
            Self::Author => "author",
        }
    }
}

impl HasName for Form {
    fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

impl HasName for Stance {
    fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Hedged => "hedged",
            Self::Boosted => "boosted",
            Self::Question => "question",
            Self::Directive => "directive",
        }
    }
}

impl HasName for Role {
    fn name(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Conclusion => "conclusion",
            Self::Concession => "concession",
            Self::Contrast => "contrast",
            Self::Condition => "condition",
            Self::Example => "example",
        }
    }
}

impl HasName for CueStance {
    /// What becomes of the source's words.
    fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Endorsed => "endorsed",
            Self::Distanced => "distanced",
            Self::Denied => "denied",
        }
    }
}

/// Sources of one kind, all together; none is for what nobody is named for.
pub const fn plural(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Person) => "people",
        Some(Kind::Unnamed) => "unnamed people",
        Some(Kind::Group) => "groups",
        Some(Kind::Organization) => "organizations",
        Some(Kind::Publication) => "publications",
        Some(Kind::Document) => "documents",
        Some(Kind::Vague) => "vague",
        Some(Kind::Author) => "author, quoted",
        None => NOBODY_NAMED,
    }
}

/// Whose words a share of a comparison counts; `name_of_both` names a source that is in both articles, by where it
/// stands in [`crate::analysis::Comparison::both`].
pub fn whose(whose: Whose, name_of_both: impl FnOnce(usize) -> String) -> String {
    let name = match whose {
        Whose::Both(nth) => return name_of_both(nth),
        Whose::Author => "author",
        Whose::Others => "other sources",
        Whose::Unnamed => "unnamed",
        Whose::Vague => "vague",
        Whose::Nobody => NOBODY_NAMED,
    };
    name.to_owned()
}

/// What stands for a source where the article names none.
const NOBODY_NAMED: &str = "nobody named";
