/**
 * @id      keep-rule-settings
 * @title   Keeps one change of the settings; what was said before stays as it is
 * @access  write
 * @param   version integer Number of the change
 * @param   rows    map[]   Entries with all their properties
 * @returns kept
 */
MATCH (v:SettingsVersion {id: 'settings'})
SET v.version = $version
WITH v
UNWIND $rows AS row
CREATE (s:RuleSetting)
SET s = row
RETURN count(*) AS kept
