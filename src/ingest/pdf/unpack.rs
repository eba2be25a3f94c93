//! How large a stream is once it is unpacked, found out without keeping it.
//!
//! hayro unpacks whatever it is asked for, however large that becomes. So every stream is measured here before hayro
//! is asked for it. Where its size cannot be measured, because of a rare filter or because it is damaged, the most
//! that its filter can make of so many bytes counts.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

/// What one stream may unpack to, in bytes.
pub(super) const LARGEST: usize = 64 << 20;

/// Bytes that one byte of DEFLATE stands for at most.
const FLATE: usize = 1032;
/// The same of run lengths: two bytes stand for 128.
const RUNS: usize = 64;
/// The same of ASCII 85: "z" stands for four zeros.
const ASCII_85: usize = 4;

/// Why a stream is not unpacked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct TooLarge;

/// A stream unpacked.
#[derive(Debug)]
pub(super) struct Unpacked<'a> {
    /// What comes of it; empty if it is damaged.
    pub(super) data: Cow<'a, [u8]>,
    /// See [`StreamSize::work`].
    pub(super) work: usize,
}

/// How large a stream is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct StreamSize {
    /// How many bytes it unpacks to, at most.
    pub(super) whole: usize,
    /// How many bytes are gone through for that: those that are packed, all that is made of them on the way, and what
    /// comes of it. DEFLATE can pack nothing into any number of bytes.
    pub(super) work: usize,
}

/// How large a stream is.
pub(super) fn size(stream: &Stream<'_>) -> Result<StreamSize, TooLarge> {
    unpacked(&stream.raw_data(), &stream.filters(), LARGEST, |_| ())
}

/// A stream unpacked.
pub(super) fn data<'a>(stream: &Stream<'a>) -> Result<Unpacked<'a>, TooLarge> {
    let StreamSize { work, .. } = size(stream)?;
    Ok(Unpacked { data: stream.decoded_data().unwrap_or_default(), work })
}

/// How large `data` is, if it unpacks to no more than `limit` bytes. `see` is shown what is unpacked, a
/// piece at a time, as far as that can be measured.
pub(super) fn unpacked(
    data: &[u8],
    filters: &[Filter],
    limit: usize,
    mut see: impl FnMut(&[u8]),
) -> Result<StreamSize, TooLarge> {
    let mut work = data.len();
    let Some((last, before)) = filters.split_last() else {
        see(data);
        return Ok(StreamSize { whole: within(data.len(), limit)?, work });
    };
    let mut data = Cow::Borrowed(data);
    for filter in before {
        let mut kept = Vec::new();
        match filter {
            Filter::Crypt => continue,
            Filter::AsciiHexDecode => hex(&data, &mut kept),
            Filter::Ascii85Decode => ascii_85(&data, limit, &mut kept)?,
            Filter::FlateDecode => drop(inflate(&data, limit, |piece| kept.extend_from_slice(piece))?),
            // Two rare filters on top of each other: nobody writes that but to do harm.
            _ => return Err(TooLarge),
        }
        work = work.saturating_add(kept.len());
        data = Cow::Owned(kept);
    }
    let whole = match last {
        Filter::FlateDecode => inflate(&data, limit, see)?,
        Filter::LzwDecode => lzw(&data, limit)?,
        Filter::RunLengthDecode => within(data.len().saturating_mul(RUNS), limit)?,
        Filter::Ascii85Decode => within(data.len().saturating_mul(ASCII_85), limit)?,
        Filter::AsciiHexDecode | Filter::Crypt => within(data.len(), limit)?,
        // Pictures, which nobody unpacks here.
        Filter::CcittFaxDecode | Filter::Jbig2Decode | Filter::DctDecode | Filter::JpxDecode => 0,
    };
    Ok(StreamSize { whole, work: work.saturating_add(whole) })
}

fn within(size: usize, limit: usize) -> Result<usize, TooLarge> {
    if size <= limit { Ok(size) } else { Err(TooLarge) }
}

