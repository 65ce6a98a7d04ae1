import type { CopyContent } from "../../src/copy/draft"
import { localeCode, sharedTarget } from "../../src/copy/publish-languages"
import { DEFAULT_PUBLISH_MAPPING, PublishMapping } from "../../src/copy/publish-mapping"
import { baselineOf, planAccept, planUndo, type ProductUpdate, type PublishedProduct } from "../../src/copy/publish-plan"
import { CHINESE_COPY, ENGLISH_COPY } from "./sample-copy"

const mapping = DEFAULT_PUBLISH_MAPPING
const english = { locale: "en", productLocale: "en" } as const
const chinese = { locale: "zh", productLocale: "en" } as const
const product: PublishedProduct = {
  title: "IMG_2034",
  subtitle: null,
  description: null,
  material: "",
  metadata: { sku_note: "left shelf", alt_text: "old words" },
}
const content: CopyContent = {
  ...ENGLISH_COPY,
  attributes: [...ENGLISH_COPY.attributes, { name: "material", value: "ceramic", evidence: "picture" }],
}

/** Does to a product what the product module does with an update. */
function updated(before: PublishedProduct, { metadata, ...fields }: ProductUpdate): PublishedProduct {
  const merged = { ...before.metadata }
  for (const [key, value] of Object.entries(metadata ?? {})) {
    if (value === "") delete merged[key]
    else merged[key] = value
  }
  return { ...before, ...fields, metadata: merged }
}

describe("Accept", () => {
  const baseline = baselineOf(product, mapping, english)

  test("knows what stood at every mapped target, and nothing else", () => {
    expect(baseline).toEqual({
      title: "IMG_2034",
      description: null,
      material: "",
      "metadata.selling_points": null,
      "metadata.alt_text": "old words",
      "metadata.colour": null,
      "metadata.pattern": null,
    })
  })

  test("writes every mapped field that the draft has, and records what stood there", () => {
    const plan = planAccept({ ...english, content, product, baseline, mapping })
    expect(plan.update).toEqual({
      title: content.title,
      description: content.description,
      material: "ceramic",
      metadata: { selling_points: content.selling_points, alt_text: content.alt_text, colour: "red" },
    })
    expect(plan.conflicts).toEqual([])
    expect(plan.published).toContainEqual({ field: "title", target: "title", before: "IMG_2034", after: content.title })
    expect(plan.published).toContainEqual({ field: "attributes", attribute: "colour", target: "metadata.colour", before: null, after: "red" })
    expect(plan.published).toHaveLength(6)
  })

  test("writes only the fields that were asked for", () => {
    const plan = planAccept({ ...english, content, product, baseline, mapping, fields: ["alt_text"] })
    expect(plan.update).toEqual({ metadata: { alt_text: content.alt_text } })
    expect(planAccept({ ...english, content, product, baseline, mapping, fields: [] })).toEqual({ update: {}, published: [], conflicts: [] })
  })

  test("does not write what the product says already, nor empty words over it", () => {
    const plan = planAccept({
      ...english,
      content: { ...content, alt_text: "", attributes: [] },
      product: { ...product, title: content.title, metadata: { ...product.metadata, selling_points: content.selling_points } },
      baseline,
      mapping,
    })
    expect(plan).toEqual({
      update: { description: content.description },
      published: [{ field: "description", target: "description", before: null, after: content.description }],
      conflicts: [],
    })
  })

  test("names the targets that changed since the draft was made, and leaves it to the caller to force them", () => {
    const changed = { ...product, title: "Somebody's title", metadata: { ...product.metadata, selling_points: ["x"] } }
    const plan = planAccept({ ...english, content, product: changed, baseline, mapping, fields: ["title", "selling_points", "description"] })
    expect(plan.conflicts).toEqual([
      { field: "title", target: "title", baseline: "IMG_2034", current: "Somebody's title" },
      { field: "selling_points", target: "metadata.selling_points", baseline: null, current: ["x"] },
    ])
    expect(plan.update.title).toBe(content.title)
    expect(plan.published[0]).toMatchObject({ before: "Somebody's title" })
  })

  test("takes nothing, null and an empty text for the same, and a change of another field for none", () => {
    const changed = { ...product, description: "", material: null, subtitle: "New", metadata: { alt_text: "old words" } }
    expect(planAccept({ ...english, content, product: changed, baseline, mapping }).conflicts).toEqual([])
  })

  test("takes a target that was mapped later for empty then", () => {
    const later = { ...mapping, ocr_text: "metadata.printed" }
    expect(planAccept({ ...english, content, product, baseline, mapping: later }).conflicts).toEqual([])
    const filled = { ...product, metadata: { ...product.metadata, printed: ["X"] } }
    expect(planAccept({ ...english, content, product: filled, baseline, mapping: later }).conflicts).toMatchObject([
      { field: "ocr_text", target: "metadata.printed", baseline: null, current: ["X"] },
    ])
  })

  test("survives a baseline that went through JSON and key order in metadata", () => {
    const own = { title: "metadata.title" }
    const before = { ...product, metadata: { title: { a: 1, b: 2 } } }
    const stored: unknown = JSON.parse(JSON.stringify(baselineOf(before, own, english)))
    expect(stored).toEqual({ "metadata.title": { a: 1, b: 2 } })
    const reordered = { ...product, metadata: { title: { b: 2, a: 1 } } }
    expect(planAccept({ ...english, content, product: reordered, baseline: { "metadata.title": { a: 1, b: 2 } }, mapping: own }).conflicts).toEqual([])
  })

  test("writes a list into a field of the product as lines", () => {
    const plan = planAccept({ ...english, content, product, baseline, mapping: { selling_points: "subtitle" } })
    expect(plan.update).toEqual({ subtitle: content.selling_points.join("\n") })
  })

  test("does not find inherited properties in metadata", () => {
    expect(baselineOf(product, { title: "metadata.constructor" }, english)).toEqual({ "metadata.constructor": null })
  })
})

