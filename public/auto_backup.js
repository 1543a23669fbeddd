// The automatic backup, for browsers that can keep access to a file or a folder. The handle is stored in IndexedDB, the
// only place in which a browser persists one. `src/web/auto_backup.rs` decides when to read and write.
{
  const NAME = "kith.keeper";
  const DAILY = 7;

  const store = (mode) => new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(NAME);
    request.onsuccess = () => done(request.result.transaction(NAME, mode).objectStore(NAME));
    request.onerror = fail;
  });
  const settled = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = fail;
  });
  const handle = async () => settled((await store("readonly")).get("handle"));
  const remember = async (it) => settled((await store("readwrite")).put(it, "handle"));

  const isCopy = (name, device) => name.startsWith(`kith-${device}-`) && /-\d{4}-\d\d-\d\d\.json$/.test(name);

  /** Shares a text as the first of the files that the browser shares. */
  const shareOne = async (names, text, title) => {
    const file = names.map(([name, type]) => new File([text], name, { type })).find((it) => navigator.canShare?.({ files: [it] }));
    if (!file) return "no";
    return navigator.share({ files: [file], title }).then(() => "shared", (error) => (error.name === "AbortError" ? "cancelled" : "no"));
  };

  const write = async (file, text) => {
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
    // Reads the file back, because an unreadable file is no backup.
    const written = await file.getFile();
    if ((await written.text()) !== text) throw new Error("The file did not read back.");
    return String(written.lastModified);
  };

  window.kithAutoBackup = {
    canFile: "showSaveFilePicker" in window,
    canFolder: "showDirectoryPicker" in window,
    async chooseFile(name) {
      const types = [{ description: "Kith backup", accept: { "application/json": [".json"] } }];
      await remember(await window.showSaveFilePicker({ suggestedName: name, types }));
    },
    async chooseFolder() {
      await remember(await window.showDirectoryPicker({ id: "kith", mode: "readwrite" }));
    },
    /** The kind of the handle, its name, and the write permission: granted, prompt or denied. */
    async state() {
      const it = await handle();
      return it ? [it.kind, it.name, (await it.queryPermission?.({ mode: "readwrite" })) ?? "granted"] : [];
    },
    async allow() {
      return (await (await handle()).requestPermission({ mode: "readwrite" })) === "granted";
    },
    async forget() {
      await settled((await store("readwrite")).delete("handle"));
    },
    /** Writes the file and returns its time. In a folder, also writes a daily copy and drops this device's oldest. */
    async write(device, day, text) {
      const it = await handle();
      if (it.kind === "file") return write(it, text);
      const into = async (name) => write(await it.getFileHandle(name, { create: true }), text);
      const time = await into(`kith-${device}.json`);
      await into(`kith-${device}-${day}.json`);
      const copies = [];
      for await (const name of it.keys()) if (isCopy(name, device)) copies.push(name);
      for (const name of copies.sort().slice(0, -DAILY)) await it.removeEntry(name);
      return time;
    },
    /** The names of this device's plain daily copies. An encrypted copy is recognised by its first characters. */
    async plainCopies(device) {
      const it = await handle();
      const found = [];
      if (it?.kind !== "directory") return found;
      for await (const [name, entry] of it.entries()) {
        if (isCopy(name, device) && !(await (await entry.getFile()).slice(0, 99).text()).includes('"ciphertext"')) found.push(name);
      }
      return found;
    },
    /** The text of a daily copy. */
    async copy(name) {
      return (await (await (await handle()).getFileHandle(name)).getFile()).text();
    },
    /** Overwrites a daily copy. */
    async replace(name, text) {
      await write(await (await handle()).getFileHandle(name), text);
    },
    /**
     * The files that changed since their times in `seen`: those of other devices in the folder, or the single file.
     * Returns name, time and text of each, in one flat array.
     */
    async others(device, seen) {
      const it = await handle();
      const found = [];
      const look = async (name, entry) => {
        const file = await entry.getFile().catch((error) => {
          // A deleted file has no data to lose. An unreadable file may have, so the error prevents overwriting it.
          if (error.name !== "NotFoundError") throw error;
        });
        if (file?.size && seen[name] !== file.lastModified) found.push(name, String(file.lastModified), await file.text());
      };
      if (it?.kind === "file") await look(it.name, it);
      if (it?.kind !== "directory") return found;
      for await (const [name, entry] of it.entries()) {
        if (entry.kind === "file" && /^kith-[0-9a-f]+\.json$/.test(name) && name !== `kith-${device}.json`) await look(name, entry);
      }
      return found;
    },
    /** Shares a text through the system's share sheet: as .json, or as .txt if .json is not allowed. */
    share: (name, text) => shareOne([[`${name}.json`, "application/json"], [`${name}.txt`, "text/plain"]], text, "Kith backup"),
    /** Shares a vCard in the same way, if the browser shares such a file. */
    shareCard: (name, text) => shareOne([[`${name}.vcf`, "text/vcard"]], text, name),
    canShareText: "share" in navigator,
    shareText: (text) => navigator.share({ text }),
    canShare: () => Boolean(navigator.canShare?.({ files: [new File([""], "kith.txt", { type: "text/plain" })] })),
  };
}
