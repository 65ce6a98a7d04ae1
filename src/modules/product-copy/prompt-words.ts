import type { VisionLanguageModel } from "../../inference"
import type { UsedTemplate } from "./copy-templates"

/**
 * The embedded model, trained on the prompt's frame and far too small for words beside it: with them it read
 * other prints off its drawings, and filled attributes that it does not know with nonsense.
 */
const KNOWS_THE_FRAME_ALONE = "demo"

/** What goes into the prompt of a template and the baseline. */
export async function promptWords(
  model: Pick<VisionLanguageModel, "info">,
  { template, baseline }: Pick<UsedTemplate, "template" | "baseline">
): Promise<Partial<Pick<UsedTemplate, "template" | "baseline">>> {
  return (await model.info()).model === KNOWS_THE_FRAME_ALONE ? {} : { template, baseline }
}
