import { useCallback, useEffect, useRef, useState } from "react"

import type { CopyPlaygroundDTO } from "../../types/copy-playground"
import { askPlayground, type PlaygroundQuestion } from "./api/copy-playground"

export type PlaygroundState =
  | { step: "idle" }
  /** `text` is the reply so far. */
  | { step: "sending" | "asked" | "writing" | "cancelled"; text: string }
  | { step: "done"; text: string; result: CopyPlaygroundDTO }
  | { step: "failed"; text: string; error: Error }

export interface PlaygroundControls {
  state: PlaygroundState
  ask: (question: PlaygroundQuestion) => void
  cancel: () => void
}

/** One question at a time: a new one takes the place of the former, and none outlives its page. */
export function usePlayground(): PlaygroundControls {
  const [state, setState] = useState<PlaygroundState>({ step: "idle" })
  const current = useRef<AbortController>()

  const ask = useCallback((question: PlaygroundQuestion) => {
    current.current?.abort()
    const { signal } = (current.current = new AbortController())
    const show = (next: PlaygroundState) => {
      if (!signal.aborted) setState(next)
    }
    let text = ""
    show({ step: "sending", text })
    askPlayground(question, {
      signal,
      onAsked: () => show({ step: "asked", text }),
      onText: (soFar) => {
        text = soFar
        show({ step: text === "" ? "asked" : "writing", text })
      },
    }).then(
      (result) => show({ step: "done", text: result.reply, result }),
      (error: Error) => show({ step: "failed", text, error })
    )
  }, [])

  const cancel = useCallback(() => {
    current.current?.abort()
    setState((state) => ({ step: "cancelled", text: "text" in state ? state.text : "" }))
  }, [])

  useEffect(() => () => current.current?.abort(), [])
  return { state, ask, cancel }
}
