/**
 * @id      finding-counts
 * @title   How many findings each rule has, by band and status
 * @access  read
 * @param   rules    string[] Rules; null = all
 * @param   subject  string   About one node; null = any
 * @param   regions  string[] Region codes that may be seen; null = all
 * @returns rule, band, status, findings, amount
 * @order   rule, band, status
 * @limit   2000: sixty rules with four bands and three states
 */
MATCH (f:Finding)
WHERE ($rules IS NULL OR f.rule IN $rules) AND ($subject IS NULL OR f.subject = $subject) AND ($regions IS NULL OR f.region IN $regions)
RETURN f.rule AS rule, f.band AS band, f.status AS status, count(*) AS findings, sum(f.amount) AS amount
ORDER BY rule, band, status
LIMIT 2000
