import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"

import { AttributeSettings } from "../../copy/attributes/attribute-settings"
import { CopyLocale } from "../../copy/draft"
import { MOST_EXAMPLES } from "../../copy/examples"
import { LOCALES, type Locale } from "../../copy/limits"
import { sharedTarget, type PublishLanguage } from "../../copy/publish-languages"
import { DEFAULT_PUBLISH_MAPPING, PublishMapping } from "../../copy/publish-mapping"
import { ModelOption } from "../../inference"

const Pictures = z
  .object({
    /** Pixels. Larger shows the model more and takes longer. @default 512 */
    longestSide: z.int().min(64).max(2048).default(512),
    /** Of a picture's file. @default 20 MB */
    maxBytes: z.int().min(1).default(20_000_000),
    /** Width times height. @default 50 million */
    maxPixels: z.int().min(1).default(50_000_000),
    /** Milliseconds to fetch one picture. @default 15 seconds */
    timeoutMs: z.int().min(1).default(15_000),
    /**
     * Hosts in private networks from which pictures may be read, as `host` or `host:port`.
     * The store's own file host need not be named.
     *
     * @default []
     */
    allowedHosts: z.array(z.string().min(1)).default([]),
    /** Stretch the contrast gently, for small or faint print. @default false */
    enhanceText: z.boolean().default(false),
    /**
     * `auto`: print that is small, tilted or faint is cut out of the original, made level and large, and read
     * by itself before the draft is written. `false` spares that time. @default "auto"
     */
    secondLook: z.union([z.literal("auto"), z.literal(false)]).default("auto"),
  })
  .strict()

const Inference = z
  .object({
    /** CPU threads of one computation. @default the cores this process may use */
    threads: z.int().min(1).max(256).optional(),
    /**
     * Bytes of memory for what is kept of the pictures looked at last, so that another draft on the same
     * picture (in the next language, or asked for anew) begins at once; 0 keeps nothing. A picture takes
     * about 120 MB with Qwen3-VL-2B. @default 128 MiB
     */
    prefixCacheBytes: z.int().min(0).optional(),
    /** Milliseconds for one draft. @default 5 minutes */
    timeoutMs: z.int().min(1).optional(),
    /** Milliseconds without work after which the memory is given back; 0 keeps it. @default 10 minutes */
    idleUnloadMs: z.int().min(0).optional(),
    /** Most requests waiting in one process. @default 1000 */
    maxQueue: z.int().min(1).optional(),
  })
  .strict()

/** How the plugin's languages and the store's go together. */
const Languages = z
  .object({
    /** In which the product's own fields are; Medusa does not know. @default the first of `locales` */
    product: CopyLocale.optional(),
    /**
     * The code (BCP 47) under which the Translation module keeps a language.
     *
     * @example { en: "en-GB", zh: "zh-Hans" }
     * @default what the store's locales have of it, the usual country first
     */
    codes: z
      .partialRecord(CopyLocale, z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, { error: "is no language code such as zh-CN" }))
      .default({}),
  })
  .strict()

/** The plugin's options, as `medusa-config.ts` names them. Everything has a default. */
export const ProductCopyOptions = z
  .object({
    /** `"demo"`, `{ path }` or `{ id, revision }`. @default "demo", which reads the demo store's drawings and nothing else */
    model: ModelOption.default("demo"),
    /** Languages in which new pictures get a draft; the first is the one that a call means which names none. @default ["en"] */
    locales: z
      .tuple([CopyLocale], CopyLocale)
      .refine((locales) => new Set(locales).size === locales.length, { error: "names a language twice" })
      .default(["en"]),
    /** Draft by itself when a product's pictures are new. Off: only when somebody asks. @default true */
    automatic: z.boolean().default(true),
    pictures: Pictures.prefault({}),
    inference: Inference.prefault({}),
    /**
     * Where accepted words go. A field that is not named stays in the draft.
     *
     * @example { title: "title", description: "metadata.long_description" }
     */
    publish: PublishMapping.default(DEFAULT_PUBLISH_MAPPING),
    /** When attributes are written, and in which units. */
    attributes: AttributeSettings.prefault({}),
    languages: Languages.prefault({}),
    /** 0 writes the likeliest words every time; towards 1 they vary more. @default 0 */
    temperature: z.number().min(0).max(2).default(0),
    /** Accepted copy of the same category that the model is shown with each request. */
    examples: z.object({ /** @default 0, none */ count: z.int().min(0).max(MOST_EXAMPLES).default(0) }).strict().prefault({}),
  })
  .strict()
  .superRefine((options, context) => {
    const target = sharedTarget(options.publish, options.locales, productLocale(options))
    if (target !== null) {
      const message = `two languages would write to ${target}; give the key of one of them in publish another name.`
      context.addIssue({ code: "custom", path: ["publish"], message })
    }
    for (const name of Object.keys(options.attributes.update)) {
      if (Object.hasOwn(options.publish.attributes ?? {}, name)) continue
      const message = `publish.attributes names no ${name}; name there where it goes, or leave it out here.`
      context.addIssue({ code: "custom", path: ["attributes", "update", name], message })
    }
  })

export type ProductCopyOptions = z.output<typeof ProductCopyOptions>

/** How to reach the database; Medusa puts it into every module's options. */
const ADDED_BY_MEDUSA = "database"

/**
 * @throws MedusaError that names each wrong option and says what would be right, so that
 * the store refuses to start instead of failing at the first picture
 */
export function parseOptions(options: object = {}): ProductCopyOptions {
  const own = Object.entries(options).filter(([name]) => name !== ADDED_BY_MEDUSA)
  const result = ProductCopyOptions.safeParse(Object.fromEntries(own))
  if (result.success) return result.data
  throw new MedusaError(
    MedusaError.Types.INVALID_ARGUMENT,
    `medusa-plugin-shelftalker: the plugin's options in medusa-config are wrong.\n${z.prettifyError(result.error)}\n` +
      `Options: ${Object.keys(ProductCopyOptions.shape).join(", ")}. Languages: ${LOCALES.join(", ")}.`
  )
}

/** The language of the product's own fields. */
export function productLocale({ locales, languages }: { locales: [Locale, ...Locale[]]; languages: { product?: Locale } }): Locale {
  return languages.product ?? locales[0]
}

/** Where the words of a draft in that language go. */
export function languageOf(options: Pick<ProductCopyOptions, "locales" | "languages">, locale: Locale): PublishLanguage {
  return { locale, productLocale: productLocale(options) }
}

/**
 * The language that a call means.
 *
 * @throws MedusaError for one that the `locales` option does not name
 */
export function localeOrDefault({ locales }: Pick<ProductCopyOptions, "locales">, locale?: Locale): Locale {
  if (locale === undefined) return locales[0]
  if (locales.includes(locale)) return locale
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `This store has no copy in "${locale}". Choose one of ${locales.join(", ")}, or add it to the plugin's locales option.`
  )
}
