/** All components at once; each can be taken by itself too. */
export { configure } from "./settings.js";
export { PostventaPoints } from "./postventa-points.js";
export { PostventaPointsPreview } from "./postventa-points-preview.js";
export { PostventaRecommendations } from "./postventa-recommendations.js";
export { PostventaReviews } from "./postventa-reviews.js";
