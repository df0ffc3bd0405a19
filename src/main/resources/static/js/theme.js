// @ts-check
// Runs before the first paint, so that a chosen theme does not flash; the rest of the page is in modules.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'dark' || chosen === 'light') {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // Storage is forbidden: the page follows the system's theme.
}
