import { useTranslation } from 'react-i18next';

/** Why a package was refused: all faults at once, each with its place. */
export function FaultTable({ faults }: { faults: readonly Record<string, unknown>[] }) {
  const { t } = useTranslation();
  if (faults.length === 0) return null;
  const cell = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
  return (
    <table className="documents">
      <caption>{t('loads.faults')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('loads.file')}</th>
          <th scope="col">{t('loads.line')}</th>
          <th scope="col">{t('loads.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map((fault, at) => (
          <tr key={at}>
            <td>{cell(fault['file'])}</td>
            <td>{cell(fault['line'])}</td>
            <td>{cell(fault['reason'] ?? fault['detail'] ?? fault['message'])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
