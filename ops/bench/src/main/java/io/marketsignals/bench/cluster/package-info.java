/**
 * The broker, the registry and the JVMs that a measurement runs on. Imports the application's edges, and Kafka's admin.
 */
@NullMarked
package io.marketsignals.bench.cluster;

import org.jspecify.annotations.NullMarked;
