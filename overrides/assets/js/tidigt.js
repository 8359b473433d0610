// Before the first paint: say that scripts run, and take up the reader's own choice of colours.
(function (root) {
  root.classList.add('js');
  // Keys of what is kept begin with the site's path: another copy at the same origin has its own.
  root.dataset.lagring = new URL('../', document.currentScript.src).pathname;
  try {
    var scheme = localStorage.getItem(root.dataset.lagring + 'farglage');
    if (scheme === 'light' || scheme === 'dark') root.dataset.scheme = scheme;
  } catch (error) {
    // Storage is closed: the system's choice decides.
  }
})(document.documentElement);
