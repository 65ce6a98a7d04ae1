const LONGEST = 200

/**
 * A picture's address as it may be shown and logged: without user name, password,
 * query and fragment, which is where signed links keep their secrets, and at most
 * 200 characters. Of anything but http and https only the scheme is kept, since a
 * `data:` address is its own contents.
 */
export function shownUrl(url: string | URL): string {
  const text = String(url)
  if (!URL.canParse(text)) {
    return shorten(text.replace(/[?#].*$/s, "").replace(/^[^@]*@/s, ""))
  }
  const { protocol, host, pathname } = new URL(text)
  if (protocol !== "http:" && protocol !== "https:") {
    return shorten(`${protocol}…`)
  }
  return shorten(`${protocol}//${host}${pathname}`)
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
