import type { CopyContent, CopyIssue } from "../../draft"
import { sentenceStart } from "../../field-labels"
import { attributeValues, quoted, sentences, type FieldWords } from "../field-words"
import { withoutQuotedPrint } from "../quoted-print"
import type { RuleContext } from "../rule-context"
import { AGES_READER } from "./ages"
import { BRANDS } from "./brands"
import { CERTIFICATES, PERFORMANCE } from "./certificates"
import { normalised, type Claim, type ClaimKind, type ClaimReader } from "./claim"
import { Evidence } from "./evidence"
import { MATERIALS } from "./materials"
import { MEASURES } from "./measures"
import { ORIGINS } from "./origins"
import { HEALTH, POWER, PROMISES, SUPERLATIVES } from "./promises"

const READERS: readonly ClaimReader[] = [
  MATERIALS,
  ORIGINS,
  CERTIFICATES,
  MEASURES,
  BRANDS,
  HEALTH,
  SUPERLATIVES,
  POWER,
  AGES_READER,
  PROMISES,
  PERFORMANCE,
]

/** Attributes of which any value is a claim, also one that no list has. */
const CLAIMING: readonly { name: RegExp; kind: ClaimKind; about: string }[] = [
  { name: /^(?:material|fabric|composition|材质|材料|面料|成分)$/i, kind: "material", about: "a material" },
  { name: /origin|^made in$|^country|产地|原产/i, kind: "origin", about: "an origin" },
  { name: /^brand|manufacturer|^maker$|品牌|厂家|制造商/i, kind: "brand", about: "a brand" },
  { name: /size|dimension|measure|length|width|height|diameter|尺寸|尺码|规格|长度|宽度|高度|直径/i, kind: "measure", about: "a measure" },
  { name: /capacity|volume|weight|容量|容积|重量|净重|净含量/i, kind: "measure", about: "a measure" },
  { name: /certif|standard|认证|标准/i, kind: "certificate", about: "a certificate or standard" },
  { name: /^age|年龄|warranty|guarantee|保修|质保|battery|power|功率|电池|model number|^sku$|型号/i, kind: "promise", about: "something nobody sees" },
]

/** Cloth and the like, which any eye tells. */
const PLAIN_MATERIAL = /^(?:fabric|textile|cloth|knit(?:ted)?|woven(?: fabric)?|mesh|yarn|布|布料|织物|面料|针织|梭织|网布)$/i

interface Found {
  claim: Pick<Claim, "text" | "severity">
  about: string
  why: keyof typeof REASONS
}

const REASONS = {
  none: "neither the product's data nor a text in the picture says so. Make sure of it, or take it out.",
  seen: "only the picture speaks for it. Look whether you see the same.",
  word: "only a single word printed on the product speaks for it, which may be a name. Make sure of it, or take it out.",
}

/**
 * What is claimed without evidence: that of the text read off the picture, of the product's own data, or,
 * for what a camera can tell, of the picture. Words that are quoted from the product claim nothing.
 */
export function unsupportedClaims(content: CopyContent, { facts }: Pick<RuleContext, "facts">): CopyIssue[] {
  const evidence = new Evidence(content, facts)
  return [...sentences(content), ...attributeValues(content)].flatMap((words) => issuesOf(words, foundIn(words, content, evidence)))
}

function foundIn(words: FieldWords, content: CopyContent, evidence: Evidence): Found[] {
  const own = withoutQuotedPrint(words.text, content.ocr_text)
  const claims = READERS.flatMap((reader) =>
    reader.read(own).flatMap((claim): Found[] => {
      if (reader === MATERIALS && isColour(claim, words, content)) return []
      const support = evidence.support(claim, reader)
      if (support === "said") return []
      const severity = support === null ? claim.severity : eased(claim.severity)
      const why = support !== null ? "word" : claim.severity === "info" ? "seen" : "none"
      return [{ claim: { text: claim.text, severity: graverInAttribute(words, severity, why) }, about: reader.about, why }]
    })
  )
  return claims.length > 0 ? claims : unknownValue(words, evidence)
}

/** An attribute is written to a field of its own, where nobody reads it as a figure of speech. */
function graverInAttribute({ attribute }: FieldWords, severity: Claim["severity"], why: Found["why"]): Claim["severity"] {
  return attribute !== undefined && why === "none" ? "error" : severity
}

function eased(severity: Claim["severity"]): Claim["severity"] {
  return severity === "error" ? "warning" : "info"
}

/** Gold and silver are colours, too: where the draft names them as such, and everywhere in its colour. */
function isColour({ id }: Claim, { attribute = "" }: FieldWords, { attributes }: CopyContent): boolean {
  if (/colou?r|颜色/i.test(attribute)) return true
  if (/material|材/i.test(attribute)) return false
  const colour = attributes.find(({ name }) => name === "colour")?.value ?? ""
  return (id === "gold word" && /gold|金/i.test(colour)) || (id === "silver word" && /silver|银/i.test(colour))
}

function unknownValue({ attribute, text }: FieldWords, evidence: Evidence): Found[] {
  const claiming = CLAIMING.find(({ name }) => attribute !== undefined && name.test(attribute))
  if (!claiming || MATERIALS.read(text).length > 0 || evidence.has(text)) return []
  if (claiming.kind === "material" && PLAIN_MATERIAL.test(normalised(text).trim())) return []
  return [{ claim: { text, severity: "error" }, about: claiming.about, why: "none" }]
}

/** One issue for what has the same reason, so that a sentence full of claims does not fill the page. */
function issuesOf({ field, label }: FieldWords, found: readonly Found[]): CopyIssue[] {
  return (["none", "word", "seen"] as const).flatMap((why): CopyIssue[] => {
    const these = found.filter((each) => each.why === why)
    if (these.length === 0) return []
    const abouts = [...new Set(these.map(({ about }) => about))].join(", ")
    const severities = these.map(({ claim }) => claim.severity)
    const severity = (["error", "warning", "info"] as const).find((grave) => severities.includes(grave)) ?? "info"
    const message = `${sentenceStart(label)} claims ${quoted(these.map(({ claim }) => claim.text))} (${abouts}), and ${REASONS[why]}`
    return [{ field, code: "unsupported_claim", severity, message }]
  })
}
