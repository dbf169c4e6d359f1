// Before the page is painted: the theme that was chosen, else the machine's.
const chosen = localStorage.getItem("sandbox-theme");
const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.dataset.theme = dark ? "dark" : "light";
