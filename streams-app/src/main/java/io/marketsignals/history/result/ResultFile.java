package io.marketsignals.history.result;

import java.nio.file.Path;

/**
 * One written file.
 *
 * @param digest SHA-256 of its bytes, hexadecimal
 */
public record ResultFile(Path file, long lines, String digest) {}
