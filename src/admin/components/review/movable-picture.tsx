import { useLayoutEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from "react"

import { useCopyTranslation } from "../../lib/use-copy-translation"

const ARROW_PIXELS = 120

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface MovablePictureProps {
  url: string
  alt: string
  /** How many times as large as the place that it is seen in. */
  zoom: number
  /** What the arrow keys move once it has the focus. */
  view: RefObject<HTMLDivElement>
}

/** A picture behind a window, moved by pointer, finger, wheel and arrow keys. */
export const MovablePicture = ({ url, alt, zoom, view }: MovablePictureProps) => {
  const { t } = useCopyTranslation()
  const drag = useRef<{ x: number; y: number } | null>(null)
  const shown = useRef(1)

  // In the middle at first; and what is in the middle stays there.
  useLayoutEffect(() => {
    const { current } = view
    if (!current) return
    const ratio = zoom / shown.current
    shown.current = zoom
    const [halfWidth, halfHeight] = [current.clientWidth / 2, current.clientHeight / 2]
    current.scrollTo((current.scrollLeft + halfWidth) * ratio - halfWidth, (current.scrollTop + halfHeight) * ratio - halfHeight)
  }, [zoom, view])

  const press = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key]
    if (!direction) return
    event.preventDefault()
    view.current?.scrollBy(direction[0] * ARROW_PIXELS, direction[1] * ARROW_PIXELS)
  }

  const take = (event: PointerEvent<HTMLDivElement>) => {
    // Fingers scroll by themselves.
    if (event.pointerType !== "mouse") return
    drag.current = { x: event.clientX, y: event.clientY }
    event.currentTarget.setPointerCapture(event.pointerId)
  }

  const move = (event: PointerEvent) => {
    if (!drag.current) return
    view.current?.scrollBy(drag.current.x - event.clientX, drag.current.y - event.clientY)
    drag.current = { x: event.clientX, y: event.clientY }
  }

  const release = () => {
    drag.current = null
  }

  return (
    <div
      ref={view}
      role="group"
      tabIndex={0}
      aria-label={t("review.pictures.zoomHint")}
      className="bg-ui-bg-component focus-visible:shadow-borders-focus min-h-0 flex-1 overflow-auto outline-none"
      style={{ cursor: "grab", position: "relative" }}
      onKeyDown={press}
      onPointerDown={take}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <img
        src={url}
        alt={alt}
        draggable={false}
        style={{ position: "absolute", width: `${zoom * 100}%`, height: `${zoom * 100}%`, maxWidth: "none", objectFit: "contain" }}
      />
    </div>
  )
}
