/**
 * @id      keep-setting-values
 * @title   Keeps long values of settings, each once under its digest
 * @access  write
 * @param   rows    map[]  id (digest), text (JSON)
 * @returns kept
 */
UNWIND $rows AS row
MERGE (v:SettingValue {id: row.id})
ON CREATE SET v.text = row.text
RETURN count(*) AS kept
