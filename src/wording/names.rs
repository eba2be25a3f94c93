//! What kinds, forms, stances and roles are called, the signs of stance and role, and which marks are shown unless they
//! are asked for. The report, the reader and its balance read them here, so that one thing has one name everywhere.

use crate::analysis::{Analysis, Assertion, CueStance, Form, Kind, Role, Stance, Whose};

impl Kind {
    /// Every kind, those that answer for their words before those that do not.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Unnamed,
        Self::Group,
        Self::Organization,
        Self::Publication,
        Self::Document,
        Self::Vague,
        Self::Author,
    ];

    /// What a source of the kind is.
    pub const fn name(self) -> &'static str {
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

    /// Sources of the kind, all together.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Person => "people",
            Self::Unnamed => "unnamed people",
            Self::Group => "groups",
            Self::Organization => "organizations",
            Self::Publication => "publications",
            Self::Document => "documents",
            Self::Vague => "vague",
            Self::Author => "author, quoted",
        }
    }
}

impl Form {
    /// Every form, the nearest to the word first.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Mixed, Self::Indirect];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

impl Stance {
    /// Every stance.
    pub const ALL: [Self; 5] = [Self::Plain, Self::Hedged, Self::Boosted, Self::Question, Self::Directive];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Hedged => "hedged",
            Self::Boosted => "boosted",
            Self::Question => "question",
            Self::Directive => "directive",
        }
    }

    /// Its sign, one cell wide in every terminal; nothing for what is plain.
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Hedged => "~",
            Self::Boosted => "^",
            Self::Question => "?",
            Self::Directive => "!",
        }
    }

    /// Whether its marks are right often enough (in at least 90 cases of 100) to be shown unless they are asked for.
    pub const fn is_shown_at_first(self) -> bool {
        match self {
            Self::Plain => false,
            Self::Hedged | Self::Boosted | Self::Question | Self::Directive => true,
        }
    }
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Reason, Self::Conclusion, Self::Concession, Self::Contrast, Self::Condition, Self::Example];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Conclusion => "conclusion",
            Self::Concession => "concession",
            Self::Contrast => "contrast",
            Self::Condition => "condition",
            Self::Example => "example",
        }
    }

    /// Its sign. The signs are in ASCII and Latin-1, but for a minus and a lozenge that every font has: a
    /// mathematician's ∴ is missing in some and two cells wide in others. They read as a sum: reasons are added, what
    /// is granted is taken off, and it comes to a conclusion.
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Reason => "+",
            Self::Conclusion => "=",
            Self::Concession => "−",
            Self::Contrast => "¬",
            Self::Condition => "◊",
            Self::Example => ":",
        }
    }

    /// Whether its marks are right often enough (in at least 90 cases of 100) to be shown unless they are asked for.
    pub const fn is_shown_at_first(self) -> bool {
        match self {
            Self::Reason | Self::Conclusion | Self::Concession | Self::Contrast | Self::Condition | Self::Example => {
                true
            }
        }
    }
}

impl CueStance {
    /// Every stance to a source.
    pub const ALL: [Self; 4] = [Self::Neutral, Self::Endorsed, Self::Distanced, Self::Denied];

    /// What becomes of the source's words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "left open",
            Self::Endorsed => "taken over",
            Self::Distanced => "kept at a distance",
            Self::Denied => "denied",
        }
    }
}

impl Whose {
    /// Who is counted together in a comparison; a source that is in both articles has a name of its own.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Both(_) => "",
            Self::Others => "other sources",
            Self::Unnamed => "unnamed",
            Self::Vague => "vague",
            Self::Nobody => "nobody named",
        }
    }
}

impl Assertion {
    /// Whether words that could be looked up are marked at first; too many of them could not.
    pub const SHOWS_CHECKABLE: bool = false;
}

impl Analysis {
    /// Whether scare quotes are marked at first; too many of them are none.
    pub const SHOWS_SCARE_QUOTES: bool = false;
}
