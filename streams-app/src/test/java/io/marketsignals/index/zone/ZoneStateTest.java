package io.marketsignals.index.zone;

import static io.marketsignals.index.zone.ZoneEvent.APPROACH;
import static io.marketsignals.index.zone.ZoneEvent.BREAK;
import static io.marketsignals.index.zone.ZoneEvent.BREAK_CONFIRMED;
import static io.marketsignals.index.zone.ZoneEvent.ENTER;
import static io.marketsignals.index.zone.ZoneEvent.FAILED_BREAK;
import static io.marketsignals.index.zone.ZoneEvent.RETEST_HELD;
import static io.marketsignals.index.zone.ZoneEvent.ROLE_FLIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import org.junit.jupiter.api.Test;

/**
 * The life of the resistance zone 17,100 to 17,250: approach from 17,014.5 (0.5 % below), break above 17,267.25 (0.1 %
 * above), retest band up to 17,301.75 (0.3 % above), re-armed below 16,929 (1 % below).
 */
class ZoneStateTest {
    private static final ZoneDefinition RESISTANCE =
            new ZoneDefinition("Z", "IX", Role.RESISTANCE, 17_100, 17_250, "", null);

    private final Path path = new Path(RESISTANCE);

    @Test
    void shouldApproachWithinHalfAPercentBelow() {
        assertThat(path.price(16_800)).isEmpty();
        assertThat(path.price(17_014.4)).isEmpty();
        assertThat(path.price(17_014.5)).containsExactly(APPROACH);
    }

    @Test
    void shouldEnterAtTheLowEdge() {
        assertThat(path.prices(16_800, 17_050, 17_099.9)).containsExactly(APPROACH);
        assertThat(path.price(17_100)).containsExactly(ENTER);
        assertThat(path.price(17_250)).isEmpty();
    }

    @Test
    void shouldBreakOnlyBeyondATenthOfAPercent() {
        path.prices(16_800, 17_050, 17_200);

        assertThat(path.price(17_267)).isEmpty();
        assertThat(path.price(17_268)).containsExactly(BREAK);
        assertThat(path.price(17_400)).isEmpty();
    }

    @Test
    void shouldTellTheJumpedStatesInOrderWhenThePriceGaps() {
        path.price(16_800);

        assertThat(path.price(17_400)).containsExactly(APPROACH, ENTER, BREAK);
    }

    @Test
    void shouldTellEachStepOnceUntilThePriceIsFarEnoughBelow() {
        path.prices(16_800, 17_150);

        assertThat(path.prices(17_090, 17_050, 16_930, 17_150)).isEmpty();
        // below 17,100 x 0.99 = 16,929 it re-arms
        assertThat(path.prices(16_928, 17_150)).containsExactly(APPROACH, ENTER);
    }

    @Test
    void shouldConfirmABreakWhenTheSessionClosesAbove() {
        path.prices(16_800, 17_400);

        assertThat(path.close(17_250.5)).containsExactly(BREAK_CONFIRMED);
    }

    @Test
    void shouldFailWhenTheSessionOfTheBreakClosesInside() {
        path.prices(16_800, 17_400);

        assertThat(path.price(17_240)).isEmpty();
        assertThat(path.close(17_240)).containsExactly(FAILED_BREAK);
    }

    @Test
    void shouldFailWhenThePriceFallsBackBelowTheZone() {
        path.prices(16_800, 17_400);

        assertThat(path.price(17_100)).isEmpty();
        assertThat(path.price(17_099)).containsExactly(FAILED_BREAK);
        assertThat(path.close(17_000)).isEmpty();
    }

    @Test
    void shouldFailWhenASessionClosesInsideWithinThreeSessionsOfTheConfirmation() {
        path.prices(16_800, 17_400);
        path.close(17_400);
        path.close(17_500);
        path.close(17_500);

        assertThat(path.close(17_250)).containsExactly(FAILED_BREAK);
    }

    @Test
    void shouldBreakAgainAfterAFailure() {
        path.prices(16_800, 17_400);
        path.close(17_240);

        assertThat(path.price(17_300)).containsExactly(BREAK);
    }

    @Test
    void shouldHoldARetestWhenThePriceComesBackToTheEdgeAndTheSessionClosesAbove() {
        path.prices(16_800, 17_400);
        path.close(17_290);

        assertThat(path.prices(17_400, 17_301)).isEmpty();
        assertThat(path.close(17_350)).containsExactly(RETEST_HELD);
    }

    @Test
    void shouldHoldARetestWhenTheConfirmingCloseWasAlreadyClear() {
        path.prices(16_800, 17_400);
        path.close(17_400);

        assertThat(path.price(17_260)).isEmpty();
        assertThat(path.close(17_350)).containsExactly(RETEST_HELD);
    }

    @Test
    void shouldTellARetestOnceWhileThePriceStaysInTheBand() {
        path.prices(16_800, 17_400);
        path.close(17_400);
        path.price(17_260);
        path.close(17_270);

        path.price(17_280);

        assertThat(path.close(17_280)).isEmpty();
    }

    @Test
    void shouldFlipItsRoleThreeSessionsAfterTheConfirmation() {
        path.prices(16_800, 17_400);
        path.close(17_400);
        path.close(17_400);
        path.close(17_400);

        assertThat(path.close(17_400)).containsExactly(ROLE_FLIPPED);
        assertThat(path.state().role()).isEqualTo(Role.SUPPORT);
    }

    @Test
    void shouldLiveOnAsASupportAfterTheFlip() {
        path.prices(16_800, 17_400);
        for (int i = 0; i < 4; i++) {
            path.close(17_400);
        }

        // support: approach from 17,250 x 1.005 = 17,336.25, break below 17,100 x 0.999 = 17,082.9
        assertThat(path.price(17_337)).isEmpty();
        assertThat(path.price(17_336)).containsExactly(APPROACH);
        assertThat(path.price(17_250)).containsExactly(ENTER);
        assertThat(path.price(17_083)).isEmpty();
        assertThat(path.price(17_082)).containsExactly(BREAK);
        assertThat(path.close(17_082)).containsExactly(BREAK_CONFIRMED);
        assertThat(path.price(17_251)).containsExactly(FAILED_BREAK);
    }

    @Test
    void shouldWaitUntilThePriceIsBackWhenItStartsBeyondTheZone() {
        assertThat(path.prices(17_400, 17_600, 17_200, 17_400)).isEmpty();
        assertThat(path.prices(17_050, 17_400)).containsExactly(ENTER, BREAK);
    }

    @Test
    void shouldSayNothingOfItsFirstPrice() {
        assertThat(path.price(17_150)).isEmpty();
        assertThat(path.price(17_268)).containsExactly(BREAK);
    }
}
