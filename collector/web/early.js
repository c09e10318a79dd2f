/*
 * Runs before the first paint, the one classic script: a chosen theme must not flash, a page that is read from the right
 * must not jump, and the texts must be on their way while the modules still load.
 */
{
  /** Each language is a file `messages/<tag>.json`; the first is spoken to who wants none of them. */
  const kDirections = { en: 'ltr', ar: 'rtl', es: 'ltr', fr: 'ltr', ru: 'ltr', zh: 'ltr' };
  const kLanguage = 'sextant.language';
  const root = document.documentElement;

  /** Where storage is forbidden, asking for it throws. @template T @param {() => T} ask @returns {T | null} */
  const permitted = (ask) => {
    try {
      return ask();
    } catch {
      return null;
    }
  };

  const theme = permitted(() => localStorage.getItem('sextant.theme'));
  if (theme === 'light' || theme === 'dark') {
    root.dataset.theme = theme;
  }

  /** An address that names a language speaks for its tab; what the reader chose before holds in all others. */
  const asked = new URLSearchParams(location.search).get('lang');
  if (asked) {
    permitted(() => sessionStorage.setItem(kLanguage, asked));
  }
  const wanted = [
    asked,
    permitted(() => sessionStorage.getItem(kLanguage)),
    permitted(() => localStorage.getItem(kLanguage)),
    ...navigator.languages,
  ];
  const languageOf = (/** @type {string | null} */ tag) => (tag ?? '').toLowerCase().split('-')[0];
  const tag = wanted.find((it) => Object.hasOwn(kDirections, languageOf(it))) ?? 'en';
  const language = /** @type {keyof typeof kDirections} */ (languageOf(tag));
  root.lang = language;
  root.dir = kDirections[language];
  // Digits by the BCP 47 extension: ar-u-nu-arab.
  root.dataset.numerals = /-u(?:-\w+)*-nu-(\w+)/i.exec(tag)?.[1].toLowerCase() ?? '';

  for (const path of [`messages/${language}`, `names/${language}`, 'names/own']) {
    const texts = document.createElement('link');
    texts.rel = 'preload';
    texts.as = 'fetch';
    texts.crossOrigin = 'anonymous';
    texts.href = `/web/${path}.json`;
    document.head.append(texts);
  }
}
