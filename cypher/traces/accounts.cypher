/**
 * @id       accounts
 * @title    Accounts with their holder; a person who belongs to a household stands for the household
 * @access   read
 * @param    accounts   string[] Account ids
 * @param    batch      integer  Data version
 * @returns  id, number, institution, name, kind, region, holderId, holderLabel, holderName, holderKind, holderRegion, policyLabel, status, provenance, holderSource, dataQuality
 * @order    id
 * @limit    none: details for ids that were found before
 */
UNWIND $accounts AS account
MATCH (a:Account {id: account})
OPTIONAL MATCH (a)-[h:HELD_BY]->(holder:Entity) WHERE h.addedIn <= $batch AND (h.retiredIn IS NULL OR h.retiredIn > $batch)
WITH a, holder, h ORDER BY coalesce(h.from, 0) DESC, holder.id
WITH a, head(collect(holder)) AS holder
OPTIONAL MATCH (holder:Person)-[m:MEMBER_OF]->(household:Household) WHERE m.addedIn <= $batch AND (m.retiredIn IS NULL OR m.retiredIn > $batch)
WITH a, holder, household, m ORDER BY coalesce(m.from, 0) DESC, household.id
WITH a, holder, head(collect(household)) AS household
WITH a, coalesce(household, holder) AS party
WITH a, party, CASE WHEN a.changedIn > $batch THEN head(COLLECT { MATCH (a)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE a END AS aThen, CASE WHEN party.changedIn > $batch THEN head(COLLECT { MATCH (party)-[:WAS]->(v:Version) WHERE v.addedIn <= $batch AND v.retiredIn > $batch RETURN v }) ELSE party END AS partyThen
RETURN a.id AS id, a.number AS number, a.institution AS institution, aThen.name AS name, coalesce(aThen.kind, 'unknown') AS kind, aThen.region AS region,
       party.id AS holderId, head([label IN labels(party) WHERE label <> 'Entity']) AS holderLabel, coalesce(partyThen.headName, partyThen.name) AS holderName, partyThen.kind AS holderKind,
       partyThen.region AS holderRegion, partyThen.policyLabel AS policyLabel, partyThen.status AS status, aThen.source AS provenance, partyThen.source AS holderSource,
       coalesce(aThen.dataQuality, []) AS dataQuality
ORDER BY id
