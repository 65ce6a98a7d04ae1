import { MedusaError } from "@medusajs/framework/utils"

import { DraftParseError } from "../../copy/draft-parse-error"
import type { Locale } from "../../copy/limits"
import { ownPrompt, OwnPromptError } from "../../copy/own-prompt"
import { answerPrompt, draftCopy, looks, type DraftCopyRequest } from "../../drafting"
import { loadPicture, PictureError, type LoadedPicture } from "../../images"
import type { GenerateControl, GenerateResult, VisionLanguageModel } from "../../inference"
import type { CopyPlaygroundDTO } from "../../types/copy-playground"
import type { CopyTemplates, UsedTemplate } from "./copy-templates"
import { localeOrDefault, type ProductCopyOptions } from "./options"
import { promptWords } from "./prompt-words"

/** Each holds a picture in memory, and they wait for one another. */
const MOST_AT_ONCE = 4

export interface PlaygroundRequest {
  /** The file. */
  picture: Uint8Array
  /** @default the first of the plugin's locales */
  locale?: Locale
  /** A person's own, in place of the built-in one. */
  prompt?: string
  /** Name of the template of the built-in prompt. @default what a product of which nothing is known gets */
  template?: string
  /** A wish beside the built-in prompt. */
  instructions?: string
  /** @default 0 */
  seed?: number
  /** @default the plugin's option */
  temperature?: number
}

export interface PlaygroundControl extends Pick<GenerateControl, "onText"> {
  signal: AbortSignal
  /** The picture is fine, and the model is asked now. */
  onAsked?: () => void
}

/** As many pictures are being tried out as this process takes at a time. */
export class PlaygroundBusyError extends Error {
  readonly code = "playground_busy"

  constructor() {
    super(`${MOST_AT_ONCE} pictures are being tried out already. Wait until one of them is done, then try again.`)
    this.name = "PlaygroundBusyError"
  }
}

interface Surroundings {
  model: () => VisionLanguageModel
  templates: Pick<CopyTemplates, "get" | "use">
  options: Pick<ProductCopyOptions, "locales" | "pictures" | "temperature">
  makesDrafts: boolean
}

/** Tries the vision-language model out on a picture, and keeps nothing of it. */
export class Playground {
  private atWork = 0

  constructor(private readonly surroundings: Surroundings) {}

  /**
   * @throws MedusaError NOT_FOUND for a template, INVALID_DATA with the code of what is wrong with picture or prompt, NOT_ALLOWED where this process has no
   * model; PlaygroundBusyError; what the model throws
   */
  async tryOut(request: PlaygroundRequest, control: PlaygroundControl): Promise<CopyPlaygroundDTO> {
    if (!this.surroundings.makesDrafts) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "This process of the store makes no drafts (MEDUSA_WORKER_MODE=server), so there is no model to try out. Ask one that runs in the mode shared or worker.",
        "no_model_here"
      )
    }
    if (this.atWork >= MOST_AT_ONCE) throw new PlaygroundBusyError()
    this.atWork++
    try {
      return await this.answer(request, control)
    } catch (error) {
      if (error instanceof PictureError || error instanceof OwnPromptError) {
        throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message, error.code)
      }
      throw error
    } finally {
      this.atWork--
    }
  }

  private async answer(request: PlaygroundRequest, control: PlaygroundControl): Promise<CopyPlaygroundDTO> {
    const { options, templates } = this.surroundings
    const { seed = 0, temperature = options.temperature, template } = request
    const locale = localeOrDefault(options, request.locale)
    const prompt = request.prompt === undefined ? null : ownPrompt(request.prompt)
    if (template !== undefined) await templates.get(template)
    const used = await templates.use({}, template)
    const asked = { ...request, seed, temperature, locale, prompt, used }
    const started = performance.now()
    const picture = await loadPicture({ bytes: request.picture }, { ...options.pictures, signal: control.signal })
    const pictureMs = performance.now() - started
    control.onAsked?.()
    const { tokens, timings, work, ...said } = await this.ask(asked, picture, control)
    const { model, revision } = await this.surroundings.model().info()
    return {
      locale: asked.locale,
      ...said,
      ocr_text: said.draft?.ocr_text ?? [],
      model,
      revision,
      template: prompt === null ? used.reference : null,
      temperature,
      picture: { width: picture.width, height: picture.height },
      tokens: tokens && work && { ...tokens, reused: work.reused, runs: work.runs },
      timings_ms: timings && { picture: pictureMs, ...timings },
    }
  }

  private ask(asked: Asked, picture: LoadedPicture, { onText, signal }: PlaygroundControl): Promise<Answer> {
    const model = this.surroundings.model()
    const control = { onText, signal, priority: "interactive" as const }
    if (asked.prompt !== null) return ownAnswer(model, { ...asked, prompt: asked.prompt }, picture, control)
    return draftAnswer(model, asked, looks([picture], this.surroundings.options.pictures), control)
  }
}

interface Asked {
  locale: Locale
  prompt: string | null
  used: UsedTemplate
  instructions?: string
  seed: number
  temperature: number
}

type Answer = Pick<CopyPlaygroundDTO, "reply" | "finished" | "draft" | "unreadable" | "issues" | "confidence" | "seed"> & {
  tokens: GenerateResult["tokens"] | null
  work: GenerateResult["work"] | null
  timings: GenerateResult["timings"] | null
}

async function draftAnswer(
  model: VisionLanguageModel,
  asked: Asked,
  seen: Pick<DraftCopyRequest, "pictures" | "closeUp">,
  control: GenerateControl
): Promise<Answer> {
  const { locale, instructions, seed, temperature, used } = asked
  const words = { words: used.baseline[locale], ...(await promptWords(model, used)) }
  try {
    const { content, ...drafted } = await draftCopy({ model, ...seen, facts: {}, locale, ...words, instructions, seed, temperature, ...control })
    const { reply, issues, confidence, tokens, work, timings, seed: used } = drafted
    return { reply, finished: true, draft: content, unreadable: null, issues, confidence, seed: used, tokens, work, timings }
  } catch (error) {
    if (!(error instanceof DraftParseError)) throw error
    // Here the reply itself is what somebody wants to see.
    const unreadable = { code: error.code, message: error.message }
    return { reply: error.text, finished: true, draft: null, unreadable, issues: [], confidence: {}, seed, tokens: null, work: null, timings: null }
  }
}

async function ownAnswer(
  model: VisionLanguageModel,
  { prompt, locale, seed, temperature }: Asked & { prompt: string },
  { data, width, height }: LoadedPicture,
  control: GenerateControl
): Promise<Answer> {
  const picture = { data, width, height }
  const { draft, ...answer } = await answerPrompt({ model, picture, prompt, locale, seed, temperature, ...control })
  return { ...answer, draft: draft?.content ?? null, unreadable: null, issues: draft?.issues ?? [], confidence: {}, seed }
}
