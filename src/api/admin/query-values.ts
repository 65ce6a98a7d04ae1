import { z } from "zod"

/** Of a call whose answer always has the same fields. */
export const NO_FIELDS = { isList: true, defaults: [] }

/** A number of a query string, where `?limit=20` comes as text. */
export const wholeNumber = (least: number, most: number, fallback: number) =>
  z.preprocess((value) => (typeof value === "string" ? Number(value) : value), z.int().min(least).max(most).default(fallback))
