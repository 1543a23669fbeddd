// Applies the chosen theme before the first paint. A classic script, because a module would run too late.
try {
  const theme = localStorage.getItem("kith.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: use the system's theme.
}

// The keyboard of an iPhone lies over the page. Sheets stand on it (style/components/dialog.css); other browsers make the
// page smaller (index.html), and there it is 0.
const view = window.visualViewport;
view?.addEventListener("resize", () => {
  const covered = view.scale === 1 ? Math.max(0, innerHeight - view.height - view.offsetTop) : 0;
  document.documentElement.style.setProperty("--keyboard", `${covered}px`);
});
