//! A PDF of some text, so that reading one can be measured: plain lines in Times, a running head, page numbers.

use std::fmt::Write;

const LINES: usize = 50;
const COLUMNS: usize = 90;

/// The text of these paragraphs as a PDF, its pages packed.
pub(crate) fn pdf(text: &str) -> Vec<u8> {
    let lines: Vec<&str> = text.lines().flat_map(wrapped).collect();
    let pages: Vec<&[&str]> = lines.chunks(LINES).collect();
    let kids: String = (0..pages.len()).fold(String::new(), |kids, nth| kids + &(4 + 2 * nth).to_string() + " 0 R ");
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!(
            "<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>",
            pages.len()
        )
        .into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    for (nth, lines) in pages.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 5 + 2 * nth).into_bytes());
        objects.push(stream(&drawing(lines, nth + 1)));
    }
    let mut file = b"%PDF-1.7\n".to_vec();
    for (nth, object) in objects.iter().enumerate() {
        file.extend(format!("{} 0 obj\n", nth + 1).bytes().chain(object.iter().copied()).chain(*b"\nendobj\n"));
    }
    file.extend(*b"trailer<</Root 1 0 R>>\n");
    file
}

fn drawing(lines: &[&str], page: usize) -> Vec<u8> {
    let mut drawing = format!("BT /F 8 Tf 60 810 Td (The River Post) Tj 0 -780 Td ({page}) Tj ET\n");
    drawing.push_str("BT /F 11 Tf 14 TL 60 770 Td\n");
    for line in lines {
        let plain = line.replace(['“', '”'], "\"").replace(['‘', '’'], "'").replace('\\', "").replace(['(', ')'], "");
        writeln!(drawing, "({plain}) Tj T*").expect("a string takes everything");
    }
    drawing.push_str("ET\n");
    drawing.into_bytes()
}

fn stream(data: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(data).expect("a vector takes everything");
    let packed = encoder.finish().expect("a vector takes everything");
    let head = format!("<</Filter/FlateDecode/Length {}>>\nstream\n", packed.len());
    head.bytes().chain(packed).chain(*b"\nendstream").collect()
}

/// A paragraph in lines.
fn wrapped(paragraph: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = paragraph;
    while rest.len() > COLUMNS {
        let end = (0..=COLUMNS).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(0);
        let cut = rest.get(..end).and_then(|line| line.rfind(' ')).unwrap_or(end).max(1);
        let Some((line, after)) = rest.split_at_checked(cut) else { break };
        lines.push(line);
        rest = after.trim_start();
    }
    lines.push(rest);
    lines
}
