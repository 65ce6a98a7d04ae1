import { diffArrays } from "diff"

export interface DiffPart {
  text: string
  isChanged: boolean
}

/** Two texts in parts: joined, the parts of each side are that side, letter for letter. */
export interface TextDiff {
  before: DiffPart[]
  after: DiffPart[]
}

/** Texts that differ in more places have nothing in common that is worth looking for: looking would take longer than reading. */
const MOST_EDITS = 400

/**
 * What differs between two texts: word by word, and character by character where a script
 * writes no spaces. The script decides, not the draft's language: a Chinese title with a Latin
 * brand in it keeps the brand in one piece, and an English one that was Chinese before comes apart.
 * Differences in spaces alone are none.
 */
export function diffText(before: string, after: string): TextDiff {
  const left = tokensOf(before)
  const right = tokensOf(after)
  const changes = diffArrays(left.map(withoutSpace), right.map(withoutSpace), { maxEditLength: MOST_EDITS })
  if (!changes) return { before: [{ text: before, isChanged: true }], after: [{ text: after, isChanged: true }] }

  const stretches: Stretch[] = []
  const at = { left: 0, right: 0 }
  for (const { count, added, removed } of changes) {
    const isChanged = added || removed
    const stretch = {
      isChanged,
      before: added ? "" : left.slice(at.left, at.left + count).join(""),
      after: removed ? "" : right.slice(at.right, at.right + count).join(""),
    }
    at.left += added ? 0 : count
    at.right += removed ? 0 : count
    stretches.push(stretch)
  }
  const joined = joinChanges(stretches)
  return { before: partsOf(joined, "before"), after: partsOf(joined, "after") }
}

/** A piece of both texts: the same in both, or something else in its place. */
interface Stretch {
  isChanged: boolean
  before: string
  after: string
}

/** Of scripts that write no spaces between words. */
const CHARACTER = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`
/** Emoji that are drawn as one though they are written as several: flags, families, shades of skin. */
const EMOJI = String.raw`\p{RI}{2}|\p{ExtPict}[\p{M}\p{EMod}]*(?:\u200D\p{ExtPict}[\p{M}\p{EMod}]*)*`
/** A word, or what is seen as one character, with the space behind it. Not Intl.Segmenter, whose time grows with the square of the length. */
const TOKEN = new RegExp(String.raw`(?:(?:(?!${CHARACTER})[\p{L}\p{N}_'’]\p{M}*)+|${EMOJI}|.\p{M}*)\s*`, "gsu")

function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? []
}

function withoutSpace(token: string): string {
  return token.trim()
}

/** One mark in place of several that only a comma or a dash keeps apart. */
function joinChanges(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  stretches.forEach((stretch, index) => {
    const isBetween = joined.at(-1)?.isChanged && stretches[index + 1]?.isChanged
    const isChanged = stretch.isChanged || Boolean(isBetween && !/[\p{L}\p{N}]/u.test(stretch.before))
    const last = joined.at(-1)
    if (last && last.isChanged === isChanged) {
      last.before += stretch.before
      last.after += stretch.after
    } else {
      joined.push({ ...stretch, isChanged })
    }
  })
  return joined
}

/** One side, with the space behind a change left unmarked. */
function partsOf(stretches: readonly Stretch[], side: "before" | "after"): DiffPart[] {
  const parts: DiffPart[] = []
  const add = (text: string, isChanged: boolean) => {
    const last = parts.at(-1)
    if (text === "") return
    if (last?.isChanged === isChanged) last.text += text
    else parts.push({ text, isChanged })
  }
  for (const stretch of stretches) {
    const words = stretch[side].trimEnd()
    add(words, stretch.isChanged)
    add(stretch[side].slice(words.length), false)
  }
  return parts
}