/// The length of what DEFLATE packed. Of a damaged stream other decoders may make more than this one, hence its bound.
fn inflate(data: &[u8], limit: usize, mut see: impl FnMut(&[u8])) -> Result<usize, TooLarge> {
    let mut decoder = ZlibDecoder::new(data);
    let mut buffer = vec![0; 32 << 10];
    let mut size = 0;
    loop {
        match decoder.read(&mut buffer) {
            Ok(0) => return Ok(size),
            Ok(count) => {
                size = within(size + count, limit)?;
                see(buffer.get(..count).unwrap_or_default());
            }
            Err(_) => return within(data.len().saturating_mul(FLATE), limit),
        }
    }
}

/// The length of what LZW packed. Whether codes grow one code early is not known here, so the larger length counts.
fn lzw(data: &[u8], limit: usize) -> Result<usize, TooLarge> {
    Ok(lzw_with(data, limit, 1)?.max(lzw_with(data, limit, 0)?))
}

/// The same with the parameter `EarlyChange`, which is 0 or 1, up to the first code that makes no sense: nothing is unpacked
/// beyond it.
fn lzw_with(data: &[u8], limit: usize, early_change: usize) -> Result<usize, TooLarge> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const MOST: usize = 4096;
    // How many bytes each code stands for; the first two after the bytes themselves stand for none.
    let mut lengths = [vec![1_usize; 256], vec![0, 0]].concat();
    let (mut last, mut size) = (None, 0);
    let (mut bits, mut count) = (0_usize, 0);
    let mut bytes = data.iter();
    loop {
        let width = match lengths.len() + early_change {
            2048.. => 12,
            1024.. => 11,
            512.. => 10,
            _ => 9,
        };
        while count < width {
            let Some(&byte) = bytes.next() else { return Ok(size) };
            bits = (bits << 8) | usize::from(byte);
            count += 8;
        }
        count -= width;
        let code = bits >> count;
        bits &= (1 << count) - 1;
        if code == CLEAR {
            lengths.truncate(END + 1);
            last = None;
            continue;
        }
        let added = last.map(|last: usize| last + 1);
        if let Some(added) = added.filter(|_| code != END && lengths.len() < MOST) {
            lengths.push(added);
        }
        match lengths.get(code) {
            Some(&length) if code != END => {
                size = within(size + length, limit)?;
                last = Some(length);
            }
            _ => return Ok(size),
        }
    }
}

/// Undoes `ASCIIHexDecode`, as far as the length of what comes of it goes.
fn hex(data: &[u8], kept: &mut Vec<u8>) {
    let mut digits = data.iter().take_while(|&&byte| byte != b'>').filter_map(|&byte| char::from(byte).to_digit(16));
    while let Some(high) = digits.next() {
        kept.push(u8::try_from(high * 16 + digits.next().unwrap_or(0)).unwrap_or(0));
    }
}

