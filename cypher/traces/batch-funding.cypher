/**
 * @id       batch-funding
 * @title    Payout batches that some indicators fund, or that are named, with every indicator that funds them
 * @access   read
 * @param    lines      string[] Indicator ids
 * @param    batches    string[] Payout batch ids
 * @param    batch      integer  Data version
 * @returns  batchId, lineId, amount
 * @order    batchId, lineId
 * @limit    none: shares are exact only over all funding lines
 */
CALL {
  UNWIND $lines AS line
  MATCH (:Indicator {id: line})<-[f:FUNDED_BY]-(b:PayoutBatch)
  WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
  RETURN b
  UNION
  UNWIND $batches AS payout
  MATCH (b:PayoutBatch {id: payout})
  RETURN b
}
MATCH (b)-[f:FUNDED_BY]->(i:Indicator)
WHERE f.addedIn <= $batch AND (f.retiredIn IS NULL OR f.retiredIn > $batch)
RETURN DISTINCT b.id AS batchId, i.id AS lineId, coalesce(f.amount, 0) AS amount
ORDER BY batchId, lineId
