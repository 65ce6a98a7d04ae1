import { useEffect, useState } from "react"

/** Whole seconds since `since` (ISO date), counted up while mounted. Never negative, whatever the clocks say. */
export function useElapsedSeconds(since: string): number {
  const [now, setNow] = useState(() => Date.now())

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])

  return Math.max(0, Math.floor((now - Date.parse(since)) / 1_000))
}
