import type { CSSProperties } from "react"

/**
 * Layout that Medusa's own styles have no class for. As styles, not as Tailwind
 * classes: those exist only where the host's admin build finds this plugin's files,
 * which it does not in every layout of `node_modules`.
 */
export const TERMS_AND_WORDS: CSSProperties = {
  display: "grid",
  gridTemplateColumns: "auto 1fr",
  alignItems: "baseline",
}

/** Texts of different sizes in a row. */
export const ON_ONE_LINE: CSSProperties = { alignItems: "baseline" }

/** A link within a text or a list. Not in the colour of links: that has too little contrast for small print. */
export const LINK: CSSProperties = { textDecoration: "underline", textDecorationColor: "var(--fg-muted)", textUnderlineOffset: 3 }

export const PICTURE_SIZE: CSSProperties = { width: 64, height: 64 }
