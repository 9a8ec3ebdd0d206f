/** The application in a JVM of its own, as an operator would start it, for measurements from outside. */
package io.marketsignals.bench.application;
