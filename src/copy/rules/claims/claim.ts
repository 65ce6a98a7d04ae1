import type { CopyIssue } from "../../draft"

/** What claims are about. `how` is a way of making or of buying that nobody sees. */
export type ClaimKind =
  | "material"
  | "origin"
  | "certificate"
  | "measure"
  | "brand"
  | "health"
  | "superlative"
  | "power"
  | "age"
  | "promise"
  | "performance"

/** Something that a text says of the product and that may not be so. */
export interface Claim {
  /** What is claimed, whatever the language: `leather`, `italy`, `capacity 0.5`. */
  id: string
  /** As the text has it. */
  text: string
  /** Of a claim that nothing supports; `info` for what a camera can tell. */
  severity: CopyIssue["severity"]
  /** Claims that hold where this one does: full-grain leather is leather. */
  implies: readonly string[]
  /** Whether it could as well be a name or a design where it is all that stands on a product. */
  isBareWord: boolean
}

/** Everything of one kind that a text claims. Evidence is read with the same reader. */
export interface ClaimReader {
  kind: ClaimKind
  /** For messages: `a material`. */
  about: string
  read(text: string): Claim[]
}

/** Width, composed characters and dashes do not make other words. Case stays. */
export function normalised(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/[‘’ʼ]/g, "'")
    .replace(/\s+/gu, " ")
}
