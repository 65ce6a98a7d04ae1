import type { ProductFacts } from "./facts"

/** Characters of a text, and entries of a list, that are kept: more than a prompt takes of them. */
const [MOST_CHARACTERS, MOST_ENTRIES] = [300, 50]

/** What is kept with a draft of what the store knew: as much as its prompt could say, however long the product's texts are. */
export function recordedFacts({ categories, tags, options, ...texts }: ProductFacts): ProductFacts {
  const entries = Object.entries(texts).flatMap(([name, text]) => (text ? [[name, cut(text)] as const] : []))
  return {
    ...Object.fromEntries(entries),
    ...(categories?.length && { categories: list(categories) }),
    ...(tags?.length && { tags: list(tags) }),
    ...(options && Object.keys(options).length > 0 && {
      options: Object.fromEntries(Object.entries(options).slice(0, MOST_ENTRIES).map(([name, values]) => [cut(name), list(values)])),
    }),
  }
}

function list(texts: readonly string[]): string[] {
  return texts.slice(0, MOST_ENTRIES).map(cut)
}

function cut(text: string): string {
  return [...text.slice(0, 2 * MOST_CHARACTERS)].slice(0, MOST_CHARACTERS).join("")
}
