import { lookup, type LookupAddress } from "node:dns"
import { isIP, type LookupFunction } from "node:net"

import { buildConnector } from "undici"

import type { IsAllowedHost } from "./allowed-hosts"
import { PictureError } from "./picture-error"
import { isPublicAddress } from "./public-address"

/** All addresses of a host name. */
export type ResolveHost = (hostname: string) => Promise<LookupAddress[]>

/** As the operating system resolves names, hosts file included. */
export const resolveHost: ResolveHost = (hostname) =>
  new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)))
  })

interface GuardedConnectorOptions {
  isAllowedHost: IsAllowedHost
  resolve: ResolveHost
  /** Milliseconds for one connection. */
  timeoutMs: number
}

/**
 * Opens sockets to public addresses only, save to the hosts that are allowed. A
 * name is resolved once, and the socket gets the addresses that passed the check:
 * a name server that answers differently the next time is never asked again.
 *
 * Fails with {@link PictureError} `private_address` or `unresolvable`.
 */
export function guardedConnector({
  isAllowedHost,
  resolve,
  timeoutMs,
}: GuardedConnectorOptions): buildConnector.connector {
  const anywhere = buildConnector({ timeout: timeoutMs, lookup: checkedLookup(resolve, () => true) })
  const publicOnly = buildConnector({ timeout: timeoutMs, lookup: checkedLookup(resolve, isPublicAddress) })

  return (options, callback) => {
    if (isAllowedHost(options.protocol, options.hostname, options.port)) {
      anywhere(options, callback)
    } else if (isIP(options.hostname) && !isPublicAddress(options.hostname)) {
      // Node connects to a literal address without a lookup.
      queueMicrotask(() => callback(new PictureError("private_address"), null))
    } else {
      publicOnly(options, callback)
    }
  }
}

/** A `lookup` for sockets that hands out only the addresses that `accepts` lets through. */
export function checkedLookup(resolve: ResolveHost, accepts: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    const fail = (error: PictureError) => callback(error, "")
    resolve(hostname).then(
      (addresses) => {
        const checked = addresses.filter(({ address }) => accepts(address))
        const [first] = checked
        if (!first) {
          fail(new PictureError(addresses.length > 0 ? "private_address" : "unresolvable"))
        } else if (options.all) {
          callback(null, checked)
        } else {
          callback(null, first.address, first.family)
        }
      },
      (cause: NodeJS.ErrnoException) =>
        // ENOTFOUND is an answer; anything else is a name server in trouble.
        fail(new PictureError("unresolvable", { retryable: cause.code !== "ENOTFOUND", cause }))
    )
  }
}
