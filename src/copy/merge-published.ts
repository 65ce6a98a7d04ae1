import type { PublishedField } from "./draft"

/** What several accepts wrote, one entry a target. Undo goes back to before the first, also where nothing stood there. */
export function mergePublished(earlier: readonly PublishedField[], later: readonly PublishedField[]): PublishedField[] {
  const targets = new Map<string, PublishedField>()
  for (const field of [...earlier, ...later]) {
    const known = targets.get(field.target)
    targets.set(field.target, known ? { ...field, before: known.before } : field)
  }
  return [...targets.values()]
}
