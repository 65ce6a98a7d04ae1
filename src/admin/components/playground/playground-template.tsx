import { Label, Select } from "@medusajs/ui"
import { useId } from "react"

import { useCopyTemplates } from "../../hooks/api/copy-templates"
import { useTemplateWords } from "../../lib/template-words"
import { useCopyTranslation } from "../../lib/use-copy-translation"

interface PlaygroundTemplateProps {
  /** Name of a template. */
  value: string
  onChange: (name: string) => void
}

/** Whose guidance is in the built-in prompt. Nothing where the templates could not be loaded: the general one is taken then. */
export const PlaygroundTemplate = ({ value, onChange }: PlaygroundTemplateProps) => {
  const { t } = useCopyTranslation()
  const words = useTemplateWords()
  const id = useId()
  const templates = useCopyTemplates().data?.copy_templates ?? []
  if (templates.length === 0) return null
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {t("playground.form.template")}
      </Label>
      <Select value={value} onValueChange={onChange}>
        <Select.Trigger id={id}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {templates.map((template) => (
            <Select.Item key={template.name} value={template.name}>
              {words.label(template)}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  )
}
