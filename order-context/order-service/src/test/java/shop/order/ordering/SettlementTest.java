package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.ORDER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import shop.kernel.Money;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;

@Label("The settlement, whatever pieces of an order are sent, not sent or lost, and whenever their money comes,")
class SettlementTest {

    @Property(tries = 1000)
    @Label("keeps no more of a tender than is needed, and in the end exactly that")
    void noMoreIsKept(@ForAll("payers") List<Payer> payers, @ForAll Random chance) {
        World world = new World(payers);
        world.open();
        for (int step = 0; step < 30; step++) {
            world.step(payers.get(chance.nextInt(payers.size())), chance);
        }
        world.comeToRest();
        payers.forEach(Payer::assertSettled);
        assertThat(world.settlement.keepsExactly(world::needed)).isTrue();
    }

    @Example
    @Label("takes nothing for a parcel whose share it kept when another parcel was lost, and lets go of the rest")
    void keepsForTheOther() {
        Settlement settlement = new Settlement(ORDER, List.of(card(100)));
        settlement.on(new TenderAuthorised(ORDER, 1, eur(100), true));
        settlement
                .take("lost", capture -> true, tender -> eur(60), tender -> eur(100))
                .forEach(settlement::on);
        settlement.on(new TenderCaptured(ORDER, 1, "lost", eur(60)));

        List<TenderFact> whenLost = settlement.letGo(tender -> eur(40), "lost", Optional.empty());
        whenLost.forEach(settlement::on);

        assertThat(whenLost)
                .containsExactly(
                        new RefundRequested(ORDER, 1, "refund-1", eur(20), "lost"),
                        new ReleaseRequested(ORDER, 1, "lost"));
        assertThat(settlement.take("other", capture -> true, tender -> eur(100), tender -> eur(40)))
                .isEmpty();
        assertThat(settlement.keepsExactly(tender -> eur(40))).isTrue();
    }

    @Example
    @Label("knows what follows from every fact about a tender")
    void everyFact() {
        EveryEvent.ofMugsAndTea().stream()
                .filter(TenderFact.class::isInstance)
                .map(TenderFact.class::cast)
                .forEach(new Settlement(ORDER, List.of(MugsAndTea.card(33_100), MugsAndTea.card(10_000)))::on);
    }

