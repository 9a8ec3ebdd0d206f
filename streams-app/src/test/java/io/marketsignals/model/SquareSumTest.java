package io.marketsignals.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SquareSumTest {
    private static SquareSum square(long scaled) {
        SquareAccumulator squares = new SquareAccumulator();
        squares.replace(0, scaled);
        return squares.sum();
    }

    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private static BigInteger exact(SquareSum sum) {
        return BigInteger.valueOf(sum.high()).multiply(TWO_TO_64).add(new BigInteger(Long.toUnsignedString(sum.low())));
    }

    @Test
    void shouldReadTheSumOfSquaresAsANumber() {
        SquareSum sum = square(Scaled.of(0.3)).combine(square(Scaled.of(-0.4)));

        // 0.09 + 0.16
        assertThat(sum.toDouble()).isEqualTo(0.25);
        assertThat(SquareSum.ZERO.toDouble()).isZero();
    }

    @Test
    void shouldHoldTheSquareOfTheLargestReturn() {
        SquareSum sum = square(Scaled.of(Scaled.MAX_RETURN));

        // 1000^2 at 1e-24 = 1e30
        assertThat(exact(sum)).isEqualTo(BigInteger.TEN.pow(30));
        assertThat(sum.toDouble()).isEqualTo(1e6);
    }

    @Test
    void shouldAddAndUndoLikeExactArithmetic() {
        for (long seed = 1; seed <= 10_000; seed++) {
            Random random = new Random(seed);
            long bound = 1L << (1 + random.nextInt(50));
            long x = random.nextLong(bound);
            long y = -random.nextLong(bound);
            SquareSum a = square(x).combine(square(y));
            SquareSum b = square(random.nextLong(1L << 50));

            assertThat(exact(a))
                    .as("seed %d", seed)
                    .isEqualTo(BigInteger.valueOf(x)
                            .pow(2)
                            .add(BigInteger.valueOf(y).pow(2)));
            assertThat(exact(a.combine(b))).as("seed %d", seed).isEqualTo(exact(a).add(exact(b)));
            assertThat(a.combine(b)).as("seed %d", seed).isEqualTo(b.combine(a));
        }
    }

    @Test
    void shouldLeaveNothingOfASquareThatIsTakenAway() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            SquareAccumulator squares = new SquareAccumulator();
            long kept = random.nextLong(1L << 50);
            long gone = random.nextLong(1L << 50);
            long other = -random.nextLong(1L << 50);

            squares.replace(0, gone);
            squares.replace(0, -kept);
            squares.replace(gone, other);
            squares.replace(other, 0);

            assertThat(squares.sum()).as("seed %d", seed).isEqualTo(square(kept));
        }
    }
}
