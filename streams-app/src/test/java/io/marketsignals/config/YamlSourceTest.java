package io.marketsignals.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSourceTest {
    @Test
    void shouldReadNestedAndDottedKeysAlikeWithTheirLines() {
        var entries = YamlSource.parse("app.yaml", """
                pipeline:
                  bucket: PT5S
                pipeline.grace: PT1S
                kafka:
                  consumer.max.poll.records: 500
                """);

        assertThat(entries)
                .containsExactly(
                        new ConfigEntry("pipeline.bucket", "PT5S", "app.yaml line 2"),
                        new ConfigEntry("pipeline.grace", "PT1S", "app.yaml line 3"),
                        new ConfigEntry("kafka.consumer.max.poll.records", "500", "app.yaml line 5"));
    }

    @Test
    void shouldKeepNumbersAsWritten() {
        var entries = YamlSource.parse("app.yaml", "signals.rally.gain: 0.10\nother: 1e-3\nflag: yes\n");

        assertThat(entries).extracting(ConfigEntry::value).containsExactly("0.10", "1e-3", "yes");
    }

    @Test
    void shouldJoinAListWithCommas() {
        var entries = YamlSource.parse("app.yaml", "kafka.bootstrap.servers: [a:1, b:2]\n");

        assertThat(entries).extracting(ConfigEntry::value).containsExactly("a:1,b:2");
    }

    @Test
    void shouldNameBothLinesWhenAKeyIsSetTwice() {
        assertThatThrownBy(() -> YamlSource.parse("app.yaml", "pipeline:\n  bucket: PT5S\npipeline.bucket: PT1S\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("pipeline.bucket is set twice (app.yaml line 2 and line 3).");
    }

    @Test
    void shouldNameTheLineWhenItIsIndentedWithATab() {
        assertThatThrownBy(() -> YamlSource.parse("app.yaml", "pipeline:\n\tbucket: PT5S\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("app.yaml line 2 is indented with a tab, which YAML does not allow; use spaces.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "{}\n"})
    void shouldRefuseAFileWithoutSettings(String text) {
        assertThatThrownBy(() -> YamlSource.parse("app.yaml", text))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("app.yaml holds no settings");
    }

    @Test
    void shouldRefuseAKeyWithoutAValue() {
        assertThatThrownBy(() -> YamlSource.parse("app.yaml", "application.id:\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("application.id has no value (app.yaml line 1).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b\n", "just words\n"})
    void shouldRefuseWhatIsNoMapping(String text) {
        assertThatThrownBy(() -> YamlSource.parse("app.yaml", text))
                .isInstanceOf(ConfigException.class)
                .hasMessage("app.yaml must hold 'key: value' lines.");
    }

    @Test
    void shouldRefuseAliasesAndFurtherDocuments() {
        assertThatThrownBy(() -> YamlSource.parse("app.yaml", "a: &x 1\nb: *x\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("b must be a plain value (app.yaml line 2).");
        assertThatThrownBy(() -> YamlSource.parse("app.yaml", "a: 1\n---\nb: 2\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("only one YAML document is read.");
    }

    @Test
    void shouldNotQuoteTheLineWhenItIsNotYaml() {
        assertThatThrownBy(() -> YamlSource.parse("app.yaml", "a: 1\nkafka.password: hush: hush\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("app.yaml line 2 is not valid YAML; check its indentation, colons and quotes.")
                .hasNoCause();
    }

    @Test
    void shouldSayThatAFileDoesNotExist(@TempDir Path folder) {
        Path absent = folder.resolve("absent.yaml");

        assertThatThrownBy(() -> YamlSource.read(absent))
                .isInstanceOf(ConfigException.class)
                .hasMessage("The settings file " + absent + " does not exist.");
    }

    @Test
    void shouldSayThatAFolderCannotBeRead(@TempDir Path folder) {
        assertThatThrownBy(() -> YamlSource.read(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cannot be read");
    }
}
