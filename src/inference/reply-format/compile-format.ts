import { createHash } from "node:crypto"
import type { ReplyFormat, ReplyPart, TextField } from "./reply-format"

/** A place in the format and what leads on from it. The graph has no circles. */
export type FormatNode = LiteralNode | TextNode | ChoiceNode | EndNode

interface LiteralNode {
  kind: "literal"
  id: number
  text: string
  next: FormatNode
}

/** From the opening quote to the closing one. */
export interface TextNode {
  kind: "text"
  id: number
  field: TextField
  next: FormatNode
}

interface ChoiceNode {
  kind: "choice"
  id: number
  /** First byte → where it leads. None of them is a choice itself. */
  branches: ReadonlyMap<number, FormatNode>
}

interface EndNode {
  kind: "end"
  id: number
}

export interface CompiledFormat {
  start: FormatNode
  /** Equal for formats that take the same bytes: what a text may be cut to is not part of it. */
  shape: string
}

/** @throws RangeError where the first byte does not tell what an optional part is */
export function compileFormat(format: ReplyFormat): CompiledFormat {
  let ids = 0
  const end: FormatNode = { kind: "end", id: ids++ }

  const literal = (text: string, next: FormatNode): FormatNode => ({ kind: "literal", id: ids++, text, next })
  const text = (field: TextField, next: FormatNode): FormatNode => ({ kind: "text", id: ids++, field, next })
  const choice = (...options: FormatNode[]): FormatNode => {
    const branches = new Map<number, FormatNode>()
    for (const [byte, node] of options.flatMap(firstBytes)) {
      if (branches.has(byte)) throw new RangeError(`Two parts that may follow begin with ${String.fromCharCode(byte)}.`)
      branches.set(byte, node)
    }
    return { kind: "choice", id: ids++, branches }
  }
  const list = ({ name, least, most, item }: Extract<ReplyPart, { kind: "list" }>, next: FormatNode): FormatNode => {
    const close = literal("]", next)
    const field = { ...item, name }
    let following = close
    for (let count = most - 1; count > 0; count--) {
      const another = literal(",", text(field, following))
      following = count < least ? another : choice(another, close)
    }
    const first = text(field, following)
    return literal("[", least === 0 ? choice(first, close) : first)
  }
  const parts = (all: ReplyFormat, next: FormatNode): FormatNode =>
    all.reduceRight((following, part): FormatNode => {
      if (part.kind === "literal") return literal(part.text, following)
      if (part.kind === "text") return text(part, following)
      if (part.kind === "list") return list(part, following)
      return choice(parts(part.parts, following), following)
    }, next)

  return { start: parts(format, end), shape: shapeOf(format) }
}

function firstBytes(node: FormatNode): [number, FormatNode][] {
  if (node.kind === "choice") return [...node.branches]
  if (node.kind === "literal") return [[node.text.charCodeAt(0), node]]
  if (node.kind === "text") return [[0x22, node]]
  throw new RangeError("An optional part must be followed by something that always comes.")
}

function shapeOf(format: ReplyFormat): string {
  const shape = JSON.stringify(format, (key, value: unknown) =>
    key === "name" || key === "limit" || key === "locale" ? undefined : value
  )
  return createHash("sha256").update(shape).digest("base64url").slice(0, 16)
}
