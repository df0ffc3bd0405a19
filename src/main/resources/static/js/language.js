// @ts-check
/** The language of the page, which theme.js has found before the first paint. */

export const language = globalThis.document?.documentElement.lang === 'de' ? 'de' : 'en';
