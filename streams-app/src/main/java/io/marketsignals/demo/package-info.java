/**
 * The demonstration in one process: broker, registry, pipeline and simulation, and the view of what comes out. Imports
 * the other edges; the view itself is a function from a state to lines.
 */
package io.marketsignals.demo;
