package io.marketsignals.history.export;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A row of a table.
 *
 * @param text the record as one line of JSON
 */
record Row(String text, JsonNode record) {}
