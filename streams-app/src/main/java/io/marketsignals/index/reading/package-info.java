/**
 * What detectors judge: the measures of an index, a pair, a zone and a whole market at one moment, immutable. Imports
 * {@code java.*}, {@code model} and the packages of {@code index} that hold what the readings are made of.
 */
package io.marketsignals.index.reading;
