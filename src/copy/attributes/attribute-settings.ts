import { z } from "zod"

/** When accept writes an attribute to a place where something else stands, or at all. */
export const UPDATE_POLICIES = ["fill_empty", "always_propose", "never"] as const

/** The plugin's `attributes` option. */
export const AttributeSettings = z
  .object({
    /**
     * By attribute. `fill_empty` leaves alone what the product says, `always_propose` has the draft's value proposed
     * in its place, `never` writes nothing. To the values of an option `fill_empty` adds only where there are none but
     * a placeholder, `always_propose` beside others, too; tags and categories are added to others with both.
     *
     * @example { material: "always_propose", colour: "never" }
     * @default fill_empty
     */
    update: z.record(z.string().min(1).max(60), z.enum(UPDATE_POLICIES)).default({}),
    /** Medusa keeps a number without a unit: the one that the store's weights are in. @default "g" */
    weightUnit: z.enum(["g", "kg", "oz", "lb"]).default("g"),
    /** The unit of the store's lengths, widths and heights. @default "cm" */
    lengthUnit: z.enum(["mm", "cm", "m", "in"]).default("cm"),
  })
  .strict()
export type AttributeSettings = z.infer<typeof AttributeSettings>

export const DEFAULT_ATTRIBUTE_SETTINGS: AttributeSettings = AttributeSettings.parse({})
