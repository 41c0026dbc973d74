/**
 * @id       accounts-of-party
 * @title    Accounts of a unit, enterprise, household or person; of a household also those of its members
 * @access   read
 * @param    partyId    string   Id of the party
 * @param    batch      integer  Data version
 * @returns  id
 * @order    id
 * @limit    none: they are the root of the totals
 */
MATCH (party:Entity {id: $partyId})
CALL {
  WITH party MATCH (party)<-[h:HELD_BY]-(a:Account) RETURN a, h AS edge
  UNION
  WITH party MATCH (party)<-[m:MEMBER_OF]-(:Person)<-[h:HELD_BY]-(a:Account)
  WHERE party:Household AND m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch)
  RETURN a, h AS edge
}
WITH a, edge WHERE edge.addedIn <= $batch AND (edge.retiredIn IS NULL OR edge.retiredIn > $batch)
RETURN DISTINCT a.id AS id
ORDER BY id
