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
// What was recalled or cut back below may be given out again.
OPTIONAL MATCH ()-[added:ALLOCATED]->(i) WHERE added.kind IN ['adjustment', 'recall', 'reduction'] AND added.retiredIn IS NULL
WITH i, CASE WHEN i.retiredIn IS NULL THEN i.amount END + sum(coalesce(added.amount, 0)) AS available
CALL (i, available) {
  MATCH (i)-[a:ALLOCATED]->()
  WHERE a.kind IN ['distribution', 'pooling', 'reissue'] AND a.retiredIn IS NULL
  WITH available, a ORDER BY a.at, a.id
  WITH available, collect(a) AS moves, sum(a.amount) AS total
  UNWIND range(0, size(moves) - 1) AS place
  WITH available, total, moves, moves[place] AS edge, CASE WHEN total > available THEN reduce(s = 0, move IN moves[0..place + 1] | s + move.amount) ELSE 0 END AS running
  RETURN edge, total > available AND running > available AS above
  UNION ALL
  MATCH ()-[edge:PAID {indicator: i.id}]->() USING INDEX SEEK edge:PAID(indicator)
  WHERE edge.retiredIn IS NULL
  RETURN edge, edge.amount > available AND edge.kind IN ['payment', 'transfer'] AS above
}
WITH edge, coalesce(above, false) AS above, 'above-parent' IN coalesce(edge.dataQuality, []) AS already
WHERE above <> already
SET edge.dataQuality = CASE WHEN above THEN coalesce(edge.dataQuality, []) + 'above-parent' ELSE [code IN edge.dataQuality WHERE code <> 'above-parent'] END
RETURN sum(CASE WHEN above THEN 1 ELSE 0 END) AS marked