describe("Undo", () => {
  const { update, published } = planAccept({ ...english, content, product, baseline: baselineOf(product, mapping, english), mapping })
  const accepted = updated(product, update)

  test("puts back exactly what stood there before", () => {
    const plan = planUndo(published, accepted, "en")
    expect(plan.conflicts).toEqual([])
    expect(updated(accepted, plan.update)).toEqual({ ...product, material: "" })
  })

  test("leaves alone what was changed elsewhere meanwhile", () => {
    const changed = { ...accepted, subtitle: "New", metadata: { ...accepted.metadata, shelf: "B" } }
    expect(updated(changed, planUndo(published, changed, "en").update)).toEqual({
      ...product,
      subtitle: "New",
      metadata: { ...product.metadata, shelf: "B" },
    })
  })

  test("names what somebody changed after accept", () => {
    const changed = { ...accepted, title: "Better title" }
    expect(planUndo(published, changed, "en").conflicts).toEqual([
      { field: "title", target: "title", baseline: content.title, current: "Better title" },
    ])
  })

  test("has nothing to do for what is back already", () => {
    expect(planUndo(published, product, "en")).toEqual({ update: {}, changes: [], conflicts: [] })
  })
})

describe("A draft in another language than the product's", () => {
  const request = { ...chinese, content: CHINESE_COPY, mapping, fields: ["title", "alt_text", "attributes"] as const }

  test("goes to metadata of its own, and leaves the product's words alone", () => {
    const baseline = baselineOf(product, mapping, chinese)
    expect(baseline).toMatchObject({ "metadata.title_zh": null, "metadata.description_zh": null, "metadata.alt_text_zh": null })
    expect(baseline).not.toHaveProperty("title")
    const plan = planAccept({ ...request, product, baseline })
    expect(plan).toEqual({
      update: { metadata: { title_zh: CHINESE_COPY.title, alt_text_zh: CHINESE_COPY.alt_text, colour_zh: "红色" } },
      published: expect.arrayContaining([{ field: "title", target: "metadata.title_zh", before: null, after: CHINESE_COPY.title }]),
      conflicts: [],
    })
    expect(updated(product, plan.update)).toMatchObject({ title: "IMG_2034", metadata: { alt_text: "old words" } })
  })

  test("goes to the product's translation where one is kept, but not with what has no field there", () => {
    const kept = { ...product, translations: { zh: { title: "旧标题", description: null } } }
    const plan = planAccept({ ...request, product: kept, baseline: baselineOf(kept, mapping, chinese) })
    expect(plan.translation).toEqual({ title: CHINESE_COPY.title })
    expect(plan.update).toEqual({ metadata: { alt_text_zh: CHINESE_COPY.alt_text, colour_zh: "红色" } })
    expect(plan.conflicts).toEqual([])

    const translated = { ...kept, translations: { zh: { title: CHINESE_COPY.title, description: null } } }
    expect(planUndo(plan.published, translated, "zh").translation).toEqual({ title: "旧标题" })
    const changed = { ...kept, translations: { zh: { title: "别人的标题" } } }
    expect(planUndo(plan.published, changed, "zh").conflicts).toContainEqual({
      ...{ field: "title", target: "translation.title" },
      ...{ baseline: CHINESE_COPY.title, current: "别人的标题" },
    })
  })

  test("is in conflict only where somebody changed the words of its language", () => {
    const kept = { ...product, translations: { zh: { title: null } } }
    const baseline = baselineOf(kept, mapping, chinese)
    expect(planAccept({ ...request, product: { ...kept, title: "Somebody's title" }, baseline }).conflicts).toEqual([])
    const changed = { ...kept, translations: { zh: { title: "别人的标题" } } }
    expect(planAccept({ ...request, product: changed, baseline }).conflicts).toEqual([
      { field: "title", target: "translation.title", baseline: null, current: "别人的标题" },
    ])
  })

  test("finds out where two languages would write to the same", () => {
    expect(sharedTarget(mapping, ["en", "zh"], "en")).toBeNull()
    expect(sharedTarget({ title: "title", alt_text: "metadata.title_zh" }, ["en", "zh"], "en")).toBe("metadata.title_zh")
  })
})

