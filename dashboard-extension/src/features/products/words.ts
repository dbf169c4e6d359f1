import { defineWords } from "@/words/words";

export const productWords = defineWords({
  en: {
    missing: "We don't know this product yet. It comes by itself with its first order, or with the shop's history.",
    neverSold: "Not sold yet.",
    soldLine: "{units, plural, one {One unit} other {{units, number} units}} sold in {orders, plural, one {one order} other {{orders, number} orders}}.",
    noneSent: "None was sent yet, so none could come back.",
    returnedNone: "None came back of {sent, plural, one {the one} other {{sent, number}}} that left.",
    returnedLine: "{units, plural, one {One came back} other {{units, number} came back}} of {sent, number} that left ({share}).",
    interval: "The true share lies between {low} and {high}, with 95 % confidence.",
    fewSales: "Too few to judge by: the true share may lie anywhere between {low} and {high}.",
    bar: "Between {low} and {high}",
    reasons: "Asked for because: {listed}.",
    reason: "{name} ({units})",
  },
  es: {
    missing: "Aún no conocemos este producto. Llega solo con su primer pedido, o con el historial de la tienda.",
    neverSold: "Aún sin ventas.",
    soldLine: "{units, plural, one {Una unidad vendida} other {{units, number} unidades vendidas}} en {orders, plural, one {un pedido} other {{orders, number} pedidos}}.",
    noneSent: "Aún no ha salido ninguna, así que no ha podido volver ninguna.",
    returnedNone: "No ha vuelto ninguna de {sent, plural, one {la única que salió} other {las {sent, number} que salieron}}.",
    returnedLine: "{units, plural, one {Ha vuelto una} other {Han vuelto {units, number}}} de {sent, number} que salieron ({share}).",
    interval: "La proporción real está entre {low} y {high}, con un 95 % de confianza.",
    fewSales: "Son pocas para sacar conclusiones: la proporción real puede estar entre {low} y {high}.",
    bar: "Entre {low} y {high}",
    reasons: "Motivos al pedirla: {listed}.",
    reason: "{name} ({units})",
  },
});
