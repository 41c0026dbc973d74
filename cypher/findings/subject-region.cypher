/**
 * @id       subject-region
 * @title    The region to which something that is judged belongs
 * @access   read
 * @param    id       string  Node id
 * @param    property string  Property that says so
 * @param    batch    integer Data version
 * @returns  region
 * @order    none: one row
 * @limit    1, an id is unique
 */
MATCH (n:Entity {id: $id})
WHERE n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
RETURN n[$property] AS region
