package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonicalDigestTest {
    private record Inner(String name, Double value) {}

    private record Outer(long number, List<Inner> inner, Map<String, Integer> counts, LocalDate date, Boolean flag) {}

    @Test
    void shouldBeTheFirstHalfOfSha256OverTheCanonicalBytes() {
        // printf '' | sha256sum; printf 'S\0\0\0\2AB' | sha256sum; printf 'R\0\0\0\2S\0\0\0\1a0' | sha256sum
        assertThat(new CanonicalDigest().hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
        assertThat(hash("AB")).isEqualTo("4e84d949f262de14e692186dc852ae72");
        assertThat(hash(new Inner("a", null))).isEqualTo("e48f4bc0e8004c858f0a1819a651d32b");
    }

    @Test
    void shouldBeTheSameWhateverTheOrderOfAMapOrSet() {
        Map<String, Integer> forwards = new LinkedHashMap<>();
        Map<String, Integer> backwards = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            forwards.put("key " + i, i);
            backwards.put("key " + (19 - i), 19 - i);
        }

        assertThat(hash(backwards)).isEqualTo(hash(forwards));
        assertThat(hash(Map.copyOf(forwards))).isEqualTo(hash(forwards));
        assertThat(hash(new LinkedHashSet<>(List.of(2, 1)))).isEqualTo(hash(Set.of(1, 2)));
    }

    @Test
    void shouldDifferWhenAnyPartDiffers() {
        Outer outer = new Outer(1, List.of(new Inner("a", 0.5)), Map.of("k", 1), LocalDate.of(2024, 3, 4), true);
        List<Object> others = new ArrayList<>(List.of(
                new Outer(2, outer.inner(), outer.counts(), outer.date(), true),
                new Outer(1, List.of(new Inner("b", 0.5)), outer.counts(), outer.date(), true),
                new Outer(1, List.of(new Inner("a", Math.nextUp(0.5))), outer.counts(), outer.date(), true),
                new Outer(1, List.of(new Inner("a", null)), outer.counts(), outer.date(), true),
                new Outer(1, List.of(), outer.counts(), outer.date(), true),
                new Outer(1, outer.inner(), Map.of("k", 2), outer.date(), true),
                new Outer(1, outer.inner(), outer.counts(), LocalDate.of(2024, 3, 5), true),
                new Outer(1, outer.inner(), outer.counts(), outer.date(), false)));
        others.add(outer);

        assertThat(others.stream().map(CanonicalDigestTest::hash)).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellApartWhatOnlyTheSeamsTellApart() {
        assertThat(hash(List.of("ab", "c"))).isNotEqualTo(hash(List.of("a", "bc")));
        assertThat(hash(List.of(List.of("a"), List.of()))).isNotEqualTo(hash(List.of(List.of(), List.of("a"))));
        assertThat(hash(0.0)).isNotEqualTo(hash(-0.0)).isNotEqualTo(hash(0));
    }

    @Test
    void shouldTakeAnyAmount() {
        List<Long> many = new ArrayList<>();
        for (long i = 0; i < 10_000; i++) {
            many.add(i);
        }
        String thousands = "x".repeat(20_000);

        assertThat(hash(many)).isNotEqualTo(hash(many.subList(0, 9_999)));
        assertThat(hash(List.of(thousands, many))).isEqualTo(hash(List.of("x".repeat(20_000), List.copyOf(many))));
    }

    @Test
    void shouldRefuseWhatHasNoCanonicalBytes() {
        assertThatThrownBy(() -> hash(List.of(ZoneOffset.UTC)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ZoneOffset")
                .hasMessageContaining("has no canonical bytes");
    }

    private static String hash(Object value) {
        return new CanonicalDigest().add(value).hex();
    }
}
