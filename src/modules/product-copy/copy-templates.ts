import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import type { TemplateChoice } from "../../copy/draft"
import type { ProductFacts } from "../../copy/facts"
import type { Locale } from "../../copy/limits"
import { checkTemplate, type TemplateProblem } from "../../copy/templates/check-template"
import { chooseTemplate } from "../../copy/templates/choose-template"
import type { PromptTemplate, TemplateTexts } from "../../copy/templates/prompt-template"
import { SHIPPED_TEMPLATES } from "../../copy/templates/shipped-templates"
import type { StoreBaseline } from "../../copy/templates/store-baseline"
import { templateReference } from "../../copy/templates/template-reference"
import { CopyBaselines } from "./copy-baselines"
import { storedTemplate, type CopyTemplateRow, type StoredTemplate, type VersionToWrite } from "./copy-template-rows"
import { newerVersion, templateRefusal, templateRefused } from "./template-refusals"

/** Of the store's own, so that choosing among them stays nothing. */
const MOST_TEMPLATES = 200

/** What a draft is written with, and why. */
export interface UsedTemplate {
  template: PromptTemplate
  baseline: StoreBaseline
  /** As the draft carries it. */
  reference: string
  reason: TemplateChoice
}

/** What it takes to take a change back whose consequence failed. */
export interface ChangedTemplate {
  name: string
  /** The version that was written; null where the store went back to the shipped one. */
  added: string | null
  /** The version that was current before. */
  former: string | null
}

/** The shipped templates and the store's own, which go before shipped ones of the same name. */
export class CopyTemplates {
  readonly baselines: CopyBaselines

  constructor(
    private readonly knex: Knex,
    /** Of the store: what every template has to have guidance in. */
    private readonly locales: readonly Locale[]
  ) {
    this.baselines = new CopyBaselines(knex)
  }

  /** By name. */
  async list(): Promise<StoredTemplate[]> {
    const rows = await this.knex<CopyTemplateRow>("copy_template").where({ is_current: true, deleted_at: null })
    const own = rows.map(storedTemplate)
    const names = new Set(own.map(({ name }) => name))
    const shipped = SHIPPED_TEMPLATES.filter(({ name }) => !names.has(name)).map(asStored)
    return [...own, ...shipped].sort((one, other) => (one.name < other.name ? -1 : 1))
  }

  /** @throws MedusaError NOT_FOUND */
  async get(name: string): Promise<StoredTemplate> {
    const template = (await this.list()).find((template) => template.name === name)
    if (!template) throw noTemplate(name)
    return template
  }

  /** The store's own versions, the newest first; those that are not current any more, too. */
  versions(name: string): Promise<CopyTemplateRow[]> {
    return this.knex<CopyTemplateRow>("copy_template").where({ name, deleted_at: null }).orderBy("version", "desc")
  }

  /** The one that came with the plugin, whether it is replaced or not. */
  shipped(name: string): StoredTemplate | null {
    const template = SHIPPED_TEMPLATES.find((template) => template.name === name)
    return template ? asStored(template) : null
  }

  /**
   * What a product's draft is written with.
   *
   * @param name that a person chose; where there is none of that name any more, the product decides
   */
  async use(facts: ProductFacts, name?: string | null): Promise<UsedTemplate> {
    const [templates, { baseline, version }] = await Promise.all([this.list(), this.baselines.current()])
    const asked = templates.find((template) => template.name === name)
    const { template, reason } = asked ? { template: asked, reason: { by: "person" as const } } : chooseTemplate(facts, templates)
    return { template, reason, baseline, reference: templateReference(template, version) }
  }

  /** Of the versions that drafts are made with now: what carries another one is out of date. */
  async currentReferences(): Promise<string[]> {
    const [templates, { version }] = await Promise.all([this.list(), this.baselines.current()])
    return templates.map((template) => templateReference(template, version))
  }

  /** What keeps a template from being saved here. */
  problems(name: string, texts: TemplateTexts): TemplateProblem[] {
    return checkTemplate(name, texts, this.locales)
  }

