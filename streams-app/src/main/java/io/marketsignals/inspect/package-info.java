/**
 * What lies on a cluster's topics and in its registry, for a person who looks: alerts as they come, dead letters and their way
 * back, schemas. Imports {@code app}, {@code history}'s clients, {@code topics}, {@code wire}; the command line prints it.
 */
package io.marketsignals.inspect;
