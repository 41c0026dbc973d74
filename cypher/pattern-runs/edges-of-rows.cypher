/**
 * @id       edges-of-rows
 * @title    Payments and allocations that the rows of a pattern name, to be drawn
 * @access   read
 * @param    ids      string[] Edge ids
 * @param    batch    integer  Data version
 * @returns  id, type, source, target, amount, at
 * @order    id
 * @limit    none: one row for each id that is there
 */
UNWIND $ids AS id
CALL (id) {
  MATCH (a:Account)-[e:PAID {id: id}]->(b:Account) WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  RETURN a, e, b
  UNION ALL
  MATCH (a:Indicator)-[e:ALLOCATED {id: id}]->(b:Indicator) WHERE e.addedIn <= $batch AND (e.retiredIn IS NULL OR e.retiredIn > $batch)
  RETURN a, e, b
}
RETURN e.id AS id, type(e) AS type, a.id AS source, b.id AS target, e.amount AS amount, e.at AS at
ORDER BY id
