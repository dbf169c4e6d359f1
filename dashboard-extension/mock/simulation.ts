/** A simulation of the draft on the mock's year: a shorter window, one return refused. */

type Language = "en" | "es";

const money = (amount: string) => ({ amount, currency: "EUR" });

const NOTHING = {
  returnsAsked: 0,
  returnsRefused: 0,
  returnsDeclined: 0,
  returnsGivenUp: 0,
  returnsCarriedOut: 0,
  exchanges: 0,
  keepIts: 0,
  reviews: 0,
  autoApproved: 0,
  rightsDenied: 0,
  unitsAsked: 0,
  unitsBack: 0,
  unitsKeptSold: 0,
  asked: money("0"),
  keptSales: money("0"),
  refunded: money("0"),
  credited: money("0"),
  exchanged: money("0"),
  fees: money("0"),
  loss: money("0"),
  shipping: money("0"),
  bonus: money("0"),
};

const live = { ...NOTHING, returnsAsked: 186, returnsCarriedOut: 171, exchanges: 38, reviews: 6, autoApproved: 165, unitsBack: 214, refunded: money("6480.20"), credited: money("410") };
const simulated = { ...live, returnsRefused: 9, returnsCarriedOut: 162, exchanges: 36, autoApproved: 156, unitsBack: 203, unitsKeptSold: 11, keptSales: money("318.40"), refunded: money("6161.80"), fees: money("42") };
const difference = { ...NOTHING, returnsRefused: 9, returnsCarriedOut: -9, exchanges: -2, autoApproved: -9, unitsBack: -11, unitsKeptSold: 11, keptSales: money("318.40"), refunded: money("-318.40"), fees: money("42") };

const total = {
  currency: "EUR",
  live,
  simulated,
  difference,
  refundedBand: { low: money("-402.10"), value: money("-318.40"), high: money("-21.30"), margin: money("83.70"), late: money("297.10"), newlyReviewed: money("0"), declinedLow: 0, declinedHigh: 0 },
};

const segment = (key: string, name: string, refused: number, amount: string) => ({
  key,
  name,
  currency: "EUR",
  live: NOTHING,
  simulated: { ...NOTHING, returnsAsked: refused * 12 + 4, returnsRefused: refused },
  difference: { ...NOTHING, returnsRefused: refused, refunded: money(`-${amount}`), keptSales: money(amount) },
  refusedShare: { value: 0.062, low: 0.021, high: 0.145, n: refused * 12 + 4 },
});

const versionOf = (number: number, name: string) => ({ id: `UG9saWN5Oj${number}`, number, name });

const RUN = {
  id: "U2ltOjE=",
  status: "DONE",
  progress: 1,
  askedAt: "2026-11-22T09:58:00Z",
  askedBy: "marta@norte.example",
  finishedAt: "2026-11-22T09:58:20Z",
  since: "2025-11-21T23:00:00Z",
  until: "2026-11-21T23:00:00Z",
  version: versionOf(4, "Navidad"),
  liveVersion: versionOf(3, "30 días"),
  ordersReplayed: 2019,
  ordersChanged: 9,
  ordersToldOtherwise: 1875,
  totals: [total],
  violations: [],
};

const NO_EFFECT = { ...RUN, id: "U2ltOjI=", ordersChanged: 0, ordersToldOtherwise: 0, version: versionOf(3, "30 días"), totals: [{ ...total, simulated: live, difference: NOTHING }] };

export const runs = [RUN, NO_EFFECT];

export function simulation(id: string, language: Language) {
  const found = runs.find((run) => run.id === id);
  if (found === undefined) return null;
  const said = language === "es" ? "Los clientes piden lo mismo que pidieron." : "Shoppers ask for the same as they did.";
  return {
    ...found,
    assumptions: [{ code: "same_wishes", sentence: said }],
    segments: ({ by }: { by: string }) =>
      by === "COUNTRY"
        ? [segment("ES", language === "es" ? "España" : "Spain", 7, "246.50"), segment("PT", "Portugal", 2, "71.90")]
        : [segment("t-shirts", language === "es" ? "Camisetas" : "T-shirts", 9, "318.40")],
  };
}

export function simulatedOrders(order: object, line: object, language: Language) {
  const result = { ending: "CARRIED_OUT", outcome: "REFUND", method: "staff_label", methodLabel: null, needsReview: false, isKeepIt: false, total: money("43.80") };
  const said = (en: string, es: string) => (language === "es" ? es : en);
  const decision = { verdict: "RETURNABLE", code: "in_window", sentence: said("You can return it until July 3, 2026.", "Puedes devolverlo hasta el 3 de julio de 2026."), lastDay: "2026-07-03", article: null, isRefused: false, units: 2, total: money("43.80"), fees: money("0") };
  return [
    {
      id: "U2ltT3JkZXI6MQ==",
      order,
      live: money("43.80"),
      simulated: money("0"),
      difference: money("-43.80"),
      returns: [
        {
          returnId: "UmV0dXJuOjE=",
          number: "R-2026-000031",
          askedAt: "2026-06-28T10:00:00Z",
          live: result,
          simulated: { ...result, ending: "REFUSED", total: money("0") },
          lines: [
            {
              orderLine: line,
              quantity: 2,
              live: decision,
              simulated: { ...decision, verdict: "WINDOW_CLOSED", code: "window_closed", sentence: said("You could return it until June 17, 2026.", "Podías devolverlo hasta el 17 de junio de 2026."), total: money("0") },
            },
          ],
        },
      ],
    },
  ];
}
