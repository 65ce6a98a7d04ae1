import { useEffect, useRef, useState } from "react"

const LOOK_FOR_MS = 20_000

/**
 * Names the pictures for which a new draft should come in soon, for 20 s after the
 * page opened or they changed: the store makes drafts by itself, a moment after the
 * product was saved. Null when nothing is expected.
 */
export function useExpectedDraft(pictures: readonly string[]): string | null {
  const name = pictures.join(" ")
  const [expecting, setExpecting] = useState<string | null>(name || null)
  const shown = useRef(name)

  useEffect(() => {
    if (shown.current !== name) {
      shown.current = name
      setExpecting(name || null)
    }
    const timer = setTimeout(() => setExpecting(null), LOOK_FOR_MS)
    return () => clearTimeout(timer)
  }, [name])

  return expecting
}
