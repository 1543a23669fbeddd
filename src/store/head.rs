//! The head: the manifest of the texts that belong to the current generation.
//!
//! A compaction writes its texts under a new generation and then, with one write, the head that names them: the
//! snapshot and every partition, each with its checksum and the number of its records. So a missing or replaced text is
//! detected at once.
//!
//! Format: `3:<checksum>:<json>`. Before schema 3 the head was only the number of the snapshot, which named the
//! partitions.

use serde_json::{Value, json};

use crate::domain::PartitionId;
use crate::formats::backup::checksum;
use crate::store::journal_codec::{CodecError, SCHEMA, checked};
use crate::store::keys::StorageKey;

/// A generation and its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// The number of the snapshot.
    pub(super) generation: u64,
    /// The checksum of the snapshot. None before schema 3.
    pub(super) book: Option<String>,
    /// The partitions.
    pub(super) partitions: Vec<PartitionEntry>,
}

/// A partition in the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PartitionEntry {
    pub(super) id: PartitionId,
    /// The generation in which it was last written.
    pub(super) generation: u64,
    /// Its checksums and counts. None before schema 3.
    pub(super) sums: Option<Sums>,
}

/// The checksums of a partition's two texts, and their numbers of records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) front: String,
    pub(super) past: String,
    pub(super) people: u64,
    pub(super) exchanges: u64,
}

impl PartitionEntry {
    /// A partition with only its generation known.
    pub(super) const fn bare((id, generation): (PartitionId, u64)) -> Self {
        Self { id, generation, sums: None }
    }
}

impl Manifest {
    /// Whether a key names one of the manifest's texts.
    pub(super) fn names(&self, key: &str) -> bool {
        let is_part =
            |(part, generation)| self.partitions.iter().any(|it| (it.id, it.generation) == (part, generation));
        StorageKey::book_generation(key) == Some(self.generation) || StorageKey::partition(key).is_some_and(is_part)
    }

    /// The expected checksum of a key's text, if the head has it.
    pub(super) fn sum_of(&self, key: &str) -> Option<&str> {
        if StorageKey::book_generation(key) == Some(self.generation) {
            return self.book.as_deref();
        }
        let named = StorageKey::partition(key)?;
        let sums = self.partitions.iter().find(|it| (it.id, it.generation) == named)?.sums.as_ref()?;
        Some(if StorageKey::is_front(key) { &sums.front } else { &sums.past })
    }

    /// The keys of all its texts.
    pub(super) fn keys(&self) -> impl Iterator<Item = StorageKey> {
        let parts = self
            .partitions
            .iter()
            .flat_map(|it| [StorageKey::Front(it.id, it.generation), StorageKey::Past(it.id, it.generation)]);
        [StorageKey::Book(self.generation)].into_iter().chain(parts)
    }

    /// The number of people and of exchanges in a key's text, if the head has it.
    pub(super) fn holds(&self, key: &str) -> Option<(u64, u64)> {
        let named = StorageKey::partition(key)?;
        let sums = self.partitions.iter().find(|it| (it.id, it.generation) == named)?.sums.as_ref()?;
        Some(if StorageKey::is_front(key) { (sums.people, 0) } else { (0, sums.exchanges) })
    }

    /// Encodes the head as text.
    pub(super) fn encode(&self) -> String {
        let partition = |it: &PartitionEntry| match &it.sums {
            None => json!([it.id, it.generation]),
            Some(sums) => json!([it.id, it.generation, sums.front, sums.past, sums.people, sums.exchanges]),
        };
        let partitions: Vec<Value> = self.partitions.iter().map(partition).collect();
        let text = json!({"generation": self.generation, "book": self.book, "parts": partitions}).to_string();
        format!("{SCHEMA}:{}:{text}", checksum(&text))
    }

    /// Decodes a head. In earlier schemas it is a number, with or without a checksum, and the partitions are left
    /// empty.
    ///
    /// # Errors
    ///
    /// If it is damaged, or was written by a newer version.
    pub(super) fn decode(text: &str) -> Result<Self, CodecError> {
        if let Ok(generation) = text.parse() {
            return Ok(Self { generation, ..Self::default() });
        }
        let (sum, body) = checked(text)?;
        if sum != checksum(body) {
            return Err(CodecError::Damaged);
        }
        if let Ok(generation) = body.parse() {
            return Ok(Self { generation, ..Self::default() });
        }
        let value: Value = serde_json::from_str(body).map_err(|_| CodecError::Damaged)?;
        read(&value).ok_or(CodecError::Damaged)
    }
}

fn read(value: &Value) -> Option<Manifest> {
    let partition = |entry: &Value| {
        let text = |at: usize| entry.get(at).and_then(Value::as_str).map(str::to_owned);
        let number = |at: usize| entry.get(at).and_then(Value::as_u64);
        let sums = text(2).zip(text(3)).zip(number(4).zip(number(5)));
        let sums = sums.map(|((front, past), (people, exchanges))| Sums { front, past, people, exchanges });
        Some(PartitionEntry { id: PartitionId::try_from(number(0)?).ok()?, generation: number(1)?, sums })
    };
    Some(Manifest {
        generation: value.get("generation")?.as_u64()?,
        book: value.get("book").and_then(Value::as_str).map(str::to_owned),
        partitions: value.get("parts")?.as_array()?.iter().map(partition).collect::<Option<_>>()?,
    })
}

/// The checksum in the prefix of a text.
pub(super) fn sum_in(text: &str) -> Option<&str> {
    checked(text).ok().map(|(sum, _)| sum)
}

#[cfg(test)]
mod tests {
    use super::{Manifest, PartitionEntry, Sums};
    use crate::store::CodecError;

    #[test]
    fn a_head_of_every_schema_is_read_and_a_damaged_one_is_not() {
        let check = |text: &str, expected: Result<u64, CodecError>| {
            assert_eq!(Manifest::decode(text).map(|it| it.generation), expected, "{text}");
        };
        check("7", Ok(7));
        check(&format!("2:{}:7", crate::formats::backup::checksum("7")), Ok(7));
        check("2:00000000:7", Err(CodecError::Damaged));
        check("", Err(CodecError::Damaged));
        check("9:00000000:{}", Err(CodecError::Newer));
        let sums = Sums { front: "a".into(), past: "b".into(), people: 64, exchanges: 800 };
        let parts = vec![PartitionEntry { id: 3, generation: 7, sums: Some(sums) }, PartitionEntry::bare((4, 6))];
        let manifest = Manifest { generation: 8, book: Some("c".into()), partitions: parts };
        assert_eq!(Manifest::decode(&manifest.encode()), Ok(manifest.clone()));
        assert_eq!(manifest.sum_of("kith.past.3.7"), Some("b"));
        assert_eq!((manifest.sum_of("kith.past.3.6"), manifest.sum_of("kith.front.4.6")), (None, None));
        check(&manifest.encode().replace("800", "801"), Err(CodecError::Damaged));
    }
}
