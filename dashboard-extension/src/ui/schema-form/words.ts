import { defineWords } from "@/words/words";

export const schemaFormWords = defineWords({
  en: {
    entry: "No. {number}",
    add: "Add",
    addTo: "Add to “{label}”",
    remove: "Remove",
    removeEntry: "Remove no. {number} of “{label}”",
    removeWord: "Remove “{word}”",
    wordsHelp: "End each with Enter or a comma.",
  },
  es: {
    entry: "N.º {number}",
    add: "Añadir",
    addTo: "Añadir a «{label}»",
    remove: "Quitar",
    removeEntry: "Quitar el n.º {number} de «{label}»",
    removeWord: "Quitar «{word}»",
    wordsHelp: "Termina cada uno con Intro o una coma.",
  },
});
