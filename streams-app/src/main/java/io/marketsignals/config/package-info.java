/**
 * Settings as text: one table of keys, the layers that set them and where each value came from. Knows nothing of
 * markets or of Kafka; imports Jackson's YAML reader.
 */
package io.marketsignals.config;
