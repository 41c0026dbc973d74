/**
 * @id      lock-settings
 * @title   Holds all other changes of the settings until this one is over
 * @access  write
 * @param   now     instant Now
 * @returns version
 */
MERGE (v:SettingsVersion {id: 'settings'})
SET v.version = coalesce(v.version, 0), v.askedAt = $now
RETURN v.version AS version
