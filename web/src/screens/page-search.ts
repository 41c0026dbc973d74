import type { PageAddress } from './address.js';

/** Keeps unit, language and scope on the way to another page, and drops what belongs to this one. */
export function keepPage(search: Record<string, unknown>): PageAddress {
  const { unit, lang, scope } = search as PageAddress;
  return { unit, lang, scope };
}
