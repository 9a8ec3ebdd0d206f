/**
 * Reference files: markets, indices, pairs, zones, corporate actions, settings and context events written in YAML, checked,
 * and turned into the records of their topics. Imports the model, the schemas and the YAML reader.
 */
package io.marketsignals.history.reference;
