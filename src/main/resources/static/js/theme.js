// @ts-check
// Runs before the first paint, so that neither another theme nor what an embedded page hides flashes, and the language
// is known to all modules, which hold the rest of the page.
{
  const root = document.documentElement;
  if (location.pathname.endsWith('/embed')) root.dataset.embed = '';
  const stored = (/** @type {string} */ name) => {
    try {
      return localStorage.getItem(name) ?? '';
    } catch {
      return ''; // Storage is forbidden: the page follows the system
    }
  };
  const theme = stored('theme');
  if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
  const wanted = [stored('language'), ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  root.lang = wanted.find((language) => language === 'en' || language === 'de') ?? 'en';
}
