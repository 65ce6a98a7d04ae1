import { applyEdits } from "../../copy/apply-edits"
import { placeAttribute, type AttributeOutcome, type Placing } from "../../copy/attributes/place-attribute"
import { currentIssues } from "../../copy/current-issues"
import type { CopyAttribute, CopyContent, CopyField, CopyIssue } from "../../copy/draft"
import { mappingFor } from "../../copy/publish-languages"
import type { PublishMapping } from "../../copy/publish-mapping"
import { currentValue, planAccept } from "../../copy/publish-plan"
import type { StoreWords } from "../../copy/rules/rule-context"
import type { CopyConflict, CopyDraftDTO } from "../../types/copy-draft"
import type { PublishSettings } from "../../types/copy-status"
import { factsOf, isPublished, linesOf, sameLines, targetOf, TEXT_FIELDS } from "./copy-fields"

/** The fields that a person accepts, in the order in which they are shown: the keys 1 to 5. */
export const REVIEWED_FIELDS = [...TEXT_FIELDS, "attributes"] as const
export type ReviewedField = (typeof REVIEWED_FIELDS)[number]

/** One attribute of a draft beside what the product says. */
export interface AttributeView extends CopyAttribute {
  target: string | null
  /** Null where there is no product to write it to. */
  outcome: AttributeOutcome | null
  /** Null where accept writes it nowhere. */
  now: string[] | null
}

/** One field of a draft beside what the product says. */
export interface FieldView {
  field: ReviewedField
  now: string[]
  draft: string[]
  /** What accept replaced; null where it has not. */
  before: string[] | null
  /** Of the field `attributes`; elsewhere []. */
  attributes: AttributeView[]
  /** Whether accept would change anything. */
  isWritable: boolean
  /** Whether the product says what the draft says. */
  isOnProduct: boolean
  /** Where the product changed since the draft was made. */
  conflicts: CopyConflict[]
  isEdited: boolean
  issues: CopyIssue[]
  /** How sure the model was; null where that is not known, or a person wrote it. */
  confidence: number | null
}

/**
 * The draft field by field. Empty where nothing was written yet, or its product is gone.
 *
 * @param words the store's lists, for what a person wrote
 */
export function fieldViews(
  draft: CopyDraftDTO,
  { publish, product_locale, attributes: settings }: PublishSettings,
  words?: StoreWords
): FieldView[] {
  const { product, edited, locale } = draft
  if (!draft.content || !product) return []
  const content = applyEdits(draft.content, edited)
  const issues = currentIssues(draft, content, { facts: factsOf(product), words })
  const language = { locale, productLocale: product_locale }
  const plan = planAccept({ ...language, content, product, baseline: { ...draft.baseline, ...writtenBy(draft) }, mapping: publish, settings })
  const places = mappingFor(publish, language, product)
  const valueAt = (target: string) => linesOf(currentValue(product, target, locale))

  return REVIEWED_FIELDS.map((field) => {
    const attributes = field === "attributes" ? attributeViews(content, { places, valueAt, placing: { product, locale, settings, newValues: [] } }) : []
    const target = field === "attributes" ? null : targetOf(field, places)
    const now = target ? valueAt(target) : attributes.flatMap(({ now }) => now ?? [])
    const said = field === "attributes" ? attributes.map(({ value }) => value) : linesOf(content[field])
    const isWritable = plan.published.some((written) => written.field === field)
    const replaced = draft.published?.filter((written) => written.field === field) ?? []
    return {
      field,
      now,
      draft: said,
      before: replaced.length > 0 ? replaced.flatMap(({ before }) => linesOf(before)) : null,
      attributes,
      isWritable,
      isOnProduct: isPublished(field, publish) && !isWritable && isSaid(field, now, said, attributes),
      conflicts: plan.conflicts.filter((conflict) => conflict.field === field),
      isEdited: edited[field] !== undefined,
      issues: issues.filter((issue) => issue.field === field),
      confidence: edited[field] === undefined ? (draft.confidence?.[field] ?? null) : null,
    }
  })
}

/** The fields that accept would write. */
export function writableFields(views: readonly FieldView[]): ReviewedField[] {
  return views.filter(({ isWritable }) => isWritable).map(({ field }) => field)
}

/** What an earlier accept wrote is what the next one expects to find. */
function writtenBy({ published }: CopyDraftDTO): Record<string, unknown> {
  return Object.fromEntries((published ?? []).map(({ target, after }) => [target, after]))
}

interface AttributePlaces {
  places: PublishMapping
  /** What the product says at a target. */
  valueAt: (target: string) => string[]
  placing: Placing
}

/** Each attribute with where it goes and what accept makes of it. */
export function attributeViews(content: CopyContent, { places, valueAt, placing }: AttributePlaces): AttributeView[] {
  return content.attributes.map((attribute) => {
    const target = places.attributes?.[attribute.name]
    const { outcome } = placeAttribute(attribute, target, placing)
    return { ...attribute, target: target ?? null, outcome, now: target ? valueAt(target) : null }
  })
}

function isSaid(field: CopyField, now: readonly string[], draft: readonly string[], attributes: readonly AttributeView[]): boolean {
  if (field === "attributes") return attributes.some(isOnProduct) && attributes.every((view) => view.now === null || isOnProduct(view))
  return draft.length > 0 && sameLines(now, draft)
}

function isOnProduct({ outcome }: AttributeView): boolean {
  return outcome === "says_so"
}
