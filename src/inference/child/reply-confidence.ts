import type { TextPlace } from "../reply-format"

/**
 * How sure the model was of each text of a reply: the geometric mean of the probabilities with which
 * it chose the text's tokens, so that a long text is not less certain for its length alone. 1 where
 * it had no choice at all.
 *
 * A token counts once: for the text it begins in, or where it begins in syntax for the first it
 * opens. So `["` is part of the decision that there is a text, and `","` of the one to end the first.
 *
 * @param places of each token
 * @param probabilities of each token; null where the format forced it
 * @returns by name of the format's text: of a list one number for each item, and for an empty one
 * that of the choice to leave it empty
 */
export function replyConfidence(
  places: readonly (readonly TextPlace[])[],
  probabilities: readonly (number | null)[]
): Record<string, number[]> {
  /** Logarithms of the probabilities, by name and item. */
  const chosen = new Map<string, number[][]>()
  const logarithmsOf = ({ name, item }: TextPlace): number[] => {
    const items = chosen.get(name) ?? []
    chosen.set(name, items)
    return (items[item] ??= [])
  }
  places.forEach((texts, token) => {
    const logarithms = texts.map(logarithmsOf)
    const probability = probabilities[token] ?? null
    if (probability !== null) logarithms[0]?.push(Math.log(probability))
  })
  return Object.fromEntries([...chosen].map(([name, items]) => [name, items.map(geometricMean)]))
}

function geometricMean(logarithms: readonly number[]): number {
  return Math.exp(logarithms.reduce((sum, value) => sum + value, 0) / Math.max(1, logarithms.length))
}
