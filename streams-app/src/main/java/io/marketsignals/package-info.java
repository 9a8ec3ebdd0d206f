/**
 * Market signals on Kafka, in the order the data flows.
 *
 * <pre>
 * topics -> wire (decode) -> ingest (checks) -> symbol (price state) -> index (partials, market state, measures)
 *        -> crossmarket (watches on other markets) -> signal (detectors) -> alert (alert book) -> topics
 * </pre>
 *
 * <p>{@code model}, {@code ingest}, {@code symbol}, {@code index}, {@code crossmarket}, {@code signal} and {@code alert} are
 * pure Java; {@code topology} alone knows Kafka Streams; {@code app}, {@code cli}, {@code config}, {@code contract}, {@code
 * history}, {@code inspect}, {@code local}, {@code metrics}, {@code topics} and {@code wire} are edges.
 */
package io.marketsignals;
