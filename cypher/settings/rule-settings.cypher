/**
 * @id      rule-settings
 * @title   All that was said of the settings up to a version
 * @access  read
 * @param   version integer Number of the last change that counts
 * @returns entry
 * @order   version, place
 * @limit   none: all of them, some thousands at most
 */
MATCH (s:RuleSetting)
WHERE s.version <= $version
RETURN properties(s) AS entry
ORDER BY s.version, s.place
