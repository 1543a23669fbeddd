// Applies the chosen theme before the first paint. A classic script, because a module would run too late.
try {
  const theme = localStorage.getItem("kith.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: use the system's theme.
}
