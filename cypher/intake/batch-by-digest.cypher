/**
 * @id      batch-by-digest
 * @title   Whether a package, or another one under its id, has been loaded
 * @access  read
 * @param   id     string Id from the manifest
 * @param   sha256 string Over manifest, files and mappings
 * @returns id, sha256, sequence
 * @order   sequence
 * @limit   2
 */
MATCH (b:Batch)
WHERE b.status = 'active' AND (b.id = $id OR b.sha256 = $sha256)
RETURN b.id AS id, b.sha256 AS sha256, b.sequence AS sequence
ORDER BY sequence
LIMIT 2
