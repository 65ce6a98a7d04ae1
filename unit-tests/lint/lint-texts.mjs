import typescript from "@typescript-eslint/eslint-plugin"
import parser from "@typescript-eslint/parser"
import { ESLint } from "eslint"

import { importBoundaries } from "../../eslint.imports.mjs"

// Reads `[{ file, text }]` from standard input and writes each one's messages. A process
// of its own, because Jest's modules and ESLint's configuration files don't get along.

const eslint = new ESLint({
  cwd: new URL("../..", import.meta.url).pathname,
  overrideConfigFile: true,
  // Only the imports: the texts are in no TypeScript project, which other rules ask for.
  overrideConfig: [
    {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parser },
      plugins: { "@typescript-eslint": typescript },
    },
    ...importBoundaries,
  ],
})

let input = ""
for await (const chunk of process.stdin) input += chunk
const results = []
for (const { file, text } of JSON.parse(input)) {
  const [result] = await eslint.lintText(text, { filePath: file })
  results.push(result.messages.map(({ ruleId, message }) => ({ rule: ruleId, message })))
}
process.stdout.write(JSON.stringify(results))