    @Provide
    Arbitrary<List<Payer>> payers() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 500).list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(Way.class))
                .as(Payer::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private enum Way {
        IN_PARTS,
        AT_ONE_GO,
        AT_ONCE,
        LATE
    }

    /** The order and the providers around the settlement: they do what it asks, and keep books of their own. */
    private static final class World {

        private final List<Payer> payers;
        private final Settlement settlement;

        World(List<Payer> payers) {
            this.payers = payers;
            settlement = new Settlement(
                    ORDER, payers.stream().map(payer -> card(payer.amount())).toList());
        }

        void open() {
            payers.stream().filter(payer -> payer.way != Way.LATE).forEach(this::giveMoney);
        }

        void step(Payer payer, Random chance) {
            switch (chance.nextInt(6)) {
                case 0, 1 -> handOver(payer, chance);
                case 2 -> give(payer, chance.nextBoolean() ? Piece.NOT_SENT : Piece.LOST, chance);
                case 3 -> capture(payer);
                case 4 -> fail(payer);
                default -> comeLate(payer);
            }
        }

        /** What is here is sent, what is owed is paid, and what is asked for is done. */
        void comeToRest() {
            payers.forEach(payer -> {
                comeLate(payer);
                while (payer.pieces.contains(Piece.HERE)) {
                    payer.pieces.set(payer.pieces.indexOf(Piece.HERE), Piece.SENT);
                    handedOver();
                }
                while (!payer.outstanding.isEmpty()) {
                    capture(payer);
                }
            });
        }

        private void handOver(Payer payer, Random chance) {
            if (payer.authorised && payer.move(Piece.HERE, Piece.SENT, chance)) {
                handedOver();
            }
        }

        private void handedOver() {
            List<TenderFact> asked = settlement.take("parcel-" + handOvers(), capture -> true, this::due, this::needed);
            asked.forEach(this::happened);
            assertThat(settlement.take("again", capture -> true, this::due, this::needed))
                    .as("what is taken a second time")
                    .isEmpty();
        }

        private long handOvers() {
            return payers.stream()
                    .flatMap(payer -> payer.pieces.stream())
                    .filter(piece -> piece == Piece.SENT || piece == Piece.LOST)
                    .count();
        }

        private void give(Payer payer, Piece fate, Random chance) {
            if (payer.move(fate == Piece.LOST ? Piece.SENT : Piece.HERE, fate, chance)) {
                letGo();
            }
        }

        private void capture(Payer payer) {
            if (!payer.outstanding.isEmpty()) {
                CaptureRequested asked = payer.outstanding.remove(0);
                happened(new TenderCaptured(ORDER, asked.tender(), asked.captureId(), asked.amount()));
                letGo();
            }
        }

        private void fail(Payer payer) {
            if (!payer.outstanding.isEmpty()) {
                CaptureRequested asked = payer.outstanding.get(0);
                happened(new TenderCaptureFailed(
                        ORDER,
                        asked.tender(),
                        asked.captureId(),
                        asked.amount(),
                        1,
                        Optional.empty(),
                        Optional.empty()));
            }
        }

        private void comeLate(Payer payer) {
            if (payer.way == Way.LATE && !payer.came) {
                giveMoney(payer);
                letGo();
            }
        }

        private void giveMoney(Payer payer) {
            payer.came = true;
            happened(
                    payer.way == Way.IN_PARTS || payer.way == Way.AT_ONE_GO
                            ? new TenderAuthorised(ORDER, number(payer), eur(payer.amount()), payer.way == Way.IN_PARTS)
                            : new TenderPaid(ORDER, number(payer), eur(payer.amount())));
        }

        private void letGo() {
            settlement.letGo(this::needed, "not sent", Optional.empty()).forEach(this::happened);
            assertThat(settlement.letGo(this::needed, "not sent", Optional.empty()))
                    .as("what is let go a second time")
                    .isEmpty();
            payers.forEach(Payer::assertNoMoreIsKept);
        }

        private void happened(TenderFact fact) {
            settlement.on(fact);
            payers.get(fact.tender() - 1).on(fact);
        }

        private int number(Payer payer) {
            for (int index = 0; index < payers.size(); index++) {
                if (payers.get(index) == payer) {
                    return index + 1;
                }
            }
            throw new IllegalArgumentException("nobody of these: " + payer);
        }

        Money needed(int tender) {
            return eur(payers.get(tender - 1).needed());
        }

        Money due(int tender) {
            return eur(payers.get(tender - 1).due());
        }
    }

    private enum Piece {
        HERE,
        SENT,
        NOT_SENT,
        LOST
    }

    /** One tender, and the pieces that it pays for. */
    private static final class Payer {

        private final List<Long> prices;
        private final Way way;
        private final List<Piece> pieces = new ArrayList<>();
        private final List<CaptureRequested> outstanding = new ArrayList<>();
        private boolean came;
        private boolean authorised;
        private boolean paid;
        private boolean letGo;
        private long askedFor;
        private long taken;
        private long givenBack;

        Payer(List<Long> prices, Way way) {
            this.prices = prices;
            this.way = way;
            prices.forEach(price -> pieces.add(Piece.HERE));
        }

        long amount() {
            return prices.stream().mapToLong(Long::longValue).sum();
        }

        long needed() {
            return sum(List.of(Piece.HERE, Piece.SENT));
        }

        long due() {
            return sum(List.of(Piece.SENT, Piece.LOST));
        }

        private long sum(List<Piece> counted) {
            long sum = 0;
            for (int index = 0; index < pieces.size(); index++) {
                sum += counted.contains(pieces.get(index)) ? prices.get(index) : 0;
            }
            return sum;
        }

        boolean move(Piece from, Piece to, Random chance) {
            int index = chance.nextInt(pieces.size());
            if (pieces.get(index) != from) {
                return false;
            }
            pieces.set(index, to);
            return true;
        }

        void on(TenderFact fact) {
            if (fact instanceof TenderAuthorised) {
                authorised = true;
            } else if (fact instanceof TenderPaid money) {
                paid = true;
                taken += money.amount().minor();
            } else if (fact instanceof CaptureRequested request) {
                assertThat(letGo).as("%s comes after a release", request).isFalse();
                assertThat(way == Way.AT_ONE_GO && askedFor > 0)
                        .as("%s is one too many", request)
                        .isFalse();
                askedFor += request.amount().minor();
                assertThat(askedFor).as("%s exceeds what is held", request).isLessThanOrEqualTo(amount());
                outstanding.add(request);
            } else if (fact instanceof TenderCaptured capture) {
                taken += capture.amount().minor();
            } else if (fact instanceof RefundRequested request) {
                givenBack += request.amount().minor();
                assertThat(givenBack).as("%s exceeds what was taken", request).isLessThanOrEqualTo(taken);
            } else if (fact instanceof ReleaseRequested request) {
                assertThat(letGo).as("%s comes twice", request).isFalse();
                letGo = true;
            }
        }

        void assertNoMoreIsKept() {
            assertThat(taken - givenBack).isBetween(0L, needed());
        }

        void assertSettled() {
            assertThat(taken - givenBack).as("what is kept").isEqualTo(needed());
            assertThat(paid || letGo || taken == amount())
                    .as("nothing is held for ever of %s", prices)
                    .isTrue();
        }

        @Override
        public String toString() {
            return way + " for " + prices;
        }
    }

    private static Tender card(long amount) {
        return new Tender(TenderMethod.CARD, eur(amount), "tok_approve", 1, Optional.empty());
    }

    private static Money eur(long minor) {
        return Money.of(minor, "EUR");
    }
}
