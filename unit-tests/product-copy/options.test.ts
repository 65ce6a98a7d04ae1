import { localeOrDefault, parseOptions, productLocale } from "../../src/modules/product-copy/options"

describe("The plugin's options", () => {
  it("all have defaults", () => {
    expect(parseOptions()).toMatchObject({
      model: "demo",
      locales: ["en"],
      automatic: true,
      temperature: 0,
      pictures: { longestSide: 512, allowedHosts: [], enhanceText: false },
      publish: { title: "title", description: "description", selling_points: "metadata.selling_points" },
    })
  })

  it("let Medusa add how to reach the database", () => {
    expect(() => parseOptions({ database: { clientUrl: "postgres://localhost/store" } })).not.toThrow()
  })

  it("choose a dtype for reading prompts, and how much is kept of the pictures looked at last", () => {
    const model = { path: "/srv/model", dtype: { decoder_model_merged: "q4", prefill: "int8" } }
    expect(parseOptions({ model, inference: { prefixCacheBytes: 0 } })).toMatchObject({ model, inference: { prefixCacheBytes: 0 } })
  })

  it.each([
    [{ modle: "demo" }, "modle"],
    [{ locales: [] }, "locales"],
    [{ locales: ["en", "tlh"] }, "locales"],
    [{ locales: ["en", "en"] }, "twice"],
    [{ automatic: "yes" }, "automatic"],
    [{ model: { id: "owner/name" } }, "model"],
    [{ pictures: { longestSide: 10_000 } }, "pictures.longestSide"],
    [{ pictures: { longestSides: 512 } }, "longestSides"],
    [{ inference: { threads: 0 } }, "inference.threads"],
    [{ inference: { prefixCacheBytes: -1 } }, "inference.prefixCacheBytes"],
    [{ inference: { prefixCacheBytes: "256MB" } }, "inference.prefixCacheBytes"],
    [{ model: { path: "/srv/model", dtype: { prefil: "int8" } } }, "prefil"],
    [{ model: { path: "/srv/model", dtype: { prefill: "int9" } } }, "int9"],
    [{ publish: { title: "handle" } }, "publish.title"],
    [{ publish: { title: "title", alt_text: "title" } }, "both go to title"],
    [{ attributes: { update: { material: "sometimes" } } }, "attributes.update.material"],
    [{ attributes: { update: { materiel: "never" } } }, "publish.attributes names no materiel"],
    [{ attributes: { weightUnit: "stone" } }, "attributes.weightUnit"],
    [{ publish: { title: "weight" } }, "publish.title"],
    [{ languages: { product: "de" } }, "languages.product"],
    [{ languages: { codes: { zh: "Chinese!" } } }, "languages.codes.zh"],
    [{ languages: { codes: { fr: "fr-FR" } } }, "languages.codes"],
    [{ locales: ["en", "zh"], publish: { title: "title", alt_text: "metadata.title_zh" } }, "two languages would write to metadata.title_zh"],
    [{ temperature: -1 }, "temperature"],
  ])("%j is refused by name", (options, name) => {
    expect(() => parseOptions(options)).toThrow(
      expect.objectContaining({ type: "invalid_argument", message: expect.stringContaining(name) })
    )
  })

  it("take the first language for the product's own unless they say otherwise", () => {
    expect(productLocale(parseOptions({ locales: ["zh", "en"] }))).toBe("zh")
    expect(productLocale(parseOptions({ locales: ["zh", "en"], languages: { product: "en" } }))).toBe("en")
  })

  it("say which language a call means, and which ones there are", () => {
    const options = parseOptions({ locales: ["zh"] })
    expect(localeOrDefault(options)).toBe("zh")
    expect(() => localeOrDefault(options, "en")).toThrow(/Choose one of zh/)
  })
})
