/**
 * Who may import what, by folder of `src/`: the table of the README's architecture
 * section. `packages` are npm packages, `folders` other folders of `src/`, `files` single
 * files of such folders, and `node` says whether Node's own modules may be used.
 */
const MEDUSA = ["@medusajs/framework", "@medusajs/medusa"]

export const IMPORT_TABLE = {
  copy: { packages: ["zod"], folders: [], node: false },
  images: { packages: ["sharp", "undici", "ipaddr.js"], folders: [], node: true },
  inference: {
    packages: ["onnxruntime-node", "@huggingface/transformers", "zod"],
    folders: [],
    // Where a reply's texts end is the domain's to say; what it holds otherwise is not.
    files: ["copy/limits", "copy/shorten"],
    node: true,
  },
  "model-export": { packages: ["protobufjs", "zod"], folders: [], node: true },
  drafting: { packages: [], folders: ["copy", "images", "inference"], node: true },
  types: { packages: [], folders: ["copy", "inference"], node: false },
  modules: {
    packages: [...MEDUSA, "zod"],
    folders: ["copy", "drafting", "images", "inference", "types"],
    node: true,
  },
  workflows: { packages: MEDUSA, folders: ["copy", "modules", "types"], node: false },
  subscribers: { packages: MEDUSA, folders: ["modules", "types", "workflows"], node: false },
  jobs: { packages: MEDUSA, folders: ["modules", "types", "workflows"], node: false },
  links: { packages: MEDUSA, folders: ["modules"], node: false },
  api: { packages: [...MEDUSA, "multer", "zod"], folders: ["copy", "modules", "types", "workflows"], node: false },
  admin: {
    packages: [
      "@medusajs/admin-sdk",
      "@medusajs/dashboard",
      "@medusajs/icons",
      "@medusajs/js-sdk",
      "@medusajs/types",
      "@medusajs/ui",
      "@tanstack/react-query",
      "diff",
      "i18next",
      "react",
      "react-i18next",
      "react-router-dom",
    ],
    folders: ["copy", "types"],
    node: false,
  },
  cli: { packages: ["commander", "csv-stringify", "zod"], folders: ["copy", "drafting", "images", "inference", "model-export", "types"], node: true },
}

const DEEPEST = 8

/** One ESLint block for every folder of the table and every depth below it. */
export const importBoundaries = Object.entries(IMPORT_TABLE).flatMap(([folder, allowed]) =>
  Array.from({ length: DEEPEST }, (_, depth) => ({
    files: [`src/${folder}/${"*/".repeat(depth)}*.{ts,tsx}`],
    rules: {
      "@typescript-eslint/no-restricted-imports": ["error", { patterns: restrictions(folder, allowed, depth + 1) }],
    },
  })),
)

/** `levels` up is `src/`: a folder inside `src/inference/` may well be called `types`. */
function restrictions(folder, { packages, folders, files = [], node }, levels) {
  const others = Object.keys(IMPORT_TABLE).filter((other) => other !== folder && !folders.includes(other))
  const names = packages.map(escape).join("|") || "(?!)"
  const single = files.map(escape).join("|") || "(?!)"
  return [
    {
      regex: `^(?!\\.)(?!node:)(?!(?:${names})(?:/|$))`,
      message: `src/${folder} may import only ${packages.join(", ") || "no package at all"}.`,
    },
    {
      regex: `^(?:\\.\\./){${levels}}(?!(?:${single})$)(?:${others.map(escape).join("|")})(?:/|$)`,
      message: `Of src/'s folders, src/${folder} may import only ${[...folders, ...files].join(", ") || "itself"}.`,
    },
    {
      regex: `^(?:\\.\\./){${levels + 1}}`,
      message: "The plugin as packed has nothing of what lies beside src/.",
    },
    ...(node ? [] : [{ regex: "^node:", message: `src/${folder} uses nothing of Node.js.` }]),
  ]
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
}
