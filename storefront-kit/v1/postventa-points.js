import { PostventaElement, h } from "./element.js";
import { pointsIn, wordsIn } from "./words.js";

const QUERY = `query PostventaPoints { postSaleCustomer { points {
  programmeName active pending
  arrivals(first: 1) { points label } expiries(first: 1) { points label }
  tier { missingLabel nextLevel { name } } } }
  postSaleViewer { kind } }`;
const NOTHING = { active: 0, pending: 0, arrivals: [], expiries: [], tier: null };

/**
 * `<postventa-points>`: what a signed-in shopper has, when the next points can be used or end, and how far it is to the
 * next level; the button leads to their page, signed in.
 *
 * Where the shop has no programme it hides itself. The slot `signed-out` stands there while nobody is signed in.
 */
export class PostventaPoints extends PostventaElement {
  needsShopper = true;

  question() {
    return { query: QUERY, variables: {} };
  }

  show({ postSaleCustomer }) {
    this.hidden = postSaleCustomer !== null && postSaleCustomer.points === null;
    if (this.hidden) return [];
    const points = postSaleCustomer?.points ?? NOTHING;
    const said = wordsIn(this.language);
    const facts = this.#facts(points, said).map((text) => h("li", {}, text));
    return [
      h(
        "section",
        { class: "card", part: "card", "aria-label": points.programmeName ?? said.points },
        h("p", { class: "balance", part: "balance" }, h("strong", {}, this.#shown(points.active)), ` ${said.toUse}`),
        facts.length ? h("ul", { part: "facts" }, ...facts) : null,
        this.#link(said),
      ),
    ];
  }

  showSignedOut() {
    this.hidden = false;
    return h("slot", { name: "signed-out" }, h("p", {}, wordsIn(this.language).signIn));
  }

  showFailed() {
    return h("p", { role: "status" }, wordsIn(this.language).failed);
  }

  #facts({ pending, arrivals, expiries, tier }, said) {
    const [next] = arrivals;
    const isAll = next?.points === pending;
    return [
      pending ? `${this.#shown(pending)} ${said.onTheirWay}${isAll ? ` · ${next.label}` : ""}` : "",
      next && !isAll ? `${this.#shown(next.points)}: ${next.label}` : "",
      ...expiries.map(({ points, label }) => `${this.#shown(points)}: ${label}`),
      tier?.nextLevel ? said.toGo(tier.missingLabel, tier.nextLevel.name) : "",
    ].filter(Boolean);
  }

  /** A form, as the token is handed over in it: it stands in no address, and only once the button is pressed. */
  #link(said) {
    const token = h("input", { type: "hidden", name: "token" });
    const page = h("input", { type: "hidden", name: "page", value: "points" });
    const form = h("form", { method: "post", action: this.pageOf("sign-in/") }, token, page);
    form.append(h("button", { part: "link" }, said.all));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      token.value = (await this.currentToken()) ?? "";
      form.submit();
    });
    return form;
  }

  #shown(number) {
    return pointsIn(this.language, number);
  }
}

customElements.define("postventa-points", PostventaPoints);
