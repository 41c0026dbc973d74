/**
 * @id       subjects-by-id
 * @title    Of some things, those that belong to some regions and are to be judged
 * @access   read
 * @param    ids      string[] Ids
 * @param    label    string   What they have to be
 * @param    property string   Property that says to which region one belongs
 * @param    regions  string[] Region codes
 * @param    batch    integer  Data version
 * @returns  id
 * @order    none: each is judged for itself
 * @limit    none: as many as ids
 */
UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE $label IN labels(n) AND n[$property] IN $regions AND n.addedIn <= $batch AND (n.retiredIn IS NULL OR n.retiredIn > $batch)
RETURN n.id AS id
