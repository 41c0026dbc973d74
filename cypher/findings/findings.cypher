/**
 * @id      findings
 * @title   A page of findings
 * @access  read
 * @param   id       string   One finding; null = all
 * @param   rules    string[] Rules; null = all
 * @param   bands    string[] Bands; null = all
 * @param   statuses string[] hit, excluded, gone; null = all
 * @param   subject  string   About one node; null = any
 * @param   regions  string[] Region codes that may be seen; null = all
 * @param   after    map      {rank, amount, id} of the last one of the page before; null = from the start
 * @param   limit    integer  Findings on the page
 * @returns finding
 * @order   band (worst first), amount at risk (largest first), id
 * @limit   $limit
 */
MATCH (f:Finding)
WHERE ($id IS NULL OR f.id = $id) AND ($rules IS NULL OR f.rule IN $rules) AND ($bands IS NULL OR f.band IN $bands) AND ($statuses IS NULL OR f.status IN $statuses)
  AND ($subject IS NULL OR f.subject = $subject) AND ($regions IS NULL OR f.region IN $regions)
  AND ($after IS NULL OR f.rank > $after.rank OR (f.rank = $after.rank AND (f.amount < $after.amount OR (f.amount = $after.amount AND f.id > $after.id))))
WITH f ORDER BY f.rank, f.amount DESC, f.id LIMIT $limit
RETURN properties(f) AS finding
ORDER BY f.rank, f.amount DESC, f.id
LIMIT $limit
