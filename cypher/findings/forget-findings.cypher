/**
 * @id      forget-findings
 * @title   Removes all findings and runs, and what was said of settings: the data they are about are gone as a whole
 * @access  write
 * @returns forgotten
 */
MATCH (n:Finding|FindingEvent|EventOrder|WarningRun|RuleRun|RuleStanding|WarningLock|SettingValue|RuleSetting|SettingsVersion)
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS
RETURN count(*) AS forgotten
