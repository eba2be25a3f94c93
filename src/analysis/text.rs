//! What is there whoever speaks: words, sentences, quotation marks and paragraphs, and the lexicon they are read by.

pub(crate) mod chain;
pub(crate) mod class;
pub(crate) mod cue_words;
pub(crate) mod lexicon;
pub(crate) mod markup;
pub(crate) mod name_parts;
pub(crate) mod paragraph;
pub(crate) mod quotation;
pub(crate) mod sentence;
pub(crate) mod tag;
pub(crate) mod token;
pub(crate) mod verb;
pub(crate) mod word_list;
pub(crate) mod words;

pub(crate) use class::Class;
pub(crate) use cue_words::CueWords;
pub(crate) use lexicon::Lexicon;
pub(crate) use name_parts::name_parts;
pub(crate) use paragraph::Paragraph;
pub(crate) use quotation::{NextParagraph, Quotation};
pub(crate) use tag::Tag;
pub(crate) use token::Shape;
pub(crate) use verb::{Forms, VerbForm};
pub(crate) use word_list::lists;
pub(crate) use words::words;
