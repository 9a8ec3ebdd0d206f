package io.marketsignals.model;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * SHA-256 over values in one order of bytes on every JVM: records by their components as declared, lists as they stand, sets
 * and maps sorted by key, doubles by their bits, enums by name. Each value begins with its kind and, where it holds others,
 * their number, so that two values of one type make the same bytes only where they are equal. A component that a record
 * gains is taken in without further ado.
 */
public final class CanonicalDigest {
    /** Hexadecimal digits of the hash: the first 128 bits. */
    public static final int DIGITS = 32;

    private static final int BUFFERED = 8192;

    private static final ClassValue<Method[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            Method[] accessors = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toArray(Method[]::new);
            for (Method accessor : accessors) {
                accessor.setAccessible(true); // a record may be nested and private
            }
            return accessors;
        }
    };

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED);

    public CanonicalDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /**
     * Takes in a value, which may be null.
     *
     * @throws IllegalArgumentException for a class that has no canonical bytes
     */
    public CanonicalDigest add(Object value) {
        if (value == null) {
            kind('0');
        } else if (value instanceof Double number) {
            kind('D').putLong(Double.doubleToLongBits(number));
        } else if (value instanceof Long || value instanceof Integer) {
            kind('I').putLong(((Number) value).longValue());
        } else if (value instanceof Boolean flag) {
            kind(flag ? 'T' : 'F');
        } else if (value instanceof String text) {
            addText(text);
        } else if (value instanceof Record record) {
            addRecord(record);
        } else if (value instanceof Map<?, ?> map) {
            kind('M').putInt(map.size());
            new TreeMap<Object, Object>(map).forEach((key, each) -> add(key).add(each));
        } else if (value instanceof Collection<?> collection) {
            kind('C').putInt(collection.size());
            (value instanceof Set<?> ? new TreeSet<Object>(collection) : collection).forEach(this::add);
        } else if (value instanceof Enum<?> constant) {
            addText(constant.name());
        } else if (value instanceof LocalDate date) {
            addText(date.toString());
        } else {
            throw new IllegalArgumentException(value.getClass() + " has no canonical bytes: " + value);
        }
        return this;
    }

    /** The hash of all values taken in; the digest begins anew. */
    public String hex() {
        drain();
        return HexFormat.of().formatHex(digest.digest(), 0, DIGITS / 2);
    }

    private void addText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        kind('S').putInt(bytes.length);
        drain();
        digest.update(bytes);
    }

    private void addRecord(Record record) {
        Method[] components = COMPONENTS.get(record.getClass());
        kind('R').putInt(components.length);
        for (Method component : components) {
            try {
                add(component.invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        }
    }

    /** The buffer after a value's kind, with room for what has a fixed length. */
    private ByteBuffer kind(char kind) {
        if (buffer.remaining() < 1 + Long.BYTES) {
            drain();
        }
        return buffer.put((byte) kind);
    }

    private void drain() {
        digest.update(buffer.flip());
        buffer.clear();
    }
}
