/**
 * @id       server-version
 * @title    Which database answers
 * @access   read
 * @returns  version, edition
 * @order    version
 * @limit    1
 */
CALL dbms.components() YIELD name, versions, edition
WHERE name = 'Neo4j Kernel'
RETURN versions[0] AS version, edition
ORDER BY version
LIMIT 1
