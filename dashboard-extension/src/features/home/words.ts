import { defineWords } from "@/words/words";

export const homeWords = defineWords({
  en: {
    well: "After-sale: all is well.",
    failed: "{count, plural, one {One thing failed and waits for you.} other {{count, number} things failed and wait for you.}}",
    attention: "The installation needs your attention.",
    quiet: "Connected. The first webhook comes as soon as an order changes.",
    reading: "Reading the shop's history: {read, number} orders so far.",
    waiting: "{count, plural, =0 {Nothing waits.} one {One mail waits for its time.} other {{count, number} mails wait for their time.}}",
    chart: "Webhooks per day, the last 14 days",
    day: "Day",
    count: "Webhooks",
    openFull: "Open the overview",
    openFailed: "See what failed",
    openHealth: "See the installation",
  },
  es: {
    well: "Posventa: todo va bien.",
    failed: "{count, plural, one {Una cosa ha fallado y te espera.} other {{count, number} cosas han fallado y te esperan.}}",
    attention: "La instalación necesita tu atención.",
    quiet: "Conectado. El primer webhook llega en cuanto cambie un pedido.",
    reading: "Leyendo el historial de la tienda: {read, number} pedidos por ahora.",
    waiting: "{count, plural, =0 {Nada en espera.} one {Un correo espera su hora.} other {{count, number} correos esperan su hora.}}",
    chart: "Webhooks por día, los últimos 14 días",
    day: "Día",
    count: "Webhooks",
    openFull: "Abrir el resumen",
    openFailed: "Ver lo que ha fallado",
    openHealth: "Ver la instalación",
  },
});

export type HomeKey = keyof typeof homeWords.en;
