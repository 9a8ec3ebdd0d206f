/** Charts of measured figures as SVG. Imports {@code java.*} only. */
package io.marketsignals.bench.picture;
