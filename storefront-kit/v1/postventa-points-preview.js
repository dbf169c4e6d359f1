import { PostventaElement, h } from "./element.js";

const QUERY = `query PostventaPointsPreview($input: PointsEstimateInput!) {
  pointsEstimate(input: $input) { points sentence needsAccount } }`;

/**
 * `<postventa-points-preview>`: what would be earned, as the order will then earn it. Nothing stands there where that is
 * nothing.
 *
 * Of a product: the attributes `channel`, `currency`, `variant-id`, `price` (of one, with taxes) and `quantity`. Of a
 * cart: the property `cart`, as the graph's `PointsEstimateInput` has it.
 */
export class PostventaPointsPreview extends PostventaElement {
  static observedAttributes = [
    ...PostventaElement.observedAttributes,
    ...["channel", "currency", "variant-id", "price", "quantity"],
  ];
  static properties = [...PostventaElement.properties, "cart"];
  needsShopper = false;
  #cart = null;

  get cart() {
    return this.#cart;
  }

  set cart(given) {
    this.#cart = given;
    this.refresh();
  }

  question() {
    const input = this.#cart ?? this.#product();
    return input?.lines.length ? { query: QUERY, variables: { input } } : null;
  }

  show({ pointsEstimate }) {
    const sentence = pointsEstimate?.sentence;
    return sentence ? [h("p", { class: "preview", part: "preview", role: "status" }, sentence)] : [];
  }

  #product() {
    const [channel, currency, variantId, price] = ["channel", "currency", "variant-id", "price"].map((name) =>
      this.getAttribute(name),
    );
    if (!channel || !currency || !variantId || !price) return null;
    const quantity = Number(this.getAttribute("quantity") ?? 1);
    return { channel, currency, lines: [{ variantId, quantity, total: (Number(price) * quantity).toFixed(4) }] };
  }
}

customElements.define("postventa-points-preview", PostventaPointsPreview);
