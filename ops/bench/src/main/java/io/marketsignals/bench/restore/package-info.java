/** How long an instance that lost its local state takes until it works again, and how large the changelogs are. */
package io.marketsignals.bench.restore;
