/**
 * @id      settings-history
 * @title   A page of what was said of the settings, with who said it and when
 * @access  read
 * @param   rule    string   Rule, with what is said for all rules; null = all
 * @param   kinds   string[] setting, whitelist, pooling, day; null = all
 * @param   region  string   Said for this region; null = any
 * @param   regions string[] Region codes that may be seen, beside what is said for the whole country; null = all
 * @param   after   map      {version, place} of the last one of the page before; null = from the start
 * @param   limit   integer  Entries on the page
 * @returns entry
 * @order   newest change first, then place in it
 * @limit   $limit
 */
MATCH (s:RuleSetting)
WHERE ($rule IS NULL OR coalesce(s.rule, $rule) = $rule) AND ($kinds IS NULL OR s.kind IN $kinds) AND ($region IS NULL OR s.region = $region)
  AND ($regions IS NULL OR s.region IS NULL OR s.region IN $regions)
  AND ($after IS NULL OR s.version < $after.version OR (s.version = $after.version AND s.place > $after.place))
RETURN properties(s) AS entry
ORDER BY s.version DESC, s.place
LIMIT $limit
