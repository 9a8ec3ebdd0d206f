/**
 * The local stack for demo, replay and tests: a broker and a schema registry inside this JVM, and a simulated market. An edge:
 * may import anything but {@code topology}.
 */
@NullMarked
package io.marketsignals.local;

import org.jspecify.annotations.NullMarked;
