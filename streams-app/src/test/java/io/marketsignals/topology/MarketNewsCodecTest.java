package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.crossmarket.IndexClose;
import io.marketsignals.crossmarket.MarketNews;
import io.marketsignals.crossmarket.MarketNews.SessionNews;
import io.marketsignals.crossmarket.Trigger;
import io.marketsignals.model.Session;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketNewsCodecTest {
    private final MarketNewsCodec codec = new MarketNewsCodec();

    @Test
    void shouldReadBackEveryFieldOfAClose() {
        MarketNews news = new MarketNews(
                "US",
                1,
                true,
                new SessionNews(
                        new Session(LocalDate.of(2025, 9, 1), 2, 3, 4),
                        5,
                        List.of(
                                new IndexClose("A", 6.5, -0.07, 0.8, 0.9, 0.75),
                                new IndexClose("B", null, null, null, null, 0)),
                        List.of(new Trigger("level-zone", "break-confirmed", "id", "US", "A", 10, 11, 12, true))));

        assertThat(codec.decode(codec.encode(news))).isEqualTo(news);
    }

    @Test
    void shouldReadBackEventTimeAlone() {
        MarketNews news = new MarketNews("US", 1, false, null);

        assertThat(codec.decode(codec.encode(news))).isEqualTo(news);
    }

    @Test
    void shouldRefuseNewsOfAnotherVersion() {
        byte[] bytes = codec.encode(new MarketNews("US", 1, false, null));
        bytes[0] = 99;

        assertThatThrownBy(() -> codec.decode(bytes)).hasMessage("news of version 99; this build reads 1");
    }
}
