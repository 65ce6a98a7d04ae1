/** What can be done in a review by one key. */
export const REVIEW_COMMANDS = [
  "acceptAll",
  "acceptField",
  "edit",
  "regenerate",
  "reject",
  "undo",
  "next",
  "previous",
  "zoom",
  "history",
  "keepOld",
  "useNew",
  "help",
  "leave",
] as const
export type ReviewCommand = (typeof REVIEW_COMMANDS)[number]

/** The keys of each, as they are written on the buttons. Escape is the dialogs' own. */
export const REVIEW_KEYS: Readonly<Record<ReviewCommand, readonly string[]>> = {
  acceptAll: ["a"],
  acceptField: ["1", "2", "3", "4", "5"],
  edit: ["e"],
  regenerate: ["r"],
  reject: ["x"],
  undo: ["u"],
  next: ["j", "→"],
  previous: ["k", "←"],
  zoom: ["z"],
  history: ["h"],
  keepOld: ["o"],
  useNew: ["n"],
  help: ["?"],
  leave: ["Esc"],
}

const NAMES: Readonly<Record<string, string>> = { ArrowRight: "→", ArrowLeft: "←" }

/** Medusa's own sequences begin with this key, and wait half a second for the next. */
const SEQUENCE_KEY = "g"
const SEQUENCE_MS = 500

export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat" | "isComposing" | "timeStamp">

export interface ReviewPress {
  command: ReviewCommand
  /** Of `acceptField`: which, from 0. */
  index: number
}

/** Reads presses of keys one after the other. */
export class ReviewKeyReader {
  private sequenceSince = -Infinity

  /** Null where the press means nothing here: it belongs to Medusa, the browser, or nobody. */
  read({ key, ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing, timeStamp }: KeyPress): ReviewPress | null {
    if (ctrlKey || metaKey || altKey || isComposing) return null
    // With the capital lock on, a is A; with Shift held it is meant otherwise.
    const name = NAMES[key] ?? (shiftKey ? key : key.toLowerCase())
    if (name === SEQUENCE_KEY) {
      this.sequenceSince = timeStamp
      return null
    }
    if (timeStamp - this.sequenceSince < SEQUENCE_MS) return null
    const command = REVIEW_COMMANDS.find((known) => known !== "leave" && REVIEW_KEYS[known].includes(name))
    if (!command) return null
    // A key that is held down turns pages, but decides once.
    if (repeat && command !== "next" && command !== "previous") return null
    return { command, index: Math.max(0, REVIEW_KEYS[command].indexOf(name)) }
  }
}
