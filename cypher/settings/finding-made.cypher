/**
 * @id      finding-made
 * @title   With which settings a finding was made as it is
 * @access  read
 * @param   id      string   Finding
 * @param   regions string[] Region codes that may be seen; null = all
 * @returns rule, subject, region, batch, asOf, settings, digest, state
 * @order   none: one row
 * @limit   1, an id is unique
 */
MATCH (f:Finding {id: $id})
WHERE $regions IS NULL OR f.region IN $regions
RETURN f.rule AS rule, f.subject AS subject, f.region AS region, f.batch AS batch, f.asOf AS asOf, f.settings AS settings, f.digest AS digest, f.state AS state
