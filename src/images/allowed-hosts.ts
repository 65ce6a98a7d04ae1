import { isIPv6 } from "node:net"

interface AllowedHost {
  hostname: string
  /** Undefined: any port. */
  port?: string
}

/** Whether pictures may be read from this host although its address is not public. */
export type IsAllowedHost = (protocol: string, hostname: string, port: string) => boolean

/**
 * @param entries `host` (any port) or `host:port`; IPv6 addresses in brackets where a port follows
 * @returns a test that takes the parts of a `URL`: an empty port is the scheme's own
 * @throws TypeError naming the first entry that is neither
 */
export function parseAllowedHosts(entries: readonly string[]): IsAllowedHost {
  const allowed = entries.map(parseEntry)
  return (protocol, hostname, port) => {
    const effectivePort = port || (protocol === "https:" ? "443" : "80")
    const bracketed = isIPv6(hostname) ? `[${hostname}]` : hostname
    return allowed.some(
      (entry) => entry.hostname === bracketed && (entry.port === undefined || entry.port === effectivePort)
    )
  }
}

function parseEntry(entry: string): AllowedHost {
  const [, host = "", port] = isIPv6(entry) ? ["", `[${entry}]`] : (/^(.+?)(?::(\d{1,5}))?$/.exec(entry) ?? [])
  const url = /[/?#@\\\s]/.test(host) || !URL.canParse(`http://${host}`) ? null : new URL(`http://${host}`)
  if (!url || url.port !== "" || Number(port ?? 1) > 65_535) {
    throw new TypeError(`allowedHosts: "${entry}" is neither a host nor host:port, such as "files.example.com:9000"`)
  }
  return { hostname: url.hostname, port: port === undefined ? undefined : String(Number(port)) }
}
