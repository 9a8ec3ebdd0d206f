package io.marketsignals.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameTableTest {
    private final NameTable table = new NameTable(4);

    private void add(String name, int number) {
        byte[] bytes = name.getBytes(UTF_8);
        table.add(bytes, 0, bytes.length, number);
    }

    /** The number of a name that lies within other bytes. */
    private int find(String name, int before, int after) {
        byte[] bytes = ("x".repeat(before) + name + "y".repeat(after)).getBytes(UTF_8);
        return table.find(bytes, before, name.getBytes(UTF_8).length);
    }

    @Test
    void shouldTellNamesApartThatShareTheirWords() {
        add("A", 0);
        add("A\0", 1);
        add("ABCDEFGH", 2);
        add("ABCDEFGH\0", 3);
        add("ABCDEFGH-1-ABCDEFGH", 4);
        add("ABCDEFGH-2-ABCDEFGH", 5);

        assertThat(find("A", 0, 0)).isZero();
        assertThat(find("A\0", 0, 0)).isEqualTo(1);
        assertThat(find("ABCDEFGH", 0, 0)).isEqualTo(2);
        assertThat(find("ABCDEFGH\0", 0, 0)).isEqualTo(3);
        assertThat(find("ABCDEFGH-1-ABCDEFGH", 0, 0)).isEqualTo(4);
        assertThat(find("ABCDEFGH-2-ABCDEFGH", 0, 0)).isEqualTo(5);
        assertThat(find("ABCDEFGH-3-ABCDEFGH", 0, 0)).isEqualTo(NameTable.NONE);
        assertThat(find("", 0, 0)).isEqualTo(NameTable.NONE);
    }

    @Test
    void shouldFindWhatAMapFindsWhereverTheNameLies() {
        Random random = new Random(7);
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String name = random.ints(random.nextInt(24), 'A', 'D')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            int found = find(name, random.nextInt(3), random.nextInt(10));

            assertThat(found).as(name).isEqualTo(numbers.getOrDefault(name, NameTable.NONE));
            if (found == NameTable.NONE) {
                add(name, numbers.size());
                numbers.put(name, numbers.size());
            }
        }
        assertThat(numbers).hasSizeGreaterThan(5_000);
    }
}
