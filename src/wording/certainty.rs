//! How sure it is that somebody says something, in words.

use std::fmt;

use crate::analysis::Attribution;

/// In how many cases of a hundred an attribution has to be right to count as sure, until the reader draws the line
/// elsewhere. Below this it is more often wrong than right.
pub const SURE_FROM: u8 = 50;

/// How sure an attribution is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Certainty {
    /// It is one to doubt; with its confidence, 0 to 1.
    Unsure(f32),
    /// It is more likely right than not.
    Likely,
    /// It may be relied on.
    Sure,
    /// The person who reads said so.
    Corrected,
}

impl Certainty {
    /// The confidence from which on an attribution is not only likely.
    const SURE: f32 = 0.8;

    /// How sure an attribution is if those below `sure_from`, in hundredths, are to be doubted.
    pub fn of(attribution: &Attribution, sure_from: u8) -> Self {
        match attribution.confidence {
            doubtful if doubtful < f32::from(sure_from) / 100.0 => Self::Unsure(doubtful),
            _ if attribution.is_given() => Self::Corrected,
            sure if sure >= Self::SURE => Self::Sure,
            _ => Self::Likely,
        }
    }

    /// Whether it is one to doubt.
    pub const fn is_unsure(self) -> bool {
        matches!(self, Self::Unsure(_))
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsure(confidence) => write!(f, "unsure ({:.0} %)", confidence * 100.0),
            Self::Likely => f.write_str("likely"),
            Self::Sure => f.write_str("sure"),
            Self::Corrected => f.write_str("corrected by you"),
        }
    }
}
