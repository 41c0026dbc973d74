/**
 * @id      derive-region-parents
 * @title   Geography and supervision by the region code, until a row states them
 * @access  write
 * @param   regions  map[]   {code, parent}
 * @param   sequence integer Batch being activated
 * @returns written
 */
UNWIND $regions AS region
MATCH (r:Region {id: 'region:' + region.code}) USING INDEX SEEK r:Region(id)
MATCH (parent:Region {id: 'region:' + region.parent}) USING INDEX SEEK parent:Region(id)
WITH r, parent WHERE r.retiredIn IS NULL AND parent.retiredIn IS NULL
FOREACH (missing IN CASE WHEN EXISTS { MATCH (r)-[e:PART_OF]->() WHERE e.retiredIn IS NULL } THEN [] ELSE [1] END |
  CREATE (r)-[:PART_OF {id: 'part_of:' + r.id + '|' + parent.id + '|', derived: true, addedIn: $sequence, source: 'derived/region-code', dataQuality: []}]->(parent))
FOREACH (missing IN CASE WHEN EXISTS { MATCH (r)-[e:SUPERVISED_BY]->() WHERE e.retiredIn IS NULL } THEN [] ELSE [1] END |
  CREATE (r)-[:SUPERVISED_BY {id: 'supervised_by:' + r.id + '|' + parent.id + '|', derived: true, addedIn: $sequence, source: 'derived/region-code', dataQuality: []}]->(parent))
RETURN count(*) AS written
