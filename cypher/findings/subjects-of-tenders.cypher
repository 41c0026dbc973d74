/**
 * @id       subjects-of-tenders
 * @title    Tenders that belong to some regions, to be judged by the warnings about them
 * @access   read
 * @param    property string   Property that says to which region one belongs
 * @param    regions  string[] Region codes
 * @param    batch    integer  Data version
 * @returns  id, region
 * @order    none: each is judged for itself
 * @limit    none: a stream, judged some at a time
 */
MATCH (n:Tender)
WHERE n[$property] IN $regions AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
RETURN n.id AS id, n[$property] AS region
