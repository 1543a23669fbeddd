// The chosen colours, before anything is painted. A classic script, because a module would come too late.
try {
  const theme = localStorage.getItem("kith.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked; the system's colours it is.
}
