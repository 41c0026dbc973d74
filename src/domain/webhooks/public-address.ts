import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address that may not be called. Its message is told to whoever registered it; it does not say what the name resolves to. */
export class RefusedAddress extends Error {}

/** The only part of IPv6 that is handed out for the internet; outside of it lies, among others, an old way to write an address of IPv4. */
const [GLOBAL, GLOBAL_BITS] = [ipaddr.IPv6.parse('2000::'), 3];

/** Of the public internet: not this machine, no private or local network, no cloud's metadata, no tunnel to one of them. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL, GLOBAL_BITS));
}

/**
 * Resolves a name and gives nothing if any of its addresses is not public. It is the look-up of the connection itself: a name that resolves
 * otherwise a moment later is of no use.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true } as LookupOptions & { all: true }, (error, addresses: LookupAddress[]) => {
    const first = addresses?.[0];
    if (error) callback(error, '');
    else if (!first || !addresses.every(({ address }) => isPublicAddress(address))) callback(new RefusedAddress(REFUSED), '');
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/** A name that is an address is connected to without any look-up. Throws `RefusedAddress`. */
export function refusePrivateLiteral({ hostname }: URL): void {
  const plain = hostname.replace(/^\[|\]$/gu, '');
  if (isIP(plain) !== 0 && !isPublicAddress(plain)) throw new RefusedAddress(REFUSED);
}

/** Throws `RefusedAddress`, and what the resolver throws. */
export async function requirePublic(url: URL): Promise<void> {
  refusePrivateLiteral(url);
  const plain = url.hostname.replace(/^\[|\]$/gu, '');
  if (isIP(plain) === 0) await new Promise<void>((resolve, reject) => publicLookup(plain, {}, (error) => (error ? reject(error) : resolve())));
}

const REFUSED = 'The address is of this machine or of a private network.';
