import { execFileSync } from "node:child_process"
import { join } from "node:path"

interface Import {
  file: string
  source: string
}

/** What lint reports for each import, as if it stood in a file at that place. */
function lint(imports: Import[]): { rule: string; message: string }[][] {
  const texts = imports.map(({ file, source }) => ({ file, text: `export { something } from "${source}"\n` }))
  const output = execFileSync(process.execPath, [join(__dirname, "lint-texts.mjs")], { input: JSON.stringify(texts) })
  return JSON.parse(output.toString())
}

const REFUSED = [
  ["src/copy/fit.ts", "sharp", "src/copy may import only zod"],
  ["src/copy/fit.ts", "node:fs", "src/copy uses nothing of Node.js"],
  ["src/copy/fit.ts", "../inference", "src/copy may import only itself"],
  ["src/images/fetch.ts", "../modules/product-copy", "src/images may import only itself"],
  ["src/inference/hub/download.ts", "../../drafting", "src/inference may import only copy/limits, copy/shorten"],
  ["src/inference/reply-format/fit-text.ts", "../../copy/draft", "src/inference may import only copy/limits, copy/shorten"],
  ["src/drafting/draft.ts", "onnxruntime-node", "src/drafting may import only no package at all"],
  ["src/workflows/steps/draft.ts", "../../inference", "src/workflows may import only copy, modules, types"],
  ["src/admin/widgets/copy.tsx", "zod", "src/admin may import only @medusajs/admin-sdk"],
  ["src/admin/widgets/copy.tsx", "../../modules/product-copy", "src/admin may import only copy, types"],
  ["src/drafting/draft.ts", "../../demo/store", "nothing of what lies beside src/"],
] as const

const ALLOWED = [
  ["src/copy/draft.ts", "zod"],
  ["src/images/prepare.ts", "node:crypto"],
  ["src/inference/child/prompt.ts", "../types"],
  ["src/inference/reply-format/fit-text.ts", "../../copy/shorten"],
  ["src/drafting/draft.ts", "../images/fingerprint"],
  ["src/modules/product-copy/service.ts", "../../drafting"],
  ["src/workflows/steps/draft.ts", "@medusajs/framework/utils"],
  ["src/admin/widgets/copy.tsx", "@medusajs/ui"],
] as const

describe("Lint on the table of imports", () => {
  it("reports what a folder may not import, and says what it may", () => {
    const reported = lint(REFUSED.map(([file, source]) => ({ file, source })))
    expect(reported).toEqual(
      REFUSED.map(([, , message]) => [
        { rule: "@typescript-eslint/no-restricted-imports", message: expect.stringContaining(message) },
      ]),
    )
  })

  it("says nothing about what a folder may import", () => {
    expect(lint(ALLOWED.map(([file, source]) => ({ file, source })))).toEqual(ALLOWED.map(() => []))
  })
})
