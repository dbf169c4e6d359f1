/** What the components say themselves; sentences about points come from the app, in the language that is asked for. */
const words = {
  en: {
    points: "Your points",
    toUse: "to use",
    onTheirWay: "on their way",
    toGo: (missing, level) => `${missing} to go to ${level}`,
    all: "All your points",
    signIn: "Sign in to see your points.",
    failed: "Your points can't be shown just now. Nothing of them is lost.",
    one: "point",
    many: "points",
    reviews: "Reviews",
    noReviews: "Nobody has reviewed it yet.",
    ofFive: (shown, count) => `of five stars, from ${shown} ${count === 1 ? "review" : "reviews"}`,
    byChance: (low, high) => `By chance alone it may be from ${low} to ${high} (95 %).`,
    stars: (count) => `${count} ${count === 1 ? "star" : "stars"} of five`,
    verified: "Verified purchase",
    photo: "Photo that came with the review",
    answers: "The shop answers:",
    how: "How reviews work here",
    recommendations: "You may also like",
    again: "Buy again",
  },
  es: {
    points: "Tus puntos",
    toUse: "para usar",
    onTheirWay: "pendientes",
    toGo: (missing, level) => `Te faltan ${missing} para ${level}`,
    all: "Todos tus puntos",
    signIn: "Inicia sesión para ver tus puntos.",
    failed: "Ahora no se pueden mostrar tus puntos. No se ha perdido ninguno.",
    one: "punto",
    many: "puntos",
    reviews: "Opiniones",
    noReviews: "Aún no hay opiniones.",
    ofFive: (shown, count) => `de cinco estrellas, de ${shown} ${count === 1 ? "opinión" : "opiniones"}`,
    byChance: (low, high) => `Solo por azar puede estar entre ${low} y ${high} (95 %).`,
    stars: (count) => `${count} ${count === 1 ? "estrella" : "estrellas"} de cinco`,
    verified: "Compra verificada",
    photo: "Foto que acompaña a la opinión",
    answers: "La tienda responde:",
    how: "Cómo funcionan aquí las opiniones",
    recommendations: "También te puede gustar",
    again: "Volver a comprar",
  },
};

export const wordsIn = (language) => words[language];

export const numberIn = (language, number) => new Intl.NumberFormat(language, { useGrouping: "always" }).format(number);

export const moneyIn = (language, { amount, currency }) => new Intl.NumberFormat(language, { style: "currency", currency }).format(amount);

export const pointsIn = (language, number) => {
  const { one, many } = words[language];
  return `${numberIn(language, number)} ${number === 1 ? one : many}`;
};
