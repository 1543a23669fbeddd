// Starts the worker's program: a file of its own, so that the page needs no inline script.
importScripts("worker.js");
// A promise that fails inside a worker is not told to the page; an error is.
wasm_bindgen({ module_or_path: "worker_bg.wasm" }).catch((error) => setTimeout(() => { throw error; }));
