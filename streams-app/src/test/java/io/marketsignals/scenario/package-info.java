/**
 * Golden scenarios: stories in YAML, each told by the pure core, by the topology under the test driver and by the
 * application on a real broker; all three must agree with the file and with each other.
 */
package io.marketsignals.scenario;
