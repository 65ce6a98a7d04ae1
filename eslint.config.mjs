import medusa from "@medusajs/eslint-plugin"
import typescript from "@typescript-eslint/eslint-plugin"
import parser from "@typescript-eslint/parser"

import { importBoundaries } from "./eslint.imports.mjs"

/** The folders that a Medusa application has too; Medusa's conventions hold there. */
const MEDUSA_FOLDERS = "src/{admin,api,jobs,links,modules,subscribers,workflows}"

const medusaRules = medusa.configs.recommended.flatMap((block) => {
  // It leaves out tests; ours are held to the same rules as the rest.
  if (block.ignores && !block.rules) return []
  if (!block.rules) return [block]
  const files = (block.files ?? ["**/*.{ts,tsx}"]).map(belowMedusaFolders)
  // One zod for the whole plugin: `src/copy` knows nothing of Medusa.
  return [{ ...block, files, rules: { ...block.rules, "@medusajs/zod-import-source": "off" } }]
})

export default [
  {
    ignores: ["**/node_modules/", "**/.medusa/", ".shelftalker/", "demo/.built/", "**/*.d.ts"],
  },
  ...medusaRules,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser, parserOptions: { project: ["./tsconfig.all.json", "./demo/store/tsconfig.json"] } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { "@typescript-eslint": typescript },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "TSAsExpression > TSAsExpression > TSUnknownKeyword",
          message: "A cast through unknown hides what is wrong with the types.",
        },
      ],
      "prefer-const": "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}", "demo/**/*.ts"],
    // A route's own path says which parameters there are; their type doesn't.
    ignores: ["src/api/**/route.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "error" },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/cli/**"],
    rules: { "no-console": "error" },
  },
  ...importBoundaries,
]

/** A file pattern of Medusa's preset, confined to the folders that follow its conventions. */
function belowMedusaFolders(pattern) {
  return pattern.startsWith("src/") ? pattern : `${MEDUSA_FOLDERS}/${pattern}`
}
