import ipaddr from "ipaddr.js"

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR("2000::/3")

/**
 * Ordinary-looking addresses that are reached from inside a cloud only:
 * Azure answers its virtual machines (metadata, DNS, agent) on this one.
 */
const INSIDE_A_CLOUD = new Set(["168.63.129.16"])

/**
 * Whether an IP address belongs to the public internet. Refused are private,
 * loopback, link-local, carrier-grade NAT, multicast, broadcast, documentation,
 * benchmarking and reserved ranges (IANA's special-purpose registries), and all
 * IPv6 that carries an IPv4 address inside: mapped, compatible, NAT64, 6to4,
 * Teredo. What cannot be parsed is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) {
    return false
  }
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== "unicast" || INSIDE_A_CLOUD.has(parsed.toString())) {
    return false
  }
  // `range()` calls everything that it has no name for unicast: of IPv6, only
  // this block has been handed out.
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_UNICAST_V6) : true
}
