//! Eight bytes of text looked at together, as one number.

/// A one in each byte.
const EACH: u64 = u64::MAX / 0xff;
/// The highest bit of each byte.
const HIGH: u64 = EACH * 0x80;

/// The first eight bytes as one number, noughts after the last.
#[inline]
pub(super) fn eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_le_bytes(*eight);
    }
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        // The two may overlap.
        return four(first) | (four(last) << ((bytes.len() - 4) * 8));
    }
    match *bytes {
        [first, second, third] => u32::from_le_bytes([first, second, third, 0]).into(),
        [first, second] => u16::from_le_bytes([first, second]).into(),
        [first] => first.into(),
        _ => 0,
    }
}

/// The first sixteen bytes as one number, noughts after the last: of a shorter word, the word itself.
#[inline]
pub(crate) fn sixteen(bytes: &[u8]) -> u128 {
    let second = bytes.get(8..).map_or(0, eight);
    u128::from(eight(bytes)) | u128::from(second) << 64
}

/// The first sixteen bytes as one number, the capitals of ASCII made small.
#[inline]
pub(super) fn lower_sixteen(bytes: &[u8]) -> u128 {
    let second = bytes.get(8..).map_or(0, eight);
    u128::from(lower(eight(bytes))) | u128::from(lower(second)) << 64
}

/// Eight bytes with the capitals of ASCII made small.
#[inline]
pub(super) fn lower(bytes: u64) -> u64 {
    bytes | (within(bytes, b'A', b'Z') >> 2)
}

/// How many letters of ASCII the bytes start with.
#[inline]
pub(crate) fn letters(bytes: &[u8]) -> usize {
    let mut count = 0;
    loop {
        // "A" and "a" differ in one bit alone, and no other byte becomes a letter by it.
        let small = eight(&bytes[count..]) | (EACH * 0x20);
        let found = (within(small, b'a', b'z') ^ HIGH).trailing_zeros() as usize / 8;
        count += found;
        // The noughts after the last byte are no letters.
        if found < 8 {
            return count;
        }
    }
}

/// The highest bit of each byte from `first` to `last`, which are below 128.
#[inline]
fn within(bytes: u64, first: u8, last: u8) -> u64 {
    // No sum of two bytes below 128 runs over into the next.
    let low = bytes & !HIGH;
    let from = low + EACH * u64::from(0x80 - first);
    let past = low + EACH * u64::from(0x7f - last);
    (from ^ past) & !bytes & HIGH
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn letters_are_counted(text in "[A-Za-z]{0,20}(\\PC{0,10}|[@-Z^-~]{0,10})") {
            let plain = text.bytes().take_while(u8::is_ascii_alphabetic).count();
            prop_assert_eq!(letters(text.as_bytes()), plain);
        }

        #[test]
        fn sixteen_bytes_are_the_word(text in "\\PC{0,20}") {
            let mut bytes = text.into_bytes();
            let number = sixteen(&bytes);
            bytes.resize(16, 0);
            prop_assert_eq!(number.to_le_bytes().to_vec(), bytes);
        }
    }
}
