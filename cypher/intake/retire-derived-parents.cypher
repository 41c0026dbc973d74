/**
 * @id      retire-derived-parents
 * @title   What the region code suggested gives way to what a row states
 * @access  write
 * @param   codes    string[] Regions for which the batch states a parent
 * @param   sequence integer  Batch being activated
 * @returns retired
 */
UNWIND $codes AS code
MATCH (r:Region {id: 'region:' + code})-[derived:PART_OF|SUPERVISED_BY {derived: true}]->()
WHERE derived.retiredIn IS NULL AND (r.retiredIn IS NOT NULL OR EXISTS { MATCH (r)-[stated]->() WHERE type(stated) = type(derived) AND stated.derived IS NULL AND stated.retiredIn IS NULL })
SET derived.retiredIn = $sequence
RETURN count(*) AS retired
