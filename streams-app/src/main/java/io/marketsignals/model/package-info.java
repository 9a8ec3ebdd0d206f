/**
 * The words of the field as values: prices, levels, sessions, calendars, reference data, exact sums. Imports {@code
 * java.*} only.
 */
package io.marketsignals.model;
