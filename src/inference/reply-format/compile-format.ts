import { createHash } from "node:crypto"
import type { ReplyFormat, ReplyPart, TextField } from "./reply-format"

/** A place in the format and what leads on from it. The graph has no circles. */
export type FormatNode = LiteralNode | TextNode | ChoiceNode | EndNode

/** Which of a reply's texts is meant. */
export interface TextPlace {
  /** The field's name in the format. */
  name: string
  /** Of a list's texts which one, from 0; of other fields 0. */
  item: number
}

interface LiteralNode {
  kind: "literal"
  id: number
  text: string
  /**
   * Of a bracket that ends a list: the text before it, since to write no other is a choice made
   * there. Of an empty list the first one, which it does without. Null for all other syntax.
   */
  place: TextPlace | null
  next: FormatNode
}

/** From the opening quote to the closing one. */
export interface TextNode {
  kind: "text"
  id: number
  field: TextField
  place: TextPlace
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

  const literal = (text: string, next: FormatNode, place: TextPlace | null = null): FormatNode => ({ kind: "literal", id: ids++, text, place, next })
  const text = (field: TextField, next: FormatNode, item = 0): FormatNode => ({
    kind: "text",
    id: ids++,
    field,
    place: { name: field.name, item },
    next,
  })
  const choice = (...options: FormatNode[]): FormatNode => {
    const branches = new Map<number, FormatNode>()
    for (const [byte, node] of options.flatMap(firstBytes)) {
      if (branches.has(byte)) throw new RangeError(`Two parts that may follow begin with ${String.fromCharCode(byte)}.`)
      branches.set(byte, node)
    }
    return { kind: "choice", id: ids++, branches }
  }
  const list = ({ name, least, most, item, given = [] }: Extract<ReplyPart, { kind: "list" }>, next: FormatNode): FormatNode => {
    // Of the items that are given the model has nothing to say: its own are counted from 0.
    const close = (last: number) => literal("]", next, { name, item: Math.max(0, last - given.length) })
    const field = { ...item, name }
    let following = close(most - 1)
    for (let count = most - 1; count >= Math.max(1, given.length); count--) {
      const another = literal(",", text(field, following, count - given.length))
      following = count < least ? another : choice(another, close(count - 1))
    }
    if (given.length > 0) return literal(JSON.stringify(given).slice(0, -1), following)
    const first = text(field, following)
    return literal("[", least === 0 ? choice(first, close(0)) : first)
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
