/**
 * Which bank keeps an account, from the text a source gives for it. Sources name a branch (中国农业银行卢氏县支行), an old
 * or a short name (农行卢氏支行); the account's identity needs one name for all of them. The text itself is kept as a
 * branch of the account. The rural credit system of a province numbers its accounts as one institution.
 */
const INSTITUTIONS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/国库|国家金库|^(?:中国)?人民银行|^人行/u, '国家金库'],
  [/农村信用|农信(?:社|联社)|信用(?:合作)?联社|信用合?作?社|农村商业银行|农商(?:银)?行|农村合作银行/u, '农村信用社'],
  ...(
    [
      ['农业发展银行|农发行', '中国农业发展银行'],
      ['国家开发银行|国开行', '国家开发银行'],
      ['工商银行|工行', '中国工商银行'],
      ['农业银行|农行', '中国农业银行'],
      ['建设银行|建行', '中国建设银行'],
      ['交通银行|交行', '交通银行'],
      ['邮政储蓄|邮储|邮政银行', '中国邮政储蓄银行'],
      ['招商银行|招行', '招商银行'],
      ['中信银行', '中信银行'],
      ['光大银行', '中国光大银行'],
      ['民生银行', '中国民生银行'],
      ['上?海?浦(?:东)?发(?:展)?银行', '上海浦东发展银行'],
      ['兴业银行', '兴业银行'],
      ['平安银行', '平安银行'],
      ['广发银行|广东发展银行', '广发银行'],
      ['中国银行|中行', '中国银行'],
    ] as const
  ).map(([words, name]) => [new RegExp(`^(?:\\p{Script=Han}{2,12}[省市县区])?(?:(?:中国)?(?:${words}))`, 'u'), name] as const),
];
/** A bank that is not listed: what follows its name (股份有限公司, 洛阳分行营业部) is not part of it. */
const BRANCH = /^(?<bank>.{2,20}?银行).*$/u;

/** Empty for an empty text; a text that names no known bank stays as it is (without spaces). */
export function institutionOf(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  for (const [pattern, name] of INSTITUTIONS) {
    if (pattern.test(plain)) return name;
  }
  return BRANCH.exec(plain)?.groups?.['bank'] ?? plain;
}

/** An account number as it identifies the account: no spaces, no hyphens, half-width, capital letters. */
export function accountNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s-]+/gu, '')
    .toUpperCase();
}
