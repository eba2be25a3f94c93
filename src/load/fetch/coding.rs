//! What pages come packed in: gzip, deflate, brotli, zstd.

use std::io::{self, BufRead, BufReader, Read};

use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// How a page is packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Coding {
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

/// A page that is packed more often was packed for no good reason.
const MOST: usize = 2;
/// How far back zstd may refer; RFC 9659 allows no more on the web.
const WINDOW: u64 = 8 << 20;
/// Bytes taken at a time.
const PART: usize = 16 << 10;

impl Coding {
    /// How a page is packed that comes with this `Content-Encoding`, the outermost first. Fails with the name of what
    /// cannot be unpacked.
    pub(super) fn all(header: &str) -> Result<Vec<Self>, String> {
        let names = header.split(',').map(|name| name.trim().to_ascii_lowercase());
        let names = names.filter(|name| !matches!(name.as_str(), "" | "identity"));
        let mut all = names.map(|name| Self::of(&name).ok_or(name)).collect::<Result<Vec<_>, _>>()?;
        // They are named in the order in which they were applied.
        all.reverse();
        if all.len() > MOST { Err(header.to_owned()) } else { Ok(all) }
    }

    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "gzip" | "x-gzip" => Self::Gzip,
            "deflate" => Self::Deflate,
            "br" => Self::Brotli,
            "zstd" => Self::Zstd,
            _ => return None,
        })
    }

    /// Unpacks what `packed` gives, as it is read. How much comes of it is not limited here.
    pub(super) fn unpack<'a>(self, packed: impl Read + 'a) -> io::Result<Box<dyn Read + 'a>> {
        let mut packed = BufReader::with_capacity(PART, packed);
        Ok(match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(packed)),
            // RFC 9110 means zlib; some servers send it without zlib's header.
            Self::Deflate if is_zlib(packed.fill_buf()?) => Box::new(ZlibDecoder::new(packed)),
            Self::Deflate => Box::new(DeflateDecoder::new(packed)),
            // A window of up to a GiB, which RFC 7932 does not allow and the unpacker does.
            Self::Brotli if packed.fill_buf()?.first().is_some_and(|first| first & 0x7f == 0x11) => {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "the window is too large"));
            }
            Self::Brotli => Box::new(Decompressor::new(packed, PART)),
            Self::Zstd => Box::new(ZstdFrames::new(packed)),
        })
    }
}

/// Whether some bytes begin as RFC 1950 says.
fn is_zlib(bytes: &[u8]) -> bool {
    let header = bytes.first_chunk().map_or(0, |first: &[u8; 2]| u16::from_be_bytes(*first));
    header >> 8 & 0x0f == 8 && header % 31 == 0 && header != 0
}

/// The frames of zstd, one after another.
struct ZstdFrames<R> {
    packed: R,
    frame: FrameDecoder,
}

impl<R: BufRead> ZstdFrames<R> {
    fn new(packed: R) -> Self {
        let mut frame = FrameDecoder::new();
        frame.set_max_window_size(WINDOW);
        Self { packed, frame }
    }

    /// Begins the next frame that holds something; whether there is one.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.packed.fill_buf()?.is_empty() {
            match self.frame.init(&mut self.packed) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.packed.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(damaged(&error)),
            }
        }
        Ok(false)
    }
}

impl<R: BufRead> Read for ZstdFrames<R> {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        while self.frame.can_collect() == 0 {
            if self.frame.is_finished() {
                if !self.begin()? {
                    return Ok(0);
                }
            } else {
                // A block at a time, of which none unpacks to more than 128 KiB.
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.frame.decode_blocks(&mut self.packed, one).map_err(|error| damaged(&error))?;
            }
        }
        self.frame.read(part)
    }
}

