/**
 * @id      activate-batch
 * @title   The last statement of a load: from here on readers see the batch
 * @access  write
 * @param   sequence integer Its sequence
 * @param   facts    map     Counts and digests for the report
 * @param   files    map[]   {id, path, sha256, mapping, …}
 * @param   covers   map[]   {source, region, from, to}
 * @returns sequence
 */
MATCH (b:Batch {sequence: $sequence, status: 'loading'})
SET b += $facts, b.status = 'active'
FOREACH (file IN $files | CREATE (f:LoadedFile) SET f = file, f.batch = b.id, f.addedIn = $sequence CREATE (b)-[:READ]->(f))
FOREACH (cover IN $covers | CREATE (c:Coverage) SET c = cover, c.batch = b.id, c.addedIn = $sequence CREATE (b)-[:COVERS]->(c))
RETURN b.sequence AS sequence
