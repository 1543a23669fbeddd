//! Compares codecs on the archive of a lifetime: compressed size and speed. The results are in `docs/storage.md`.

#[path = "../../support/lifetime.rs"]
#[allow(dead_code)]
mod lifetime;

use std::io::{Read, Write};
use std::time::Instant;

use kith::domain::{Command, Ctx, Device, Entropy};
use kith::formats::backup;
use kith::merge;
use kith::store::{KeyValue, Memory, QUOTA_UNITS, WorkerRepository, unpacked};

type Parts = Vec<(Vec<u8>, usize)>;

fn main() {
    let parts = parts();
    let (text, fixed) = parts.iter().fold((0, 0), |sum, (text, fixed)| (sum.0 + text.len(), sum.1 + fixed));
    println!("{} parts, {text} bytes of columns and {fixed} of what does not compress\n", parts.len());
    println!("| codec | bytes | units, with what does not compress | of the quota | packing, ms | unpacking, ms |");
    println!("|---|---|---|---|---|---|");
    let trained = dictionary(&parts);
    let plain_text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    row("lz-str (to UTF-16)", &parts, &|it| to_bytes(&lz_str::compress_to_utf16(&plain_text(it))), &|it, _| {
        lz_str::decompress_from_utf16(&String::from_utf16_lossy(&words(it))).map_or(0, |it| it.len())
    });
    row("LZ4", &parts, &lz4_flex::block::compress, &|it, count| lz4_flex::block::decompress(it, count).map_or(0, |it| it.len()));
    row("deflate, level 9", &parts, &|it| miniz_oxide::deflate::compress_to_vec(it, 9), &|it, _| {
        miniz_oxide::inflate::decompress_to_vec(it).map_or(0, |it| it.len())
    });
    row("zstd, level 19", &parts, &|it| zstd::encode_all(it, 19).unwrap_or_default(), &|it, _| {
        zstd::decode_all(it).map_or(0, |it| it.len())
    });
    row("zstd, level 19, trained dictionary of 64 kB", &parts, &|it| zstd_with(it, &trained), &|it, count| {
        let decoder = zstd::bulk::Decompressor::with_dictionary(&trained);
        decoder.and_then(|mut decoder| decoder.decompress(it, count)).map_or(0, |it| it.len())
    });
    row("brotli, quality 11", &parts, &brotli, &|it, _| {
        let mut bytes = Vec::new();
        brotli::Decompressor::new(it, 4096).read_to_end(&mut bytes).unwrap_or_default()
    });
    for order in [3, 4, 5, 6] {
        row(&format!("PPMd, order {order}"), &parts, &|it| ppmd(it, order), &|it, count| {
            let mut bytes = vec![0; count];
            let decoder = ppmd_rust::Ppmd7Decoder::new(it, order, 2 << 20);
            decoder.ok().and_then(|mut decoder| decoder.read_exact(&mut bytes).ok()).map_or(0, |()| count)
        });
    }
}

/// The columns of every archived partition of a lifetime, with the number of bytes beside them that do not compress.
fn parts() -> Parts {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    let file = backup::read(&lifetime::backup(lifetime::SIZES[2], today, 1)).expect("our own file");
    let store = Memory::with_quota(QUOTA_UNITS);
    let (mut session, _) = WorkerRepository::open(&store, 0);
    let ctx = Ctx { now_millis: 1_795_348_800_000, today, device: Device(1), entropy: Entropy::new(1) };
    let change = merge::plan(session.book(), &file.book, ctx.now_millis).change;
    session.commit(Command::Merge(change), &ctx).expect("it fits");
    let past = store.keys().into_iter().filter(|it| it.starts_with("kith.past."));
    past.filter_map(|it| unpacked(&store.get(&it)?)).collect()
}

fn row(name: &str, parts: &Parts, pack: &dyn Fn(&[u8]) -> Vec<u8>, unpack: &dyn Fn(&[u8], usize) -> usize) {
    let begun = Instant::now();
    let packed: Vec<Vec<u8>> = parts.iter().map(|(text, _)| pack(text)).collect();
    let packing = begun.elapsed().as_millis();
    let begun = Instant::now();
    let whole = packed.iter().zip(parts).all(|(packed, (text, _))| unpack(packed, text.len()) > 0);
    let unpacking = begun.elapsed().as_millis();
    let bytes: usize = packed.iter().map(Vec::len).sum();
    let fixed: usize = parts.iter().map(|(_, fixed)| fixed).sum();
    let letters = if name.starts_with("lz-str") { bytes / 2 } else { bytes * 8 / 15 };
    let units = letters + fixed * 8 / 15;
    let share = units as f64 * 100.0 / QUOTA_UNITS as f64;
    assert!(whole, "{name} gives back nothing");
    println!("| {name} | {bytes} | {units} | {share:.1} % | {packing} | {unpacking} |");
}

/// lz-str produces UTF-16: two bytes per unit.
fn to_bytes(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn words(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks_exact(2).map(|it| u16::from_le_bytes([it[0], it[1]])).collect()
}

fn dictionary(parts: &Parts) -> Vec<u8> {
    let samples: Vec<&[u8]> = parts.iter().flat_map(|(text, _)| text.chunks(4096)).collect();
    zstd::dict::from_samples(&samples, 64 << 10).unwrap_or_default()
}

fn zstd_with(bytes: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let compressor = zstd::bulk::Compressor::with_dictionary(19, dictionary);
    compressor.and_then(|mut it| it.compress(bytes)).unwrap_or_default()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
    let is_written = writer.write_all(bytes).is_ok();
    drop(writer);
    if is_written { packed } else { Vec::new() }
}

fn ppmd(bytes: &[u8], order: u32) -> Vec<u8> {
    let mut packed = Vec::new();
    let written = ppmd_rust::Ppmd7Encoder::new(&mut packed, order, 2 << 20).ok().and_then(|mut encoder| {
        encoder.write_all(bytes).ok()?;
        encoder.finish(false).ok()
    });
    if written.is_some() { packed } else { Vec::new() }
}
