//! Prints the tag of every word piece of some texts: start, end (characters of the text) and tag, tab-separated.
//!
//! `cargo run --example tags -- MODEL_FOLDER TEXT…` prints what `training/tags.py` prints of the same files;
//! `training/check.sh` compares them.

use std::error::Error;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;
use std::{env, fs};

use ascribe::analysis::Model;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("which folder holds the model?")?);
    let confidence = fs::read_to_string(folder.join("confidence.txt"))?;
    let pieces = fs::read_to_string(folder.join("pieces.txt"))?;
    let model = Model::of_files(fs::read(folder.join("model.onnx"))?, pieces, &confidence)?;
    let mut out = BufWriter::new(stdout().lock());
    for path in arguments {
        let text = fs::read_to_string(path)?;
        let characters = |bytes: usize| text.get(..bytes).map_or(0, |it| it.chars().count());
        for (span, tag) in model.tags(&text) {
            writeln!(out, "{}\t{}\t{tag}", characters(span.start()), characters(span.end()))?;
        }
    }
    Ok(out.flush()?)
}
