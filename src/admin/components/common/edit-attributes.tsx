import { Plus, Trash } from "@medusajs/icons"
import { Button, IconButton, Input, Text } from "@medusajs/ui"

import type { CopyAttribute } from "../../../copy/draft"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface EditAttributesProps {
  attributes: CopyAttribute[]
  onChange: (attributes: CopyAttribute[]) => void
}

/** The attributes to edit, add and remove. */
export const EditAttributes = ({ attributes, onChange }: EditAttributesProps) => {
  const { t } = useCopyTranslation()
  const change = (index: number, changed: Partial<CopyAttribute>) =>
    onChange(attributes.map((attribute, at) => (at === index ? { ...attribute, ...changed } : attribute)))

  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="mb-2">
        <Text as="span" size="small" leading="compact" weight="plus">
          {t("fields.attributes")}
        </Text>
      </legend>
      {attributes.map(({ name, value }, index) => (
        <div key={index} className="grid grid-cols-[1fr_1fr_auto] items-center gap-x-2">
          <Input
            aria-label={t("field.attributeName")}
            aria-invalid={name.trim() === ""}
            value={name}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <Input
            aria-label={name || t("field.attributeValue")}
            aria-invalid={value.trim() === ""}
            value={value}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <IconButton
            size="small"
            variant="transparent"
            type="button"
            aria-label={t("actions.remove", { name: name || t("field.attributeName") })}
            onClick={() => onChange(attributes.filter((_, at) => at !== index))}
          >
            <Trash />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        variant="secondary"
        type="button"
        className="w-fit"
        onClick={() => onChange([...attributes, { name: "", value: "", evidence: "product" }])}
      >
        <Plus />
        {t("actions.add")}
      </Button>
    </fieldset>
  )
}
