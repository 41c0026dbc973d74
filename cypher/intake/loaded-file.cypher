/**
 * @id      loaded-file
 * @title   One file of a batch: what is needed to open a row of it
 * @access  read
 * @param   batch string Batch id
 * @param   path  string Path in the package
 * @returns file, batch
 * @order   one row
 * @limit   1, a path occurs once in a batch
 * @plan    CartesianProduct: one file and its one batch
 */
MATCH (f:LoadedFile {batch: $batch, path: $path})
MATCH (b:Batch {id: $batch, status: 'active'})
RETURN properties(f) AS file, properties(b) AS batch
