/**
 * @id      mark-issued-twice
 * @title   Data quality: documents of one region under one number, issued by two of its offices
 * @access  write
 * @param   numbers  string[] Numbers of documents that the batch touched
 * @param   sequence integer  Batch being activated
 * @returns marked
 * @note    Within one office a number is the document's key: there a second one is other content under the same id.
 */
UNWIND $numbers AS number
MATCH (d:Document {number: number}) USING INDEX SEEK d:Document(number)
WHERE d.retiredIn IS NULL AND d.region IS NOT NULL AND NOT coalesce(d.surrogate, false)
WITH number, d.region AS region, collect(d) AS same
UNWIND same AS d
WITH d, size(same) > 1 AS twice, 'registered-twice' IN coalesce(d.dataQuality, []) AS already
WHERE twice <> already
CALL (d) {
  // Readers of earlier data versions see it as it was.
  WITH d WHERE coalesce(d.changedIn, d.addedIn) < $sequence
  CREATE (d)-[:WAS]->(v:Version)
  SET v = properties(d), v.addedIn = coalesce(d.changedIn, d.addedIn), v.retiredIn = $sequence, d.changedIn = $sequence
}
SET d.dataQuality = CASE WHEN twice THEN coalesce(d.dataQuality, []) + 'registered-twice' ELSE [code IN d.dataQuality WHERE code <> 'registered-twice'] END
RETURN sum(CASE WHEN twice THEN 1 ELSE 0 END) AS marked
