import { DEFAULT_ATTRIBUTE_SETTINGS, type AttributeSettings } from "../../src/copy/attributes/attribute-settings"
import { placeAttribute } from "../../src/copy/attributes/place-attribute"
import type { CopyContent } from "../../src/copy/draft"
import { mergePublished } from "../../src/copy/merge-published"
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

describe("Several accepts", () => {
  test("are undone to what stood there before the first, also where nothing did", () => {
    const first = [{ field: "attributes" as const, attribute: "colour", target: "tags", before: null, after: ["Red"] }]
    const second = [{ field: "attributes" as const, attribute: "pattern", target: "tags", before: ["Red"], after: ["Red", "striped"] }]
    const merged = mergePublished(first, second)
    expect(merged).toEqual([{ ...second[0], before: null }])
    const tags = ["Red", "striped"].map((value) => ({ id: value, value }))
    expect(planUndo(merged, { ...product, tags }, "en").update).toEqual({ tag_ids: [] })
  })
})

describe("Attributes", () => {
  const said = (name: string, value: string) => ({ name, value, evidence: "ocr_text" as const })
  const own: PublishMapping = { attributes: { material: "material", weight: "weight", height: "height", origin: "origin_country", type: "type", colour: "tags", pattern: "tags" } }
  const lists = { tags: [{ id: "ptag_red", value: "Red" }], type: [{ id: "ptyp_mug", value: "Mugs" }], categories: [], options: [] }
  const bare: PublishedProduct = { title: "IMG_2034", lists }
  const plan = (attributes: CopyContent["attributes"], of: PublishedProduct = bare, more: object = {}) =>
    planAccept({ ...english, content: { ...content, attributes }, product: of, baseline: baselineOf(of, own, english), mapping: own, ...more })
  const policy = (update: Record<string, "fill_empty" | "always_propose" | "never">) => ({ settings: { ...DEFAULT_ATTRIBUTE_SETTINGS, update } })

  test("go to numbers in the store's unit and to countries by their code", () => {
    const attributes = [said("weight", "1.2 kg"), said("height", "100 mm"), said("origin", "意大利")]
    expect(plan(attributes).update).toEqual({ weight: 1200, height: 10, origin_country: "it" })
    const settings = { ...DEFAULT_ATTRIBUTE_SETTINGS, weightUnit: "kg" as const, lengthUnit: "in" as const }
    expect(plan(attributes, bare, { settings }).update).toEqual({ weight: 1.2, height: 3.937, origin_country: "it" })
    expect(plan([said("weight", "1–2 kg"), said("height", "tall"), said("origin", "Atlantis")]).update).toEqual({})
  })

  test("become the store's own tags and type, whatever their case, plural and language", () => {
    const { update, published, create } = plan([said("type", "mug"), said("colour", "红色")])
    expect(update).toEqual({ type_id: "ptyp_mug", tag_ids: ["ptag_red"] })
    expect(published).toContainEqual({ field: "attributes", attribute: "colour", target: "tags", before: null, after: ["Red"] })
    expect(create).toBeUndefined()
  })

  test("create no tag and no type unless a person names the attribute", () => {
    const attributes = [said("type", "jug"), said("colour", "blue"), said("pattern", "striped")]
    expect(plan(attributes)).toEqual({ update: {}, published: [], conflicts: [] })
    const wanted = plan(attributes, bare, { newValues: ["type", "pattern"] })
    expect(wanted.create).toEqual({ type: ["jug"], tags: ["striped"], options: [] })
    expect(wanted.published.map(({ attribute }) => attribute)).toEqual(["type", "pattern"])
  })

  test("leave alone what the product says, unless the store has them proposed, or never written", () => {
    const of = { ...bare, material: "cotton", weight: 300 }
    const attributes = [said("material", "linen"), said("weight", "250 g")]
    expect(plan(attributes, of).published).toEqual([])
    expect(plan(attributes, of, policy({ material: "always_propose" })).update).toEqual({ material: "linen" })
    expect(plan(attributes, bare, policy({ material: "never" })).update).toEqual({ weight: 250 })
    const placing = { product: of, locale: "en" as const, newValues: [], ...policy({}) }
    expect(placeAttribute(said("material", "linen"), "material", placing)).toMatchObject({ outcome: "kept", before: "cotton" })
  })

  test("are undone one by one, tags without those that others gave meanwhile", () => {
    const of: PublishedProduct = { ...bare, tags: [{ id: "ptag_sale", value: "sale" }] }
    const { published, update } = plan([said("weight", "250 g"), said("type", "mug"), said("colour", "red")], of)
    expect(update.tag_ids).toEqual(["ptag_sale", "ptag_red"])
    const [sale, red, later] = [{ id: "ptag_sale", value: "sale" }, { id: "ptag_red", value: "Red" }, { id: "ptag_new", value: "new" }]
    const accepted = { ...of, weight: 250, type: { id: "ptyp_mug", value: "Mugs" }, tags: [sale, red, later] }
    const undone = planUndo(published, accepted, "en")
    expect(undone.conflicts).toEqual([])
    expect(undone.update).toEqual({ weight: null, type_id: null, tag_ids: ["ptag_new", "ptag_sale"] })
    expect(planUndo(published, { ...accepted, weight: 260 }, "en").conflicts).toMatchObject([{ attribute: "weight", baseline: 250, current: 260 }])
  })

  test("in another language go to the same numbers, tags and types", () => {
    const product = { ...bare, translations: { zh: { material: null } } }
    const request = { ...chinese, content: { ...content, attributes: [said("weight", "250 g"), said("material", "棉")] }, product, mapping: own }
    expect(planAccept({ ...request, baseline: {}, fields: ["attributes"] })).toMatchObject({ update: { weight: 250 }, translation: { material: "棉" } })
  })
})

