import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Macaw's stylesheet names some fifty font files; we bring Inter once, as the Dashboard does, and ship no other. */
function withoutMacawFonts(): Plugin {
  return {
    name: "without-macaw-fonts",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("@saleor/macaw-ui/dist/style.css")) return null;
      return { code: code.replace(/@font-face\s*\{[^}]*\}/g, ""), map: null };
    },
  };
}

export default defineConfig(async ({ mode }): Promise<ViteUserConfig> => ({
  // Django serves `dist/` here; the page itself is answered for every /dashboard/<anything>.
  base: "/static/dashboard/",
  plugins: [withoutMacawFonts(), react(), ...(mode === "mock" ? [(await import("./mock/plugin.ts")).mockDashboard()] : [])],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 450,
  },
  server: { proxy: { "/graphql/": "http://127.0.0.1:8200" } },
  test: {
    restoreMocks: true,
    css: false,
    projects: [
      {
        extends: true,
        test: { name: "rules", environment: "node", include: ["src/**/*.test.ts"], exclude: ["src/**/*.dom.test.ts"] },
      },
      {
        extends: true,
        // One document for all files of a worker: setting one up takes longer than most of these tests.
        test: {
          name: "pages",
          environment: "jsdom",
          include: ["src/**/*.test.tsx", "src/**/*.dom.test.ts"],
          setupFiles: ["src/test/setup.ts"],
          isolate: false,
          // A loaded machine is slow to find roles in long tables.
          testTimeout: 30_000,
        },
      },
    ],
  },
}));
