// App Bridge as the Dashboard 3.23 speaks it. Each mounted frame listens for messages of its app's origin, not of its
// own window: with two frames of one app, every action is handled twice. That is the real one's doing, and kept.

const settings = JSON.parse(document.querySelector("#settings").textContent);
const REFRESH_BEFORE_SECONDS = 30;
const TALLEST_WIDGET = 5000;
const theme = () => document.documentElement.dataset.theme;
const frames = new Set();

class Frame {
  constructor(iframe) {
    this.iframe = iframe;
    this.kind = iframe.dataset.kind;
    this.origin = iframe.dataset.origin;
    this.listener = (event) => event.origin === this.origin && this.handle(event.data ?? {});
    addEventListener("message", this.listener);
    frames.add(this);
    this.load();
  }

  load() {
    if (this.iframe.dataset.post) {
      this.post();
      this.later();
      return;
    }
    this.iframe.addEventListener("load", () => this.greet());
    // Twice, as the real one: first without the theme.
    this.iframe.src = this.iframe.dataset.src;
    setTimeout(() => (this.iframe.src = `${this.iframe.dataset.src}&theme=${theme()}`), 0);
  }

  post() {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: this.iframe.dataset.post, target: this.iframe.name, hidden: true });
    for (const [name, value] of JSON.parse(this.iframe.dataset.fields)) {
      form.append(Object.assign(document.createElement("input"), { name, value }));
    }
    document.body.append(form);
    form.submit();
    form.remove();
  }

  unmount() {
    removeEventListener("message", this.listener);
    clearTimeout(this.timer);
    frames.delete(this);
    this.iframe.remove();
  }

  send(type, payload) {
    this.iframe.contentWindow?.postMessage({ type, payload }, this.origin);
  }

  async token() {
    const answer = await fetch(this.iframe.dataset.tokenUrl);
    return (await answer.json()).token;
  }

  async greet() {
    const token = await this.token();
    const saleorVersion = this.kind === "widget" ? "" : settings.saleorVersion;
    this.send("handshake", { token, version: 1, saleorVersion, dashboardVersion: settings.dashboardVersion });
    this.later(token);
  }

  // Pages and widgets get a fresh token before the old one ends; popups never do.
  later(token) {
    if (this.kind === "popup") return;
    clearTimeout(this.timer);
    const ends = token ? JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).exp : 0;
    const seconds = token ? ends - Date.now() / 1000 - REFRESH_BEFORE_SECONDS : 300 - REFRESH_BEFORE_SECONDS;
    this.timer = setTimeout(async () => {
      const fresh = await this.token();
      this.send("tokenRefresh", { token: fresh });
      this.later(fresh);
    }, Math.max(seconds, 1) * 1000);
  }

  async handle({ type, payload = {} }) {
    const act = this[`on_${type}`];
    if (!act) return;
    const ok = (await act.call(this, payload)) !== false;
    this.send("response", { actionId: payload.actionId, ok });
    if (type === "notifyReady") this.introduce();
  }

  introduce() {
    this.send("localeChanged", { locale: settings.locale });
    this.send("theme", { theme: theme() });
    this.send("redirect", { path: location.pathname });
  }

  on_notifyReady() {
    return this.iframe.dataset.post ? undefined : this.greet();
  }

  on_notification({ status, title, text }) {
    showToast(status ?? "info", title ?? "", text ?? "");
  }

  on_redirect({ to, newContext }) {
    const target = new URL(to, location.origin);
    const isPath = to.startsWith("/");
    if (!isPath && target.origin === location.origin) return false;
    const href = isPath ? `/dashboard${to}` : to;
    if (newContext) {
      window.open(href, "_blank");
      return true;
    }
    if (!isPath && !confirm("You are about to leave the Dashboard.")) return false;
    setTimeout(() => location.assign(href), 50);
    return true;
  }

  on_updateRouting({ newRoute }) {
    const app = encodeURIComponent(this.iframe.dataset.app);
    history.replaceState(null, "", `/dashboard/extensions/app/${app}${newRoute}`);
  }

  on_widgetResize({ height }) {
    if (!(height > 0)) return false;
    this.iframe.style.height = `${Math.min(Math.max(Math.round(height), 1), TALLEST_WIDGET)}px`;
    return true;
  }

  on_openPopup({ extensionIdentifier, appParams }) {
    const found = [...document.querySelectorAll("template[data-popup-of]")].find(
      (template) => template.dataset.identifier && template.dataset.identifier === extensionIdentifier,
    );
    if (this.kind !== "widget" || !found) return false;
    openPopup(found, appParams);
    return true;
  }

  on_popupClose() {
    closePopup();
  }

  on_requestPermissions({ permissions = [], redirectPath }) {
    if (!redirectPath) return false;
    const app = encodeURIComponent(this.iframe.dataset.app);
    const query = new URLSearchParams({ permissions: permissions.join(","), redirectPath });
    setTimeout(() => location.assign(`/dashboard/extensions/app/${app}/authorize?${query}`), 50);
    return true;
  }

  async on_refreshEntity() {
    const shown = document.querySelector("[data-entity]");
    if (!shown) return false;
    const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    shown.innerHTML = fresh.querySelector("[data-entity]").innerHTML;
    return true;
  }
}

function showToast(status, title, text) {
  const shelf = document.querySelector("#toasts");
  const key = `${status}|${title}`;
  if ([...shelf.children].some((toast) => toast.dataset.key === key)) return;
  const toast = Object.assign(document.createElement("div"), { className: `toast ${status}` });
  toast.dataset.key = key;
  toast.append(Object.assign(document.createElement("strong"), { textContent: title }));
  toast.append(Object.assign(document.createElement("span"), { textContent: text }));
  const close = Object.assign(document.createElement("button"), { textContent: "×", type: "button" });
  close.setAttribute("aria-label", "Close");
  close.onclick = () => toast.remove();
  toast.append(close);
  shelf.append(toast);
  while (shelf.children.length > 3) shelf.firstElementChild.remove();
  if (status !== "error") setTimeout(() => toast.remove(), 5000);
}

const dialog = document.querySelector("#popup");
let popup = null;

function openPopup(template, appParams) {
  closePopup();
  const iframe = template.content.querySelector("iframe").cloneNode();
  if (appParams !== undefined) {
    const address = new URL(iframe.dataset.src);
    for (const name of ["orderId", "customerId", "productId", "productSlug"]) address.searchParams.delete(name);
    if (appParams) address.searchParams.set("appParams", appParams);
    iframe.dataset.src = address.href;
  }
  dialog.querySelector("h2").textContent = template.dataset.label;
  dialog.querySelector(".hold").replaceChildren(iframe);
  dialog.showModal();
  popup = new Frame(iframe);
}

function closePopup() {
  popup?.unmount();
  popup = null;
  if (dialog.open) dialog.close();
}

dialog.addEventListener("close", () => popup && closePopup());
dialog.querySelector(".close").addEventListener("click", closePopup);
for (const button of document.querySelectorAll("[data-popup]")) {
  button.addEventListener("click", () => {
    openPopup(document.querySelector(`template[data-popup-of="${CSS.escape(button.dataset.popup)}"]`));
  });
}

document.querySelector("#theme-switch").addEventListener("click", () => {
  const next = theme() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  localStorage.setItem("sandbox-theme", next);
  for (const frame of frames) frame.send("theme", { theme: next });
});

for (const iframe of document.querySelectorAll("iframe[data-frame]")) new Frame(iframe);
