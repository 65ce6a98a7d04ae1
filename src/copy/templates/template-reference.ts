import { PROMPT_MARK } from "../prompt-version"
import type { PromptTemplate } from "./prompt-template"

type Named = Pick<PromptTemplate, "name" | "source" | "version">

/**
 * `name@version` as drafts carry it, which says what a prompt was made of: `shoes@1` is the shipped one,
 * `shoes@own-2` the store's second. What the baseline's version adds is `+b3`; nothing while it is empty.
 */
export function templateReference({ name, source, version }: Named, baselineVersion: number): string {
  const own = source === "own" ? "own-" : ""
  const baseline = baselineVersion > 0 ? `+b${baselineVersion}` : ""
  return `${name}@${own}${version}${baseline}${PROMPT_MARK}`
}

export interface ReadReference extends Named {
  /** 0 where there was none. */
  baseline: number
}

const REFERENCE = /^([a-z][a-z0-9-]*)@(own-)?(\d+)(?:\+b(\d+))?(?:\+p\d+)?$/

/** Null for what is no reference, such as one of a version to come. */
export function readReference(reference: string): ReadReference | null {
  const [, name, own, version, baseline] = REFERENCE.exec(reference) ?? []
  if (name === undefined) return null
  return { name, source: own ? "own" : "shipped", version: Number(version), baseline: Number(baseline ?? 0) }
}
