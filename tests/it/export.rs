//! What programs get: JSON, JSONL and brat of documents and analyses made by hand.

mod articles;
mod brat;
mod json;
mod schema;
