// Runs before the first paint: without a matching color-scheme the browser paints the frame white over a dark Dashboard.
(function () {
  var themes = new URLSearchParams(window.location.search).getAll("theme");
  var theme = themes[themes.length - 1] === "dark" ? "dark" : "light";
  document.documentElement.dataset.theme = theme;
  document.documentElement.style.colorScheme = theme;
})();
