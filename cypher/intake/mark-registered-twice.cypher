/**
 * @id      mark-registered-twice
 * @title   Data quality: lines that one unit has registered again under another number, and local numbers given to two lines
 * @access  write
 * @param   lines string[] Indicator ids whose registrations the batch touched
 * @returns marked
 * @note    Registrations that were taken back are looked at too: those that shared a number with them may be single again.
 */
UNWIND $lines AS line
MATCH (i:Indicator {id: line}) USING INDEX SEEK i:Indicator(id)
CALL (i) {
  MATCH ()-[r:REGISTERED]->(i) WHERE r.retiredIn IS NULL
  RETURN r
  UNION
  MATCH (unit)-[own:REGISTERED]->(i)
  WITH DISTINCT unit, own.localNumber AS number WHERE number IS NOT NULL
  MATCH (other)-[r:REGISTERED {localNumber: number}]->() USING INDEX SEEK r:REGISTERED(localNumber)
  WHERE other = unit AND r.retiredIn IS NULL
  RETURN r
}
WITH DISTINCT r, startNode(r) AS unit, endNode(r) AS line
CALL (r, unit, line) {
  OPTIONAL MATCH (unit)-[other:REGISTERED]->(line)
  WHERE other.retiredIn IS NULL AND coalesce(other.localNumber, '') <> coalesce(r.localNumber, '') AND coalesce(other.amount, -1) = coalesce(r.amount, -1)
    // Two halves of a line are no repetition.
    AND coalesce(r.amount + other.amount > line.amount, true)
  RETURN count(other) AS again
}
CALL (r, unit, line) {
  OPTIONAL MATCH (owner)-[other:REGISTERED {localNumber: r.localNumber}]->(elsewhere) USING INDEX SEEK other:REGISTERED(localNumber)
  WHERE owner = unit AND other.retiredIn IS NULL AND elsewhere <> line AND coalesce(other.line, -1) = coalesce(r.line, -1)
  RETURN count(other) AS shared
}
WITH r, again + shared > 0 AS twice, 'registered-twice' IN coalesce(r.dataQuality, []) AS already
WHERE twice <> already
SET r.dataQuality = CASE WHEN twice THEN coalesce(r.dataQuality, []) + 'registered-twice' ELSE [code IN r.dataQuality WHERE code <> 'registered-twice'] END
RETURN sum(CASE WHEN twice THEN 1 ELSE 0 END) AS marked
