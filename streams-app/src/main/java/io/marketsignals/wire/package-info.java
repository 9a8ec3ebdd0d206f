/**
 * Records on the wire: Avro in Confluent's format, and the schema registry behind it. Imports {@code model}, the schemas,
 * Avro and, in one class, the registry client.
 */
@NullMarked
package io.marketsignals.wire;

import org.jspecify.annotations.NullMarked;
