// A second copy, in IndexedDB, of the journal's tail and of what was folded last, because there the browser can be made to
// put it on the disk at once. Chromium keeps what is written to localStorage in memory for five seconds, for large writes
// far longer, and a browser that is killed meanwhile has lost it. `src/web/tail.rs` says what is done with the copy;
// without it everything else works.
{
  const NAME = "kith.tail";
  const FOLDS = "kith.folds";
  const HEAD = "kith.head";
  const HOUR = 60 * 60 * 1000;
  let database;
  let lastFold;
  // Something was to be cleared before it was open.
  let mustClear = false;
  let isClosed = false;
  // Texts of a fold that were written in one go, and are copied in one go.
  let waiting = [];

  const opened = new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = () => {
      const known = request.result.objectStoreNames;
      for (const name of [NAME, FOLDS]) if (!known.contains(name)) request.result.createObjectStore(name);
    };
    request.onsuccess = () => {
      database = request.result;
      // A newer program in another tab must not wait for this one, and a browser may close it to make room.
      database.onclose = () => {
        database = undefined;
        isClosed = true;
      };
      database.onversionchange = () => {
        database.close();
        database.onclose();
      };
      if (mustClear) window.kithTail.clear();
      done();
    };
    // A tab with an earlier program may hold it for as long as it is open. Nobody waits for that.
    request.onblocked = request.onerror = fail;
  });

  const store = (mode, name = NAME, durability = "strict") => database.transaction(name, mode, { durability }).objectStore(name);
  const finished = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = fail;
  });

  function foldAll() {
    const row = waiting;
    waiting = [];
    if (!database || !row.length) return;
    const isLast = row.some((it) => it.isLast);
    const both = database.transaction([NAME, FOLDS], "readwrite", { durability: isLast ? "strict" : "relaxed" });
    const [tail, folds] = [NAME, FOLDS].map((it) => both.objectStore(it));
    for (const { key, text } of row) {
      if (text !== null) folds.put([text, Date.now()], key);
      else for (const it of [tail, folds]) it.delete(key);
    }
    if (isLast) lastFold = new Promise((done) => (both.oncomplete = both.onabort = done));
    both.commit?.();
  }

  window.kithTail = {
    /** Every key and text of the journal's tail, by turns, oldest first. */
    async read() {
      await opened;
      const tail = store("readonly");
      const [keys, texts] = await Promise.all([finished(tail.getAllKeys()), finished(tail.getAll())]);
      return keys.flatMap((key, at) => [key, texts[at]]);
    },
    /** Every key and text that was folded within the hour and is not at home, by turns. What is older goes. */
    async readFolds() {
      await opened;
      const folds = store("readonly", FOLDS);
      const [head, time] = (await finished(folds.get(HEAD))) ?? [null, Infinity];
      if (time < Date.now() - HOUR) store("readwrite", FOLDS).clear();
      // The head is written last: where it is at home, all that it names is.
      else if (head !== localStorage.getItem(HEAD)) {
        const [keys, texts] = await Promise.all([finished(folds.getAllKeys()), finished(folds.getAll())]);
        return keys.flatMap((key, at) => [key, texts[at][0]]);
      }
      return [];
    },
    /** Copies a text of a fold, or takes one out, of the journal too. `isLast` makes it and all before it certain. */
    fold(key, text, isLast) {
      if (!database) return;
      if (!waiting.length) queueMicrotask(foldAll);
      waiting.push({ key, text, isLast });
    },
    /** When the last fold is on the disk, or cannot be. */
    settled() {
      foldAll();
      return lastFold;
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
      mustClear = !database;
      if (isClosed) indexedDB.deleteDatabase(NAME);
      if (!database) return;
      store("readwrite").clear();
      store("readwrite", FOLDS).clear();
    },
  };
  // What may be in it still must go when it is asked to.
  opened.catch(() => (window.kithTail = { clear: () => indexedDB.deleteDatabase(NAME) }));
}
