import type { Mend } from "./mend-content"

const EMOJI =
  /(?:\p{Regional_Indicator}{2}|[\d#*]\uFE0F?\u20E3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?=\uFE0F))(?:\uFE0F|\p{Emoji_Modifier})*(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})*)*)/gu

/** Flags, families and keycaps are one emoji each. A © or ™ in the writing of text stays. */
export const withoutEmoji: Mend = {
  says: "emoji were removed",
  mend: (text) =>
    text.search(EMOJI) < 0
      ? text
      : text
          .replace(EMOJI, " ")
          .replace(/\s+/gu, " ")
          .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
          .replace(/ (?=[,.;:!?，。；：！？])/gu, "")
          .trim(),
}
