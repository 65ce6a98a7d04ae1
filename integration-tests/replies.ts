import { ScriptedModel } from "../unit-tests/scripted-model"

/** A reply in the model's format, about a product of this name. */
export function replyAbout(name: string): string {
  return JSON.stringify({
    ocr_text: [],
    attributes: { type: "mug", colour: "red" },
    title: `${name}`,
    selling_points: ["Easy to clean", "Keeps drinks warm", "Made for every day"],
    description: `${name} of glazed ceramic for every day.`,
    alt_text: `${name} on a table`,
  })
}

/** Replies that all differ, so that a draft tells which request made it. */
export function replies(count: number): string[] {
  return Array.from({ length: count }, (_, index) => replyAbout(`Mug ${index + 1}`))
}

/** A scripted model that waits with each reply until it is let go. */
export class HeldModel extends ScriptedModel {
  private held: (() => void)[] = []
  private open = false
  /** How many requests wait for their reply now. */
  waiting = 0

  override async generate(...[request, control]: Parameters<ScriptedModel["generate"]>) {
    if (!this.open) {
      this.waiting++
      await new Promise<void>((resolve) => {
        this.held.push(resolve)
        control?.signal?.addEventListener("abort", () => resolve(), { once: true })
      })
      this.waiting--
    }
    return super.generate(request, control)
  }

  /** Lets all requests go on, those to come included. */
  release(): void {
    this.open = true
    for (const resolve of this.held.splice(0)) resolve()
  }
}
