import { defineWords } from "@/words/words";

export const schemaFormWords = defineWords({
  en: {
    entry: "No. {number}",
    entryOfKind: "{number}. {kind}",
    up: "Up",
    upOf: "Move no. {number} of “{label}” up",
    down: "Down",
    downOf: "Move no. {number} of “{label}” down",
    zone: "By the shop's clock: {zone}.",
    add: "Add",
    addTo: "Add to “{label}”",
    remove: "Remove",
    removeEntry: "Remove no. {number} of “{label}”",
    removeWord: "Remove “{word}”",
    wordsHelp: "End each with Enter or a comma.",
  },
  es: {
    entry: "N.º {number}",
    entryOfKind: "{number}. {kind}",
    up: "Subir",
    upOf: "Subir el n.º {number} de «{label}»",
    down: "Bajar",
    downOf: "Bajar el n.º {number} de «{label}»",
    zone: "Según el reloj de la tienda: {zone}.",
    add: "Añadir",
    addTo: "Añadir a «{label}»",
    remove: "Quitar",
    removeEntry: "Quitar el n.º {number} de «{label}»",
    removeWord: "Quitar «{word}»",
    wordsHelp: "Termina cada uno con Intro o una coma.",
  },
});
