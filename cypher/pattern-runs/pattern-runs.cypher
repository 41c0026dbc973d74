/**
 * @id      pattern-runs
 * @title   Saved runs, one or the newest
 * @access  read
 * @param   id      string   One run; null = all
 * @param   pattern string   Of one pattern; null = of any
 * @param   scopes  string[] Codes of regions whose runs may be seen; null = all runs
 * @param   limit   integer  Runs at most
 * @returns run
 * @order   asked last, newest first, then id
 * @limit   $limit
 */
MATCH (r:PatternRun)
WHERE coalesce(r.id = $id, true) AND coalesce(r.pattern = $pattern, true) AND ($scopes IS NULL OR coalesce(r.scope IN $scopes, false))
RETURN properties(r) AS run
ORDER BY r.lastAt DESC, r.id
LIMIT $limit
