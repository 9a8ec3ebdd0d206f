package io.marketsignals.history.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldKeepValuesAsWrittenWhenYamlWouldConvertThem() throws IOException {
        YamlMap yaml = YamlFile.read(file("symbols: [NO, ON, 1e3, 09:30, 2024-03-28]\n"));

        List<String> symbols =
                yaml.items("symbols").stream().map(s -> s.text("symbol").text()).toList();

        assertThat(symbols).containsExactly("NO", "ON", "1e3", "09:30", "2024-03-28");
    }

    @Test
    void shouldNameLineAndNearestKeyWhenAKeyIsUnknown() throws IOException {
        Path file = file("zone: UTC\nopne: x\n");

        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> YamlFile.read(file).only("market US", "zone", "open", "close"))
                .withMessage(
                        "%s:2: unknown key 'opne' in market US; did you mean 'open'? Known are: zone, open, close",
                        file);
    }

    @Test
    void shouldRefuseAKeyWithoutValueWhenItIsUnknown() throws IOException {
        Path file = file("opne:\n");

        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> YamlFile.read(file).only("a market", "open"))
                .withMessageContaining(":1: unknown key 'opne'");
    }

    @Test
    void shouldNameBothLinesWhenAKeyIsGivenTwice() throws IOException {
        Path file = file("a: 1\nb: 2\na: 3\n");

        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> YamlFile.read(file))
                .withMessageContaining(":3: ")
                .withMessageContaining("'a' is given twice, first in line 1");
    }

    @Test
    void shouldRefuseWhatIsNoDocumentOfKeys() throws IOException {
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> YamlFile.read(file("- 1\n")))
                .withMessageContaining("must be keys with values");
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> YamlFile.read(file("")))
                .withMessageContaining("the file is empty");
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> YamlFile.read(folder.resolve("missing.yaml")))
                .withMessageContaining("there is no such file");
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> YamlFile.read(file("a: [1\n")))
                .withMessageContaining("not valid YAML");
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> YamlFile.read(file("a: &x 1\nb: *x\n")))
                .withMessageContaining(":2: references to other values");
    }

    @Test
    void shouldSayWhatIsExpectedWhenAValueDoesNotRead() throws IOException {
        YamlMap yaml = YamlFile.read(file("date: 2024-02-30\nzone: Mars/Base\nnumber: x\nflag: maybe\n"));

        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> yaml.text("date", "it").date())
                .withMessageContaining(":1: '2024-02-30' is not a date");
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> yaml.text("zone", "it").zone())
                .withMessageContaining(":2: 'Mars/Base' is not a time zone");
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> yaml.text("number", "it").number())
                .withMessageContaining(":3: 'x' is not a number");
        assertThatExceptionOfType(InputError.class)
                .isThrownBy(() -> yaml.text("flag", "it").flag())
                .withMessageContaining(":4: 'maybe' is neither true nor false");
    }

    @Test
    void shouldCountEditsBetweenWords() {
        assertThat(YamlMap.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(YamlMap.distance("opne", "open")).isEqualTo(1);
        assertThat(YamlMap.distance("", "abc")).isEqualTo(3);
        assertThat(YamlMap.distance("same", "same")).isZero();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.yaml"), text);
    }
}
