// Starts the worker's program: a file of its own, so that the page needs no inline script.
importScripts("worker.js");
wasm_bindgen({ module_or_path: "worker_bg.wasm" });
