/**
 * The two stages on Kafka Streams: processors that read a store, call the pure packages, write the store and forward.
 * The only package that builds topologies.
 */
package io.marketsignals.topology;
