import { Button, Container, Hint, Label, RadioGroup, Select } from "@medusajs/ui"
import { useId, useState, type FormEvent } from "react"

import { characterCount, type Locale } from "../../../copy/limits"
import { MAX_OWN_PROMPT_LENGTH } from "../../../copy/own-prompt"
import { GENERAL } from "../../../copy/templates/choose-template"
import type { PlaygroundQuestion } from "../../hooks/api/copy-playground"
import { useCopyTranslation } from "../../lib/use-copy-translation"
import { PictureDrop } from "./picture-drop"
import { PlaygroundTemplate } from "./playground-template"
import { PlaygroundWords } from "./playground-words"

/** Of the wish beside the built-in prompt. */
const MAX_INSTRUCTIONS_LENGTH = 500
/** Of a question that is asked again unchanged: at 0 the model would say the same. */
const ANEW_TEMPERATURE = 0.7

interface PlaygroundFormProps {
  locales: readonly Locale[]
  maxBytes: number
  isAtWork: boolean
  /** Whether a question was asked before. */
  hasAsked: boolean
  onAsk: (question: PlaygroundQuestion) => void
  onCancel: () => void
}

/** What the model is asked. */
export const PlaygroundForm = ({ locales, maxBytes, isAtWork, hasAsked, onAsk, onCancel }: PlaygroundFormProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  const [picture, setPicture] = useState<File | null>(null)
  const [locale, setLocale] = useState<string>(locales[0] ?? "en")
  const [isOwn, setIsOwn] = useState(false)
  const [template, setTemplate] = useState(GENERAL)
  const [instructions, setInstructions] = useState("")
  const [prompt, setPrompt] = useState("")
  const [problem, setProblem] = useState<string | null>(null)
  const [last, setLast] = useState<{ question: PlaygroundQuestion; times: number } | null>(null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = !picture ? "noPicture" : isOwn && prompt.trim() === "" ? "noPrompt" : null
    setProblem(missing && t(`playground.form.${missing}`))
    const [words, limit] = isOwn ? [prompt, MAX_OWN_PROMPT_LENGTH] : [instructions, MAX_INSTRUCTIONS_LENGTH]
    if (!picture || missing || characterCount(words) > limit) return
    const wish = instructions.trim() === "" ? undefined : instructions
    const question: PlaygroundQuestion = { picture, locale, ...(isOwn ? { prompt } : { template, instructions: wish }) }
    const times = last && isSame(last.question, question) ? last.times + 1 : 0
    setLast({ question, times })
    onAsk(times === 0 ? question : { ...question, seed: times, temperature: ANEW_TEMPERATURE })
  }

  return (
    <Container className="p-0">
      <form onSubmit={submit} className="flex flex-col gap-y-4 px-6 py-4" aria-label={t("playground.form.which")}>
        <PictureDrop picture={picture} maxBytes={maxBytes} onChoose={setPicture} />
        <div className="flex flex-col gap-y-2">
          <Label size="small" weight="plus" htmlFor={`${id}-locale`}>
            {t("playground.form.language")}
          </Label>
          <Select value={locale} onValueChange={setLocale}>
            <Select.Trigger id={`${id}-locale`}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {locales.map((each) => (
                <Select.Item key={each} value={each}>
                  {t(`locale.${each}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
        <RadioGroup value={isOwn ? "own" : "builtIn"} onValueChange={(value) => setIsOwn(value === "own")} aria-label={t("playground.form.which")}>
          {(["builtIn", "own"] as const).map((which) => (
            <div key={which} className="flex items-center gap-x-2">
              <RadioGroup.Item value={which} id={`${id}-${which}`} />
              <Label size="small" htmlFor={`${id}-${which}`}>
                {t(`playground.form.${which}`)}
              </Label>
            </div>
          ))}
        </RadioGroup>
        {isOwn ? (
          <PlaygroundWords
            label={t("playground.form.prompt")}
            placeholder={t("playground.form.promptPlaceholder")}
            hint={t("playground.form.promptHint")}
            limit={MAX_OWN_PROMPT_LENGTH}
            rows={6}
            value={prompt}
            onChange={setPrompt}
          />
        ) : (
          <>
            <PlaygroundTemplate value={template} onChange={setTemplate} />
            <PlaygroundWords
              label={t("playground.form.instructions")}
              placeholder={t("playground.form.instructionsPlaceholder")}
              limit={MAX_INSTRUCTIONS_LENGTH}
              rows={3}
              value={instructions}
              onChange={setInstructions}
            />
          </>
        )}
        <div role="alert">{problem && <Hint variant="error">{problem}</Hint>}</div>
        <div className="flex gap-x-2">
          <Button size="small" type="submit" disabled={isAtWork}>
            {t(hasAsked ? "playground.form.askAgain" : "playground.form.ask")}
          </Button>
          {isAtWork && (
            <Button size="small" variant="secondary" type="button" onClick={onCancel}>
              {t("playground.form.cancel")}
            </Button>
          )}
        </div>
      </form>
    </Container>
  )
}

function isSame(one: PlaygroundQuestion, other: PlaygroundQuestion): boolean {
  return (["picture", "locale", "prompt", "template", "instructions"] as const).every((part) => one[part] === other[part])
}
