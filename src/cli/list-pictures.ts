import { readdir, stat } from "node:fs/promises"
import { extname, join } from "node:path"

import { CommandFailure } from "./command-failure"
import { errorMessage, fileErrorCode } from "./file-errors"

/** What a picture that is read may be called; what it is, its first bytes say later. */
const PICTURE_EXTENSIONS = new Set([".jpg", ".jpeg", ".jfif", ".png", ".webp", ".avif", ".gif"])

export interface ListedPictures {
  /** From the folder, with `/` between their parts, sorted by code units: the same order everywhere. */
  files: string[]
  /** Folders that could not be read, by name, with the reason. */
  unreadable: { file: string; message: string }[]
  /** Extension (`.heic`, or "" for none) → how many other files there are. */
  others: Map<string, number>
}

/**
 * The pictures of a folder and of those in it. Hidden files and folders are left out. A link to a file counts
 * as the file; one to a folder is not followed, since it may lead back.
 *
 * @throws CommandFailure where the folder itself cannot be read
 */
export async function listPictures(folder: string): Promise<ListedPictures> {
  const listed: ListedPictures = { files: [], unreadable: [], others: new Map() }
  await walk(folder, "", listed)
  listed.files.sort()
  return listed
}

async function walk(root: string, folder: string, listed: ListedPictures): Promise<void> {
  for (const entry of await entriesOf(root, folder, listed)) {
    if (entry.name.startsWith(".")) continue
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      await walk(root, path, listed)
    } else if (entry.isFile() || (entry.isSymbolicLink() && (await isLinkToFile(join(root, path))))) {
      const extension = extname(entry.name).toLowerCase()
      if (PICTURE_EXTENSIONS.has(extension)) listed.files.push(path)
      else listed.others.set(extension, (listed.others.get(extension) ?? 0) + 1)
    }
  }
}

async function entriesOf(root: string, folder: string, { unreadable }: ListedPictures) {
  try {
    return await readdir(join(root, folder), { withFileTypes: true })
  } catch (error) {
    if (folder === "") throw new CommandFailure(`The folder ${root} cannot be read: ${reason(error)}`)
    unreadable.push({ file: `${folder}/`, message: `The folder cannot be read: ${reason(error)}` })
    return []
  }
}

function reason(error: unknown): string {
  switch (fileErrorCode(error)) {
    case "ENOENT":
      return "there is none of that name."
    case "ENOTDIR":
      return "it is a file. Name the folder that it is in."
    case "EACCES":
      return "permission was refused. Let this user read it."
    default:
      return errorMessage(error)
  }
}

/** A link that leads nowhere counts too: reading it fails with its name. */
async function isLinkToFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return true
  }
}
