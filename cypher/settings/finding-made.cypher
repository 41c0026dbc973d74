/**
 * @id      finding-made
 * @title   With which settings a finding was made as it is
 * @access  read
 * @param   id      string   Finding
 * @param   regions string[] Region codes that may be seen; null = all
 * @returns rule, subject, region, trap, batch, asOf, settings, digest
 * @order   none: one row
 * @limit   1, an id is unique
 */
MATCH (f:Finding {id: $id})
WHERE $regions IS NULL OR f.region IN $regions
RETURN f.rule AS rule, f.subject AS subject, f.region AS region, f.trap AS trap, f.batch AS batch, f.asOf AS asOf, f.settings AS settings, f.digest AS digest
