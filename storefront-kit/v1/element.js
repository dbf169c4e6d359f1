import { ask, Refused } from "./graph.js";
import { known, onChange } from "./settings.js";
import { styles } from "./styles.js";

/** An element of this kind with these attributes and children; nothing of it is read as HTML. */
export function h(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((each) => each !== null && each !== ""));
  return made;
}

/**
 * What the components share: one question to the graph after each change, and only its last answer is shown.
 *
 * A component says with `question()` what it asks (null: nothing to ask), and with `show(data)` what stands for it.
 */
export class PostventaElement extends HTMLElement {
  static observedAttributes = ["api", "lang"];
  static properties = ["token"];
  #root;
  #asked = null;
  #isWaiting = false;
  #token;
  #forget;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: "open" });
    this.#root.adoptedStyleSheets = [styles()];
  }

  connectedCallback() {
    for (const name of this.constructor.properties) this.#takeOver(name);
    this.#forget = onChange(() => this.refresh());
    this.refresh();
  }

  disconnectedCallback() {
    this.#forget?.();
    this.#asked?.abort();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.refresh();
  }

  get api() {
    return this.getAttribute("api") || known().api;
  }

  get language() {
    const named = this.getAttribute("lang") || known().language || this.closest("[lang]")?.lang || navigator.language;
    return named.toLowerCase().startsWith("es") ? "es" : "en";
  }

  /** Of this component alone; a property and not an attribute, so that it stands nowhere in the page. */
  set token(given) {
    this.#token = given;
    this.refresh();
  }

  async currentToken() {
    const token = this.#token === undefined ? known().token : this.#token;
    return typeof token === "function" ? await token() : token;
  }

  /** A page of the shopper's, at the app: `points/`. */
  pageOf(path) {
    const api = new URL(this.api, document.baseURI);
    const shop = api.pathname.split("/").filter(Boolean).pop();
    return new URL(`/s/${shop}/${path}`, api).href;
  }

  /** Ask anew; several changes at once are one question. */
  refresh() {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    queueMicrotask(() => {
      this.#isWaiting = false;
      if (this.isConnected) void this.#ask();
    });
  }

  async #ask() {
    this.#asked?.abort();
    const question = this.api ? this.question() : null;
    if (question === null) return this.replace();
    const { signal } = (this.#asked = new AbortController());
    this.setAttribute("aria-busy", "true");
    try {
      const token = await this.currentToken();
      if (signal.aborted) return;
      if (this.needsShopper && !token) return this.replace(this.showSignedOut());
      const settings = { api: this.api, token, language: this.language };
      const data = await ask(settings, question.query, question.variables, signal);
      if (signal.aborted) return;
      this.replace(...this.show(data));
      this.#tell("postventa:ready", data);
    } catch (error) {
      if (signal.aborted) return;
      const isSignedOut = error instanceof Refused && error.needsSignIn;
      this.replace(isSignedOut && this.needsShopper ? this.showSignedOut() : this.showFailed());
      this.#tell("postventa:error", { error });
    } finally {
      if (!signal.aborted) this.removeAttribute("aria-busy");
    }
  }

  /** What was set before this module had loaded. */
  #takeOver(name) {
    if (!Object.hasOwn(this, name)) return;
    const given = this[name];
    delete this[name];
    this[name] = given;
  }

  replace(...children) {
    this.#root.replaceChildren(...children.filter(Boolean));
    this.removeAttribute("aria-busy");
  }

  /** What stands there while nobody is signed in; a page may put its own in the slot. */
  showSignedOut() {
    return null;
  }

  showFailed() {
    return null;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
