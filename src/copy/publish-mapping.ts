import { z } from "zod"

/** The product's own fields that copy can be written to. The rest goes to `metadata.KEY`. */
export const PRODUCT_TARGETS = ["title", "subtitle", "description", "material"] as const
export type ProductTarget = (typeof PRODUCT_TARGETS)[number]

/** Of the product's numbers those that an attribute can be written to. */
export const MEASURE_TARGETS = ["weight", "length", "width", "height"] as const
export type MeasureTarget = (typeof MEASURE_TARGETS)[number]

/** What attributes can be written to beside that. Values of tags and types are the store's own. */
const ATTRIBUTE_TARGETS = [...MEASURE_TARGETS, "origin_country", "type", "tags", "categories"] as const

const OPTION_PREFIX = "options."
const OPTION_TARGET = /^options\.[^\p{Cc}]{1,100}$/u

const METADATA_PREFIX = "metadata."
const METADATA_TARGET = /^metadata\.[A-Za-z0-9_-][A-Za-z0-9_.:-]{0,99}$/

/** Where on the product a field goes: `title`, `subtitle`, `description`, `material` or `metadata.KEY`. */
export const PublishTarget = z
  .string()
  .refine((target) => isProductTarget(target) || isMetadataTarget(target), {
    error: `A target is one of ${PRODUCT_TARGETS.join(", ")}, or metadata.KEY with a key of letters, digits, "_", "-", "." and ":".`,
  })
export type PublishTarget = z.infer<typeof PublishTarget>

/** Where on the product an attribute goes: as a field does, or `weight`, `origin_country`, `type`, `tags`, `categories`, `options.TITLE`, … */
export const AttributeTarget = z
  .string()
  .refine((target) => isProductTarget(target) || isMetadataTarget(target) || isAttributeTarget(target), {
    error: `A target of an attribute is one of ${[...PRODUCT_TARGETS, ...ATTRIBUTE_TARGETS].join(", ")}, options.TITLE with the title of an option, or metadata.KEY with a key of letters, digits, "_", "-", "." and ":".`,
  })

/**
 * Where each field of a draft goes on accept. A field that is not named stays in the
 * draft. Attributes go by their own names, such as `{ colour: "metadata.colour" }`.
 */
export const PublishMapping = z
  .object({
    title: PublishTarget,
    selling_points: PublishTarget,
    description: PublishTarget,
    alt_text: PublishTarget,
    ocr_text: PublishTarget,
    attributes: z.record(z.string().min(1).max(60), AttributeTarget),
  })
  .partial()
  .strict()
  .superRefine((mapping, context) => {
    const owners = new Map<string, string>()
    for (const { name, target } of mappedTargets(mapping)) {
      const place = isOptionTarget(target) ? `${OPTION_PREFIX}${optionTitle(target)}` : target
      const owner = owners.get(place)
      // Every attribute that becomes a tag or a category adds one.
      if (owner !== undefined && target !== "tags" && target !== "categories") {
        context.addIssue({ code: "custom", message: `${owner} and ${name} both go to ${target}; give each a target of its own.` })
      }
      owners.set(place, name)
    }
  })
export type PublishMapping = z.infer<typeof PublishMapping>

/** What the `publish` option is when the store says nothing. */
export const DEFAULT_PUBLISH_MAPPING: PublishMapping = {
  title: "title",
  description: "description",
  selling_points: "metadata.selling_points",
  alt_text: "metadata.alt_text",
  attributes: { material: "material", colour: "metadata.colour", pattern: "metadata.pattern" },
}

export interface MappedTarget {
  field: "title" | "selling_points" | "description" | "alt_text" | "ocr_text" | "attributes"
  /** Which attribute, where the field is `attributes`. */
  attribute?: string
  /** For messages: `title`, `attributes.colour`. */
  name: string
  target: PublishTarget
}

/** The mapping as a list, one entry a target. */
export function mappedTargets(mapping: PublishMapping): MappedTarget[] {
  const { attributes, ...fields } = mapping
  const mapped: MappedTarget[] = []
  for (const field of ["title", "selling_points", "description", "alt_text", "ocr_text"] as const) {
    const target = fields[field]
    if (target !== undefined) mapped.push({ field, name: field, target })
  }
  for (const [attribute, target] of Object.entries(attributes ?? {})) {
    mapped.push({ field: "attributes", attribute, name: `attributes.${attribute}`, target })
  }
  return mapped
}

export function isProductTarget(target: string): target is ProductTarget {
  return PRODUCT_TARGETS.some((own) => own === target)
}

export function isMeasureTarget(target: string): target is MeasureTarget {
  return MEASURE_TARGETS.some((measure) => measure === target)
}

/** Whether a target is the same whatever the language: a number, a country, or one of the store's own values. */
export function isAttributeTarget(target: string): boolean {
  return ATTRIBUTE_TARGETS.some((own) => own === target) || isOptionTarget(target)
}

/** Whether a target is the values of one of the product's options. */
export function isOptionTarget(target: string): boolean {
  return OPTION_TARGET.test(target) && optionTitle(target) !== ""
}

/** The title of an `options.TITLE` target, in the form in which titles are compared. */
export function optionTitle(target: string): string {
  return comparableTitle(target.slice(OPTION_PREFIX.length))
}

/** Titles of options are one whatever their case, and with space around them. */
export function comparableTitle(title: string): string {
  return title.trim().toLowerCase()
}

/** Whether what goes to a target is added to what is there: it takes nothing away, whatever somebody else added. */
export function isListTarget(target: string): boolean {
  return target === "tags" || target === "categories" || isOptionTarget(target)
}

/** The key of a `metadata.KEY` target. */
export function metadataKey(target: string): string {
  return target.slice(METADATA_PREFIX.length)
}

function isMetadataTarget(target: string): boolean {
  // Assigning to this key would set an object's prototype instead of a value.
  return METADATA_TARGET.test(target) && metadataKey(target) !== "__proto__"
}
