package shop.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.importer.books.Clocks;
import shop.importer.books.ExpectedOrder;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.PaymentType;
import shop.kernel.Money;

@DisplayName("Whoever waits for orders to stand where the files say")
class SettlingTest {

    private static final Money PRICE = Money.of(1000, "BRL");
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration A_LOOK_OR_TWO = Duration.ofSeconds(1);

    /** Passes only where somebody waits. */
    private static final class ToldTime implements LongestWait.Time {

        private Duration passed = Duration.ZERO;

        @Override
        public long nanos() {
            return passed.toNanos();
        }

        @Override
        public void pass(Duration duration) {
            passed = passed.plus(duration);
        }
    }

    private final ToldTime time = new ToldTime();
    private final OrdersUnderWay underWay = new OrdersUnderWay(Clock.systemUTC(), 1, 1);
    private final LongestWait patience = new LongestWait(LONGEST, time);
    private StubOrder order;
    private int movesLeft;
    private int looks;
    private Duration firstLook = Duration.ZERO;

    @BeforeEach
    void placed() throws Exception {
        order = new StubOrder(this::moves);
        underWay.enter();
    }

    @AfterEach
    void stop() {
        order.close();
    }

    /** As often as it may, the order moves on, without coming to its end. */
    private void moves() {
        if (looks++ == 0) {
            time.pass(firstLook);
        }
        if (movesLeft > 0) {
            movesLeft--;
            order.view
                    .withArray("timeline")
                    .addObject()
                    .put("at", "2026-01-05T09:00:00Z")
                    .put("event", "moved");
        }
    }

    private Settling settling() throws IOException {
        FileOrder wanted = Mugs.order(
                FileStatus.DELIVERED,
                List.of(Mugs.mug(1, PRICE, Money.zero("BRL"))),
                List.of(new FileOrder.Payment(1, PaymentType.VOUCHER, 1, PRICE, Optional.empty())));
        return new Settling(order.shop(), underWay, patience, List.of(ExpectedOrder.of(wanted, Clocks.OF_DESTINATION)));
    }

    @Test
    @DisplayName("gives up once for all, when the patience is over in which nothing has ended and nothing moved")
    void givesUpOnce() throws Exception {
        Settling settling = settling();

        settling.awaitEnds();
        assertThat(settling.await().unsettled()).isEqualTo(1);

        assertThat(time.passed).isBetween(LONGEST, LONGEST.plus(A_LOOK_OR_TWO));
    }

    @Test
    @DisplayName("has all patience again with each move, though nothing ends")
    void seesWhatMoves() throws Exception {
        movesLeft = 30;
        Settling settling = settling();

        settling.awaitEnds();
        settling.await();

        Duration halfOfItAndTheMoves = LONGEST.dividedBy(2).plus(Duration.ofMillis(29 * 500));
        assertThat(time.passed)
                .isBetween(
                        halfOfItAndTheMoves.plus(LONGEST),
                        halfOfItAndTheMoves.plus(LONGEST).plus(A_LOOK_OR_TWO));
    }

    @Test
    @DisplayName("loses no patience by what takes its time meanwhile")
    void isHeldUp() throws Exception {
        Settling settling = settling();

        settling.awaitEnds();
        patience.without(() -> time.pass(Duration.ofHours(1)));
        settling.await();

        assertThat(time.passed.minusHours(1)).isBetween(LONGEST, LONGEST.plus(A_LOOK_OR_TWO));
    }

    @Test
    @DisplayName("does not wait for what has ended to end, and has all patience for what it shows")
    void hasEnded() throws Exception {
        underWay.ended(1);
        Settling settling = settling();

        settling.awaitEnds();
        assertThat(time.passed).isZero();
        settling.await();

        assertThat(time.passed).isBetween(LONGEST, LONGEST.plus(A_LOOK_OR_TWO));
    }

    @Test
    @DisplayName("looks once more, however long the first look has taken: only then has anything moved, or not")
    void looksTwice() throws Exception {
        firstLook = LONGEST.multipliedBy(2);

        settling().await();

        assertThat(looks).isEqualTo(2);
    }
}
