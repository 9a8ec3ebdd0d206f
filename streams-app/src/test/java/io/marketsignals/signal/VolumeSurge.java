package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.List;
import java.util.Locale;

/**
 * The members of an index trade far more than usual by the close.
 *
 * @param ratio least relative volume; 2
 * @param coverage least coverage; 0.5
 */
record VolumeSurge(double ratio, double coverage) implements SignalDetector {
    static final String ID = "volume-surge";

    static VolumeSurge from(Settings settings) {
        return new VolumeSurge(settings.number(ID + ".ratio", 2, 1, 100), Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!market.closing()
                || !(reading instanceof IndexReading index)
                || index.relativeVolume() == null
                || index.breadth().coverage() < coverage) {
            return List.of();
        }
        double surge = index.relativeVolume() / ratio;
        return List.of(Finding.lasting(
                ID,
                index.index(),
                Direction.UP,
                surge >= 1 ? Phase.TRUE : Phase.FALSE,
                Strength.of(surge, 1.5, 2),
                new Finding.Basis(index.breadth().coverage(), () -> explain(index))));
    }

    private Explanation explain(IndexReading index) {
        return new Explanation(
                String.format(
                        Locale.ROOT,
                        "%s closes on %.1f times its usual volume.",
                        index.index(),
                        index.relativeVolume()),
                List.of(Evidence.ratio("relativeVolume", index.relativeVolume())),
                List.of(Evidence.ratio(ID + ".ratio", ratio)));
    }
}
