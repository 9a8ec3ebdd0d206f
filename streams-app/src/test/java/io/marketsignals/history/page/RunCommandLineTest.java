package io.marketsignals.history.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class RunCommandLineTest {
    @Test
    void shouldReadTheSameOffsetsWhenTheTopicsHaveGrown() throws JsonProcessingException {
        assertThat(command("""
                {"source": {"bootstrapServers": "b:1", "registry": "http://r:2", "run": "", "from": null,
                  "to": "2024-01-03T00:00:00Z", "offsets": {"market.index-ticks.v1-0": [3, 70]}},
                 "reference": null, "run": "check", "endSessions": true, "threads": 2,
                 "settings": {"signals.rally.return": "0.05"}}
                """))
                .isEqualTo("./signals replay --bootstrap-servers b:1 --set registry.schema.registry.url=http://r:2"
                        + " --from-offset market.index-ticks.v1-0=3 --to-offset market.index-ticks.v1-0=70"
                        + " --end-sessions --threads 2 --set signals.rally.return=0.05 --out again");
    }

    @Test
    void shouldSayNothingOfARunThatDoesNotSayWhatItRead() throws JsonProcessingException {
        assertThat(command("{}")).isEmpty();
    }

    private static String command(String run) throws JsonProcessingException {
        return RunCommandLine.of(new ObjectMapper().readTree(run));
    }
}
