/**
 * The closed list of rules that propose two things to be one.
 *
 * - `enterprise-name`: an enterprise without credit code and one of the same normalised name in the same region.
 * - `enterprise-former-name`: the name of one is a former name of the other.
 * - `account-name`: an account known by its name only and a numbered account under the same normalised name.
 * - `account-number`: one account number under two texts for the bank that no alias brings together.
 * - `person-masked-number`: an identity number that its source has masked fits a full one, and the names agree.
 * - `person-account`: a person without identity number and one of the same name hold the same account.
 * - `household-members`: two households share their members, and no split or merger is recorded.
 * - `unit-name`: two units of one region bear the same normalised name.
 */
export const IDENTITY_RULES = [
  'enterprise-name',
  'enterprise-former-name',
  'account-name',
  'account-number',
  'person-masked-number',
  'person-account',
  'household-members',
  'unit-name',
] as const;
export type IdentityRule = (typeof IDENTITY_RULES)[number];

/**
 * What speaks for a proposal, beside its rule. same-payer: accounts that paid both. same-account:
 * accounts both hold. same-member: persons in both. digits: digits of the number that can be compared. only-candidate: no other thing
 * fits the rule.
 */
export const EVIDENCE_CODES = ['same-payer', 'same-account', 'same-member', 'digits', 'only-candidate'] as const;
export type EvidenceCode = (typeof EVIDENCE_CODES)[number];

export const IDENTITY_STATES = ['open', 'confirmed', 'rejected'] as const;
export type IdentityState = (typeof IDENTITY_STATES)[number];

/**
 * What a load brings together by itself, without asking. institution-alias: branch texts and short names of one bank. document-number:
 * spellings of one number. card, successor: accounts that a source says belong together or follow each other. household-split,
 * household-merger: as a register says.
 */
export const AUTOMATIC_RULES = ['institution-alias', 'document-number', 'card', 'successor', 'household-split', 'household-merger'] as const;
export type AutomaticRule = (typeof AUTOMATIC_RULES)[number];