fn damaged(error: &FrameDecoderError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use proptest::prelude::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    const WORDS: &[u8] = b"Nobody was asked, said Ada Bell, and nobody will be asked.";

    /// The words as a brotli stream that does not make them smaller: RFC 7932, section 9.2.
    fn brotli() -> Vec<u8> {
        // Window bits 16; then not the last block, length in four nibbles, not packed.
        let length = u32::try_from(WORDS.len()).expect("they are few");
        let head = (length - 1) << 4 | 1 << 20;
        let mut stream = head.to_le_bytes()[..3].to_vec();
        stream.extend_from_slice(WORDS);
        stream.push(0b11);
        stream
    }

    fn packed() -> Vec<(&'static str, Vec<u8>)> {
        let level = Compression::default();
        let mut gzip = GzEncoder::new(Vec::new(), level);
        let mut zlib = ZlibEncoder::new(Vec::new(), level);
        let mut raw = DeflateEncoder::new(Vec::new(), level);
        gzip.write_all(WORDS).and_then(|()| zlib.write_all(WORDS)).and_then(|()| raw.write_all(WORDS)).expect("memory");
        let zstd = compress_to_vec(WORDS, CompressionLevel::Fastest);
        vec![
            ("gzip", gzip.finish().expect("memory")),
            ("deflate", zlib.finish().expect("memory")),
            ("deflate", raw.finish().expect("memory")),
            ("br", brotli()),
            ("zstd", zstd),
        ]
    }

    fn unpacked(named: &str, packed: &[u8]) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let coding = Coding::all(named).expect("it is known")[0];
        coding.unpack(packed)?.take(1 << 20).read_to_end(&mut bytes).map(|_| bytes)
    }

    #[test]
    fn what_was_packed_is_unpacked() {
        for (named, packed) in packed() {
            assert_eq!(unpacked(named, &packed).expect("it is whole"), WORDS, "{named}");
            for length in 1..packed.len() {
                // What is cut off is never taken for whole.
                let cut = unpacked(named, &packed[..length]);
                assert!(cut.is_err() || cut.is_ok_and(|it| it == WORDS || named == "deflate"), "{named} {length}");
            }
        }
    }

    #[test]
    fn several_members_and_frames_follow_each_other() {
        for (named, packed) in packed().into_iter().filter(|(named, _)| matches!(*named, "gzip" | "zstd")) {
            // A frame that holds nothing for us, of three bytes.
            let skipped: &[u8] = if named == "zstd" { &[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3] } else { &[] };
            let twice = [&packed, skipped, &packed].concat();
            assert_eq!(unpacked(named, &twice).expect("it is whole"), [WORDS, WORDS].concat(), "{named}");
        }
    }

    #[test]
    fn codings_are_undone_from_the_last_to_the_first() {
        use Coding::{Brotli, Gzip, Zstd};
        for (named, expected) in [
            ("", Ok(vec![])),
            ("identity", Ok(vec![])),
            ("GZIP", Ok(vec![Gzip])),
            ("x-gzip, identity, br", Ok(vec![Brotli, Gzip])),
            (" zstd ", Ok(vec![Zstd])),
            ("gzip, compress", Err("compress".to_owned())),
            ("gzip, gzip, gzip", Err("gzip, gzip, gzip".to_owned())),
        ] {
            assert_eq!(Coding::all(named), expected, "{named}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_unpack_without_end_or_panic(nth in 0_usize..5, at in 0_usize..80, byte: u8, tail: Vec<u8>) {
            let (named, mut packed) = packed().swap_remove(nth);
            let at = at % packed.len();
            packed[at] = byte;
            packed.extend(tail);
            let coding = Coding::all(named).expect("it is known")[0];
            let mut unpacked = Vec::new();
            if let Ok(reader) = coding.unpack(packed.as_slice()) {
                // A panic of a library is caught where pages are read; an error is one for itself.
                let _ = crate::load::guarded(|| reader.take(1 << 20).read_to_end(&mut unpacked));
            }
            prop_assert!(unpacked.len() <= 1 << 20);
        }
    }
}
