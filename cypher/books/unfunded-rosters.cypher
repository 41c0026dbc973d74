/**
 * @id       unfunded-rosters
 * @title    Of some payout batches those whose roster lines were paid beyond what any loaded payment brought for them, with the lines that fund them
 * @access   read
 * @param    rosters    string[] Ids of payout batches
 * @param    batch      integer  Data version
 * @returns  id, amount, funding
 * @order    id
 * @limit    none: sums are exact only over all of them
 */
UNWIND $rosters AS id
CALL (id) {
  MATCH ()-[p:PAID {batch: id}]->()
  WHERE p.kind IN ['payment', 'transfer', 'bounce'] AND coalesce(p.state, 'paid') = 'paid' AND p.addedIn <= $batch AND (p.retiredIn IS NULL OR p.retiredIn > $batch)
  RETURN sum(CASE WHEN p.indicator IS NOT NULL THEN 0 WHEN p.kind = 'bounce' THEN -p.amount ELSE p.amount END) AS drawn,
         sum(CASE WHEN p.indicator IS NOT NULL AND p.kind <> 'bounce' THEN p.amount ELSE 0 END) AS funded
}
WITH id, drawn, funded
WHERE drawn > funded
CALL (id) {
  MATCH (:PayoutBatch {id: id})-[f:FUNDED_BY]->(i:Indicator)
  WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
  WITH i, f ORDER BY i.id
  RETURN collect({line: i.id, weight: coalesce(f.amount, 1)}) AS funding
}
RETURN id, drawn - funded AS amount, funding
ORDER BY id
