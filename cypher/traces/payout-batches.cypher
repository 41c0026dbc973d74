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
OPTIONAL MATCH (item:SubsidyItem {id: b.item}) WHERE item.addedIn <= $batch AND (item.retiredIn IS NULL OR item.retiredIn > $batch)
RETURN b.id AS id, b.code AS code, b.region AS region, coalesce(item.name, b.item) AS item, b.period AS period, b.total AS total, b.lines AS lines,
       b.source AS provenance, coalesce(b.dataQuality, []) AS dataQuality
ORDER BY id