describe("Values of options", () => {
  const mapping: PublishMapping = { attributes: { colour: "options.colour", size: "options.Size" } }
  const colours = [{ id: "optval_red", value: "Red" }, { id: "optval_blue", value: "Blue" }]
  const [red, blue] = colours
  const oneSize = { id: "opt_size", title: "Size", values: [{ id: "optval_one", value: "One size" }] }
  const having = (...values: ({ id: string; value: string } | undefined)[]): PublishedProduct => ({
    title: "IMG_2034",
    options: [{ id: "opt_colour", title: " Colour ", values: values.filter((value) => value !== undefined) }, oneSize],
    lists: { tags: [], type: [], categories: [], options: [{ id: "opt_colour", title: " Colour ", values: colours }, oneSize] },
  })
  const said = (name: string, value: string) => ({ name, value, evidence: "picture" as const })
  const proposed: { settings: AttributeSettings } = { settings: { ...DEFAULT_ATTRIBUTE_SETTINGS, update: { colour: "always_propose" } } }
  const request = { ...english, mapping, baseline: {}, ...proposed }
  const plan = (value: string, product: PublishedProduct, more: object = {}) =>
    planAccept({ ...request, content: { ...content, attributes: [said("colour", value)] }, product, ...more })
  const outcome = (value: string, product: PublishedProduct, settings = proposed.settings) =>
    placeAttribute(said("colour", value), "options.colour", { product, locale: "en", settings, newValues: [] }).outcome

  test("are the product's own option's, whatever the case of its title and the value's case and language", () => {
    expect(outcome("红色", having(red))).toBe("says_so")
    const { update, options, create, published, conflicts } = plan("红色", having(blue))
    expect({ update, create, conflicts }).toEqual({ update: {}, create: undefined, conflicts: [] })
    expect(options).toEqual([{ product_option_id: "opt_colour", add: ["optval_red"], remove: [] }])
    expect(published).toEqual([{ field: "attributes", attribute: "colour", target: "options.colour", before: ["Blue"], after: ["Blue", "Red"] }])
  })

  test("are created only where a person names the attribute", () => {
    expect(outcome("green", having(red))).toBe("new_value")
    expect(plan("green", having(red))).toEqual({ update: {}, published: [], conflicts: [] })
    const wanted = plan("green", having(red), { newValues: ["colour"] })
    expect(wanted.create).toEqual({ tags: [], type: [], options: [{ option_id: "opt_colour", value: "green" }] })
    expect(wanted.options).toEqual([{ product_option_id: "opt_colour", add: [], remove: [] }])
  })

  test("go nowhere where the product has no such option, also where a person names the attribute", () => {
    const bare = { ...having(), options: [oneSize] }
    expect(outcome("red", bare)).toBe("no_option")
    expect(plan("red", bare, { newValues: ["colour"] })).toEqual({ update: {}, published: [], conflicts: [] })
  })

  test("are added beside others only where the store has that proposed, and beside a placeholder always", () => {
    const none = DEFAULT_ATTRIBUTE_SETTINGS
    expect(outcome("red", having(blue), none)).toBe("kept")
    expect(outcome("green", having(blue), none)).toBe("kept")
    expect(outcome("red", having({ id: "optval_default", value: "Default option value" }), none)).toBe("fills")
    expect(outcome("red", having(), none)).toBe("fills")
    expect(outcome("red", having(), { ...none, update: { colour: "never" } })).toBe("never")
  })

  test("that others added meanwhile are no conflict, and stay when accept is undone", () => {
    const published = plan("red", having(blue), { baseline: { "options.colour": null } }).published
    const undone = planUndo(published, having(red, blue, { id: "optval_new", value: "Ivory" }), "en")
    expect(undone.conflicts).toEqual([])
    expect(undone.options).toEqual([{ product_option_id: "opt_colour", add: [], remove: ["optval_red"] }])
    expect(undone.changes).toMatchObject([{ before: ["Blue", "Ivory", "Red"], after: ["Blue", "Ivory"] }])
    expect(planUndo(published, having(blue), "en")).toEqual({ update: {}, changes: [], conflicts: [] })
  })

  test("stay when accept is undone where a variant has them by then, and undo says so", () => {
    const { published } = plan("red", having(blue))
    const undone = planUndo(published, { ...having(blue, red), usedOptionValues: ["optval_red", "optval_blue"] }, "en")
    expect(undone.conflicts).toMatchObject([{ target: "options.colour", in_use: ["Red"] }])
    expect(undone.options).toBeUndefined()
    expect(undone.changes).toEqual([])
    expect(planUndo(published, { ...having(blue, red), usedOptionValues: ["optval_blue"] }, "en").conflicts).toEqual([])
  })

  test("are the same in every language", () => {
    const { options } = plan("红色", having(blue), { ...chinese })
    expect(options).toMatchObject([{ add: ["optval_red"] }])
  })
})

