/**
 * @id       subject-region
 * @title    What something that is judged is, and the region to which it belongs
 * @access   read
 * @param    id       string  Node id
 * @param    property string  Property that says so
 * @param    batch    integer Data version
 * @returns  label, region
 * @order    none: one row
 * @limit    1, an id is unique
 */
MATCH (n:Entity {id: $id})
WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
RETURN head([label IN labels(n) WHERE label <> 'Entity']) AS label, n[$property] AS region
