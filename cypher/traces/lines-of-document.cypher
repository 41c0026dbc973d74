/**
 * @id       lines-of-document
 * @title    Ids of the indicators that a document carries
 * @access   read
 * @param    documentId string   Id of the document
 * @param    batch      integer  Data version: sequence of the newest batch that may be seen
 * @returns  id
 * @order    id
 * @limit    none: a document's lines are the root of its totals, and a document carries a few thousand at most
 */
MATCH (:Document {id: $documentId})-[c:CARRIES]->(i:Indicator)
WHERE c.addedIn <= $batch AND (c.retiredIn IS NULL OR c.retiredIn > $batch)
RETURN DISTINCT i.id AS id
ORDER BY id
