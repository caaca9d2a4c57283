import { lookup } from 'node:dns'
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net'

const listed = (family: 'ipv4' | 'ipv6', ranges: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList()
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, family)
  return list
}

/** What IANA's registries keep from the public, by family: a list holds an IPv4 address for one of a mapped IPv6 range. */
const reserved4 = listed('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
])
/** All but 2000::/3, and of that what leads on to other addresses or nowhere. */
const reserved6 = listed('ipv6', [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
])

const isLoopback = (address: string): boolean => address === '::1' || (isIPv4(address) && address.startsWith('127.'))

/** Whether a webhook may be at an IP address: in the public internet, and in a rehearsal on the machine itself. */
export const isReachable = (address: string, isRehearsal: boolean): boolean => {
  if (isRehearsal && isLoopback(address)) return true
  return isIPv4(address) ? !reserved4.check(address) : !reserved6.check(address, 'ipv6')
}

/** The IP address that a URL names itself; undefined where it has a name, which a look-up resolves. */
export const addressIn = ({ hostname }: URL): string | undefined => {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) === 0 ? undefined : bare
}

export const FORBIDDEN_ADDRESS = 'FORBIDDEN_ADDRESS'

/** Resolves a name as a connection asks for it, so that what is looked at is what is connected to. One bad address spoils all. */
export const guardedLookup =
  (isRehearsal: boolean, resolve: typeof lookup = lookup): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => isReachable(address, isRehearsal)))
        return callback(Object.assign(new Error('it is not public'), { code: FORBIDDEN_ADDRESS }), [])
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
