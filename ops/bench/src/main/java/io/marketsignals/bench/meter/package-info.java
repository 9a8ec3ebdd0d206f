/** What a pass costs, seen from inside the JVM that runs it: time, CPU, allocation, memory, hot spots. Imports the JDK only. */
@NullMarked
package io.marketsignals.bench.meter;

import org.jspecify.annotations.NullMarked;
