/**
 * The public topics with their records and headers as one AsyncAPI document. Imports {@code model}, {@code topics}, {@code wire}, the
 * schemas, Avro and Jackson; asks no cluster.
 */
@NullMarked
package io.marketsignals.contract;

import org.jspecify.annotations.NullMarked;
