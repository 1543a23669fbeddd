// The mirror: a second copy of the book in IndexedDB, whose strict durability puts a write on the disk at once.
// Chromium keeps writes to localStorage in memory for five seconds, large writes far longer, and loses them if it is
// killed in that time. `src/store/mirror.rs` uses the mirror for recovery; without the mirror everything else works.
{
  const NAME = "kith.tail";
  const LOGS = "kith.tail";
  const OTHERS = "kith.folds";
  const HEAD = "kith.head";
  const LOCK = "kith.lock";
  const DEVICE = "kith.device";
  const ERASED = "kith.erased";
  // Some browsers never answer the request to open. The timeout, in milliseconds.
  const PATIENCE = 3000;
  // Keys that need strict durability: journal entries, the head, the lock and the mark of an erased device.
  const isCertain = (key) => [HEAD, LOCK, ERASED].includes(key) || key.startsWith("kith.log.");
  const isMirrored = (key) => key === HEAD || key === DEVICE || /^kith\.(book|front|past|log)\./.test(key);
  const storeOf = (key) => (key.startsWith("kith.log.") ? LOGS : OTHERS);

  let database;
  let hasFailed = !globalThis.indexedDB;
  let lastCertain;
  // The writes of one task, which become one transaction.
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
      // After a timeout the mirror lacks writes, so it must not be used any more.
      if (hasFailed) return request.result.close();
      database = request.result;
      // The database closes for a newer program in another tab, or when the browser needs the space.
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
    // A tab with an earlier program may block the upgrade for as long as it is open, so a block counts as a failure.
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
  /** Every key and text of an object store, alternating. Earlier versions stored a time with each text. */
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
    /** Sets a key, or removes it if the text is null. */
    put(key, text) {
      if (hasFailed) return;
      if (!waiting.length) queueMicrotask(flush);
      waiting.push([key, text]);
    },
    /** Resolves when the last strict transaction is on the disk or has been aborted. */
    settled() {
      flush();
      return lastCertain;
    },
    /** Keys and texts, alternating: the journal, and everything else if the head differs from localStorage's. */
    async read() {
      await opened;
      flush();
      const [, logs, others] = begin("readonly");
      const isOther = (await finished(others.get(HEAD))) !== (localStorage.getItem(HEAD) ?? undefined);
      if (isOther) return [...(await all(others)), ...(await all(logs))];
      return [...(await this.get([HEAD, LOCK, DEVICE])), ...(await all(begin("readonly")[1]))];
    },
    /** The given keys and their texts, alternating. */
    async get(keys) {
      await opened;
      const [both] = begin("readonly");
      const texts = await Promise.all(keys.map((key) => finished(both.objectStore(storeOf(key)).get(key))));
      return keys.flatMap((key, at) => (texts[at] === undefined ? [] : [key, Array.isArray(texts[at]) ? texts[at][0] : texts[at]]));
    },
    /** Makes the mirror equal to localStorage, which may have writes from a version without a mirror. */
    async sync(keep, mustDropLogs) {
      await opened;
      const [, logs, others] = begin("readwrite");
      const known = new Set([...(await finished(logs.getAllKeys())), ...(await finished(others.getAllKeys()))]);
      const here = Object.keys(localStorage).filter(isMirrored);
      for (const key of here) if (!known.has(key) || key === DEVICE || key === HEAD) this.put(key, localStorage.getItem(key));
      // A text that the head names may be missing there because another page removed it.
      const stays = (key) => [LOCK, ERASED, HEAD, ...keep].includes(key) || (key.startsWith("kith.log.") && !mustDropLogs);
      for (const key of known) if (!here.includes(key) && !stays(key)) this.put(key, null);
    },
    /** Clears the mirror. Given a device number, leaves a mark that this device was erased. */
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
