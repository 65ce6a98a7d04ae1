import { EditedCopy, type CopyField } from "../../copy/draft"
import type { CopyDraftDTO } from "../../types/copy-draft"
import type { CopyHistoryEntryDTO } from "../../types/copy-history"

/** How an entry of the history is undone. */
export type EntryUndo =
  | { kind: "accept"; fields: CopyField[] | undefined }
  | { kind: "reject" }
  | { kind: "edit"; edited: EditedCopy }

type UndoneDraft = Pick<CopyDraftDTO, "id" | "status" | "content" | "edited">

/**
 * Which entries can be undone: of every draft the newest, where it decided something. What came before it was
 * built upon.
 *
 * @param entries the newest first
 * @param draft whose words can be put back; without it no edit can be undone
 */
export function undoableEntries(entries: readonly CopyHistoryEntryDTO[], draft?: UndoneDraft): Map<string, EntryUndo> {
  const undoable = new Map<string, EntryUndo>()
  const seen = new Set<string>()
  for (const entry of entries) {
    if (seen.has(entry.draft_id)) continue
    seen.add(entry.draft_id)
    const undo = undoOf(entry, entries, draft)
    if (undo) undoable.set(entry.id, undo)
  }
  return undoable
}

function undoOf(entry: CopyHistoryEntryDTO, entries: readonly CopyHistoryEntryDTO[], draft: UndoneDraft | undefined): EntryUndo | null {
  switch (entry.action) {
    case "reject":
      return { kind: "reject" }
    case "accept": {
      // Where another accept came before it, only what this one wrote.
      const earlier = entries.find(({ id, draft_id }) => id !== entry.id && draft_id === entry.draft_id)
      const fields = [...new Set(entry.changes.map(({ field }) => field))]
      return { kind: "accept", fields: earlier?.action === "accept" && fields.length > 0 ? fields : undefined }
    }
    case "edit":
      return draft?.id === entry.draft_id && draft.status === "ready" ? editsBefore(draft, entry) : null
    default:
      return null
  }
}

/** All of the merchant's own words as they were before an edit; null where the history does not hold words. */
function editsBefore({ content, edited }: UndoneDraft, { changes }: CopyHistoryEntryDTO): EntryUndo | null {
  const words: Record<string, unknown> = { ...edited }
  for (const { field, before } of changes) {
    if (JSON.stringify(before) === JSON.stringify(content?.[field])) delete words[field]
    else words[field] = before
  }
  const { data } = EditedCopy.safeParse(words)
  return data ? { kind: "edit", edited: data } : null
}
