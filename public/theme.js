// Applies what is known before the first paint: the theme, and whether there is a book. A classic script, because a module would run too late.
try {
  const theme = localStorage.getItem("kith.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: use the system's theme.
}

// A browser without a book gets the words of the first page at once (style/pages/welcome.css).
try {
  const hasBook = Object.keys(localStorage).some((key) => /^kith\.(head|log|lock)/.test(key));
  if (!hasBook && location.href.split(/[?#]/)[0] === document.baseURI) document.documentElement.dataset.book = "none";
} catch {
  // Storage is blocked, so it is not known whether there is a book.
}

// The keyboard of an iPhone lies over the page. Sheets stand on it (style/components/dialog.css); other browsers make the
// page smaller (index.html), and there it is 0.
const view = window.visualViewport;
view?.addEventListener("resize", () => {
  const covered = view.scale === 1 ? Math.max(0, innerHeight - view.height - view.offsetTop) : 0;
  document.documentElement.style.setProperty("--keyboard", `${covered}px`);
});