describe("The code of a store's language", () => {
  test.each([
    ["en", ["de-DE", "en-GB", "en-US"], "en-US"],
    ["en", ["en-AU"], "en-AU"],
    ["en", ["de-DE"], null],
    ["zh", ["zh-TW", "zh-CN"], "zh-CN"],
    ["zh", ["zh-Hans-SG"], "zh-Hans-SG"],
    ["zh", ["zh-TW", "zh-HK", "zh-Hant"], null],
  ] as const)("for %s of %j is %s", (locale, supported, code) => {
    expect(localeCode(locale, supported)).toBe(code)
  })
})

describe("The publish mapping", () => {
  test("is right by default", () => {
    expect(PublishMapping.parse(DEFAULT_PUBLISH_MAPPING)).toEqual(DEFAULT_PUBLISH_MAPPING)
  })

  test.each([
    [{ title: "handle" }, "title, subtitle, description, material, or metadata.KEY"],
    [{ title: "metadata." }, "metadata.KEY"],
    [{ title: "metadata.__proto__" }, "metadata.KEY"],
    [{ attributes: { colour: "status" } }, "metadata.KEY"],
    [{ title: "title", attributes: { type: "title" } }, "title and attributes.type both go to title"],
    [{ headline: "title" }, "headline"],
  ])("%j is refused, saying what would be right", (wrong, message) => {
    expect(PublishMapping.safeParse(wrong).error?.message).toContain(message)
  })
})
