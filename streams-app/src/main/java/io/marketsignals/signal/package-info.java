/**
 * What is true now: detectors over measures. A new signal is one file here and one line in {@link
 * io.marketsignals.signal.SignalDetectors}. Imports {@code java.*}, {@code model}, {@code index} and {@code
 * crossmarket}.
 */
package io.marketsignals.signal;
