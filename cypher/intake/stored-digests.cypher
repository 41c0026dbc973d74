/**
 * @id      stored-digests
 * @title   SHA-256 of every file, mapping and manifest that a batch rests on
 * @access  read
 * @returns sha256
 * @order   none: the caller makes a set of them
 * @limit   none: all are kept
 */
MATCH (f:LoadedFile)
UNWIND [f.sha256, f.mappingSha256] AS sha256
RETURN DISTINCT sha256
UNION
MATCH (b:Batch)
RETURN DISTINCT b.manifestSha256 AS sha256
