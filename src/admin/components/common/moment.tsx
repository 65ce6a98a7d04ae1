import { exactTime, relativeTime } from "../../lib/relative-time"
import { useCopyTranslation } from "../../lib/use-copy-translation"

/** `5 min. ago`, and the exact time where it is pointed at. */
export const Moment = ({ at }: { at: string }) => {
  const { language } = useCopyTranslation()
  return (
    <time dateTime={at} title={exactTime(at, language)}>
      {relativeTime(at, language)}
    </time>
  )
}
