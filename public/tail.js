// A second copy of the journal's tail in IndexedDB, where the browser can be made to put it on the disk at once.
// Chromium keeps what is written to localStorage in memory for five seconds, and a browser that is killed meanwhile has
// lost it. `src/web/tail.rs` says what is done with it; without it everything else works.
{
  const NAME = "kith.tail";
  let database;

  const opened = new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(NAME);
    request.onsuccess = () => done((database = request.result));
    request.onerror = fail;
  });

  const store = (mode) => database.transaction(NAME, mode, { durability: "strict" }).objectStore(NAME);

  window.kithTail = {
    /** Every key and text, by turns, oldest first. */
    async read() {
      await opened;
      const entries = [];
      return new Promise((done, fail) => {
        const request = store("readonly").openCursor();
        request.onerror = fail;
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return done(entries);
          entries.push(cursor.key, cursor.value);
          cursor.continue();
        };
      });
    },
    /** Copies an entry, and forgets every one up to the key `old`. */
    put(key, text, old) {
      if (!database) return;
      const tail = store("readwrite");
      tail.put(text, key);
      tail.delete(IDBKeyRange.upperBound(old));
      tail.transaction.commit?.();
    },
    clear() {
      if (database) store("readwrite").clear();
    },
  };
  opened.catch(() => delete window.kithTail);
}
