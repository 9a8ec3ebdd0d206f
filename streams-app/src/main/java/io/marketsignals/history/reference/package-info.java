/**
 * Reference files: markets, indices, pairs, zones, corporate actions and settings written in YAML, checked, and turned
 * into the entries of the reference topic. Imports the model, the schemas and the YAML reader.
 */
package io.marketsignals.history.reference;
