// A static server for the tests, with the MIME types of `cargo xtask serve`.
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const types = JSON.parse(readFileSync(join(root, "xtask/src/mime.json"), "utf8"));

/**
 * Serves a folder under a base path; addresses without a file get `index.html`. `change(file)` may return a text to send
 * instead of a file. `isHost` serves as a host does: compressed with brotli, and with the cache times of `_headers`.
 * Returns the origin, and a function that stops the server.
 */
export async function serveFolder(folder, { base = "/", change = () => undefined, isHost = false } = {}) {
  // A host has the compressed files ready; compressing one on request would count as a slow answer.
  const files = isHost ? readdirSync(folder, { recursive: true }).map((it) => join(folder, it)).filter((it) => statSync(it).isFile()) : [];
  const compressed = new Map(files.map((it) => [it, brotliCompressSync(readFileSync(it))]));
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    if (!path.startsWith(base)) return response.writeHead(404).end();
    let file = join(folder, path.slice(base.length));
    if (!existsSync(file) || statSync(file).isDirectory()) file = join(folder, "index.html");
    const type = types[extname(file).slice(1)] ?? "application/octet-stream";
    if (isHost) {
      const cache = /\/(kith|parts)-[^/]*$/.test(file) ? "public, max-age=31536000, immutable" : "no-cache";
      response.writeHead(200, { "Content-Type": type, "Content-Encoding": "br", "Cache-Control": cache });
      return response.end(compressed.get(file));
    }
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-cache" });
    const text = change(file);
    if (text !== undefined) return response.end(text);
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://localhost:${server.address().port}`, close: () => server.close() };
}
