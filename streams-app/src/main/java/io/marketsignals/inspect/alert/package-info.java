/** Alerts as they come, filtered, one line each. Imports the topic reading, the wire format and the catalogue of signals. */
package io.marketsignals.inspect.alert;
