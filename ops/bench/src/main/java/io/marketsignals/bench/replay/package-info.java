/** How fast history in files becomes alerts, the start of the JVM, of the broker and of the processor included. */
package io.marketsignals.bench.replay;
