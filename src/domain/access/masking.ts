/**
 * What of personal data leaves the service for a caller without a special right. Every function gives a masked value
 * unchanged when applied again, so that masking twice on the way out does no harm.
 */

const COMPOUND_SURNAMES = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师'.split(
    ' ',
  ),
);
/** 曹*, 曹某, 曹某某, 张某甲: sources mask too. */
const MASKED_NAME = /^.{0,2}\*+$|^\p{Script=Han}{1,2}某{1,2}[甲乙丙丁]?$/u;
/** Words that end the name of an organisation, a place or a fund, and hardly that of a person. */
const NOT_A_PERSON =
  /[局厅部社店厂村县市省区乡镇站所院会库行办处室队校园馆场矿组]$|公司|中心|银行|政府|专户|账户|帐户|资金|学校|医院|集团|合作|经营|基金|国库|超市|商行/u;

/** What stands between several names in one cell. */
const NAMES_BETWEEN = /\s*[、，,;；/]\s*/u;
/** 张三（户主）, 李四(代领): what a name carries behind it. */
const SUFFIX = /[(（［[【〔].*$/u;

/**
 * The surname stays, the rest becomes one `*` (its length would narrow the person down), of each of several names joined by 、.
 * 曹某 is masked already and stays.
 */
export function maskName(name: string): string {
  const plain = name.trim();
  if (!NAMES_BETWEEN.test(plain)) return maskOneName(plain);
  return plain
    .split(NAMES_BETWEEN)
    .map(maskOneName)
    .filter((one) => one !== '')
    .join('、');
}

function maskOneName(plain: string): string {
  const characters = [...plain];
  if (characters.length === 0 || MASKED_NAME.test(plain)) return plain;
  const surname = characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return `${characters.slice(0, surname).join('')}*`;
}

/** First six and last four characters; of a number of ten or fewer only the last four. */
export function maskAccount(number: string): string {
  const plain = number.replace(/\s+/gu, '');
  if (plain.length <= 4) return '*'.repeat(plain.length);
  if (plain.length <= 10) return `${'*'.repeat(plain.length - 4)}${plain.slice(-4)}`;
  return `${plain.slice(0, 6)}${'*'.repeat(plain.length - 10)}${plain.slice(-4)}`;
}

/** Resident ID: first three and last four; nothing of the date of birth. */
export function maskIdNumber(idNumber: string): string {
  const plain = idNumber.replace(/\s+/gu, '');
  if (plain.length <= 7) return '*'.repeat(plain.length);
  return `${plain.slice(0, 3)}${'*'.repeat(plain.length - 7)}${plain.slice(-4)}`;
}

/** First three and last four digits; of a short number nothing. */
export function maskPhone(phone: string): string {
  const plain = phone.replace(/[\s()-]+/gu, '');
  if (plain.length <= 7) return '*'.repeat(plain.length);
  return `${plain.slice(0, 3)}${'*'.repeat(plain.length - 7)}${plain.slice(-4)}`;
}

/** Down to the township; without one, down to the county or city. */
export function maskAddress(address: string): string {
  const plain = address.trim();
  const township = /^(?:.*?[县区市])?.{1,6}?(?:街道|乡(?![市县])|镇(?!平县))(?=.)/u.exec(plain) ?? /^.*[县区市](?=.)/u.exec(plain);
  if (township) return `${township[0]}${plain.slice(township[0].length) === '' ? '' : '*'}`;
  return /(?:街道|[乡镇县区市])\*?$/u.test(plain) ? plain : plain === '' ? '' : '*';
}

/**
 * Could be a person's name, or several: two to four Chinese characters, or parts joined by a dot, and no word of an organisation;
 * also with spaces inside (曹 操) and with a suffix in brackets (张三（户主）).
 */
export function looksPersonal(name: string): boolean {
  const names = name.trim().split(NAMES_BETWEEN);
  return names.length > 1 ? names.every((one) => one === '' || isOneName(one)) && names.some((one) => one !== '') : isOneName(name);
}

function isOneName(name: string): boolean {
  const plain = name.replace(SUFFIX, '').replace(/[\s\u3000]+/gu, '');
  return (/^\p{Script=Han}{2,4}$/u.test(plain) || /^\p{Script=Han}+(?:[·•]\p{Script=Han}+)+$/u.test(plain)) && !NOT_A_PERSON.test(plain);
}

/**
 * The name on an account: masked where the account is a person's or household's, and where a name on any other kind
 * looks like a person's (a shop run by one, an account nothing is known about). Of any other, the numbers that stand in it.
 */
export function maskAccountName(name: string, kind: string | null | undefined): string {
  return kind === 'household' || kind === 'person' || looksPersonal(name) ? maskName(name) : maskText(name.trim());
}

/** An account number behind, or instead of, a name: five digits or more, in groups or not; or one that is masked already. */
const NUMBER_BEHIND = /(?<![0-9A-Za-z*])(?<number>[A-Z]{0,4}[0-9０-９](?:[\s-]?[0-9０-９*]){4,}|(?<=^|\s)\*+[0-9]{0,4})$/u;

/** A payee as a voucher states it, name and account number in one text or either of them: both are masked. */
export function maskStatedPayee(text: string, kind?: string | null): string {
  const plain = text.trim();
  const number = NUMBER_BEHIND.exec(plain)?.groups?.['number'];
  if (number === undefined) return maskAccountName(plain, kind);
  const name = plain.slice(0, -number.length).trim();
  const shown = number.includes('*') ? number.replace(/\s+/gu, '') : maskAccount(number.replaceAll('-', ''));
  return name === '' ? shown : `${maskAccountName(name, kind)} ${shown}`;
}

/** Eleven digits or more, also written in groups by single spaces or dashes; not the digits before a decimal point. */
const DIGIT_GROUPS = /(?<![\d.])\d(?:[ -]?\d){10,29}[Xx]?(?![\d.]|[ -]\d)/gu;
const DATE = /^(?:19|20)\d{2}-[01]\d-[0-3]\d/u;
const PHONE = /^1[3-9]\d{9}$/u;

/** Free text as sources state it (a payment's purpose): resident IDs, phone and account numbers in it are masked. */
export function maskText(text: string): string {
  const ascii = text.replace(/[\uff10-\uff19]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return ascii.replace(DIGIT_GROUPS, (found) => {
    if (DATE.test(found)) return found;
    const plain = found.replace(/[ -]/gu, '');
    if (/^\d{17}[\dXx]$/u.test(plain)) return maskIdNumber(plain);
    const phone = plain.replace(/^86(?=1[3-9]\d{9}$)/u, '');
    if (PHONE.test(phone)) return maskPhone(phone);
    return plain.length >= 12 ? maskAccount(plain) : found;
  });
}
