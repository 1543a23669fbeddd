// The files that a browser fetches before Kith is usable, and their size after brotli at its highest setting.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const isLater = (it) => ["404.html", "lazy.css", "sw.js"].includes(it) || it.startsWith("worker") || it.startsWith("importer") || (it.startsWith("parts-") && it.endsWith(".wasm"));

/** Each file of the first load, with its size in bytes. */
export function firstLoad(dist) {
  const files = readdirSync(dist).filter((it) => /\.(wasm|js|css|html|svg)$/.test(it) && !isLater(it));
  return files.map((it) => [it, squeezed(readFileSync(join(dist, it)))]);
}

/** The size of a file after brotli, in bytes. Node's default is the highest setting. */
export const squeezed = (bytes) => brotliCompressSync(bytes).length;
