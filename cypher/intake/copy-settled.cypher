/**
 * @id      copy-settled
 * @title   Payments remember what undoes or moves them; what undoes others and names no indicator or batch takes theirs, where all of them agree
 * @access  write
 * @param   payments string[] Ids of payments that settle others
 * @returns written
 * @note    Where one of them is not loaded, nothing is taken: what it names might not agree. It is awaited instead. Each settled payment
 *          remembers who settles it, so that the copy is made again when it is corrected or taken back, and that rules find what undoes it
 *          without looking through all that its payee paid.
 */
UNWIND $payments AS id
MATCH ()-[s:PAID {id: id}]->() USING INDEX SEEK s:PAID(id)
WHERE s.retiredIn IS NULL
WITH s, s.kind IN ['bounce', 'refund', 'recovery', 'reversal'] AND (coalesce(s.copied CONTAINS 'indicator', false) OR (s.indicator IS NULL AND s.batch IS NULL)) AS takes
UNWIND s.settles AS settled
// A record that observes another one says what that payment draws on.
OPTIONAL MATCH ()-[o:OBSERVED {id: settled}]->() USING INDEX SEEK o:OBSERVED(id) WHERE o.retiredIn IS NULL
WITH s, takes, settled, coalesce(head(head(collect(o.of))), settled) AS paid
OPTIONAL MATCH ()-[p:PAID {id: paid}]->() USING INDEX SEEK p:PAID(id) WHERE p.retiredIn IS NULL
WITH s, takes, settled, head(collect(p)) AS p
FOREACH (missing IN CASE WHEN p IS NULL THEN [settled] ELSE [] END | MERGE (:AwaitedPayment {payment: missing, settledBy: s.id}))
FOREACH (there IN CASE WHEN p IS NULL THEN [] ELSE [settled] END | MERGE (:SettledPayment {payment: there, settledBy: s.id}))
WITH s, takes, count(*) = count(p) AS complete, collect(DISTINCT coalesce(p.indicator, '')) AS indicators,
     collect(DISTINCT coalesce(p.batch, '')) AS batches, collect(DISTINCT coalesce(p.document, '')) AS documents,
     s.document IS NULL OR coalesce(s.copied CONTAINS 'document', false) AS documentCopied
WHERE takes
SET s.indicator = CASE WHEN complete AND size(indicators) = 1 AND indicators[0] <> '' THEN indicators[0] END,
    s.batch = CASE WHEN complete AND size(batches) = 1 AND batches[0] <> '' THEN batches[0] END,
    s.document = CASE WHEN NOT documentCopied THEN s.document WHEN complete AND size(documents) = 1 AND documents[0] <> '' THEN documents[0] END
SET s.copied = CASE WHEN s.indicator IS NULL AND s.batch IS NULL AND (s.document IS NULL OR NOT documentCopied) THEN null
                    WHEN documentCopied THEN 'batch document indicator' ELSE 'batch indicator' END
RETURN count(*) AS written
