/**
 * Takes back what an application left on a cluster and on this machine, so that it starts as if for the first time. Imports the
 * application's settings, the names of topics and of what the topology keeps, and Kafka's admin client.
 */
package io.marketsignals.history.reset;
