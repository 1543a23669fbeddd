// A made-up book of any size: its file, and its import as a user does it.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { root } from "./static-server.mjs";

/** Writes a backup of a made-up book with so many people and exchanges. */
export function writeBook(file, people, exchanges) {
  const args = ["run", "--quiet", "--release", "--locked", "--example", "lifetime", "--", String(people), String(exchanges)];
  writeFileSync(file, execFileSync("cargo", args, { cwd: root, maxBuffer: 1 << 28 }));
}

/** Imports the file of a book on the data page. */
export async function importBook(page, origin, file) {
  await page.goto(`${origin}/settings/data`);
  await page.getByLabel("Open a file").setInputFiles(file);
  await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("Imported. You can undo it").first().waitFor();
}
