import { z } from "zod"
import { InvalidRequestError } from "./errors"
import type { CompleteRequest } from "./messages"
import { ReplyFormat } from "./reply-format"
import type { GenerateRequest } from "./types"

/** Pixels; the longest side that is let in is far above what a model looks at. */
const MAX_SIDE = 8192
/** The picture processor refuses what is more extreme than this. */
const MAX_ASPECT_RATIO = 200

const MessagePart = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("picture") }),
])

const Picture = z
  .object({
    data: z.instanceof(Uint8Array),
    width: z.int().min(1).max(MAX_SIDE),
    height: z.int().min(1).max(MAX_SIDE),
  })
  .refine(({ data, width, height }) => data.byteLength === width * height * 3, {
    error: "data must have width × height × 3 bytes, packed RGB",
  })
  .refine(({ width, height }) => Math.max(width, height) <= MAX_ASPECT_RATIO * Math.min(width, height), {
    error: `one side must not be more than ${MAX_ASPECT_RATIO} times the other; crop the picture`,
  })

const Request = z.object({
  messages: z
    .array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.array(MessagePart).min(1) }))
    .min(1),
  pictures: z.array(Picture),
  maxTokens: z.int().min(1).default(400),
  temperature: z.number().min(0).max(10).default(0),
  topP: z.number().gt(0).max(1).default(1),
  seed: z.int().min(0).default(0),
  format: ReplyFormat.optional(),
  lookUp: z.array(z.string()).default([]),
})

/**
 * Fills in the defaults and refuses what the model could not work on.
 *
 * @throws InvalidRequestError saying what would be right
 */
export function completeRequest(request: GenerateRequest): CompleteRequest {
  const result = Request.safeParse(request)
  if (!result.success) {
    throw new InvalidRequestError(`The request to the vision-language model is wrong.\n${z.prettifyError(result.error)}`)
  }
  const { messages, pictures } = result.data
  const places = messages.flatMap(({ content }) => content).filter(({ type }) => type === "picture").length
  if (places !== pictures.length) {
    throw new InvalidRequestError(
      `The messages have ${places} picture parts, and ${pictures.length} pictures were given. Give one picture for each part.`
    )
  }
  if (pictures.length !== 1) {
    throw new InvalidRequestError(
      `The vision-language model looks at exactly one picture for each request, and this one has ${pictures.length}. ` +
        "Choose the picture that shows the product best."
    )
  }
  return result.data
}
