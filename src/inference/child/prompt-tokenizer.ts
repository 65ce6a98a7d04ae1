import type { ModelConfiguration } from "./model-configuration"
import type { PromptTokenizer } from "./prompt"
import type { Processor } from "./transformers"

/** The part of the model's own processor that prompts need. */
export function promptTokenizer(
  { tokenizer }: Processor,
  { addedTokens, chatTemplate }: Pick<ModelConfiguration, "addedTokens" | "chatTemplate">
): PromptTokenizer {
  if (!tokenizer) {
    throw new Error("The processor has no tokenizer")
  }
  return {
    addedTokens,
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    render: (messages) => {
      const text: unknown = tokenizer.apply_chat_template(messages, {
        tokenize: false,
        add_generation_prompt: true,
        ...(chatTemplate === null ? {} : { chat_template: chatTemplate }),
      })
      if (typeof text !== "string") {
        throw new Error("The chat template gave no text")
      }
      return text
    },
  }
}