  /**
   * Writes a new version of each, which drafts are made with from now on. All or none.
   *
   * @throws MedusaError INVALID_DATA with every reason for which one is refused; CONFLICT where another version than
   * the one that it was begun from counts
   */
  save(templates: readonly ({ name: string } & TemplateTexts)[], record: VersionToWrite): Promise<ChangedTemplate[]> {
    const refused = templates.flatMap(({ name, ...texts }) => this.problems(name, texts).map((problem) => ({ name, problem })))
    if (refused.length > 0) {
      const message = `The template cannot be saved. ${refused.map(({ name, problem }) => `${name}: ${problem.message}`).join(" ")}`
      throw templateRefused(refused.map(({ problem }) => problem), message)
    }
    return this.change(async (transaction) => {
      const changed: ChangedTemplate[] = []
      for (const { name, ...texts } of templates) changed.push(await this.add(transaction, name, texts, record))
      const [row] = await transaction("copy_template").where({ is_current: true, deleted_at: null }).count("id AS count")
      if (Number(row?.count ?? 0) > MOST_TEMPLATES) {
        const message = `A store has ${MOST_TEMPLATES} templates of its own at the most. Remove one first.`
        throw templateRefusal(MedusaError.Types.NOT_ALLOWED, "too_many_templates", message)
      }
      return changed
    })
  }

  /**
   * Takes the store's own template away: the shipped one of the same name counts again, or there is none any
   * more. Its versions stay, and can be restored.
   *
   * @throws MedusaError NOT_FOUND where the store has none of its own with that name
   */
  remove(name: string): Promise<ChangedTemplate> {
    return this.change(async (transaction) => {
      const former = await this.retire(transaction, name)
      if (former === null) {
        if (!this.shipped(name)) throw noTemplate(name)
        const message = `The template ${name} is as it was shipped. There is nothing of your own to remove.`
        throw templateRefusal(MedusaError.Types.NOT_FOUND, "as_shipped", message)
      }
      return { name, added: null, former }
    })
  }

  /** Undoes changes whose consequence failed. */
  async takeBack(changes: readonly ChangedTemplate[]): Promise<void> {
    await this.change(async (transaction) => {
      for (const { name, added, former } of [...changes].reverse()) {
        if (added) await transaction("copy_template").where({ id: added }).delete()
        const current = await transaction("copy_template").where({ name, is_current: true, deleted_at: null }).first("id")
        if (former && !current) await transaction("copy_template").where({ id: former }).update({ is_current: true })
      }
    })
  }

  private async add(transaction: Knex, name: string, texts: TemplateTexts, record: VersionToWrite): Promise<ChangedTemplate> {
    const { note, created_by, begun_from } = record
    const current = await transaction<CopyTemplateRow>("copy_template").where({ name, is_current: true, deleted_at: null }).first("version")
    const counts = current?.version ?? 0
    if (begun_from !== undefined && begun_from !== counts) throw newerVersion(`the template ${name}`, counts, begun_from)
    const former = await this.retire(transaction, name)
    const [row] = await transaction("copy_template").where({ name }).max("version AS version")
    const added = generateEntityId(undefined, "ctpl")
    const version = Number(row?.version ?? 0) + 1
    await transaction("copy_template").insert({ id: added, name, version, texts: JSON.stringify(texts), note, created_by, is_current: true })
    return { name, added, former }
  }

  private async retire(transaction: Knex, name: string): Promise<string | null> {
    const [row] = await transaction("copy_template")
      .where({ name, is_current: true, deleted_at: null })
      .update({ is_current: false, updated_at: this.knex.fn.now() }, ["id"])
    return row?.id ?? null
  }

  /** One at a time, so that two who save at once get a version each. */
  private change<T>(work: (transaction: Knex) => Promise<T>): Promise<T> {
    return this.knex.transaction(async (transaction) => {
      await transaction.raw("SELECT pg_advisory_xact_lock(hashtext('copy_template'))")
      return work(transaction)
    })
  }
}

function asStored(template: PromptTemplate): StoredTemplate {
  return { ...template, note: null, created_by: null, created_at: null }
}

function noTemplate(name: string): MedusaError {
  return templateRefusal(MedusaError.Types.NOT_FOUND, "no_template", `There is no copy template with the name ${name}.`)
}
