import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const FEATURES = ["api-keys", "audit", "customers", "deliveries", "health", "home", "mail", "orders", "overview", "products", "return-policy", "returns", "settings"];

/** Words stand in catalogues, in both languages; a literal in the markup would be in one. */
const NO_LITERALS = [
  {
    selector: "JSXText[value=/\\p{L}/u]",
    message: "Words belong in the feature's words.ts.",
  },
  {
    selector: ":matches(JSXElement, JSXFragment) > JSXExpressionContainer > Literal[value=/\\p{L}/u]",
    message: "Words belong in the feature's words.ts.",
  },
  {
    selector:
      ":matches(JSXElement, JSXFragment) > JSXExpressionContainer > :matches(ConditionalExpression, LogicalExpression) > Literal[value=/\\p{L}/u]",
    message: "Words belong in the feature's words.ts.",
  },
  {
    selector: "JSXAttribute[name.name=/^(title|label|alt|placeholder|aria-label|lead|help|back)$/] > Literal[value=/\\p{L}/u]",
    message: "Words belong in the feature's words.ts.",
  },
  {
    selector: "CallExpression[callee.property.name=/^(alert|confirm|prompt)$/], MemberExpression[property.name='clipboard']",
    message: "The Dashboard's sandbox ignores dialogs and the clipboard.",
  },
];

const FROM_APP = { group: ["@/app/*"], message: "app composes the others." };
const FROM_FEATURES = { group: ["@/features/*"], message: "Features are composed by app alone." };
const MACAW = { group: ["@saleor/macaw-ui"], message: "Use src/ui/controls, so that the look is in one place." };
const MACAW_CONTROLS = { group: ["@/ui/controls/*", "./controls/*"], message: "Macaw outweighs a whole widget: use src/ui alone." };

function fromFeaturesBut(feature) {
  const others = FEATURES.filter((other) => other !== feature).map((other) => `@/features/${other}/*`);
  return { group: others, message: "Features do not import one another." };
}

/** Later entries replace earlier ones for the same file, so each names all that it forbids. */
function forbidImports(files, patterns) {
  return {
    files,
    ignores: ["**/*.test.*"],
    rules: { "no-restricted-imports": ["error", { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ["dist/", "src/api/generated/", "public/"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  reactHooks.configs.flat["recommended-latest"],
  {
    rules: {
      "no-restricted-syntax": ["error", ...NO_LITERALS],
      "no-restricted-globals": ["error", "alert", "confirm", "prompt"],
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "react-hooks/set-state-in-effect": "off",
    },
  },
  forbidImports(["src/{ui,bridge,api,words}/**"], [FROM_APP, FROM_FEATURES]),
  ...FEATURES.map((feature) => forbidImports([`src/features/${feature}/**`], [FROM_APP, fromFeaturesBut(feature), MACAW])),
  // What a widget loads first.
  forbidImports(
    ["src/ui/*.tsx", "src/ui/*.ts", "src/features/*/{order,customer,product,home}-section.tsx", "src/app/widget-*"],
    [FROM_FEATURES, MACAW, MACAW_CONTROLS],
  ),
  {
    files: ["**/*.test.{ts,tsx}", "mock/**", "src/test/**"],
    rules: { "no-restricted-syntax": "off", "@typescript-eslint/no-non-null-assertion": "off", "no-restricted-imports": "off" },
  },
);
