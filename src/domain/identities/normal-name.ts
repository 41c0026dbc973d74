/**
 * What had to be done to a name before it equals another. width: full-width letters, digits and signs became half-width. brackets: all
 * kinds of brackets became one. spaces: spaces, dots and dashes were left out. company-form: 有限责任公司 and 股份公司 became 有限公司
 * and 股份有限公司. letters: capitals.
 */
export const NAME_STEPS = ['width', 'brackets', 'spaces', 'company-form', 'letters'] as const;
export type NameStep = (typeof NAME_STEPS)[number];

const OPENING = /[[{<【〈《「『〖﹝〔]/gu;
const CLOSING = /[\]}>】〉》」』〗﹞〕]/gu;

/** One form for all spellings of a name, and the steps that changed it. Applying it twice changes nothing. */
export function normalName(name: string): { name: string; steps: NameStep[] } {
  const steps: NameStep[] = [];
  let text = name;
  const step = (code: NameStep, changed: string): void => {
    if (changed !== text) steps.push(code);
    text = changed;
  };
  step('width', text.normalize('NFKC'));
  step('brackets', text.replace(OPENING, '(').replace(CLOSING, ')'));
  step('spaces', text.replace(/[\s\p{Default_Ignorable_Code_Point}·•.・\-_—–―]+/gu, ''));
  step('company-form', text.replace(/股份有限责任公司|股份公司/gu, '股份有限公司').replace(/有限责任公司/gu, '有限公司'));
  step('letters', text.toUpperCase());
  return { name: text, steps };
}
