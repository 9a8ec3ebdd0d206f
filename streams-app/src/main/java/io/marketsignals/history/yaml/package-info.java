/**
 * YAML with positions, so that every complaint about a file names its line. Imports Jackson's YAML parser; knows nothing
 * of markets.
 */
package io.marketsignals.history.yaml;
