//! Workbooks are archives, and a small archive may unpack to any size.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use super::SpreadsheetError;

/// Bytes that a workbook may unpack to: a sheet of a hundred thousand figures takes a tenth of it.
const MOST_BYTES: u64 = 256 << 20;

/// Files that a workbook may hold.
const MOST_FILES: usize = 10_000;

/// Unpacks the archive to nowhere: what it says of its own sizes need not be true.
pub(super) fn check(bytes: &[u8]) -> Result<(), SpreadsheetError> {
    check_within(bytes, MOST_BYTES)
}

fn check_within(bytes: &[u8], most: u64) -> Result<(), SpreadsheetError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SpreadsheetError::NotWorkbook)?;
    if archive.len() > MOST_FILES {
        return Err(SpreadsheetError::TooBig);
    }
    let mut room = most;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| SpreadsheetError::NotWorkbook)?;
        let unpacked =
            copy(&mut file.take(room + 1), &mut sink()).map_err(|_| SpreadsheetError::NotWorkbook)?;
        room = room.checked_sub(unpacked).ok_or(SpreadsheetError::TooBig)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn an_archive_that_unpacks_to_too_much_is_refused() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a", "b"] {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(&vec![0; 1 << 20]).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        assert!(bytes.len() < 1 << 14, "it is small: {}", bytes.len());
        assert_eq!(check_within(&bytes, 2 << 20), Ok(()));
        assert_eq!(check_within(&bytes, (2 << 20) - 1), Err(SpreadsheetError::TooBig));
    }
}
