package io.marketsignals.history.result;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of lines, each ended by one newline, and the SHA-256 of its bytes. */
final class DigestedFile implements AutoCloseable {
    private final Path file;
    private final MessageDigest digest;
    private final OutputStream out;
    private long lines;

    /** Replaces a file of that name. */
    DigestedFile(Path file) throws IOException {
        this.file = file;
        this.digest = sha256();
        this.out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), digest), 1 << 16);
    }

    void write(String line) throws IOException {
        out.write(line.getBytes(UTF_8));
        out.write('\n');
        lines++;
    }

    /** Ends the file; no line can follow. */
    ResultFile finish() throws IOException {
        out.close();
        return new ResultFile(file, lines, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
