// Starts the importer's program. A separate file, so that the page needs no inline script.
importScripts("importer.js");
// A page learns of an error in a worker, but not of a rejected promise.
wasm_bindgen({ module_or_path: "importer_bg.wasm" }).catch((error) => setTimeout(() => { throw error; }));
