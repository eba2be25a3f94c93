//! What an attribution amounts to: statement or attitude, denial, form, nesting; and whose voice each word is in.

pub(crate) mod act;
pub(crate) mod denial;
pub(crate) mod form;
pub(crate) mod general;
pub(crate) mod nesting;
pub(crate) mod scare;
pub(crate) mod voice;
