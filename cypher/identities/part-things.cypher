/**
 * @id      part-things
 * @title   Takes back that two things are one
 * @access  write
 * @param   lesser   string  Node id of the one
 * @param   fuller   string  Node id of the other
 * @param   sequence integer Review batch in progress
 * @returns parted
 */
MATCH (one:Entity {id: $lesser})-[s:SAME_AS]->(:Entity {id: $fuller}) USING INDEX SEEK one:Entity(id)
WHERE s.retiredIn IS NULL
SET s.retiredIn = $sequence
RETURN count(s) AS parted
