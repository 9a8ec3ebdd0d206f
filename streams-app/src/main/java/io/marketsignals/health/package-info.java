/**
 * Whether an instance is alive, ready and started, judged by what it gets done. Judgements are made from readings and a clock
 * that are handed in; imports {@code topology.query}'s readings and Kafka's admin client, nothing of the server that is asked.
 */
package io.marketsignals.health;
