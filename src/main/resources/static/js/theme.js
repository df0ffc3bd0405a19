// @ts-check
// Runs before the first paint, so that neither another theme nor what an embedded page hides flashes; the rest of the
// page is in modules.
if (location.pathname.endsWith('/embed')) document.documentElement.dataset.embed = '';
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'dark' || chosen === 'light') {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // Storage is forbidden: the page follows the system's theme.
}
