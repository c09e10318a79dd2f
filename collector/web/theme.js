/* Runs before the first paint, so that a chosen theme does not flash: a classic script, the only one. */
try {
  const theme = localStorage.getItem('sextant.theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Without storage the page follows the system.
}
