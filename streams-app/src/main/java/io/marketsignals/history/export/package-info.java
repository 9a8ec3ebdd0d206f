/**
 * A run as tables for others' tools: NDJSON, CSV or Parquet, in folders by market and session. Columns follow the Avro schemas.
 * Imports the run's files and the schemas; alone knows Parquet.
 */
package io.marketsignals.history.export;
