//! The digest of each partition, stored beside it, so that a long view decompresses nothing.
//!
//! A digest is derived: the head does not name it, it is never merged and never in a backup or in the mirror, and a
//! write of it may fail. It names the checksum of the exchanges that it was made of and one of the people of the
//! partition's outline; if either differs, it does not count, and the partition is unpacked once to make it again. So a
//! crash at any moment leaves digests that are right or that do not count.
//!
//! The outline in memory has the days with each person, so the text has only the rest: the gatherings, the days
//! without a person, the counts of each year and the energy. People are places in the outline's order.

use crate::domain::{Book, Exchange, ExchangeId, PartitionId, PersonId, VecMap, VecSet, into_map, into_set};
use crate::formats::backup::checksum_of;
use crate::insight::digest::Digest;
use crate::store::columnar::Block;
use crate::store::compress::{pack_fast, unpack};
use crate::store::digest_codec;
use crate::store::head::sum_in;
use crate::store::keys::StorageKey;
use crate::store::kv_store::KeyValue;
use crate::store::partition_codec;
use crate::store::repository::Repository;
use crate::store::varint::{Reader, Writer};

/// The version of the layout. A digest of any other is made again.
const FORMAT: u64 = 2;

/// The digests of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredDigests {
    /// The digest of each partition whose exchanges are not in memory, without the days of its people.
    pub of_partitions: VecMap<PartitionId, Digest>,
    /// The partitions that have none yet.
    pub missing: Vec<PartitionId>,
}

impl<K: KeyValue, R> Repository<K, R> {
    /// The digests of the partitions whose exchanges are not in memory, as stored. Unpacks nothing.
    pub fn stored_digests(&self) -> StoredDigests {
        let outlines = self.book.archive_index().by_partition();
        let mut found = StoredDigests::default();
        for id in self.closed() {
            let outline = outlines.get(&id).map(Vec::as_slice).unwrap_or_default();
            match self.stored_digest(id, outline) {
                Some(digest) => found.of_partitions.insert(id, digest),
                None => found.missing.push(id),
            }
        }
        found
    }

    /// The digest of all exchanges: of the partitions with these digests, and of the exchanges in memory. The days of
    /// the packed ones with each person are in the index.
    pub fn whole_digest(&self, of_partitions: &VecMap<PartitionId, Digest>) -> Digest {
        let mut whole = Digest { people: into_map(self.book.archive_index().days()), ..Digest::default() };
        let in_memory = Digest::of(self.book.exchanges.iter().map(|(_, it)| it));
        whole.merge(of_partitions.values().chain([&in_memory]));
        whole
    }

    /// Unpacks a partition to make its digest without the days of its people, and stores it. None if its exchanges
    /// cannot be read as the head names them; [`open_partition`](Self::open_partition) then reports that.
    pub fn make_digest(&self, id: PartitionId, now_millis: u64) -> Option<Digest> {
        let text = self.past_text(id, self.archive.get(id)?.generation)?;
        let sum = sum_in(&text)?;
        let mut past = Book::default();
        past.insert_rows(partition_codec::read_past(&text).ok()?, now_millis);
        let exchanges: Vec<&Exchange> = past.exchanges.iter().map(|(_, it)| it).collect();
        let digest = Digest::of(exchanges.iter().copied());
        self.store_digest(id, sum, &exchanges, &digest);
        Some(Digest { people: VecMap::default(), ..digest })
    }

    /// Stores the digests of the partitions that a generation has written, whose exchanges are in memory.
    pub(super) fn store_digests(&self, generation: u64) {
        for (id, partition) in self.archive.partitions().iter().filter(|(_, it)| it.generation == generation) {
            let (Some(open), Some(sums)) = (&partition.open, &partition.sums) else { continue };
            let exchange = |uuid| self.book.exchanges.get(ExchangeId::from_uuid(uuid));
            let exchanges: Vec<&Exchange> = open.iter().filter_map(|it| exchange(*it)).collect();
            self.store_digest(*id, &sums.past, &exchanges, &Digest::of(exchanges.iter().copied()));
        }
    }

    /// Stores a digest, if there is room.
    fn store_digest(&self, id: PartitionId, past: &str, exchanges: &[&Exchange], digest: &Digest) {
        let with_day = exchanges.iter().filter(|it| it.when.is_some());
        let people: VecSet<PersonId> = into_set(with_day.flat_map(|it| it.people.iter().copied()));
        let mut out = Writer::default();
        out.number(FORMAT);
        out.text(past);
        out.text(&sum_of(&people));
        digest_codec::write(digest, &people, &mut out);
        // Without room it is made again when it is needed.
        let _ =
            self.store.set(&StorageKey::Digest(id).to_string(), &pack_fast(&Block { text: out.0, fixed: Vec::new() }));
    }

    /// The stored digest of a partition, if it belongs to the partition's exchanges and to its outline.
    fn stored_digest(&self, id: PartitionId, outline: &[PersonId]) -> Option<Digest> {
        let past = &self.archive.get(id)?.sums.as_ref()?.past;
        let block = unpack(&self.store.get(&StorageKey::Digest(id).to_string())?).ok()?;
        let mut reader = Reader(&block.text);
        if reader.number()? != FORMAT || reader.text()? != past || reader.text()? != sum_of(outline) {
            return None;
        }
        digest_codec::read(&mut reader, outline)
    }
}

/// A checksum of the people of an outline, in order.
fn sum_of(people: &[PersonId]) -> String {
    let bytes: Vec<u8> = people.iter().flat_map(|it| it.uuid().into_bytes()).collect();
    checksum_of(&bytes)
}
