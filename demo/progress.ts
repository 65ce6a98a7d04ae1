/** Told what is being done, one line at a time. */
export type StoreProgress = (line: string) => void
