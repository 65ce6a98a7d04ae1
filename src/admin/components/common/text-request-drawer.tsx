import { Button, Drawer, Hint, Label, Textarea } from "@medusajs/ui"
import { useId, useRef, useState, type FormEvent } from "react"

import { characterCount } from "../../../copy/limits"
import { useReturnFocus } from "../../hooks/use-return-focus"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { LabelledDrawerHeader } from "./labelled-drawer-header"

interface TextRequestDrawerProps {
  title: string
  description: string
  label: string
  placeholder?: string
  hint: string
  submitLabel: string
  maxLength: number
  initialText?: string
  isPending: boolean
  onSubmit: (text: string | undefined) => void
  onClose: () => void
}

/** A drawer that asks for a few optional words before something is done. */
export const TextRequestDrawer = (props: TextRequestDrawerProps) => {
  const { t } = useCopyTranslation()
  const [text, setText] = useState(props.initialText ?? "")
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const returnFocus = useReturnFocus()
  const isOver = characterCount(text) > props.maxLength

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isOver) props.onSubmit(text.trim() || undefined)
  }

  return (
    <Drawer open onOpenChange={(open) => !open && props.onClose()}>
      <Drawer.Content
        onCloseAutoFocus={returnFocus}
        onOpenAutoFocus={(event) => {
          event.preventDefault()
          area.current?.focus()
        }}
      >
        <form onSubmit={submit} className="flex flex-1 flex-col overflow-hidden">
          <LabelledDrawerHeader title={props.title} description={props.description} />
          <Drawer.Body className="flex flex-col gap-y-2 overflow-y-auto">
            <Label size="small" weight="plus" htmlFor={id}>
              {props.label}
            </Label>
            <Textarea
              id={id}
              ref={area}
              rows={4}
              value={text}
              placeholder={props.placeholder}
              aria-describedby={`${id}-hint`}
              aria-invalid={isOver}
              onChange={(event) => setText(event.target.value)}
            />
            <Hint id={`${id}-hint`} variant={isOver ? "error" : "info"}>
              {props.hint}
            </Hint>
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {t("actions.cancel")}
              </Button>
            </Drawer.Close>
            <Button size="small" type="submit" isLoading={props.isPending} disabled={isOver}>
              {props.submitLabel}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
