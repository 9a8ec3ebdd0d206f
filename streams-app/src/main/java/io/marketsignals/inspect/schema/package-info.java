/** The schemas of this version and those that a registry holds. Imports the wire format. */
package io.marketsignals.inspect.schema;
