// The second copy of the book, in IndexedDB, because there a browser can be made to put it on the disk at once. Chromium
// keeps what is written to localStorage in memory for five seconds, large writes far longer, and a browser that is killed
// meanwhile has lost it. `src/store/mirror.rs` says what is done with the copy; without it everything else works.
{
  const NAME = "kith.tail";
  const LOGS = "kith.tail";
  const OTHERS = "kith.folds";
  const HEAD = "kith.head";
  const LOCK = "kith.lock";
  const DEVICE = "kith.device";
  const ERASED = "kith.erased";
  // Some browsers never answer. Nobody waits longer than this, in milliseconds.
  const PATIENCE = 3000;
  // What must be on the disk at once: the acts, and what makes everything before them current.
  const isCertain = (key) => [HEAD, LOCK, ERASED].includes(key) || key.startsWith("kith.log.");
  const isMirrored = (key) => key === HEAD || key === DEVICE || /^kith\.(book|front|past|log)\./.test(key);
  const storeOf = (key) => (key.startsWith("kith.log.") ? LOGS : OTHERS);

  let database;
  let hasFailed = !globalThis.indexedDB;
  let lastCertain;
  // Writes that were asked for in one go are one transaction.
  let waiting = [];

  const opened = hasFailed ? Promise.reject() : new Promise((done, fail) => {
    const failed = () => {
      hasFailed = true;
      waiting = [];
      fail();
    };
    const timer = setTimeout(failed, PATIENCE);
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = () => {
      const known = request.result.objectStoreNames;
      for (const name of [LOGS, OTHERS]) if (!known.contains(name)) request.result.createObjectStore(name);
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      // What was not written meanwhile must not be missed later.
      if (hasFailed) return request.result.close();
      database = request.result;
      // A newer program in another tab must not wait for this one, and a browser may close it to make room.
      database.onclose = () => {
        database = undefined;
        hasFailed = true;
      };
      database.onversionchange = () => {
        database.close();
        database.onclose();
      };
      flush();
      done();
    };
    // A tab with an earlier program may hold it for as long as it is open. Nobody waits for that.
    request.onblocked = request.onerror = failed;
  });
  opened.catch(() => {});

  const finished = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = fail;
  });
  const begin = (mode, durability = "relaxed") => {
    const both = database.transaction([LOGS, OTHERS], mode, { durability });
    return [both, both.objectStore(LOGS), both.objectStore(OTHERS)];
  };
  /** Every key and text of a store, by turns. Earlier versions kept the time beside a text. */
  const all = async (store) => {
    const [keys, texts] = await Promise.all([finished(store.getAllKeys()), finished(store.getAll())]);
    return keys.flatMap((key, at) => [key, Array.isArray(texts[at]) ? texts[at][0] : texts[at]]);
  };

  function flush() {
    if (!database || !waiting.length) return;
    const row = waiting;
    waiting = [];
    const mustLast = row.some(([key]) => isCertain(key));
    const [both] = begin("readwrite", mustLast ? "strict" : "relaxed");
    for (const [key, text] of row) {
      const store = both.objectStore(storeOf(key));
      if (text === null) store.delete(key);
      else store.put(text, key);
    }
    if (mustLast) lastCertain = new Promise((done) => (both.oncomplete = both.onabort = done));
    both.commit?.();
  }

  globalThis.kithMirror = {
    /** Sets a key, or removes it where the text is null. */
    put(key, text) {
      if (hasFailed) return;
      if (!waiting.length) queueMicrotask(flush);
      waiting.push([key, text]);
    },
    /** When everything that must last is on the disk, or cannot be. */
    settled() {
      flush();
      return lastCertain;
    },
    /** Keys and texts by turns: all entries of the journal, and everything else where the store's head is another one. */
    async read() {
      await opened;
      flush();
      const [, logs, others] = begin("readonly");
      const isOther = (await finished(others.get(HEAD))) !== (localStorage.getItem(HEAD) ?? undefined);
      if (isOther) return [...(await all(others)), ...(await all(logs))];
      return [...(await this.get([HEAD, LOCK, DEVICE])), ...(await all(begin("readonly")[1]))];
    },
    /** The texts of some keys, by turns with the keys. */
    async get(keys) {
      await opened;
      const [both] = begin("readonly");
      const texts = await Promise.all(keys.map((key) => finished(both.objectStore(storeOf(key)).get(key))));
      return keys.flatMap((key, at) => (texts[at] === undefined ? [] : [key, Array.isArray(texts[at]) ? texts[at][0] : texts[at]]));
    },
    /** Makes the copy hold what the store holds and nothing else: what an earlier version wrote is not in it. */
    async sync() {
      await opened;
      const [, logs, others] = begin("readwrite");
      const known = new Set([...(await finished(logs.getAllKeys())), ...(await finished(others.getAllKeys()))]);
      const here = Object.keys(localStorage).filter(isMirrored);
      for (const key of here) if (!known.has(key) || key === DEVICE) this.put(key, localStorage.getItem(key));
      for (const key of known) if (![LOCK, ERASED].includes(key) && !here.includes(key)) this.put(key, null);
    },
    /** Forgets everything. With a device's number, remembers that this device was erased. */
    clear(device) {
      waiting = [];
      if (!database) return;
      const [both, logs, others] = begin("readwrite", "strict");
      logs.clear();
      others.clear();
      if (device) others.put(device, ERASED);
      lastCertain = new Promise((done) => (both.oncomplete = both.onabort = done));
      both.commit?.();
    },
  };
}
