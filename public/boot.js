// Starts the program. Where that fails, the shell says so instead of staying silent.
const me = document.querySelector("script[data-wasm]");
try {
  const { default: init } = await import(me.dataset.js);
  await init({ module_or_path: me.dataset.wasm });
} catch (error) {
  const note = document.getElementById("boot-note");
  if (note) note.textContent = "Kith could not start in this browser. A current Chrome, Edge, Firefox or Safari will do. Nothing you wrote is touched.";
  console.error(error);
}