/// Undoes `ASCII85Decode`.
fn ascii_85(data: &[u8], limit: usize, kept: &mut Vec<u8>) -> Result<(), TooLarge> {
    let (mut value, mut count) = (0_u32, 0);
    for &byte in data {
        match byte {
            b'z' if count == 0 => kept.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                value = value.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    kept.extend_from_slice(&value.to_be_bytes());
                    (value, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
        within(kept.len(), limit)?;
    }
    if count > 1 {
        let padded = (count..5).fold(value, |value, _| value.wrapping_mul(85).wrapping_add(84));
        kept.extend(padded.to_be_bytes().iter().take(count - 1));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn deflated(data: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(data).expect("a vector takes everything");
        encoder.finish().expect("a vector takes everything")
    }

    fn in_hex(data: &[u8]) -> Vec<u8> {
        data.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain(*b">").collect()
    }

    /// Codes of LZW each of which stands for one byte more than that before it.
    fn growing(codes: usize) -> Vec<u8> {
        let first = [(256, 9), (0, 9)].into_iter();
        let rest = (258..).take(codes - 1).map(|code: usize| match code + 1 {
            2048.. => (code, 12),
            1024.. => (code, 11),
            512.. => (code, 10),
            _ => (code, 9),
        });
        let bits: Vec<u8> = first
            .chain(rest)
            .flat_map(|(code, width)| (0..width).rev().map(move |at| u8::from(code >> at & 1 == 1)))
            .chain([0; 7])
            .collect();
        bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit)).collect()
    }

    #[test]
    fn what_a_stream_unpacks_to_is_known_before_it_is_unpacked() {
        let (once, limit) = (deflated(&vec![0; 100_000]), 50_000);
        let twice = deflated(&once);
        let damaged = once.get(..once.len() / 2).expect("it is longer").to_vec();
        for (data, filters, limit, expected) in [
            (b"words".to_vec(), vec![], 10, Ok(5)),
            (b"words".to_vec(), vec![], 4, Err(TooLarge)),
            (once.clone(), vec![Filter::FlateDecode], 100_000, Ok(100_000)),
            (once.clone(), vec![Filter::FlateDecode], limit, Err(TooLarge)),
            (twice.clone(), vec![Filter::FlateDecode, Filter::FlateDecode], 100_000, Ok(100_000)),
            (twice, vec![Filter::FlateDecode, Filter::FlateDecode], limit, Err(TooLarge)),
            (in_hex(&once), vec![Filter::AsciiHexDecode, Filter::FlateDecode], 100_000, Ok(100_000)),
            (
                b"9jqo^BlbD-BleB1DJ+*+F(f,q".to_vec(),
                vec![Filter::Ascii85Decode, Filter::FlateDecode],
                99,
                Err(TooLarge),
            ),
            (damaged.clone(), vec![Filter::FlateDecode], 200_000, Ok(damaged.len() * FLATE)),
            (damaged, vec![Filter::FlateDecode], limit, Err(TooLarge)),
            // "-----A---B", the example of the specification.
            (vec![0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], vec![Filter::LzwDecode], 10, Ok(10)),
            (vec![0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01], vec![Filter::LzwDecode], 9, Err(TooLarge)),
            (growing(3000), vec![Filter::LzwDecode], 10_000_000, Ok(3000 * 3001 / 2)),
            (growing(3000), vec![Filter::LzwDecode], 1_000_000, Err(TooLarge)),
            (vec![1; 100], vec![Filter::LzwDecode, Filter::FlateDecode], limit, Err(TooLarge)),
            (vec![1; 100], vec![Filter::DctDecode], 1, Ok(0)),
        ] {
            let whole = unpacked(&data, &filters, limit, |_| ()).map(|size| size.whole);
            assert_eq!(whole, expected, "{filters:?} {limit}");
        }
    }

    #[test]
    fn what_is_gone_through_counts_though_nothing_comes_of_it() {
        let nothing = [b"\x78\x01".to_vec(), b"\0\0\0\xff\xff".repeat(2000), b"\x03\0\0\0\0\x01".to_vec()].concat();
        let twice = deflated(&nothing);
        let flate = Filter::FlateDecode;
        for (data, filters, work) in [
            (b"words".to_vec(), vec![], 5),
            (nothing.clone(), vec![flate], nothing.len()),
            (twice.clone(), vec![flate, flate], twice.len() + nothing.len()),
            (in_hex(&nothing), vec![Filter::AsciiHexDecode, flate], 3 * nothing.len() + 1),
        ] {
            let size = unpacked(&data, &filters, LARGEST, |_| ()).map(|size| size.work);
            assert_eq!(size, Ok(work), "{filters:?}");
        }
    }

    #[test]
    fn ascii_85_is_undone() {
        let mut kept = Vec::new();
        ascii_85(b"9jqo^BlbD-Bl eB1DJ+*+F(f,qz~>", 100, &mut kept).expect("it is small");
        assert_eq!(kept, b"Man is distinguished\0\0\0\0");
    }
}
