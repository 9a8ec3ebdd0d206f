package io.marketsignals.history;

import java.util.Map;

/** How far each market has come, as committed by the application. */
@FunctionalInterface
public interface Watermarks {
    /** Event time that each market has passed, epoch milliseconds UTC; markets that have not begun are left out. */
    Map<String, Long> read();
}
