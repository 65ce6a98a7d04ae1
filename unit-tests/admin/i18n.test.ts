import translations from "../../src/admin/i18n"
import { en } from "../../src/admin/i18n/en"
import { zhCN } from "../../src/admin/i18n/zh-cn"
import { COPY_FIELDS, DRAFT_STATUSES, IssueCode } from "../../src/copy/draft"
import { MODEL_LOAD_ERROR_CODES } from "../../src/inference/errors"
import { COPY_TEMPLATE_REFUSALS } from "../../src/types/copy-template"
import { BACKFILL_ITEM_STATUSES, BACKFILL_STATUSES, SKIP_REASONS } from "../../src/types/copy-backfill"

type Texts = { [key: string]: string | Texts }

/** `a.b.c` → text. */
function flatten(texts: Texts, path = ""): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(texts)) {
    const at = path ? `${path}.${key}` : key
    if (typeof value === "string") flat.set(at, value)
    else for (const entry of flatten(value, at)) flat.set(...entry)
  }
  return flat
}

const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort()

describe("the admin's texts", () => {
  const english = flatten(en)
  const chinese = flatten(zhCN)

  it("are offered under the language codes of Medusa's admin, in a namespace of their own", () => {
    expect(translations).toEqual({ en: { shelftalker: en }, zhCN: { shelftalker: zhCN } })
  })

  it("have the same keys in every language", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it("take the same values in every language", () => {
    for (const [key, text] of english) {
      expect({ key, takes: placeholders(chinese.get(key) ?? "") }).toEqual({ key, takes: placeholders(text) })
    }
  })

  it("are never empty, and the Chinese ones are written in Chinese", () => {
    for (const [key, text] of english) expect({ key, isEmpty: text.trim() === "" }).toEqual({ key, isEmpty: false })
    const symbolsOnly = new Set(["model.percent"])
    for (const [key, text] of chinese) {
      if (!symbolsOnly.has(key)) expect({ key, isChinese: /\p{Script=Han}/u.test(text) }).toEqual({ key, isChinese: true })
    }
  })

  it("name every status, field, issue and reason for which the model cannot be loaded", () => {
    expect(Object.keys(en.status).sort()).toEqual([...DRAFT_STATUSES].sort())
    expect(Object.keys(en.fields).sort()).toEqual([...COPY_FIELDS].sort())
    expect(Object.keys(en.issues).sort()).toEqual([...IssueCode.options].sort())
    expect(Object.keys(en.failures)).toEqual(expect.arrayContaining([...MODEL_LOAD_ERROR_CODES]))
  })

  it("name every refusal of a template or of the baseline", () => {
    expect(Object.keys(en.templates.refusals).sort()).toEqual([...COPY_TEMPLATE_REFUSALS].sort())
  })

  it("name every state of a backfill and its items, and every reason to leave one out", () => {
    expect(Object.keys(en.backfills.status).sort()).toEqual([...BACKFILL_STATUSES].sort())
    expect(Object.keys(en.backfills.items)).toEqual(expect.arrayContaining([...BACKFILL_ITEM_STATUSES]))
    expect(Object.keys(en.backfills.skips).sort()).toEqual([...SKIP_REASONS].sort())
    expect(Object.keys(en.backfills.skipCounts).sort()).toEqual([...SKIP_REASONS].sort())
  })
})
