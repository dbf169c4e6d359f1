import { PostventaElement, h } from "./element.js";
import { moneyIn, wordsIn } from "./words.js";

const QUERY = `query PostventaRecommendations($product: ID, $basket: [ID!], $channel: String!, $kind: PostSaleRecommendationKind, $first: Int, $country: String) {
  recommendations(productId: $product, basket: $basket, channel: $channel, kind: $kind, first: $first, country: $country) {
    productId name slug thumbnailUrl why price { amount currency } } }`;

/**
 * `<postventa-recommendations channel="…" product-id="…" href="/products/{slug}">`: what else somebody may like, each with one
 * line that says why.
 *
 * Where there is nothing to show, nothing stands there.
 */
export class PostventaRecommendations extends PostventaElement {
  static observedAttributes = [
    ...PostventaElement.observedAttributes,
    "channel",
    "product-id",
    "basket",
    "kind",
    "first",
    "country",
    "href",
  ];
  needsShopper = false;

  question() {
    const channel = this.getAttribute("channel");
    if (!channel) return null;
    const kind = (this.getAttribute("kind") ?? "new").toUpperCase();
    const basket = (this.getAttribute("basket") ?? "").split(/\s+/).filter(Boolean);
    const first = Number(this.getAttribute("first") ?? 4);
    const product = this.getAttribute("product-id") || null;
    const country = this.getAttribute("country") || null;
    return { query: QUERY, variables: { product, basket, channel, kind, first, country } };
  }

  show({ recommendations }) {
    if (!recommendations?.length) return [];
    const said = wordsIn(this.language);
    const isAgain = this.getAttribute("kind") === "again";
    const title = isAgain ? said.again : said.recommendations;
    return [
      h(
        "section",
        { class: "card", part: "card", "aria-label": title },
        h("p", { class: "balance", part: "title" }, h("strong", {}, title)),
        h("ul", { class: "shelf" }, ...recommendations.map((each) => this.#recommendation(each))),
      ),
    ];
  }

  #recommendation({ productId, name, slug, thumbnailUrl, why, price }) {
    const address = this.getAttribute("href")?.replace("{slug}", encodeURIComponent(slug)).replace("{id}", encodeURIComponent(productId));
    return h(
      "li",
      { part: "recommendation" },
      thumbnailUrl ? h("img", { src: thumbnailUrl, alt: "", loading: "lazy", part: "picture" }) : null,
      h("p", { part: "name" }, address ? h("a", { href: address }, name) : name),
      h("p", { part: "price" }, moneyIn(this.language, price)),
      h("p", { class: "quiet", part: "why" }, why),
    );
  }
}

customElements.define("postventa-recommendations", PostventaRecommendations);
