import { PostventaElement, h } from "./element.js";
import { numberIn, wordsIn } from "./words.js";

const REVIEW = `stars title text language shownName isVerified incentiveLabel publishedAt answer photos { url }`;
const QUERY = `query PostventaReviews($product: ID!, $first: Int!) {
  productRating(productId: $product) { mean low high count distribution { stars count } verification }
  productReviews(productId: $product, first: $first) { edges { node { ${REVIEW} } } } }`;
const BEST = 5;

/**
 * `<postventa-reviews product-id="…">`: what was published of a product, with its mean, what its stars are made of, and how
 * it is made sure that reviews come from who bought. The attribute `first` says how many are shown (10).
 *
 * A product that the app does not know shows nothing.
 */
export class PostventaReviews extends PostventaElement {
  static observedAttributes = [...PostventaElement.observedAttributes, "product-id", "first"];
  needsShopper = false;

  question() {
    const product = this.getAttribute("product-id");
    const first = Number(this.getAttribute("first") ?? 10);
    return product ? { query: QUERY, variables: { product, first } } : null;
  }

  show({ productRating: rating, productReviews: reviews }) {
    if (rating === null) return [];
    const said = wordsIn(this.language);
    return [
      h(
        "section",
        { class: "card", part: "card", "aria-label": said.reviews },
        this.#summary(rating, said),
        rating.count ? this.#distribution(rating, said) : null,
        ...reviews.edges.map(({ node }) => this.#review(node, said)),
        this.#how(rating, said),
      ),
    ];
  }

  #summary({ mean, low, high, count }, said) {
    if (!count) return h("p", { part: "summary" }, said.noReviews);
    const [shown, least, most] = [mean, low, high].map((each) => numberIn(this.language, Math.round(each * 10) / 10));
    return h(
      "div",
      { part: "summary" },
      h("p", { class: "balance" }, h("strong", {}, shown), ` ${said.ofFive(numberIn(this.language, count), count)}`),
      h("p", { class: "quiet", part: "interval" }, said.byChance(least, most)),
    );
  }

  #distribution({ distribution }, said) {
    const rows = distribution.map(({ stars, count }) =>
      h("li", {}, `${said.stars(stars)}: ${numberIn(this.language, count)}`),
    );
    return h("ul", { part: "distribution" }, ...rows);
  }

  #review(review, said) {
    const day = new Intl.DateTimeFormat(this.language, { dateStyle: "medium" }).format(new Date(review.publishedAt));
    const facts = [review.shownName, day, review.isVerified ? said.verified : null, review.incentiveLabel];
    return h(
      "article",
      { class: "review", part: "review" },
      h("p", { part: "stars", role: "img", "aria-label": said.stars(review.stars) }, "★".repeat(review.stars) + "☆".repeat(BEST - review.stars)),
      review.title ? h("p", { part: "title", lang: review.language }, h("strong", {}, review.title)) : null,
      review.text ? h("p", { class: "words", part: "text", lang: review.language }, review.text) : null,
      ...review.photos.map(({ url }) => h("img", { src: url, alt: said.photo, loading: "lazy", part: "photo" })),
      h("p", { class: "quiet", part: "facts" }, facts.filter(Boolean).join(" · ")),
      review.answer ? h("blockquote", { class: "words", part: "answer" }, h("strong", {}, said.answers), ` ${review.answer}`) : null,
    );
  }

  /** The law wants it beside the reviews: it can be folded, and not taken out. */
  #how({ verification }, said) {
    return h("details", { part: "how" }, h("summary", {}, said.how), ...verification.map((text) => h("p", {}, text)));
  }
}

customElements.define("postventa-reviews", PostventaReviews);
