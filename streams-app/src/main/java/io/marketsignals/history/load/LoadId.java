package io.marketsignals.history.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marketsignals.history.feed.Feed;
import io.marketsignals.history.feed.Feed.SymbolSource;
import io.marketsignals.history.yaml.InputError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which ticks a load brings: the first 16 hexadecimal digits of a SHA-256 over the files' bytes in their order, what the
 * feeds say of them, the dates, and the ticks in a record. The reference file is no part of it, or a sector set right would
 * load every price a second time; nor are names and places of files, save where a symbol comes from the name.
 */
public record LoadId(String text) {
    private static final int DIGITS = 16;
    private static final int BUFFER = 1 << 16;

    /** Reads all files once. */
    public static LoadId of(LoadRequest request, List<Feed> feeds) {
        MessageDigest digest = sha256();
        add(digest, "batch " + request.batch());
        add(digest, "from " + date(request.from()) + " to " + date(request.to()));
        for (Path file : request.files()) {
            feeds.stream().filter(feed -> feed.covers(file)).forEach(feed -> add(digest, meaning(feed, file)));
            addContent(digest, file);
        }
        return new LoadId(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
    }

    /** The consumer group whose offsets say where each partition's records of this load begin. */
    public String group() {
        return "signals-load-" + text;
    }

    /** As the records' header carries it. */
    byte[] bytes() {
        return text.getBytes(UTF_8);
    }

    /** All of a feed's description that ticks depend on, in one order. */
    private static String meaning(Feed feed, Path file) {
        Feed.Layout layout = feed.layout();
        String name = layout.symbol() instanceof SymbolSource.FileName ? " " + file.getFileName() : "";
        Map<String, String> columns = new TreeMap<>(layout.columns());
        Map<String, String> formats = new TreeMap<>(layout.formats());
        return feed.kind() + " " + feed.market().id() + " " + layout.csv() + " " + layout.symbol() + name + " "
                + columns + " " + formats + " " + layout.zone() + " " + layout.scale() + " " + feed.bars();
    }

    private static String date(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse("any");
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(UTF_8));
        digest.update((byte) 0);
    }

    private static void addContent(MessageDigest digest, Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            long length = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
            }
            add(digest, "length " + length);
        } catch (IOException e) {
            throw new InputError(file + ": the file cannot be read: " + e.getMessage(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
