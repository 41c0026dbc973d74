import type { Account } from '../../demo/story/accounts.ts';
import { lineId } from '../../demo/story/world.ts';
import type { Subject } from './label.ts';

/** The names under which a label points to things of the graph. */
export const account = ({ number, bank }: Pick<Account, 'number' | 'bank'>): Subject => ({ account: number, institution: bank });
export const person = ({ id }: { id: string }): Subject => ({ idNumber: id });
export const household = ({ code }: { code: string }): Subject => ({ household: code });
export const enterprise = ({ uscc }: { uscc: string }): Subject => `enterprise:${uscc}`;
export const project = ({ code }: { code: string }): Subject => `project:${code}`;
export const contract = (number: string): Subject => `contract:${number}`;
export const unit = ({ region, code }: { region: string; code: string }): Subject => `unit:${region}|${code}`;
export const tender = (number: string): Subject => `tender:${number}`;
export const line = lineId;