describe("Categories", () => {
  const mapping: PublishMapping = { attributes: { type: "categories", style: "categories" } }
  const [sale, shirts, kids, mens] = [["pcat_sale", "Sale"], ["pcat_shirts", "T-Shirts"], ["pcat_kids", "Retro"], ["pcat_mens", "Retro"]].map(([id = "", name = ""]) => ({ id, name }))
  const of = (...categories: ({ id: string; name: string } | undefined)[]): PublishedProduct => ({
    title: "IMG_2034",
    categories: categories.filter((category) => category !== undefined),
    lists: { tags: [], type: [], options: [], categories: [sale, shirts, kids, mens].filter((category) => category !== undefined) },
  })
  const plan = (product: PublishedProduct, ...attributes: [string, string][]) =>
    planAccept({
      ...english,
      content: { ...content, attributes: attributes.map(([name, value]) => ({ name, value, evidence: "picture" })) },
      ...{ product, baseline: {}, mapping, newValues: ["type", "style"] },
    })

  test("are the store's own of that name, beside those that the product has, and taken off by undo", () => {
    const { update, published, conflicts, create } = plan(of(kids), ["type", "t-shirt"], ["style", "sale"])
    expect(update).toEqual({ category_ids: ["pcat_kids", "pcat_shirts", "pcat_sale"] })
    expect({ conflicts, create }).toEqual({ conflicts: [], create: undefined })
    const merged = mergePublished([], published)
    expect(merged).toMatchObject([{ target: "categories", before: ["Retro"], after: ["Retro", "T-Shirts", "Sale"] }])
    expect(planUndo(merged, of(kids, shirts, sale, mens), "en").update).toEqual({ category_ids: ["pcat_kids", "pcat_mens"] })
  })

  test("are never created, nor guessed where several have that name", () => {
    expect(plan(of(), ["type", "Mug"], ["style", "retro"])).toEqual({ update: {}, published: [], conflicts: [] })
    const placing = { product: of(sale), locale: "en" as const, newValues: [], settings: DEFAULT_ATTRIBUTE_SETTINGS }
    const outcome = (value: string) => placeAttribute({ name: "type", value, evidence: "picture" }, "categories", placing).outcome
    expect([outcome("Mug"), outcome("retro"), outcome("Sales")]).toEqual(["no_category", "no_category", "says_so"])
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
    [{ attributes: { colour: "options. " } }, "options.TITLE with the title of an option"],
    [{ title: "options.Colour" }, "title, subtitle, description, material, or metadata.KEY"],
    [{ attributes: { colour: "options.Colour", shade: "options. colour" } }, "attributes.colour and attributes.shade both go to options. colour"],
    [{ title: "title", attributes: { type: "title" } }, "title and attributes.type both go to title"],
    [{ headline: "title" }, "headline"],
  ])("%j is refused, saying what would be right", (wrong, message) => {
    expect(PublishMapping.safeParse(wrong).error?.message).toContain(message)
  })
})
