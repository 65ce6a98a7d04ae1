/** Waits until `check` stops throwing, and returns what it returned. */
export async function eventually<T>(check: () => Promise<T> | T, { seconds = 20, everyMs = 50 } = {}): Promise<T> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  }
}
