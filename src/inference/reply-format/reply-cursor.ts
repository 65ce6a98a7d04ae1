import { compileFormat, type CompiledFormat, type FormatNode } from "./compile-format"
import { fitText } from "./fit-text"
import type { ReplyFormat } from "./reply-format"
import { ReplyScanner } from "./reply-scanner"
import type { TextScanner } from "./text-scanner"

/** A text went over its limit with the last token: what to do instead. */
export interface Overflow {
  /** The field's name in the format. */
  name: string
  /** Of the field's first content byte, in bytes of the reply. What comes from there on gives way to `replacement`. */
  start: number
  /** The shortened text, JSON-escaped, and its closing quote. Within the limit. */
  replacement: string
  /** At the field's first content byte. Accepts `replacement`, whole or in tokens. */
  before: ReplyCursor
  /** Behind `replacement`. */
  after: ReplyCursor
}

const encoder = new TextEncoder()

/**
 * A place in a reply of a given format. Never changes; `advance` gives the next one.
 *
 * Every reply that a cursor lets through, with texts replaced where it says so, is the format's:
 * each text within its limit and holding what it needs, valid UTF-8, no control characters. From
 * every place that is accepted the reply can be completed, given tokens for the single bytes.
 */
export class ReplyCursor {
  /** Set where the token just taken brought a text over its limit. Nothing is accepted here then. */
  readonly overflow: Overflow | null

  private constructor(
    private readonly format: CompiledFormat,
    private readonly scanner: ReplyScanner
  ) {
    this.overflow = this.readOverflow()
  }

  /** @throws RangeError where a format's optional part cannot be told apart from what follows */
  static start(format: ReplyFormat): ReplyCursor {
    const compiled = compileFormat(format)
    return new ReplyCursor(compiled, ReplyScanner.at(compiled.start))
  }

  /** Bytes of the reply so far. */
  get offset(): number {
    return this.scanner.offset
  }

  /** Whether the reply may end here; it then must. */
  get complete(): boolean {
    return this.scanner.node.kind === "end"
  }

  /** The text that is open here, for deciding many tokens at once. Not to be changed. */
  get openText(): Readonly<TextScanner> | null {
    return this.scanner.text
  }

  /** Text that must come next whatever the model wants; "" where it has a choice. ASCII. */
  get forced(): string {
    const { node, taken, text } = this.scanner
    if (text || this.overflow) return ""
    return node.kind === "literal" ? node.text.slice(taken) + forcedFrom(node.next) : forcedFrom(node)
  }

  /**
   * Texts of which one must follow `forced`, where the choice is between pieces of syntax. Each
   * reaches as far as it is certain. [] where a text of the model's own, or the reply's end, follows.
   */
  get choices(): string[] {
    if (this.scanner.text || this.overflow) return []
    let { node } = this.scanner
    while (node.kind === "literal") node = node.next
    return node.kind === "choice" ? [...node.branches.values()].map(forcedFrom) : []
  }

  /**
   * Whether a token of these bytes may come next. Tokens may end within forced text, and reach over
   * a text's end into what follows.
   */
  accepts(bytes: Uint8Array): boolean {
    return bytes.length > 0 && !this.overflow && this.scanner.clone().run(bytes)
  }

  /** @throws Error when the bytes are not accepted; ask `accepts` or a mask first */
  advance(bytes: Uint8Array): ReplyCursor {
    if (this.overflow) throw new Error("The text over its limit has to be replaced first: go on from overflow.after")
    const scanner = this.scanner.clone()
    if (!scanner.run(bytes)) {
      throw new Error(`The reply's format does not take "${new TextDecoder().decode(bytes)}" at byte ${this.offset}`)
    }
    return new ReplyCursor(this.format, scanner)
  }

  /** Equal for cursors that accept the same tokens, also of formats that differ in limits and names alone. */
  get key(): string {
    if (this.overflow) return "overflow"
    const { node, taken, text } = this.scanner
    return `${this.format.shape}/${node.id}/${text ? text.key : taken}`
  }

  private readOverflow(): Overflow | null {
    const { long } = this.scanner
    if (!long) return null
    const { node, start, text } = long
    const replacement = `${fitText(text, node.field).replace(/["\\]/g, "\\$&")}"`
    const before = new ReplyCursor(this.format, ReplyScanner.inText(node, start))
    return { name: node.field.name, start, replacement, before, after: before.advance(encoder.encode(replacement)) }
  }
}

function forcedFrom(node: FormatNode): string {
  let text = ""
  for (; node.kind === "literal"; node = node.next) text += node.text
  return node.kind === "text" ? `${text}"` : text
}
