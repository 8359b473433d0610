// Before the first paint: say that scripts run, and take up the reader's own choice of colours.
(function (root) {
  root.classList.add('js');
  try {
    var scheme = localStorage.getItem('farglage');
    if (scheme === 'light' || scheme === 'dark') root.dataset.scheme = scheme;
  } catch (error) {
    // Storage is closed: the system's choice decides.
  }
})(document.documentElement);
