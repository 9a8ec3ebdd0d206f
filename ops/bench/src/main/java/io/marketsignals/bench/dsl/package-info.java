/**
 * What a competent user would write instead: the same returns, breadth and spreads in the plain Kafka Streams DSL with
 * built-in stores. Imports the wire format, the reference data of the model, and the feed; nothing else of the processor.
 */
package io.marketsignals.bench.dsl;
