import { useTranslation } from 'react-i18next';

/** The name of a source beside its code, which the mappings and manifests use; a code without a name says itself. */
export function useSourceName() {
  const { t, i18n } = useTranslation();
  return (code: string): string => (i18n.exists(`sources.${code}`) ? `${t(`sources.${code}`)} ${code}` : code);
}

/** A word of a closed list; one that the service learned later says itself. */
export function useWord(list: string) {
  const { t, i18n } = useTranslation();
  return (code: string): string => (i18n.exists(`${list}.${code}`) ? t(`${list}.${code}`) : code);
}

/** The two sides of a comparison, as its name says them: `Quota to spend — paid` → `Quota to spend`, `paid`. */
export function sidesOf(name: string): { readonly left: string; readonly right: string } {
  const [left = name, right = name] = name.split(/\s*—\s*/u);
  return { left, right };
}
