import type { GenerateRequest, MessagePart, Picture } from "../../src/inference"

/** One colour all over. */
export function plainPicture(width = 160, height = 160, value = 200): Picture {
  return { data: new Uint8Array(width * height * 3).fill(value), width, height }
}

/** A request with one picture, and these texts behind it. */
export function pictureRequest(texts: string | string[], more: Partial<GenerateRequest> = {}): GenerateRequest {
  const parts: MessagePart[] = [texts].flat().map((text) => ({ type: "text", text }))
  return { messages: [{ role: "user", content: [{ type: "picture" }, ...parts] }], pictures: [plainPicture()], ...more }
}
