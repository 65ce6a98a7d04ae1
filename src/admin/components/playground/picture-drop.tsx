import { Hint, Label, Text, clx } from "@medusajs/ui"
import { useEffect, useId, useState, type CSSProperties, type DragEvent } from "react"

import { megabytes, PICTURE_TYPES, refusePicture } from "../../lib/playground-picture"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/** The browser's own chooser lies invisible over the field: it is clicked, focused and dropped onto as what it is. */
const OVER_ALL: CSSProperties = { position: "absolute", inset: 0, opacity: 0, width: "100%", height: "100%", cursor: "pointer" }
const PREVIEW: CSSProperties = { maxHeight: 220, maxWidth: "100%", objectFit: "contain" }

interface PictureDropProps {
  picture: File | null
  maxBytes: number
  onChoose: (picture: File) => void
}

/** Takes one picture, dropped or chosen. What the store would refuse is not taken. */
export const PictureDrop = ({ picture, maxBytes, onChoose }: PictureDropProps) => {
  const { t } = useCopyTranslation()
  const id = useId()
  const preview = usePreview(picture)
  const [isOver, setIsOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isFocused, setIsFocused] = useState(false)

  const choose = (files: FileList | null) => {
    const [file, another] = files ?? []
    if (!file) return
    const refusal = refusePicture(file, maxBytes)
    if (refusal) return setProblem(t(`playground.picture.${refusal}`, { name: file.name, megabytes: megabytes(maxBytes) }))
    setProblem(another ? t("playground.picture.several") : null)
    onChoose(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    choose(event.dataTransfer.files)
  }

  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {t("playground.picture.label")}
      </Label>
      <div
        className={clx(
          "bg-ui-bg-component relative flex flex-col items-center justify-center gap-y-2 rounded-lg border border-dashed p-4 text-center",
          isOver && "bg-ui-bg-component-hover",
          isFocused && "shadow-borders-focus"
        )}
        style={{ minHeight: 140 }}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        {preview && picture && <img src={preview} alt={t("playground.picture.chosen", { name: picture.name })} style={PREVIEW} className="rounded-md" />}
        <Text size="small" weight="plus">
          {t(picture ? "playground.picture.change" : "playground.picture.choose")}
        </Text>
        <input
          id={id}
          type="file"
          accept={PICTURE_TYPES}
          style={OVER_ALL}
          aria-describedby={`${id}-hint`}
          aria-invalid={problem !== null}
          onFocus={() => setIsFocused(true)}
          onBlur={() => setIsFocused(false)}
          onChange={(event) => {
            choose(event.target.files)
            // So that the same file, changed, can be chosen again.
            event.target.value = ""
          }}
        />
      </div>
      <Hint id={`${id}-hint`} className="text-ui-fg-subtle">
        {t("playground.picture.hint", { megabytes: megabytes(maxBytes) })}
      </Hint>
      <div role="alert">{problem && <Hint variant="error">{problem}</Hint>}</div>
    </div>
  )
}

/** An address of the file's own, for as long as it is shown. */
function usePreview(picture: File | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!picture) return setAddress(null)
    const made = URL.createObjectURL(picture)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return address
}
