/**
 * @id      settings-version
 * @title   Number of the newest change of the settings
 * @access  read
 * @returns version
 * @order   none: one row
 * @limit   1, there is one counter
 */
MATCH (v:SettingsVersion {id: 'settings'})
RETURN v.version AS version
