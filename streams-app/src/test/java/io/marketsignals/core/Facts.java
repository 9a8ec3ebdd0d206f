package io.marketsignals.core;

import java.util.Map;

/**
 * What a run told of one session or one alert, by name: texts, numbers and null; evidence by its own names.
 *
 * @param time event time, epoch milliseconds
 */
public record Facts(long time, Map<String, Object> values) {}
