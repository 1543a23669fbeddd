// The blocks of Unicode over which the native program and the browser must normalize alike.

use std::ops::RangeInclusive;

/// Each block with the checksum (CRC-32) of its normalized characters.
const BLOCKS: &[(&str, RangeInclusive<u32>, u32)] = &[
    ("Latin", 0x20..=0x24f, 0x4b12_dff6),
    ("Latin Extended Additional", 0x1e00..=0x1eff, 0x9ada_57ec),
    ("Greek", 0x370..=0x3ff, 0x82e0_0934),
    ("Greek Extended", 0x1f00..=0x1fff, 0xbb6b_9046),
    ("Cyrillic", 0x400..=0x52f, 0x0f90_238b),
    ("Hebrew", 0x590..=0x5ff, 0x20a9_9a24),
    ("Arabic", 0x600..=0x6ff, 0xab82_5629),
    ("kana", 0x3041..=0x30ff, 0x903f_4988),
    ("half and full width", 0xff01..=0xffee, 0xda46_50af),
    ("Hangul", 0xac00..=0xd7a3, 0xb44d_b2cb),
];

/// Compares the checksum of every block.
pub(super) fn check(normalize: fn(&str) -> String) {
    let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);
    let sum = |range: &RangeInclusive<u32>| {
        let lines: Vec<String> =
            range.clone().filter_map(char::from_u32).map(|it| normalize(&it.to_string())).collect();
        crc.checksum(lines.join("\n").as_bytes())
    };
    let wrong: Vec<String> = BLOCKS
        .iter()
        .filter(|(_, range, expected)| sum(range) != *expected)
        .map(|(name, range, _)| format!("{name}: {:#010x}", sum(range)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
