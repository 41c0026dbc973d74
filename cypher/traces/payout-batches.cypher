/**
 * @id       payout-batches
 * @title    Payout batches by id
 * @access   read
 * @param    batches    string[] Payout batch ids
 * @param    batch      integer  Data version
 * @returns  id, code, region, item, period, total, lines, provenance, dataQuality
 * @order    id
 * @limit    none: details for ids that were found before
 */
UNWIND $batches AS payout
MATCH (b:PayoutBatch {id: payout})
WITH b, CASE WHEN b.changedIn > $batch THEN head(COLLECT { MATCH (b)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE b END AS bThen
OPTIONAL MATCH (item:SubsidyItem {id: bThen.item}) WHERE item.addedIn <= $batch AND (item.retiredIn IS NULL OR item.retiredIn > $batch)
RETURN b.id AS id, b.code AS code, b.region AS region, coalesce(CASE WHEN item.changedIn > $batch THEN head(COLLECT { MATCH (item)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v.name }) ELSE item.name END, bThen.item) AS item,
       bThen.period AS period, bThen.total AS total, bThen.lines AS lines, bThen.source AS provenance, coalesce(bThen.dataQuality, []) AS dataQuality
ORDER BY id
