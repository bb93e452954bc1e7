//! Bytes to [`Document`](crate::Document): one file a format.

pub(crate) mod plain;
