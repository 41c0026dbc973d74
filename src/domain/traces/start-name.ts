import { maskAccount, maskName } from '../access/masking.js';

/** The name of what a trace starts from; persons and account numbers masked. */
export function maskedStartName(thing: { id: string; label: string; name: string | null }): string {
  if (thing.name === null) return thing.id;
  if (thing.label === 'Account') return maskAccount(thing.name);
  return thing.label === 'Household' || thing.label === 'Person' ? maskName(thing.name) : thing.name;
}
