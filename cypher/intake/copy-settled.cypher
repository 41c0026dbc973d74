/**
 * @id      copy-settled
 * @title   A payment that undoes others and names no indicator or batch takes theirs, where all of them agree
 * @access  write
 * @param   payments string[] Ids of settling payments
 * @returns written
 * @note    Where one of them is not loaded yet nothing is taken: what it names might not agree. It is awaited instead.
 */
UNWIND $payments AS id
MATCH ()-[s:PAID {id: id}]->() USING INDEX SEEK s:PAID(id)
WHERE s.retiredIn IS NULL AND s.indicator IS NULL AND s.batch IS NULL
UNWIND s.settles AS settled
OPTIONAL MATCH ()-[p:PAID {id: settled}]->() USING INDEX SEEK p:PAID(id) WHERE p.retiredIn IS NULL
WITH s, settled, head(collect(p)) AS p
WITH s, collect(CASE WHEN p IS NULL THEN settled END) AS missing, collect(DISTINCT coalesce(p.indicator, '')) AS indicators,
     collect(DISTINCT coalesce(p.batch, '')) AS batches, collect(DISTINCT coalesce(p.document, '')) AS documents
FOREACH (payment IN missing | MERGE (:AwaitedPayment {payment: payment, settledBy: s.id}))
WITH s, indicators, batches, documents WHERE size(missing) = 0
SET s.indicator = CASE WHEN size(indicators) = 1 AND indicators[0] <> '' THEN indicators[0] END,
    s.batch = CASE WHEN size(batches) = 1 AND batches[0] <> '' THEN batches[0] END,
    s.document = CASE WHEN size(documents) = 1 AND documents[0] <> '' THEN documents[0] ELSE s.document END
RETURN count(*) AS written
