/**
 * @id      match-accounts
 * @title   What tells whether two records mean the same account: its kind, whether it has a number, the names it goes by
 * @access  read
 * @param   accounts string[] Account ids
 * @returns id, known, kind, names
 * @order   none: the caller looks them up by id
 * @limit   none: at most one row for each id asked for
 */
UNWIND $accounts AS id
MATCH (a:Account {id: id}) USING INDEX SEEK a:Account(id)
OPTIONAL MATCH (a)-[:BECOMES]->(p:Pending)
RETURN id, a.number IS NOT NULL AS known, coalesce(a.kind, 'unknown') AS kind,
       [name IN [a.name, p.name] + COLLECT { MATCH (a)-[h:HELD_BY]->(holder) WHERE h.retiredIn IS NULL RETURN coalesce(holder.name, holder.headName) } WHERE name IS NOT NULL] AS names
