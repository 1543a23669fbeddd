// Starts the worker's program. A separate file, so that the page needs no inline script.
importScripts("worker.js");
// A page learns of an error in a worker, but not of a rejected promise.
wasm_bindgen({ module_or_path: "worker_bg.wasm" }).catch((error) => setTimeout(() => { throw error; }));
