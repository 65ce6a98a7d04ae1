import { useState } from "react"

import { apiErrorFrom } from "../lib/api-error"
import { feedbackQuery, type InsightsQuery } from "../lib/insights-query"
import { addressOf } from "../lib/request"
import { authType, sdk } from "../lib/sdk"
import { useFailureToast } from "./use-failure-toast"

const PATH = "/admin/copy-feedback/export"

/** Saves accepted copy as a file. */
export function useFeedbackExport(query: Pick<InsightsQuery, "period" | "locale">) {
  const [isPending, setIsPending] = useState(false)
  const { onError } = useFailureToast()
  const address = addressOf(PATH, feedbackQuery(query)).href

  const save = async () => {
    // With a session the browser writes the file by itself, as it comes.
    if (authType !== "jwt") return saveAs(address)
    setIsPending(true)
    try {
      // A token cannot be sent with a link: the whole file goes through the page's memory.
      const response = await fetch(address, { headers: { authorization: `Bearer ${(await sdk.client.getToken()) ?? ""}` } })
      if (!response.ok) throw await apiErrorFrom(response)
      const file = URL.createObjectURL(await response.blob())
      saveAs(file, "copy-feedback.jsonl")
      URL.revokeObjectURL(file)
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
    } finally {
      setIsPending(false)
    }
  }
  return { save, isPending }
}

function saveAs(address: string, name = ""): void {
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
}
