/**
 * @id      mark-above-parent
 * @title   Data quality: lines drawn on an indicator beyond its amount, and single payments above it
 * @access  write
 * @param   lines string[] Indicator ids that the batch touched
 * @returns marked
 * @note    Lines count in the order of their dates; the first whose running sum passes what is available is marked, and those after it.
 */
UNWIND $lines AS line
MATCH (i:Indicator {id: line}) USING INDEX SEEK i:Indicator(id)
WHERE i.amount IS NOT NULL
// What was recalled or cut back below may be given out again.
OPTIONAL MATCH ()-[added:ALLOCATED]->(i) WHERE added.kind IN ['adjustment', 'recall', 'reduction'] AND added.retiredIn IS NULL
WITH i, i.amount + sum(coalesce(added.amount, 0)) AS available
CALL (i, available) {
  MATCH (i)-[a:ALLOCATED]->()
  WHERE a.kind IN ['distribution', 'pooling', 'reissue'] AND a.retiredIn IS NULL
  WITH available, a ORDER BY a.at, a.id
  WITH available, collect(a) AS moves, sum(a.amount) AS total
  WHERE total > available
  UNWIND range(0, size(moves) - 1) AS place
  WITH available, moves, moves[place] AS edge, reduce(s = 0, move IN moves[0..place + 1] | s + move.amount) AS running
  WHERE running > available
  RETURN edge
  UNION ALL
  MATCH ()-[edge:PAID {indicator: i.id}]->() USING INDEX SEEK edge:PAID(indicator)
  WHERE edge.amount > available AND edge.kind IN ['payment', 'transfer'] AND edge.retiredIn IS NULL
  RETURN edge
}
WITH edge WHERE NOT 'above-parent' IN coalesce(edge.dataQuality, [])
SET edge.dataQuality = coalesce(edge.dataQuality, []) + 'above-parent'
RETURN count(*) AS marked
