import type { PageAddress, TraceAddress } from './address.js';

/** Keeps unit, language and scope on the way to another page, and drops what belongs to this one. */
export function keepPage(search: Record<string, unknown>): PageAddress {
  const { unit, lang, scope } = search as PageAddress;
  return { unit, lang, scope };
}

/** From one trace to another the day and the batch stay too: who reads as of then goes on reading as of then. */
export function keepMoment(search: Record<string, unknown>): TraceAddress {
  const { asOf, asOfBatch } = search as TraceAddress;
  return { ...keepPage(search), asOf, asOfBatch };
}
