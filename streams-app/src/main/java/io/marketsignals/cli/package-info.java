/**
 * The command line {@code signals}: options, help, exit codes and what a person reads. Imports picocli and the other
 * edges; decides nothing about markets.
 */
package io.marketsignals.cli;
