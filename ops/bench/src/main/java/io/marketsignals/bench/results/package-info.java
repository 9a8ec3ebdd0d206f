/** Measured figures as JSON files, with the machine that they were measured on. Imports nothing of what is measured. */
package io.marketsignals.bench.results;
