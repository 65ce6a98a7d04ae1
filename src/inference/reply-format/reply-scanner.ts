import type { FormatNode, TextNode, TextPlace } from "./compile-format"
import { QUOTE, TextScanner } from "./text-scanner"

/** A text that went over its limit, as it was written. */
export interface LongText {
  node: TextNode
  /** Of its first content byte, in bytes of the reply. */
  start: number
  text: string
}

/** Follows a reply through its format byte by byte. */
export class ReplyScanner {
  /** The first text that went over its limit. */
  long: LongText | null = null
  /** The texts that the bytes of the last run had a part in, in their order; one may be there twice. */
  places: TextPlace[] = []

  private constructor(
    /** Where the next byte belongs. */
    public node: FormatNode,
    /** Characters of a literal that are there. */
    public taken: number,
    /** The text that is open. */
    public text: TextScanner | null,
    /** Bytes of the reply so far. */
    public offset: number,
    /** Of the open text's first content byte. */
    private textStart: number
  ) {}

  static at(node: FormatNode): ReplyScanner {
    return new ReplyScanner(node, 0, null, 0, 0)
  }

  /** At the first content byte of a text. */
  static inText(node: TextNode, start: number): ReplyScanner {
    return new ReplyScanner(node, 0, new TextScanner(node.field), start, start)
  }

  clone(): ReplyScanner {
    return new ReplyScanner(this.node, this.taken, this.text?.clone() ?? null, this.offset, this.textStart)
  }

  /** False where the format refuses one of the bytes; the scanner is then of no more use. */
  run(bytes: Uint8Array): boolean {
    this.places = this.text && this.node.kind === "text" ? [this.node.place] : []
    for (const byte of bytes) {
      if (!this.step(byte)) return false
      this.offset++
    }
    this.noteLength()
    return true
  }

  private step(byte: number): boolean {
    if (this.text) return this.stepText(this.text, byte)
    if (this.node.kind === "choice") {
      const branch = this.node.branches.get(byte)
      if (!branch) return false
      this.node = branch
    }
    if (this.node.kind === "literal") {
      if (this.node.text.charCodeAt(this.taken) !== byte) return false
      this.taken++
      if (this.node.place) this.places.push(this.node.place)
      if (this.taken === this.node.text.length) this.moveTo(this.node.next)
      return true
    }
    if (this.node.kind !== "text" || byte !== QUOTE) return false
    this.text = new TextScanner(this.node.field)
    this.textStart = this.offset + 1
    this.places.push(this.node.place)
    return true
  }

  private stepText(text: TextScanner, byte: number): boolean {
    const result = text.step(byte)
    if (result !== "closed") return result === "inside"
    this.noteLength()
    if (this.node.kind === "text") this.moveTo(this.node.next)
    return true
  }

  private moveTo(node: FormatNode): void {
    this.node = node
    this.taken = 0
    this.text = null
  }

  private noteLength(): void {
    if (this.long || !this.text || this.node.kind !== "text" || this.text.length <= this.node.field.limit) return
    this.long = { node: this.node, start: this.textStart, text: this.text.text }
  }
}
