import type { CopyContent, CopyIssue } from "../draft"
import { comparable } from "./field-words"

/** Selling points that say what an earlier one said. */
export function repeatedPoints({ selling_points }: CopyContent): CopyIssue[] {
  const first = new Map<string, number>()
  return selling_points.flatMap((point, index): CopyIssue[] => {
    const said = comparable(point)
    const earlier = first.get(said)
    if (earlier === undefined) {
      first.set(said, index)
      return []
    }
    const message = `Selling point ${index + 1} says the same as selling point ${earlier + 1}.`
    return [{ field: "selling_points", code: "repeated_point", severity: "warning", message }]
  })
}
