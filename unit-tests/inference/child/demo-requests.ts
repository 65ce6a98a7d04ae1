import { randomDrawing } from "../../../demo/drawings/drawing"
import { renderDrawing } from "../../../demo/drawings/render"
import { LOCALES, type Locale } from "../../../src/copy/limits"
import { draftReplyFormat } from "../../../src/copy/reply-format"
import { draftMessages } from "../../../src/drafting"
import { preparePicture } from "../../../src/images"
import type { GenerateRequest, Picture } from "../../../src/inference"
import type { GenerateOptions } from "../../../src/inference/child/qwen3-vl"

/** How `generate` is called for a request that nothing else is at work beside, and that nobody cancels. */
export const ALONE: GenerateOptions = { priority: "interactive", signal: new AbortController().signal }

/** Pixels. The demo model looks at 160; a larger drawing would only take longer. */
const SIDE = 256

export function drawnPicture(seed: number): Promise<Picture> {
  return renderDrawing(randomDrawing(seed), { size: SIDE, format: "png" }).then((file) => preparePicture(file))
}

/** Every other request is in the next locale. */
export function localeOf(seed: number): Locale {
  return LOCALES[seed % LOCALES.length] ?? "en"
}

/** What a store knows of some products: a file's name, the kind and word that are to be read, or both and a description. */
function factsOf(seed: number) {
  const { kind, colour, word } = randomDrawing(seed)
  const known = { title: `${colour} ${kind}${word ? ` ${word}` : ""}`, categories: [kind] }
  return seed % 3 === 0 ? { title: `IMG_${seed}` } : seed % 3 === 1 ? known : { ...known, description: `A ${colour} ${kind} for every day.` }
}

/** A draft of the drawing of this seed, as a store asks for it. */
export async function draftRequest(seed: number, more: Partial<GenerateRequest> & { locale?: Locale; instructions?: string } = {}) {
  const { locale = localeOf(seed), instructions, ...request } = more
  const pictures = request.pictures ?? [await drawnPicture(seed)]
  return {
    messages: draftMessages({ pictures, facts: factsOf(seed), locale, instructions }),
    pictures,
    format: draftReplyFormat(locale),
    ...request,
  }
}
