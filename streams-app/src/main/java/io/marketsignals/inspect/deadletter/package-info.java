/** What was refused: listed, shown, and sent back to where it came from. Imports the topic reading and the wire format. */
package io.marketsignals.inspect.deadletter;
